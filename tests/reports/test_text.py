"""The text of a report: what it asks for, and errors that say place, what is wrong and what to do."""

import datetime as dt

import pytest

from analysis.errors import ReportError
from analysis.reports.kinds import KINDS
from analysis.reports.plan import Wanted
from analysis.reports.text import read

KNOWN = ", ".join(KINDS)
WEEKLY = """
title = "Weekly"
[selection]
window = "7d"
people = ["Jon Hamm"]
[[figures]]
kind = "people"
[[figures]]
kind = "articles"
title = "All of it"
selection = { since = 2024-10-01, until = 2024-10-31T12:00:00Z, copies = true }
"""
FIGURE = '[[figures]]\nkind = "people"\n'


def test_a_report_is_a_title_a_selection_and_figures() -> None:
    plan = read(WEEKLY, "weekly")
    assert (plan.title, plan.text) == ("Weekly", WEEKLY)
    people, articles = plan.wishes
    assert plan.of(people, {}) == Wanted(window="7d", people=("Jon Hamm",))
    assert plan.of(articles, {}) == Wanted(
        since=dt.date(2024, 10, 1),
        until=dt.datetime(2024, 10, 31, 12, tzinfo=dt.UTC),
        people=("Jon Hamm",),
        copies=True,
    )
    assert articles.title == "All of it"


def test_what_the_reader_asks_for_takes_the_place_of_the_reports_own() -> None:
    plan = read(WEEKLY, "weekly")
    people, articles = plan.wishes
    over = {"people": ("Cher",), "window": "24h"}
    assert plan.of(people, over) == Wanted(window="24h", people=("Cher",))
    # How much of the past a figure is about is its own.
    assert plan.of(articles, over).since == dt.date(2024, 10, 1)
    assert plan.of(articles, over).window == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = ", "mine: no TOML: Invalid value (at end of document); write key = value, one a line"),
        (FIGURE, 'mine: there is no title; write title = "Weekly"'),
        ('title = "A"', 'mine: there is no figure; write [[figures]] and below it kind = "trending"'),
        ("figures = 3", 'mine: there is no figure; write [[figures]] and below it kind = "trending"'),
        (FIGURE * 41, "mine: there are 41 figures; a report has up to 40: make two of it"),
        (f"titel = 3\n{FIGURE}", 'mine: "titel" is not known; there are title, about, selection, figures'),
        (f"title = 3\n{FIGURE}", 'mine: title is no text of up to 200 letters; write title = "..."'),
        ('[[figures]]\nkind = "pie"', f'mine, figure 1: kind "pie" is none; write one of {KNOWN}'),
        (f"{FIGURE}[[figures]]", f"mine, figure 2: there is no kind; write one of {KNOWN}"),
        (f"{FIGURE}color = 1", 'mine, figure 1: "color" is not known; there are kind, title, selection'),
        (
            f"{FIGURE}selection = 1",
            "mine, figure 1: selection is no table; write [selection] and below it what is asked for",
        ),
        (
            f"{FIGURE}selection = {{ people = 'Cher' }}",
            'mine, figure 1, selection: people is no list of names; write people = ["one", "another"]',
        ),
        (
            f"{FIGURE}selection = {{ since = '2024-10-01' }}",
            "mine, figure 1, selection: since is no day; write since = 2024-10-31, without quotation marks",
        ),
        (
            f"{FIGURE}selection = {{ copies = 1 }}",
            "mine, figure 1, selection: copies is neither true nor false; write copies = true",
        ),
        (
            f"{FIGURE}selection = {{ window = 'week' }}",
            'mine, figure 1, selection: window "week" is no length of time; write hours or days, as in window = "7d"',
        ),
        (
            f"{FIGURE}selection = {{ window = '7d', since = 2024-10-01 }}",
            "mine, figure 1, selection: window and since or until exclude each other; write one or the other",
        ),
        (
            f"{FIGURE}selection = {{ poeple = [] }}",
            (
                'mine, figure 1, selection: "poeple" is not known; there are window, since, until, people, shows, '
                "sources, sections, query, copies"
            ),
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_a_remedy(text: str, told: str) -> None:
    with pytest.raises(ReportError) as refused:
        read(text if "titel" in text or "title" in text or text == FIGURE else f'title = "A"\n{text}', "mine")
    assert str(refused.value) == told

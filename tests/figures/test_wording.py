"""A selection in words, as it stands under every figure."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.figures.wording import in_words, provenance
from analysis.selection import Selection, days, window
from analysis.store.slices import slice_of
from tests.tiny import NAMES, named, tiny

UTC = ZoneInfo("UTC")
NEW_YORK = ZoneInfo("America/New_York")
SANTIAGO = ZoneInfo("America/Santiago")
WORDS = {entity: name for entity, (_, name, _) in NAMES.items()}


def moment(text: str, zone: str = "UTC") -> pd.Timestamp:
    return pd.Timestamp(text, tz=zone)


def of_days(first: str | None, last: str | None, zone: ZoneInfo = UTC) -> Selection:
    begin, end = (pd.Timestamp(day).date() if day else None for day in (first, last))
    since, until = days(begin, end, zone)
    return Selection(since=since, until=until)


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), "All dates"),
        (of_days("2024-10-01", "2024-10-17"), "1 October 2024 to 17 October 2024"),
        (of_days("2024-10-17", "2024-10-17"), "17 October 2024"),
        (of_days("2024-10-01", None), "Since 1 October 2024"),
        (of_days(None, "2024-10-17"), "Until 17 October 2024"),
        (Selection(since=moment("2024-10-01 09:05")), "Since 1 October 2024 09:05"),
        (Selection(until=moment("2024-10-17 09:05:00.000001")), "Until 17 October 2024 09:05"),
        (
            Selection(since=moment("2024-10-16 15:00"), until=moment("2024-10-17 15:00:00.000001")),
            "16 October 2024 15:00 to 17 October 2024 15:00",
        ),
        (
            Selection(since=moment("2024-10-11"), until=moment("2024-10-17 15:00:00.000001")),
            "11 October 2024 00:00 to 17 October 2024 15:00",
        ),
    ],
)
def test_a_period_in_words(selection: Selection, words: str) -> None:
    assert in_words(selection, WORDS, UTC) == words


def test_a_window_of_a_day_is_told_with_its_hours() -> None:
    since, until = window(moment("2024-10-17 15:00"), pd.Timedelta(hours=24), UTC)
    assert in_words(Selection(since=since, until=until), WORDS, UTC) == "16 October 2024 15:00 to 17 October 2024 15:00"


def test_days_are_told_in_the_zone_in_which_they_are_cut() -> None:
    asked = of_days("2024-10-17", "2024-10-17", NEW_YORK)
    assert in_words(asked, WORDS, NEW_YORK) == "17 October 2024"
    assert in_words(asked, WORDS, UTC) == "17 October 2024 04:00 to 18 October 2024 03:59"


@pytest.mark.parametrize("day", ["2024-03-10", "2024-11-03"])
def test_a_day_on_which_clocks_change_is_one_day(day: str) -> None:
    asked = of_days(day, day, NEW_YORK)
    assert in_words(asked, WORDS, NEW_YORK) == f"{pd.Timestamp(day):%-d %B %Y}"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-09-08", "2024-09-08", "8 September 2024"),
        ("2024-09-07", "2024-09-07", "7 September 2024"),
        ("2024-09-08", None, "Since 8 September 2024"),
        (None, "2024-09-07", "Until 7 September 2024"),
    ],
)
def test_a_day_without_a_midnight_is_told_as_a_day_however_it_comes(
    first: str | None, last: str | None, words: str
) -> None:
    asked = of_days(first, last, SANTIAGO)
    assert in_words(asked, WORDS, SANTIAGO) == words
    # As it comes back from an address, which is in UTC.
    ends = [end.tz_convert("UTC") if end is not None else None for end in (asked.since, asked.until)]
    assert in_words(Selection(since=ends[0], until=ends[1]), WORDS, SANTIAGO) == words


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(people=frozenset({"p2", "p1"})), "All dates, naming Elisabeth Moss or Jon Hamm"),
        (
            Selection(people=frozenset({"p1"}), shows=frozenset({"w1"})),
            "All dates, naming Elisabeth Moss, naming Mad Men",
        ),
        (Selection(people=frozenset()), "All dates, naming nobody"),
        (Selection(people=frozenset({"unknown"})), "All dates, naming unknown"),
        (Selection(sources=frozenset({"Variety", "The Daily"})), "All dates, from The Daily or Variety"),
        (Selection(sources=frozenset("abcd")), "All dates, 4 sources"),
        (Selection(sections=frozenset({"TV", "Music"})), "All dates, in Music or TV"),
        (Selection(copies=True), "All dates, with copies"),
        (Selection(query='emmy NOT "red carpet"'), 'All dates, matching emmy NOT "red carpet"'),
    ],
)
def test_what_else_is_asked_in_words(selection: Selection, words: str) -> None:
    assert in_words(selection, WORDS, UTC) == words


def test_where_numbers_come_from_is_told_of_the_slice() -> None:
    held = tiny(named("p1"), named("p1", None), named("p2"))
    asked = Selection(since=moment("2024-10-01"), people=frozenset({"p1"}))
    found = provenance(slice_of(held, asked), NEW_YORK, "ours")
    assert (found.articles, found.undated, found.zone, found.corpus, found.commit) == (
        1,
        1,
        "America/New_York",
        "ours",
        7,
    )
    assert found.facts == (
        "Since 30 September 2024 20:00, naming Elisabeth Moss. 1 article; 1 undated left out. "
        "Days in America/New_York. Commit 7."
    )
    everything = provenance(slice_of(held, Selection()), UTC, "ours")
    assert everything.facts == "All dates. 3 articles. Days in UTC. Commit 7."


def test_copies_left_out_are_told() -> None:
    held = tiny(named("p1"), *[replace(named("p1"), copy_of="a0")] * 2)
    one, all_of_them = (provenance(slice_of(held, Selection(copies=with_)), UTC, "ours") for with_ in (False, True))
    assert one.facts == "All dates. 1 article, without 2 copies. Days in UTC. Commit 7."
    assert all_of_them.facts == "All dates, with copies. 3 articles. Days in UTC. Commit 7."


def test_the_source_line_links_to_the_articles_or_says_why_not() -> None:
    held = tiny(named("p1"), named("p2"))
    whole, part = slice_of(held, Selection()), slice_of(held, Selection(since=moment("2024-10-01 12:30")))
    assert provenance(whole, UTC, "ours").where == ""
    linked = provenance(whole, UTC, "ours", "https://ours.example")
    assert linked.where == " See https://ours.example/articles?window=all&commit=7 ."
    assert linked.where in linked.made
    assert provenance(part, UTC, "ours", "https://ours.example").where == (
        " No address of the dashboard tells this selection."
    )

"""What an alert may be about: a rise, a story that is not ours for two hours, a changed portrayal."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.notices import occasions
from analysis.notices.desk import Desk
from analysis.notices.occasions import Now
from analysis.selection import Selection
from analysis.store.notified import Occurrence
from tests.notices.conftest import At
from tests.portraying import MEASURED, SURE, Told, portrayed
from tests.telling import Telling, everything

LAST = pd.Timestamp("2024-10-31 20:00", tz="UTC")


def said(words: str, first: str, sources: Sequence[str]) -> list[Told]:
    """Return an article a word, four a day from the first day on, each a story of its own, the sources in turn."""
    times = [pd.Timestamp(f"{first} 08:00") + pd.Timedelta(hours=3 * place) for place in range(len(words))]
    return [
        Told({"p1": word}, f"{when:%Y-%m-%d %H:%M}", sources[place % len(sources)], f"{first}-{place}")
        for place, (word, when) in enumerate(zip(words, times, strict=True))
    ]


def changed(now: str, before: str, sources: Sequence[str] = ("A", "B")) -> Now:
    held = portrayed(*said(before, "2024-10-02", sources), *said(now, "2024-10-26", sources))
    desk = Desk(held, Selection(), LAST, pd.Timedelta(hours=24), ZoneInfo("UTC"), "tiny")
    return occasions._portrayed(desk, SURE)  # noqa: SLF001  (the part that no corpus on disk is needed for)


def test_a_rise_is_told_with_its_numbers_and_its_story(at: At) -> None:
    rise, _ = occasions.at(at(30), SURE).occasions
    assert rise.occurrence == Occurrence("rising", "p1")
    assert rise.said.startswith("Rising: Elisabeth Moss. 4 articles, usually under 0.1; 3 outlets; very sure. Why:")
    assert (rise.facts["articles"], rise.facts["sources"], rise.facts["kind"]) == (4, 3, "person")
    assert rise.url is not None


@pytest.mark.parametrize(("hour", "told"), [(10.9, False), (11.9, False), (12.1, True), (23.0, True)])
def test_a_story_is_not_ours_once_three_articles_are_two_hours_old(at: At, hour: float, *, told: bool) -> None:
    found = [one.occurrence.what for one in occasions.at(at(30, hour), SURE).occasions]
    assert ("not ours" in found) is told


def test_a_rise_lasts_until_the_name_is_usual_again(at: At) -> None:
    rise = Occurrence("rising", "p1")
    lasting = [rise in occasions.at(at(day), SURE).lasting for day in (29, 30, 33, 40)]
    assert lasting == [False, True, False, True]


def test_a_story_has_support_from_its_third_article_of_two_outlets() -> None:
    hours = zip((8, 9, 10, 11), "AAAB", strict=True)
    rows = [Telling("a", f"2024-10-17 {hour:02}:00", source) for hour, source in hours]
    since = occasions._supported(everything(*rows, Telling("b", "2024-10-17 09:00", "A")))  # noqa: SLF001
    assert since.to_dict() == {"a0": pd.Timestamp("2024-10-17 11:00", tz="UTC")}


def test_a_portrayal_changed_where_intervals_do_not_meet() -> None:
    now = changed("-" * 30, "0" * 40)
    (more,) = now.occasions
    assert more.occurrence == Occurrence("portrayal", "p1", "more unfavourable")
    assert more.said.startswith(
        "Elisabeth Moss, unfavourable portrayal, machine estimate, more than before: unfavourable portrayal in "
    )
    assert " of 30 articles from 2 outlets in the last 7 days, " in more.said
    assert " of 40 articles in the 28 days before. Machine estimate, wrong in about one of " in more.said
    assert "negative" not in more.said
    assert more.occurrence in now.lasting


@pytest.mark.parametrize(
    ("now", "before", "sources"),
    [
        ("-" * 19, "0" * 40, ("A", "B")),
        ("-" * 30, "0" * 19, ("A", "B")),
        ("-" * 30, "0" * 40, ("A",)),
        ("-0+" * 10, "0+-" * 12, ("A", "B")),
        ("m" * 30, "0" * 40, ("A", "B")),
        ("?" * 30, "0" * 40, ("A", "B")),
    ],
)
def test_of_few_articles_of_one_outlet_or_of_misfortune_nothing_is_said(
    now: str, before: str, sources: Sequence[str]
) -> None:
    assert changed(now, before, sources).occasions == ()


def test_a_model_that_is_often_wrong_says_less() -> None:
    held = portrayed(*said("-0" * 10, "2024-10-02", "AB"), *said("--0" * 8, "2024-10-26", "AB"))
    desk = Desk(held, Selection(), LAST, pd.Timedelta(hours=24), ZoneInfo("UTC"), "tiny")
    assert occasions._portrayed(desk, MEASURED).occasions == ()  # noqa: SLF001

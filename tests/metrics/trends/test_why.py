"""The story that explains a rise, who carries it, and who folds under whom."""

from dataclasses import replace

import pandas as pd

from analysis.metrics.trends import trends, why
from analysis.store.slices import Slice
from tests.rising import DAY, FIRST, LAST, UTC, at_end, press, rows
from tests.tiny import Row, named


def told(story: str, names: str, outlets: str, hour: int = 12) -> list[Row]:
    """Return an article of each outlet on the last day, of one story."""
    when = f"{FIRST + LAST * DAY + pd.Timedelta(hours=hour):%Y-%m-%d %H:%M}"
    return [replace(named(names, when, outlet), story=story) for outlet in outlets]


def reasons(corpus: Slice) -> pd.DataFrame:
    table = trends(corpus, at_end(), DAY, UTC)
    return why(corpus, table, at_end(), DAY, UTC).set_index("entity_id")


def usually(day: int, outlet: str, number: int) -> str:
    return "p1 p2 g1 w1" if number == 0 and outlet == "ABCD"[day % 4] and day % 3 == 0 and day < LAST else ""


USUAL = rows(usually)


def test_most_articles_of_one_story_are_the_reason() -> None:
    found = reasons(press(*USUAL, *told("split", "p1", "AABC"), *told("film", "p1 w1", "DD"))).loc["p1"]
    assert tuple(found[["story_id", "told", "carriers"]]) == ("split", 4, ("A", "B", "C"))
    assert pd.isna(found["within"])


def test_a_source_that_is_new_is_in_neither_count() -> None:
    corpus = press(*USUAL, *told("split", "p1", "AABC"), *told("split", "p1", "ZZ"))
    row = trends(corpus, at_end(), DAY, UTC).set_index("entity_id").loc["p1"]
    found = reasons(corpus).loc["p1"]
    assert (found["told"], row["articles"], found["carriers"]) == (4, 4, ("A", "B", "C"))


def test_who_was_first_is_told_of_the_whole_story_and_not_of_the_window_alone() -> None:
    before = replace(named("p1", f"{FIRST + (LAST - 1) * DAY:%Y-%m-%d} 23:00", "D"), story="split")
    found = reasons(press(*USUAL, before, *told("split", "p1", "ABCABC"))).loc["p1"]
    assert (found["first_source"], found["told"]) == ("D", 6)
    assert found["first_at"] == before.published_at


def test_who_rises_only_inside_anothers_story_folds_under_it() -> None:
    corpus = press(*USUAL, *told("split", "p1 p2", "ABC"), *told("split", "p1", "ABCD", 15), *told("else", "p2", "A"))
    found = reasons(corpus)
    assert found["within"]["p2"] == "p1"
    assert pd.isna(found["within"]["p1"])


def test_of_two_named_as_often_in_one_story_the_surer_stands_for_both() -> None:
    found = reasons(press(*USUAL, *told("split", "p1 p2", "ABCD"), *told("split", "p1 p2", "ABC", 15)))
    assert sorted(found["within"].fillna("")[["p1", "p2"]]) == ["", "p1"]


def test_who_rises_beside_the_story_too_stands_alone() -> None:
    own = told("tour", "p2", "A") + told("film", "p2", "B") + told("book", "p2", "C")
    corpus = press(*USUAL, *told("split", "p1 p2", "ABCD"), *told("split", "p1", "ABCD", 15), *own)
    assert pd.isna(reasons(corpus)["within"]["p2"])


def test_folding_goes_all_the_way_up() -> None:
    often = rows(lambda day, outlet, number: "p2" if number == 1 and outlet != "D" and day < LAST else "")
    inside = [row for hour in range(6) for row in told("split", "p1 p2", "ABCD", hour)]
    song = told("song", "p2 p3", "AB", 16) + told("song", "p2", "C", 17)
    found = reasons(press(*USUAL, *often, *told("split", "p1", "ABCD", 15), *inside, *song))
    assert tuple(found["story_id"][["p3", "p2", "p1"]]) == ("song", "split", "split")
    assert tuple(found["within"][["p3", "p2"]]) == ("p1", "p1")
    assert pd.isna(found["within"]["p1"])


def test_copies_carry_a_story_but_tell_it_once() -> None:
    first = told("split", "p1", "AAAAAA")
    key = f"a{len(USUAL)}"
    copies = [replace(row, copy_of=key) for row in told("split", "p1", "BC", 13)]
    found = reasons(press(*USUAL, *first, *copies)).loc["p1"]
    assert (found["told"], found["carriers"]) == (6, ("A", "B", "C"))


def test_nothing_explains_articles_that_each_tell_a_story_of_their_own() -> None:
    corpus = press(*USUAL, *[row for number in range(6) for row in told(f"s{number}", "p1", "ABCD"[number % 4])])
    assert "p1" not in reasons(corpus).index
    assert reasons(press(*USUAL)).empty

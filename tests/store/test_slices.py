"""What a selection asks for is exactly what a slice holds, and what a corpus does not have is never asked of less."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SelectionError
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.tiny import Row, named, tiny

ROWS = (
    named("p1", "2024-10-17 08:00", "The Daily"),
    named("p1 w1", "2024-10-18 08:00", "Variety"),
    named("p2 w1", "2024-10-19 08:00", "Variety"),
    named("g1", None, "Variety"),
    Row("2024-10-20 08:00", "", "Music", names={"p2": 1, "w2": 1}),
)
HELD = tiny(*ROWS)


def moment(text: str) -> pd.Timestamp:
    return pd.Timestamp(text, tz="UTC")


def ids(selection: Selection) -> list[str]:
    return slice_of(HELD, selection).articles["article_id"].to_list()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), "a4 a2 a1 a0 a3"),
        (Selection(people=frozenset({"p1"})), "a1 a0"),
        (Selection(people=frozenset({"p1", "g1"})), "a1 a0 a3"),
        (Selection(people=frozenset({"p2"}), shows=frozenset({"w1"})), "a2"),
        (Selection(people=frozenset({"p1", "p2"}), shows=frozenset({"w1", "w2"})), "a4 a2 a1"),
        (Selection(people=frozenset()), ""),
        (Selection(shows=frozenset()), ""),
        (Selection(sources=frozenset()), ""),
        (Selection(sources=frozenset({""})), "a4"),
        (Selection(sources=frozenset({"Variety"})), "a2 a1 a3"),
        (Selection(sections=frozenset({"Music"})), "a4"),
        (Selection(since=moment("2024-10-18 08:00")), "a4 a2 a1"),
        (Selection(until=moment("2024-10-18 08:00")), "a0"),
        (Selection(since=moment("2024-10-18 08:00"), until=moment("2024-10-19 08:00:00.000001")), "a2 a1"),
        (Selection(since=moment("2030-01-01")), ""),
    ],
)
def test_a_selection_keeps_exactly(selection: Selection, expected: str) -> None:
    assert ids(selection) == expected.split()


def test_copies_are_left_out_and_counted_unless_asked_for() -> None:
    first, copy = named("p1"), replace(named("p1", "2024-10-18 08:00", "Variety"), copy_of="a0")
    held = tiny(first, copy, replace(copy, when=None))
    assert held.articles["copy_of"].to_list() == [1, -1, 1]
    without, with_ = (slice_of(held, Selection(copies=copies)) for copies in (False, True))
    assert (len(without.articles), without.copies, len(without.appearances)) == (1, 2, 1)
    assert (len(with_.articles), with_.copies, len(with_.appearances)) == (3, 0, 3)
    dated = slice_of(held, Selection(since=moment("2024-10-18")))
    assert (len(dated.articles), dated.copies, dated.undated, len(dated.delivered)) == (0, 1, 0, 1)
    assert without.keeping(without.articles.index.to_series()).copies == 0


def test_a_slice_says_how_many_lack_only_a_date() -> None:
    since = moment("2024-10-18")
    assert slice_of(HELD, Selection(since=since)).undated == 1
    assert slice_of(HELD, Selection(since=since, people=frozenset({"p1"}))).undated == 0
    assert slice_of(HELD, Selection(since=since, sources=frozenset({"The Daily"}))).undated == 0
    assert slice_of(HELD, Selection()).undated == 0


def test_what_was_delivered_is_told_whoever_is_asked_for() -> None:
    part = slice_of(HELD, Selection(since=moment("2024-10-18"), sources=frozenset({"Variety"}), people=frozenset()))
    assert part.articles.empty
    assert part.delivered.to_list() == [moment("2024-10-19 08:00"), moment("2024-10-18 08:00")]


def test_a_slice_knows_everybody_its_articles_name() -> None:
    part = slice_of(HELD, Selection(people=frozenset({"p1"})))
    assert sorted(part.appearances["entity_id"]) == ["p1", "p1", "w1"]
    kept = part.keeping(pd.Series(part.articles.index[:1]))
    assert kept.articles["article_id"].to_list() == ["a1"]
    assert sorted(kept.appearances["entity_id"]) == ["p1", "w1"]


@pytest.mark.parametrize(
    ("selection", "unknown"),
    [
        (Selection(people=frozenset({"nobody"})), "nobody"),
        (Selection(people=frozenset({"p1", "w1"})), "w1"),
        (Selection(people=frozenset({"c1"})), "c1"),
        (Selection(shows=frozenset({"p1"})), "p1"),
        (Selection(sources=frozenset({"The Times", "Variety"})), "The Times"),
        (Selection(sections=frozenset({"Sport"})), "Sport"),
        (Selection(people=frozenset({"z", "y"}), sources=frozenset({"x"})), "x, y, z"),
    ],
)
def test_what_the_corpus_does_not_have_is_refused_and_never_left_out(selection: Selection, unknown: str) -> None:
    with pytest.raises(SelectionError) as refused:
        slice_of(HELD, selection)
    assert str(refused.value) == f"This link asks for {unknown}, which this corpus does not have"


def test_an_empty_corpus_answers_with_nothing() -> None:
    part = slice_of(tiny(), Selection(since=moment("2024-10-18"), people=frozenset({"p1"})))
    assert (len(part.articles), len(part.appearances), len(part.delivered), part.undated) == (0, 0, 0, 0)


SETS = {
    "people": st.frozensets(st.sampled_from(["p1", "p2", "g1"])),
    "shows": st.frozensets(st.sampled_from(["w1", "w2"])),
    "sources": st.frozensets(st.sampled_from(["The Daily", "Variety", ""])),
}


@given(st.fixed_dictionaries({}, optional=SETS))
def test_every_filter_only_narrows(asked: dict[str, frozenset[str]]) -> None:
    kept = set(ids(Selection(**asked)))  # type: ignore[arg-type]  # drawn by field, each of its type
    for name in asked:
        wider = {key: values for key, values in asked.items() if key != name}
        assert kept <= set(ids(Selection(**wider)))  # type: ignore[arg-type]  # drawn by field, each of its type
    assert kept == set(ids(Selection())).intersection(
        *[ids(Selection(**{name: values})) for name, values in asked.items()]  # type: ignore[arg-type]  # drawn by field, each of its type
    )

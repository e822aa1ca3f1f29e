"""Outlets: exact on stories one can count by hand, then the laws that hold on any."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.metrics import outlets as metrics
from analysis.metrics.stories import COUNTED, by_story
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.telling import Telling, everything, told

OURS = frozenset({"The Daily"})
NAN = np.nan


def at(hour: int, day: int = 17) -> str:
    return f"2024-10-{day:02} {hour:02}:00"


def moment(when: str) -> pd.Timestamp:
    return pd.Timestamp(when, tz="UTC")


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    plain = table[list(columns)].astype("object")
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))


SMALL = (
    Telling("a", at(8), "Variety", "P1"),
    Telling("a", at(10), "The Daily", "P1 p2"),
    Telling("a", at(14), "Le Monde", "P1"),
    Telling("b", at(9), "The Daily", "P3"),
    Telling("c", at(11), "Variety", "P2"),
    Telling("c", at(12), "Le Monde", "P2"),
    Telling("d", None, "Le Monde"),
)
"""Stories a0 (of all three), a3 (ours), a4 (of the others), a6 (undated)."""


def test_every_count_of_a_few_outlets() -> None:
    table = metrics.by_outlet(everything(*SMALL))
    assert list(table.columns) == list(metrics.OUTLETS)
    assert rows(table, *metrics.OUTLETS) == [
        ("Le Monde", 3, 0, 3, 1, 2, 0, 2, 3.5, 2.25, 4.75),
        ("The Daily", 2, 0, 2, 1, 1, 0, 1, 2.0, 2.0, 2.0),
        ("Variety", 2, 0, 2, 0, 2, 2, 0, None, None, None),
    ]


def test_who_runs_a_text_of_another_has_the_story_too_and_the_copy_is_told() -> None:
    copied = (
        Telling("a", at(8), "AP"),
        Telling("a", at(9), "Variety", copy_of=0),
        Telling("a", at(9), "AP", copy_of=0),
    )
    table = metrics.by_outlet(everything(*copied))
    assert rows(table, "source", "articles", "copies", "stories", "alone", "ahead") == [
        ("AP", 2, 0, 1, 0, 1),
        ("Variety", 1, 1, 1, 0, 0),
    ]


def test_who_was_first_is_told_of_all_outlets_and_days_not_of_the_selection() -> None:
    held = told(*SMALL)
    late = metrics.by_outlet(
        slice_of(held, Selection(since=moment(at(10)), sources=frozenset({"The Daily", "Le Monde"})))
    )
    assert rows(late, "source", "articles", "shared", "ahead", "lag") == [
        ("Le Monde", 2, 2, 0, 3.5),
        ("The Daily", 1, 1, 0, 2.0),
    ]


def test_what_comes_after_the_period_is_not_known_yet() -> None:
    early = metrics.by_outlet(slice_of(told(*SMALL), Selection(until=moment(at(10)))))
    assert rows(early, "source", "stories", "alone", "shared") == [("The Daily", 1, 1, 0), ("Variety", 1, 1, 0)]


def test_of_no_article_there_is_no_outlet() -> None:
    table = metrics.by_outlet(everything())
    assert list(table.columns) == list(metrics.OUTLETS)
    assert table.empty


def test_not_ours_is_what_others_have_and_we_lack() -> None:
    table = metrics.not_ours(everything(*SMALL), OURS, {"Le Monde"})
    assert list(table.columns) == [*COUNTED, "rivals"]
    assert rows(table, "story_id", "sources", "rivals", "first_source") == [
        ("a4", 2, 1, "Variety"),
        ("a6", 1, 1, "Le Monde"),
    ]


def test_a_story_that_we_had_before_the_period_is_ours_and_one_that_we_have_later_not_yet() -> None:
    held = told(*SMALL)
    assert rows(metrics.not_ours(slice_of(held, Selection(since=moment(at(12)))), OURS), "story_id") == [("a4",)]
    assert rows(metrics.not_ours(slice_of(held, Selection(until=moment(at(10)))), OURS), "story_id") == [("a0",)]


def test_what_more_rivals_have_comes_first() -> None:
    corpus = everything(Telling("a", at(8), "A"), Telling("a", at(8), "B"), Telling("b", at(8), "C"))
    assert rows(metrics.not_ours(corpus, OURS), "story_id", "rivals") == [("a0", 0), ("a2", 0)]
    assert rows(metrics.not_ours(corpus, OURS, {"C"}), "story_id", "rivals") == [("a2", 1), ("a0", 0)]


def test_only_ours_is_what_no_other_outlet_has() -> None:
    assert rows(metrics.only_ours(everything(*SMALL), OURS), "story_id", "first_source") == [("a3", "The Daily")]
    assert rows(metrics.only_ours(everything(*SMALL), {"The Daily", "Le Monde"}), "story_id") == [("a3",), ("a6",)]
    assert metrics.only_ours(everything(*SMALL), ()).empty


def test_how_far_behind_the_first_we_are() -> None:
    table = metrics.behind(everything(*SMALL), OURS)
    assert rows(table, "story_id", "outlets", "first_source", "own_source", "lag") == [
        ("a0", 3, "Variety", "The Daily", 2.0)
    ]
    assert rows(table, "first_at", "own_at") == [(moment(at(8)), moment(at(10)))]


def test_where_we_were_first_the_lag_is_nought_and_of_several_of_ours_the_first_counts() -> None:
    ours = {"The Daily", "Variety"}
    table = metrics.behind(everything(*SMALL), ours)
    assert rows(table, "story_id", "own_source", "lag") == [("a0", "Variety", 0.0), ("a4", "Variety", 0.0)]


def test_the_farthest_behind_comes_first_and_what_is_undated_last() -> None:
    corpus = everything(
        *(Telling("a", at(8), "Variety"), Telling("a", at(9), "The Daily")),
        *(Telling("b", at(8), "Variety"), Telling("b", at(12), "The Daily")),
        *(Telling("c", at(8), "Variety"), Telling("c", None, "The Daily")),
    )
    assert rows(metrics.behind(corpus, OURS), "story_id", "lag") == [("a2", 4.0), ("a0", 1.0), ("a4", None)]


def test_a_wire_that_published_after_its_client_is_not_behind() -> None:
    corpus = everything(Telling("a", at(8), "Variety", copy_of=1), Telling("a", at(9), "AP"))
    assert rows(metrics.behind(corpus, {"AP"}), "first_source", "lag") == [("AP", 0.0)]
    assert rows(metrics.by_outlet(corpus), "source", "ahead", "behind", "lag") == [
        ("AP", 1, 0, None),
        ("Variety", 0, 1, 0.0),
    ]


def test_two_outlets_head_to_head() -> None:
    duel = metrics.duel(everything(*SMALL), "Variety", "Le Monde")
    assert rows(duel, "story_id", "has_one", "has_other", "lead") == [
        ("a0", True, True, 6.0),
        ("a4", True, True, 1.0),
        ("a6", False, True, None),
    ]
    assert metrics.tally(duel) == metrics.Tally(2, 2, 0, 0, 1, 3.5)
    turned = metrics.tally(metrics.duel(everything(*SMALL), "Le Monde", "Variety"))
    assert turned == metrics.Tally(2, 0, 2, 1, 0, -3.5)


def test_head_to_head_is_of_what_one_of_the_two_tells_in_the_period() -> None:
    telling = (
        Telling("a", at(8, day=1), "Variety"),
        Telling("a", at(8), "The Daily"),
        Telling("b", at(8, day=1), "Variety"),
        Telling("b", at(9), "Le Monde"),
    )
    since = Selection(copies=True, since=moment(at(0, day=10)))
    duel = metrics.duel(slice_of(told(*telling), since), "Variety", "Le Monde")
    # Story a is told in the period by another outlet alone; b was Variety's before it.
    assert rows(duel, "story_id", "has_one", "has_other") == [("a2", True, True)]


def test_outlets_without_a_common_story_have_no_lead() -> None:
    corpus = everything(
        Telling("a", at(8), "A"), Telling("b", at(8), "B"), Telling("b", None, "C"), Telling("a", at(9), "D")
    )
    tally = metrics.tally(metrics.duel(corpus, "A", "B"))
    assert tally[:5] == (0, 0, 0, 1, 1)
    assert np.isnan(tally.lead)
    undated = metrics.tally(metrics.duel(corpus, "B", "C"))
    assert undated[:5] == (1, 0, 0, 0, 0)
    assert np.isnan(undated.lead)


def test_whom_two_outlets_name() -> None:
    table = metrics.beside(everything(*SMALL), "The Daily", "Variety", ("person",))
    assert rows(table, "entity_id", "articles", "other_articles") == [("p1", 1, 1), ("p2", 1, 1), ("p3", 1, 0)]


def test_no_argument_is_changed() -> None:
    corpus = everything(*SMALL)
    before = corpus.articles.copy()
    metrics.by_outlet(corpus)
    metrics.not_ours(corpus, OURS, {"Le Monde"})
    metrics.duel(corpus, "Variety", "Le Monde")
    pd.testing.assert_frame_equal(corpus.articles, before)


SOURCES = ["The Daily", "Variety", "Le Monde"]
TELLINGS = st.lists(
    st.builds(
        Telling,
        st.sampled_from("abc"),
        st.one_of(st.none(), st.integers(0, 23).map(at)),
        st.sampled_from(SOURCES),
    ),
    min_size=1,
    max_size=12,
)


@given(TELLINGS)
def test_a_story_is_ours_alone_or_shared_or_not_ours(articles: list[Telling]) -> None:
    corpus = everything(*articles)
    parts = [metrics.not_ours(corpus, OURS), metrics.only_ours(corpus, OURS), metrics.behind(corpus, OURS)]
    ids = [story for part in parts for story in part["story_id"]]
    assert sorted(ids) == sorted(by_story(corpus)["story_id"])


@given(TELLINGS)
def test_alone_and_shared_are_all_stories_and_each_shared_one_has_one_first(articles: list[Telling]) -> None:
    corpus = everything(*articles)
    table = metrics.by_outlet(corpus)
    assert (table["alone"] + table["shared"] == table["stories"]).all()
    assert (table["ahead"] + table["behind"] <= table["shared"]).all()
    assert table["articles"].sum() == len(articles)
    assert table["ahead"].sum() == by_story(corpus)["sources"].gt(1).sum()


@given(TELLINGS, st.permutations(SOURCES))
def test_a_lead_of_one_is_a_lag_of_the_other(articles: list[Telling], sources: list[str]) -> None:
    corpus = everything(*articles)
    one, other = (metrics.duel(corpus, *pair).set_index("story_id")["lead"] for pair in (sources[:2], sources[1::-1]))
    pd.testing.assert_series_equal(one.sort_index(), -other.sort_index())


@pytest.mark.parametrize("kinds", [(), ("series",)])
def test_nobody_named_is_an_empty_table_with_every_column(kinds: tuple[str, ...]) -> None:
    table = metrics.beside(everything(*SMALL), "The Daily", "Variety", kinds)
    assert list(table.columns) == ["entity_id", "name", "kind", "note", "articles", "other_articles"]
    assert table.empty

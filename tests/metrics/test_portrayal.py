"""Portrayal: who is judged in how many stories, and beside whom; exact on articles one can count by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.metrics import portrayal as metrics
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.tone.verdicts import PORTRAYALS
from tests.portraying import MEASURED, SURE, Told, days, portrayed

HERE = frozenset({"The Daily"})


def everything(*articles: Told, people: frozenset[str] | None = None) -> Slice:
    return slice_of(portrayed(*articles), Selection(people=people))


def counts(table: pd.DataFrame, key: str = "entity_id") -> list[tuple[object, ...]]:
    columns = [key, "judged", "stories", "unclear", "misfortune", "overruled"]
    return list(table[columns].itertuples(index=False, name=None))


def shares(table: pd.DataFrame, row: int = 0) -> tuple[float, ...]:
    return tuple(float(table[word].iloc[row]) for word in PORTRAYALS)


def number_of_stories(*articles: Told) -> int:
    corpus = everything(*articles)
    return int(metrics.stories(corpus.appearances, corpus.articles).nunique())


def test_a_story_is_the_articles_whoever_they_name() -> None:
    told = [
        Told({"p1": "+", "p2": "-"}, story="s1"),
        Told({"p1": "+"}, None, story="s1"),
        Told({"p2": "0"}, story="s2"),
    ]
    assert number_of_stories(*told) == 2
    assert counts(metrics.by_person(everything(*told), SURE)) == [("p2", 2, 2, 0, 0, 0), ("p1", 2, 1, 0, 0, 0)]


def test_of_peers_together_a_story_and_an_article_count_once() -> None:
    corpus = everything(Told({"p1": "+", "p2": "-"}), Told({"p1": "0"}, None))
    said = metrics.judged(corpus).assign(row="peers")
    assert counts(metrics.estimates(said, "row", SURE), "row") == [("peers", 2, 2, 0, 0, 0)]


def test_unclear_and_misfortune_are_counted_apart_and_what_is_not_judged_not_at_all() -> None:
    told = everything(*days("-00+?m  "), Told({"p1": "0"}, "2024-10-02 20:00"))
    assert counts(metrics.by_person(told, SURE)) == [("p1", 5, 4, 1, 1, 0)]


def test_a_day_of_misfortune_alone_is_no_story() -> None:
    assert counts(metrics.by_person(everything(*days("mm?0")), SURE)) == [("p1", 1, 1, 1, 2, 0)]


def test_shares_are_of_the_articles_that_portray_somebody() -> None:
    table = metrics.by_person(everything(*days("-0000+++m?")), SURE)
    assert shares(table) == pytest.approx((0.125, 0.5, 0.375), abs=1e-5)
    assert table["neutral_low"].iloc[0] < 0.5 < table["neutral_high"].iloc[0]


def test_under_five_stories_there_is_no_share_however_many_articles() -> None:
    table = metrics.by_person(everything(*[Told({"p1": "+"})] * 9, *days("+++")), SURE)
    assert counts(table)[0][1:3] == (12, 4)
    assert all(share != share for share in shares(table))  # noqa: PLR0124  (not a number)
    assert table["neutral_low"].isna().all()


def test_an_editors_word_counts_as_it_is() -> None:
    said, ruled = (
        metrics.by_person(everything(*[Told({"p1": word}, f"2024-10-{day:02}") for day in range(1, 7)]), MEASURED)
        for word in ("-", "-!")
    )
    assert shares(said)[0] < 0.8
    assert shares(ruled) == (1, 0, 0)
    assert (said["overruled"].to_list(), ruled["overruled"].to_list()) == ([0], [6])


def test_the_most_judged_come_first_and_never_the_worst() -> None:
    told = everything(*days("-----", "p2"), *days("++++++", "p1"), *days("mm", "p3"))
    table = metrics.by_person(told, SURE)
    assert table["entity_id"].to_list() == ["p1", "p2", "p3"]
    assert table["judged"].to_list() == [6, 5, 0]


def test_where_people_are_asked_for_nobody_else_is_told_of() -> None:
    told = everything(Told({"p1": "+", "p2": "-"}), people=frozenset({"p1"}))
    assert metrics.by_person(told, SURE)["entity_id"].to_list() == ["p1"]


def test_the_first_rows_are_the_first_of_all_rows() -> None:
    told = everything(*days("-----", "p2"), *days("++++++", "p1"), *days("0", "p3"))
    every = metrics.by_person(told, MEASURED)
    pd.testing.assert_frame_equal(metrics.by_person(told, MEASURED, 2), every.head(2))


def test_nobody_judged_is_an_empty_table_with_every_column() -> None:
    some, none = (metrics.by_person(everything(*days(words)), SURE) for words in ("+", " "))
    assert none.empty
    assert none.columns.to_list() == some.columns.to_list()


def test_every_row_carries_what_is_to_be_known_of_it() -> None:
    table = metrics.by_person(everything(*days("+0-")), MEASURED)
    assert table["caution"].to_list() == ["Machine estimate, wrong in about one of 4 passages (measured)."]


def beside(*articles: Told) -> list[tuple[object, ...]]:
    said = metrics.beside_others("p1", everything(*articles, people=frozenset({"p1"})), HERE)
    rows = [metrics.OWN, metrics.SHARED, metrics.ELSEWHERE]
    return counts(metrics.of_rows(metrics.estimates(said, "row", SURE), "row", rows), "row")


def test_elsewhere_counts_in_the_same_stories_only() -> None:
    assert beside(*days("-0+"), *days("++++", source="Variety", first=2), *days("-", source="E!", first=2)) == [
        ("own", 3, 3, 0, 0, 0),
        ("shared", 2, 2, 0, 0, 0),
        ("elsewhere", 3, 2, 0, 0, 0),
    ]


def test_a_story_that_one_side_tells_as_a_misfortune_is_not_shared() -> None:
    assert beside(*days("m+"), *days("++", source="Variety")) == [
        ("own", 1, 1, 0, 1, 0),
        ("shared", 1, 1, 0, 0, 0),
        ("elsewhere", 1, 1, 0, 0, 0),
    ]


def test_nobody_else_is_a_row_of_noughts_without_a_share() -> None:
    said = metrics.beside_others("p1", everything(*days("+++++")), HERE)
    table = metrics.of_rows(metrics.estimates(said, "row", SURE), "row", [metrics.OWN, metrics.ELSEWHERE])
    assert counts(table, "row") == [("own", 5, 5, 0, 0, 0), ("elsewhere", 0, 0, 0, 0, 0)]
    assert shares(table)[2] == pytest.approx(1, abs=1e-5)
    assert table["neutral"].isna().to_list() == [False, True]


def test_peers_are_the_others_of_the_same_first_role() -> None:
    told = everything(*days("+", "p1"), *days("-0", "p2"), *days("0", "p3"), *days("0", "p4"))
    assert metrics.role(told, "p1") == "actor"
    assert set(metrics.peers("p1", told)["entity_id"]) == {"p2"}
    assert counts(metrics.estimates(metrics.peers("p1", told), "row", SURE), "row") == [("peers", 2, 2, 0, 0, 0)]


@pytest.mark.parametrize("entity", ["p4", "w1"])
def test_who_has_no_role_has_no_peers(entity: str) -> None:
    told = everything(*days("+", "p4"), *days("-0", "p2"))
    assert metrics.role(told, entity) == ""
    assert metrics.peers(entity, told).empty


@given(st.lists(st.text("-0+?m ", max_size=9), min_size=1, max_size=3))
def test_what_is_counted_of_the_parts_is_counted_of_the_whole(sources: list[str]) -> None:
    told = everything(*[one for place, words in enumerate(sources) for one in days(words, source=f"S{place}")])
    said = metrics.judged(told)
    parts, whole = metrics.estimates(said, "source", MEASURED), metrics.by_person(told, MEASURED)
    columns = ["judged", "unclear", "misfortune"]
    assert parts[columns].sum().to_list() == whole[columns].sum().to_list()
    assert (parts["stories"] <= parts["judged"]).all()
    assert parts["stories"].sum() >= whole["stories"].sum()
    assert whole["unfavourable"].notna().to_list() == whole["stories"].ge(5).to_list()

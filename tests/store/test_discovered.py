"""What speaks for a name that no list has, and what it is called."""

import pandas as pd
import pyarrow as pa

from analysis.entities.found import id_of
from analysis.store.discovered import minors, named, support

WRAY = id_of("person", "Noor Wray")
NOOR = id_of("person", "Noor")


def appearances(entity: str, *rows: tuple[str, str], copies: tuple[bool, ...] = ()) -> pd.DataFrame:
    columns = {"source": [source for source, _ in rows], "story": [story for _, story in rows]}
    return pd.DataFrame({"entity_id": entity, **columns, "is_copy": copies or [False] * len(rows)})


def counts(entity: str, *rows: tuple[str, str]) -> bool:
    return bool(support(appearances(entity, *rows), ())["counts"][entity])


def test_a_name_counts_from_three_sources_in_two_stories_on() -> None:
    assert counts(WRAY, ("A", "a0"), ("B", "a0"), ("C", "a2"))


def test_three_sources_that_tell_one_story_are_not_enough() -> None:
    assert not counts(WRAY, ("A", "a0"), ("B", "a0"), ("C", "a0"))


def test_a_copy_speaks_for_no_name() -> None:
    told = appearances(WRAY, ("A", "a0"), ("B", "a1"), ("C", "a1"), copies=(False, False, True))
    assert support(told, ())[["articles", "sources", "counts"]].to_numpy().tolist() == [[2, 2, False]]
    assert support(told.tail(1), ())[["articles", "sources", "counts"]].to_numpy().tolist() == [[0, 0, False]]


def test_two_sources_are_too_few_however_often_they_name_it() -> None:
    assert not counts(WRAY, *[(source, f"a{number}") for source in "AB" for number in range(1, 20)])


def test_a_single_word_may_be_somebody_else_in_every_article() -> None:
    assert not counts(NOOR, ("A", "a0"), ("B", "a1"), ("C", "a2"))


def test_who_stands_in_a_list_needs_no_support() -> None:
    assert support(appearances("p1", ("A", "a0")), ()).empty


def test_articles_and_sources_are_told() -> None:
    told = support(appearances(WRAY, ("A", "a0"), ("A", "a1"), ("B", "a2")), ())
    assert told[["articles", "sources"]].to_numpy().tolist() == [[3, 2]]


def mentions(*surfaces: str) -> pa.Table:
    columns = {"entity_id": [WRAY] * len(surfaces), "surface": surfaces}
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def test_a_name_is_called_what_it_is_called_most_often_by_its_whole_name() -> None:
    table = named(mentions("Wray", "Wray", "Wray", "NOOR WRAY", "Noor Wray", "Noor Wray"))
    assert table[["name", "kind", "provenance"]].to_numpy().tolist() == [["Noor Wray", "person", "found in articles"]]


def test_of_spellings_as_frequent_one_is_taken_whatever_their_order() -> None:
    for surfaces in (("Noór Wray", "Noor Wray"), ("Noor Wray", "Noór Wray")):
        assert named(mentions(*surfaces))["name"].to_list() == ["Noor Wray"]


def test_without_a_name_there_is_no_row() -> None:
    assert named(mentions()[:0]).empty


def test_whom_an_article_calls_a_child_counts_only_in_a_list() -> None:
    rows = (("A", "a0"), ("B", "a1"), ("C", "a2"))
    told = pa.table({"entity_id": [WRAY, NOOR, WRAY], "how": ["discovered", "discovered", "minor"]})
    assert minors(told) == {WRAY}
    row = support(appearances(WRAY, *rows), minors(told)).loc[[WRAY]]
    assert row[["counts", "needs_editor"]].to_numpy().tolist() == [[False, True]]

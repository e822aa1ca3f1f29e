"""An entity, a source or a section, by what a reader calls it."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.entities.gazetteer import SHOWS
from analysis.errors import SelectionError
from analysis.store import lookup
from analysis.store.snapshot import Snapshot, snapshot
from tests.corpora import Told, batch, ingested

ENTITIES = [
    ("p1", "person", "Elisabeth Moss", ""),
    ("p2", "person", "Kate Moss", ""),
    ("p3", "person", "Chris Evans", "American actor"),
    ("p4", "person", "Chris Evans", "British presenter"),
    ("p5", "person", "Bow Wow", ""),
    ("g1", "group", "Blackpink", ""),
    ("c1", "character", "Don Draper", ""),
    ("w1", "series", "Mad Men", ""),
    ("w2", "film", "The Apprentice", ""),
    ("w3", "series", "The Apprentice", ""),
]
ALIASES = [
    ("p1", "Elizabeth Moss", "misspelling"),
    ("p5", "Shad Moss", "birth"),
    ("g1", "BLΛCKPINK", "stage"),
    ("p3", "Cap", "nickname"),
    ("p4", "Cap", "nickname"),
    ("p2", "Blackpink", "nickname"),
]
NAMES = {"p1": "Elisabeth Moss", "p2": "Kate Moss", "p5": "Bow Wow"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("lookup")
    _write(folder / "gazetteer")
    told = [
        Told("a1", "Kate Moss walks", source="The Daily", section="Style"),
        Told("a2", "Kate Moss sits", source="THE DAILY", section="Style"),
        Told("a3", "Elisabeth Moss acts", source="Evening Post", section="TV"),
    ]
    ingested(folder / "corpus", batch(*told))
    return snapshot(folder / "corpus")


def _write(folder: Path) -> None:
    folder.mkdir()
    names = [(entity, name, "name") for entity, _, name, _ in ENTITIES]
    for file, columns, rows in (
        (
            "entities.csv",
            schema.ENTITIES,
            [(e, kind, name, "", note, "", "", "test") for e, kind, name, note in ENTITIES],
        ),
        ("aliases.csv", schema.ALIASES, [(*alias, "false") for alias in (*names, *ALIASES)]),
        ("credits.csv", schema.CREDITS, []),
    ):
        with (folder / file).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([columns.names, *rows])


@pytest.mark.parametrize(
    ("called", "entity"),
    [
        ("p4", "p4"),
        ("Elisabeth Moss", "p1"),
        ("  elisabeth   MOSS ", "p1"),
        ("Elizabeth Moss", "p1"),
        ("Shad Moss", "p5"),
        ("blλckpink", "g1"),
    ],
)
def test_somebody_is_found_by_id_name_or_other_spelling(corpus: Snapshot, called: str, entity: str) -> None:
    assert lookup.entity(corpus, called, lookup.PEOPLE) == entity


def test_the_name_on_screen_comes_before_anybodys_nickname(corpus: Snapshot) -> None:
    assert lookup.entity(corpus, "Blackpink", lookup.PEOPLE) == "g1"


@pytest.mark.parametrize(
    ("called", "text"),
    [
        ("Chris Evans", '"Chris Evans" may be p3 (American actor), p4 (British presenter); ask for one by its id'),
        ("cap", '"cap" may be p3 (American actor), p4 (British presenter); ask for one by its id'),
        ("Mad Men", '"Mad Men" is a series, not a person or group'),
        ("Don Draper", '"Don Draper" is a character, not a person or group'),
        ("w1", '"w1" is a series, not a person or group'),
        (
            "Elisabth Mos",
            '"Elisabth Mos" is no person or group that this corpus knows; did you mean Elisabeth Moss (p1)?',
        ),
        ("Xyzzy", '"Xyzzy" is no person or group that this corpus knows'),
        ("", '"" is no person or group that this corpus knows'),
    ],
)
def test_what_is_nobody_or_several_is_refused_with_what_would_do(corpus: Snapshot, called: str, text: str) -> None:
    with pytest.raises(SelectionError) as refused:
        lookup.entity(corpus, called, lookup.PEOPLE)
    assert str(refused.value) == text


def test_a_part_of_a_name_suggests_the_most_covered_first_and_nobody_by_a_birth_name(corpus: Snapshot) -> None:
    with pytest.raises(SelectionError, match=r"did you mean Kate Moss \(p2\) or Elisabeth Moss \(p1\)\?$"):
        lookup.entity(corpus, "Moss", lookup.PEOPLE)


def test_shows_of_one_name_are_told_apart_by_kind(corpus: Snapshot) -> None:
    assert lookup.entity(corpus, "mad men", SHOWS) == "w1"
    with pytest.raises(SelectionError) as refused:
        lookup.entity(corpus, "The Apprentice", SHOWS)
    assert str(refused.value) == '"The Apprentice" may be w2 (film), w3 (series); ask for one by its id'
    with pytest.raises(SelectionError, match=r'^"Kate Moss" is a person, not a show$'):
        lookup.entity(corpus, "Kate Moss", SHOWS)


def test_sources_and_sections_are_found_whatever_their_capitals(corpus: Snapshot) -> None:
    assert lookup.source(corpus, "evening post") == "Evening Post"
    assert lookup.source(corpus, "The Daily") == lookup.source(corpus, "the daily") == "THE DAILY"
    assert lookup.named_now(corpus, "The Daily") == "THE DAILY"
    assert lookup.named_now(corpus, "Nobody's") == "Nobody's"
    assert lookup.section(corpus, "tv") == "TV"


@pytest.mark.parametrize(
    ("called", "text"),
    [
        ("Evenin Post", '"Evenin Post" is no source of this corpus; did you mean Evening Post?'),
        ("BBC", '"BBC" is no source of this corpus; it has Evening Post, THE DAILY'),
    ],
)
def test_a_source_that_is_not_there_is_refused_with_what_is(corpus: Snapshot, called: str, text: str) -> None:
    with pytest.raises(SelectionError) as refused:
        lookup.source(corpus, called)
    assert str(refused.value) == text


@given(entity=st.sampled_from(sorted(NAMES)), change=st.sampled_from([str.lower, str.upper, str.title, " {} ".format]))
def test_a_name_is_found_however_it_is_typed(corpus: Snapshot, entity: str, change: type[str]) -> None:
    assert lookup.entity(corpus, change(NAMES[entity]), lookup.PEOPLE) == entity

"""A commit in memory: the same rows in the same order, whatever the order of ingest, and small."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.entities.decisions import Decision
from analysis.errors import CorpusError, SelectionError
from analysis.selection import Selection
from analysis.store import lookup, namebook
from analysis.store.slices import slice_of
from analysis.store.snapshot import Snapshot, gazetteer_of, snapshot
from tests.corpora import CREDITS, ENTITIES, Told, batch, ingested

TOLD = (
    Told("a3", "Nobody", published_at=None),
    Told("a2", "Jon Hamm", "Ayo Edebiri", published_at="2024-10-17 08:00", section="TV"),
    Told("a1", "Ayo Edebiri", "Jon Hamm and Jon Hamm", source="Variety", published_at="2024-10-17 08:00"),
    Told("a0", "Blackpink", "Blackpink", source="", published_at="2024-10-19 08:00"),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("snapshot") / "corpus"
    ingested(corpus, batch(*TOLD))
    return corpus


@pytest.fixture(scope="module")
def held(corpus: Path) -> Snapshot:
    return snapshot(corpus)


def test_articles_are_newest_first_then_by_id_and_undated_last(held: Snapshot) -> None:
    assert held.articles["article_id"].to_list() == ["a0", "a1", "a2", "a3"]
    assert held.articles.index.to_list() == [0, 1, 2, 3]
    assert held.articles["source"].to_list() == ["", "Variety", "The Daily", "The Daily"]
    assert held.articles["section"].to_list() == ["", "", "TV", ""]


def test_appearances_carry_the_key_of_their_article(held: Snapshot) -> None:
    told = held.appearances[["article", "entity_id", "mentions", "in_headline"]]
    assert list(told.itertuples(index=False, name=None)) == [
        (0, "g1", 2, True),
        (1, "p2", 2, False),
        (1, "p3", 1, True),
        (2, "p2", 1, True),
        (2, "p3", 1, False),
    ]


def test_what_is_held_for_every_article_is_small(held: Snapshot) -> None:
    assert {name: str(kind) for name, kind in held.articles.dtypes.items()} == {
        "article_id": "str",
        "source": "category",
        "section": "category",
        "language": "category",
        "extent": "category",
        "published_at": "datetime64[us, UTC]",
        "words": "int32",
        "polarity": "float64",
        "subjectivity": "float64",
        "revision": "int32",
        "story": "category",
        "copy_of": "int32",
    }
    assert {name: str(kind) for name, kind in held.appearances.dtypes.items()} == {
        "article": "int32",
        "entity_id": "category",
        "mentions": "int32",
        "in_headline": "bool",
        "portrayal": "category",
        "leaning": "float32",
        "overruled": "bool",
    }


def test_the_newest_article_is_the_newest_dated_one(held: Snapshot, tmp_path: Path) -> None:
    assert held.newest == pd.Timestamp("2024-10-19 08:00", tz="UTC")
    ingested(tmp_path / "corpus", batch(Told("a1", published_at=None)))
    assert snapshot(tmp_path / "corpus").newest is None


def test_the_corpus_brings_its_entities_and_credits_along(corpus: Path, held: Snapshot) -> None:
    assert held.entities["name"].to_dict() == {key: name for key, (_, name, _) in ENTITIES.items()}
    assert len(held.credits) == len(CREDITS)
    assert gazetteer_of(corpus, held.commit).digest == held.commit.gazetteer
    assert gazetteer_of(corpus, held.commit).aliases["common"].to_list() == [False] * len(ENTITIES)


def test_a_commit_is_read_once_for_all_its_readers(corpus: Path, held: Snapshot) -> None:
    assert snapshot(corpus, 1) is held
    assert snapshot(corpus / ".." / "corpus") is held


def test_no_corpus_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as refused:
        snapshot(tmp_path / "nothing")
    assert str(refused.value) == f"{tmp_path / 'nothing'}: no corpus here yet; `marquee ingest FILE` makes one"


def test_a_commit_that_is_not_there_is_no_other_commit(corpus: Path) -> None:
    with pytest.raises(CorpusError, match=r": no commit 9; its newest commit is 1$"):
        snapshot(corpus, 9)


def test_a_query_is_asked_of_the_index_of_the_commit(corpus: Path, tmp_path: Path) -> None:
    def found(number: int) -> list[str]:
        part = slice_of(snapshot(tmp_path / "corpus", number), Selection(query="hamm"))
        return part.articles["article_id"].to_list()

    ingested(tmp_path / "corpus", batch(*TOLD))
    ingested(tmp_path / "corpus", batch(Told("a2", "Corrected"), Told("a9", "Hamm")))
    assert found(1) == ["a1", "a2"]
    assert found(2) == ["a1", "a9"]
    assert len(snapshot(corpus).articles) == 4


def test_who_is_private_is_in_no_table_of_any_commit_and_merged_ids_lead_on(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(*TOLD))
    before = snapshot(corpus)
    namebook.add(corpus, [Decision(1, "private", "p1"), Decision(2, "merge", "p2", into="p3")])
    ingested(corpus)
    assert {"p1", "p2"} <= set(before.entities.index)
    for number in (1, 2):
        held = snapshot(corpus, number)
        assert "p1" not in {*held.entities.index, *held.appearances["entity_id"], *held.credits["person_id"]}
        assert held.private["name"].to_dict() == {"p1": "Elisabeth Moss"}
        with pytest.raises(SelectionError, match=r'^"p1" is private by decision of the editors'):
            slice_of(held, Selection(people=frozenset({"p1"})))
        with pytest.raises(SelectionError, match=r'^"elisabeth moss" is private by decision of the editors'):
            lookup.entity(held, "elisabeth moss", lookup.PEOPLE)
    assert (snapshot(corpus).survivor("p2"), snapshot(corpus, 1).survivor("p2")) == ("p3", "p2")
    assert lookup.entity(snapshot(corpus), "p2", lookup.PEOPLE) == "p3"
    assert snapshot(corpus).commit.decisions == 2

"""Removal: an article leaves every state of the corpus, and is not read again."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import CorpusError, SelectionError
from analysis.removal import BEYOND_RECALL, remove
from analysis.selection import Selection
from analysis.store import index, texts
from analysis.store.commits import history
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from analysis.store.writing import Signature
from tests.corpora import NOW, Told, batch, ingested, state

SIGNATURE = Signature("remove a1", "editor", NOW + pd.Timedelta(days=1))
WORDS = "Unrepeatable words"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(Told("a1", "Jon Hamm", WORDS), Told("a2", "Elisabeth Moss")))
    ingested(corpus, batch(Told("a1", "Jon Hamm", f"{WORDS}, corrected")))
    return corpus


def found(corpus: Path, query: str) -> list[str]:
    return slice_of(snapshot(corpus), Selection(query=query)).articles["article_id"].to_list()


def test_a_removed_article_is_in_no_commit_no_table_and_no_index(corpus: Path) -> None:
    assert found(corpus, "unrepeatable") == ["a1"]
    assert remove(corpus, ["a1"], "names a minor", SIGNATURE).number == 3
    assert found(corpus, "unrepeatable") == []
    assert found(corpus, "moss") == ["a2"]
    for number in (1, 2, 3):
        assert not any(
            "a1" in row for name, rows in state(corpus, number).items() if name != "tombstones" for row in rows
        )
    assert {path.name for path in (corpus / "index").iterdir()} == {"3"}


def test_a_tombstone_says_who_removed_it_when_and_why_and_nothing_it_said(corpus: Path) -> None:
    remove(corpus, ["a1"], "names a minor", SIGNATURE)
    graves = texts.tombstones(snapshot(corpus))
    assert graves.to_numpy().tolist() == [["a1", "The Daily", SIGNATURE.at, "editor", "names a minor"]]
    with pytest.raises(SelectionError) as gone:
        texts.article(snapshot(corpus), "a1")
    assert str(gone.value) == "Article a1 was removed on 2 November 2024: names a minor"


def test_a_removed_article_is_refused_when_it_comes_again(corpus: Path) -> None:
    remove(corpus, ["a1"], "names a minor", SIGNATURE)
    outcome = ingested(corpus, batch(Told("a1", "Jon Hamm", WORDS)))
    assert (outcome.read, outcome.rejected, outcome.new) == (1, 1, 0)
    assert WORDS not in str(state(corpus))
    assert outcome.rejects["reason"].to_list() == [
        "it was removed from this corpus on 2 November 2024 and is not read again"
    ]


def test_an_article_that_is_held_back_can_be_removed(corpus: Path) -> None:
    ingested(corpus, batch(Told("a3", status="withheld")))
    remove(corpus, ["a3"], "withdrawn", SIGNATURE)
    assert state(corpus)["held"] == []


def test_an_unknown_article_removes_nothing(corpus: Path) -> None:
    with pytest.raises(CorpusError) as refused:
        remove(corpus, ["a1", "ffff"], "", SIGNATURE)
    assert str(refused.value) == f"{corpus}: no article ffff; nothing was removed (`marquee articles` lists the ids)"
    assert len(history(corpus)) == 2
    assert found(corpus, "unrepeatable") == ["a1"]


def test_a_past_commit_without_its_index_says_so(corpus: Path) -> None:
    remove(corpus, ["a1"], "", SIGNATURE)
    with pytest.raises(CorpusError, match="this commit has no text index"):
        index.matching(index.folder(corpus, 1), "moss", {})


def test_what_cannot_be_recalled_is_named() -> None:
    assert all(thing in BEYOND_RECALL for thing in ("exports", "browser", "backups", "files the article was read from"))

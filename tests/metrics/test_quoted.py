"""What articles say, as it may be shown."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.entities.decisions import Decision
from analysis.metrics import quoted
from analysis.metrics.quoted import Piece, Quoted
from analysis.store import namebook, texts
from analysis.store.snapshot import Snapshot, snapshot
from tests.corpora import Told, batch, ingested

TEXT = "Jon Hamm met Elisabeth Moss in Mad Men"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    ingested(tmp_path / "corpus", batch(Told("a1", TEXT), Told("a2", "Nobody"), Told("a3", "Mad Men")))
    return tmp_path / "corpus"


def line(text: str, *places: tuple[str, int, int]) -> Quoted:
    return Quoted(text, pd.DataFrame(places, columns=["entity_id", "start", "end"]), is_headline=False)


def waiting(held: Snapshot, entity: str) -> Snapshot:
    """Return the snapshot as if somebody were a found name that does not count yet."""
    row = held.entities.loc[[entity]].assign(articles=1, sources=1, counts=False, needs_editor=False)
    return replace(held, entities=held.entities.drop(entity), found=row)


def test_a_stretch_is_told_piece_by_piece() -> None:
    told = line("Ann met Bo, Cy", ("p1", 0, 3), ("p2", 8, 10), ("p3", 12, 14))
    assert list(quoted.pieces(told, "p1", {"p2": "somebody else"})) == [
        Piece("", "words"),
        Piece("Ann", "person"),
        Piece(" met ", "words"),
        Piece("somebody else", "hidden"),
        Piece(", Cy", "words"),
    ]
    assert quoted.told(told, {"p2": "somebody else"}) == "Ann met somebody else, Cy"
    assert quoted.told(told, {}) == told.text


def test_private_names_and_those_that_do_not_count_are_told_as_what_they_are(corpus: Path) -> None:
    held = snapshot(corpus)
    assert quoted.hidden(held, ["p1", "p2", "w1"]) == {}
    assert list(quoted.headlines(held, ["a1", "a2"])) == [TEXT, "Nobody"]
    assert quoted.hidden(waiting(held, "p2"), ["p1", "p2", "w1"]) == {"p2": "somebody else"}
    assert list(quoted.headlines(waiting(held, "w1"), ["a3", "a2"])) == ["a title", "Nobody"]
    namebook.add(corpus, [Decision(1, "private", "p1"), Decision(2, "private", "w1")])
    held = snapshot(corpus)
    assert quoted.hidden(held, ["p1", "p2", "w1"]) == {"p1": "somebody else", "w1": "a title"}
    assert list(quoted.headlines(held, ["a1", "a2"])) == ["Jon Hamm met somebody else in a title", "Nobody"]


def test_all_names_can_be_hidden(corpus: Path) -> None:
    namebook.add(corpus, [Decision(1, "private", "w1")])
    assert quoted.everybody(snapshot(corpus), ["p1", "p2", "w1"], "p2") == {
        "p1": "somebody else",
        "p2": "the person",
        "w1": "a title",
    }


def test_who_was_merged_into_somebody_private_is_private_in_an_earlier_commit_too(corpus: Path) -> None:
    named = texts.mentions(snapshot(corpus), ["a1"])["entity_id"]
    namebook.add(corpus, [Decision(1, "merge", "p1", into="p3"), Decision(2, "private", "p3")])
    ingested(corpus)
    assert snapshot(corpus).private.index.to_list() == ["p3"]
    assert quoted.hidden(snapshot(corpus), named) == {"p1": "somebody else"}

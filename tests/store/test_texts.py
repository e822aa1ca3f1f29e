"""Headlines for lists, and everything of the one article on screen."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import SelectionError
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.texts import article, headlines, mentions, rejects
from tests.corpora import NOW, Told, batch, ingested


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("texts") / "corpus"
    told = (
        Told("a1", "Jon Hamm, again", "Ayo Edebiri saw Jon Hamm.\nHamm saw her.", section="TV"),
        Told("a2", "Nobody", published_at=None),
        Told("a3", "Ayo Edebiri"),
    )
    ingested(corpus, batch(*told, rejects=[("f:1", "no text", "x")]))
    ingested(corpus, batch(Told("a2", "Somebody")))
    return corpus


@pytest.fixture(scope="module")
def held(corpus: Path) -> Snapshot:
    return snapshot(corpus)


def test_headlines_and_addresses_are_found_by_id(held: Snapshot, corpus: Path) -> None:
    assert headlines(held)["headline"].to_dict() == {"a1": "Jon Hamm, again", "a2": "Somebody", "a3": "Ayo Edebiri"}
    assert headlines(held).loc["a3", "url"] == "https://example.org/a3"
    assert headlines(snapshot(corpus, 1)).loc["a2", "headline"] == "Nobody"


def test_an_article_is_everything_that_is_stored_of_it(held: Snapshot) -> None:
    found = article(held, "a1")
    assert found["headline"] == "Jon Hamm, again"
    assert found["body"] == "Ayo Edebiri saw Jon Hamm.\nHamm saw her."
    assert (found["source"], found["section"], found["words"], found["revision"]) == ("The Daily", "TV", 11, 1)
    assert found["published_at"] == pd.Timestamp("2024-10-17 08:00", tz="UTC")
    assert found["first_seen"] == NOW


def test_an_article_of_an_older_commit_reads_as_it_did_then(corpus: Path) -> None:
    assert article(snapshot(corpus, 1), "a2")["headline"] == "Nobody"
    assert article(snapshot(corpus, 2), "a2")["headline"] == "Somebody"
    # The file that a2 was taken out of still gives the others.
    assert article(snapshot(corpus, 2), "a3")["headline"] == "Ayo Edebiri"


@pytest.mark.parametrize("article_id", ["a9", "", "' OR '1'='1"])
def test_an_article_that_is_not_there_is_named(held: Snapshot, article_id: str) -> None:
    with pytest.raises(SelectionError) as refused:
        article(held, article_id)
    assert str(refused.value) == f"This link asks for article {article_id}, which this corpus does not have"


def test_mentions_are_in_reading_order_and_each_is_a_piece_of_the_text(held: Snapshot) -> None:
    found = mentions(held, ["a1"])
    assert list(found[["field", "entity_id", "surface"]].itertuples(index=False, name=None)) == [
        ("headline", "p2", "Jon Hamm"),
        ("body", "p3", "Ayo Edebiri"),
        ("body", "p2", "Jon Hamm"),
        ("body", "p2", "Hamm"),
    ]
    text = article(held, "a1").to_dict()
    places = found[["field", "start", "end", "surface"]].itertuples(index=False, name=None)
    assert all(text[field][start:end] == surface for field, start, end, surface in places)


def test_mentions_of_no_article_are_none(held: Snapshot) -> None:
    assert mentions(held, []).empty
    assert mentions(held, ["a9"]).empty


def test_every_record_that_was_refused_is_there(held: Snapshot) -> None:
    assert list(rejects(held).itertuples(index=False, name=None)) == [("f:1", "no text", "x")]

"""The articles behind a portrayal, in order."""

from pathlib import Path

import pytest

from analysis.export.evidence import ordered
from analysis.metrics.passages import read
from analysis.overruling import Ruling, overrule
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, Told, batch, ingested
from tests.judging import WORDS, judging

TOLD = (
    Told("a1", "Jon Hamm was awful", published_at="2024-10-17 08:00"),
    Told("a2", "Jon Hamm was great and great", source="Variety", published_at="2024-10-18 08:00"),
    Told("a3", "Jon Hamm was there", published_at="2024-10-19 08:00"),
    Told("a4", "Jon Hamm was hurt and was awful, awful", published_at="2024-10-20 08:00"),
    Told("a5", "Jon Hamm was awful and great", published_at=None),
    Told("a6", "Jon Hamm was great", published_at="2024-10-21 08:00"),
    Told("a7", "Elisabeth Moss was awful"),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    with judging():
        ingested(place, batch(*TOLD))
    return place


def everything(corpus: Path) -> Slice:
    return slice_of(snapshot(corpus), Selection())


def test_articles_come_most_decisive_first_and_misfortune_last(corpus: Path) -> None:
    table = ordered(everything(corpus), "p2")
    assert table[["article_id", "portrayal"]].to_numpy().tolist() == [
        ["a2", "favourable"],
        ["a6", "favourable"],
        ["a1", "unfavourable"],
        ["a3", "neutral"],
        ["a5", "unclear"],
        ["a4", "misfortune"],
    ]
    assert table["leaning"].isna().tolist() == [False] * 5 + [True]
    assert table["said"].tolist() == table["portrayal"].tolist()
    assert table["source"].tolist()[:2] == ["Variety", "The Daily"]
    assert not table["overruled"].any()


def test_an_overruled_article_keeps_its_place_and_what_the_model_said(corpus: Path) -> None:
    overrule(corpus, Ruling("a2", "p2", "neutral", "irony"), SIGNATURE)
    table = ordered(everything(corpus), "p2")
    first = table.iloc[0]
    assert first[["article_id", "portrayal", "said", "overruled"]].tolist() == ["a2", "neutral", "favourable", True]
    assert first["leaning"] == pytest.approx(0.6)


def test_what_an_editor_calls_a_misfortune_leans_nowhere_and_the_other_way_round(corpus: Path) -> None:
    overrule(corpus, Ruling("a2", "p2", "misfortune", "he fell ill"), SIGNATURE)
    overrule(corpus, Ruling("a4", "p2", "unfavourable", "a figure of speech"), SIGNATURE)
    table = ordered(everything(corpus), "p2").set_index("article_id")
    assert list(table.index)[-1] == "a2"
    assert table.loc[["a2", "a4"], "leaning"].isna().all()
    assert table["said"]["a4"] == "misfortune"


def test_only_the_articles_of_the_slice_and_of_the_person_are_behind_it(corpus: Path) -> None:
    held = snapshot(corpus)
    chosen = slice_of(held, Selection(sources=frozenset({"Variety"})))
    assert ordered(chosen, "p2")["article_id"].tolist() == ["a2"]
    assert ordered(chosen, "p1").empty


def test_where_nothing_is_judged_there_is_no_evidence(tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(*TOLD))
    assert ordered(everything(tmp_path / "corpus"), "p2").empty


def test_articles_are_read_for_the_verdict_that_counts(corpus: Path) -> None:
    body = "Jon Hamm was awful on the evening of Friday. Jon Hamm was great on the morning after that."
    with judging():
        ingested(corpus, batch(Told("b1", "Quiet", body)))
    for said, word in (("favourable", "great"), ("unfavourable", "awful")):
        one = read(snapshot(corpus), "p2", {"b1": said}, WORDS)["b1"]
        assert word in one.quoted(one.passages[0]).text
        assert len(one.passages) == 2

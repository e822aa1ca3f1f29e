"""The file of the evidence."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.entities.decisions import Decision
from analysis.export import evidence
from analysis.export.delimited import csv
from analysis.overruling import Ruling, overrule
from analysis.selection import Selection
from analysis.store import namebook
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from analysis.store.writing import Signature
from tests.corpora import NOW, SIGNATURE, Told, batch, ingested
from tests.judging import WORDS, judging

CAUTION = "Machine estimate, wrong in about one of 5 passages (measured)."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    told = (
        Told("a1", "Jon Hamm was awful"),
        Told("a2", "Jon Hamm was great and great"),
        Told("a3", "Jon Hamm was hurt"),
    )
    with judging():
        ingested(place, batch(*told))
    overrule(place, Ruling("a1", "p2", "neutral", "irony"), SIGNATURE)
    return place


def table(corpus: Path) -> pd.DataFrame:
    everything = slice_of(snapshot(corpus), Selection())
    return evidence.table(everything, "p2", evidence.ordered(everything, "p2"), WORDS, CAUTION).set_index("article_id")


def test_each_article_says_which_verdict_counts_who_overruled_what_and_why(corpus: Path) -> None:
    rows = table(corpus)
    assert list(rows.index) == ["a2", "a1", "a3"]
    ruled = rows.loc["a1"]
    columns = ["portrayal", "overruled", "overruled_by", "overruled_at", "reason", "machine", "unfavourable"]
    assert [ruled[column] for column in columns] == ["neutral", True, "tester", NOW, "irony", "unfavourable", 0.6]
    assert rows.loc["a2", ["overruled_by", "reason"]].isna().all()
    other = rows.loc["a2"]
    assert [other[column] for column in ("machine", "favourable", "headline", "passage", "url")] == [
        *("favourable", 0.7, "Jon Hamm was great and great", "Jon Hamm was great and great"),
        "https://example.org/a2",
    ]


def test_a_ruling_on_a_former_text_says_since_when_the_article_has_another(corpus: Path) -> None:
    assert table(corpus)["text_changed"].isna().all()
    later = Signature("test", "tester", NOW + pd.Timedelta(hours=1))
    with judging():
        ingested(corpus, batch(Told("a1", "Jon Hamm was awful on Friday"), Told("a2", "Jon Hamm")), signature=later)
    since = table(corpus)["text_changed"]
    assert since["a1"] == later.at
    assert since[["a2", "a3"]].isna().all()


def test_of_a_story_of_ones_own_misfortune_no_portrayal_is_told(corpus: Path) -> None:
    overrule(corpus, Ruling("a2", "p2", "misfortune", "he fell ill"), SIGNATURE)
    rows = table(corpus)
    assert rows.loc[["a2", "a3"], ["unfavourable", "neutral", "favourable"]].isna().all(axis=None)


def test_every_line_of_the_file_says_that_it_is_an_estimate(corpus: Path) -> None:
    lines = csv(table(corpus).reset_index()).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(",passage,url,caution")
    assert all(CAUTION in line for line in lines[1:])


def test_passages_are_looked_up_for_the_first_articles_only(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "READ", 1)
    assert table(corpus)["passage"].notna().tolist() == [True, False, False]


def test_who_is_private_is_in_no_passage(corpus: Path) -> None:
    with judging():
        ingested(corpus, batch(Told("b1", "Quiet", "Elisabeth Moss said that Jon Hamm was great on Friday.")))
    assert table(corpus).loc["b1", "passage"] == "Elisabeth Moss said that Jon Hamm was great on Friday."
    namebook.add(corpus, [Decision(1, "private", "p1")])
    assert table(corpus).loc["b1", "passage"] == "somebody else said that Jon Hamm was great on Friday."


def test_private_people_groups_and_works_are_in_no_headline_and_no_passage(corpus: Path) -> None:
    with judging():
        ingested(corpus, batch(Told("b1", "Mad Men by Elisabeth Moss", "Blackpink: Jon Hamm was great in Mad Men.")))
    assert table(corpus).loc["b1", "headline"] == "Mad Men by Elisabeth Moss"
    decided = [Decision(number, "private", entity) for number, entity in enumerate(("p1", "w1", "g1"), 1)]
    namebook.add(corpus, decided)
    rows = table(corpus)
    assert rows.loc["b1", "headline"] == "a title by somebody else"
    assert rows.loc["b1", "passage"] == "somebody else: Jon Hamm was great in a title."
    assert rows.loc["a1", "headline"] == "Jon Hamm was awful"

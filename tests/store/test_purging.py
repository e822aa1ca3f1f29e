"""Purging: an article leaves every version of every table, and every commit stays readable."""

from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock

from analysis.errors import BusyError, CorpusError
from analysis.store import checks, purging, tables
from analysis.store.commits import history
from analysis.store.snapshot import snapshot
from tests.corpora import Told, batch, ingested, state

WORDS = "Jon Hamm said the unrepeatable"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of three commits, in the first of which an article said something else."""
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(Told("a1", WORDS, WORDS), Told("a2", "Elisabeth Moss", "Ayo Edebiri")))
    ingested(corpus, batch(Told("a1", "Jon Hamm said less", WORDS), Told("a3", "Ayo Edebiri")))
    ingested(corpus, batch(*[Told(f"b{number}", "Saoirse Ronan") for number in range(4)]))
    return corpus


def rows(corpus: Path) -> list[object]:
    """Return every value of every row in every Parquet file, whichever version it belongs to."""
    files = [path for name in tables.SCHEMAS for path in (corpus / name).glob("*.parquet")]
    return [value for path in files for column in pd.read_parquet(path).items() for value in column[1]]


def test_no_file_of_any_version_holds_what_a_purged_article_said(corpus: Path) -> None:
    assert WORDS in rows(corpus)
    purging.purge(corpus, ["a1"])
    assert not {WORDS, "a1", "Jon Hamm said less"} & set(map(str, rows(corpus)))


def test_every_commit_stays_readable_and_keeps_the_other_articles(corpus: Path) -> None:
    before = {commit.number: state(corpus, commit.number) for commit in history(corpus)}
    purging.purge(corpus, ["a1"])
    for number, was in before.items():
        assert state(corpus, number) == {name: [row for row in rows if "a1" not in row] for name, rows in was.items()}


def test_what_was_purged_leaves_an_open_snapshot_when_it_is_asked_for_again(corpus: Path) -> None:
    assert len(snapshot(corpus, 1).articles) == 2
    purging.purge(corpus, ["a1"])
    assert snapshot(corpus, 1).articles["article_id"].to_list() == ["a2"]
    assert purging.purges(corpus) == 1


def test_a_table_can_be_added_to_and_cut_down_after_a_purge(corpus: Path) -> None:
    purging.purge(corpus, ["a1", "b2"])
    ingested(corpus, batch(Told("a2", "Blackpink"), Told("c1", "Jon Hamm")))
    assert sorted(snapshot(corpus).articles["article_id"]) == ["a2", "a3", "b0", "b1", "b3", "c1"]


def test_files_that_hold_nothing_of_it_stay_as_they_are(corpus: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in corpus.rglob("*.parquet")}
    purging.purge(corpus, ["ffff"])
    assert {path: path.stat().st_mtime_ns for path in corpus.rglob("*.parquet")} == before


def test_the_log_of_a_table_holds_no_text(corpus: Path) -> None:
    logs = [path.read_text() for path in corpus.rglob("_delta_log/*.json")]
    assert not any("unrepeatable" in log for log in logs)


def test_a_file_that_cannot_be_made_as_short_says_so(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "_LEVELS", ())
    with pytest.raises(CorpusError, match="the rows of a removed article cannot be taken out of this file"):
        purging.purge(corpus, ["a1"])
    assert len(snapshot(corpus, 1).articles) == 2


def test_checks_that_stay_locked_stop_a_purge_before_it_begins(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_PATIENCE", 0.0)
    (corpus / "checking").mkdir()
    before = {path: path.read_bytes() for path in corpus.rglob("*.parquet")}
    with FileLock(corpus / "checking" / "lock"), pytest.raises(BusyError, match="checks by hand still being written"):
        purging.purge(corpus, ["a1"])
    assert {path: path.read_bytes() for path in corpus.rglob("*.parquet")} == before
    assert purging.purges(corpus) == 0

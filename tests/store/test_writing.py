"""One writer at a time, and nothing half done: readers see whole commits, whenever a writer is killed."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from analysis.errors import CorpusError
from analysis.ingest import ingest
from analysis.loading import Batch
from analysis.resources import Resources
from analysis.store import index, tables
from analysis.store.commits import Basis, latest, opened
from analysis.store.snapshot import snapshot
from analysis.store.writing import commit, lease
from tests.corpora import SIGNATURE, Told, batch, ingested, state
from tests.store.killed import DEATHS, FIRST, SECOND

ROOT: Final = Path(__file__).parents[2]
NO_CORPUS: Final = ""
"""Stands among the deaths for that of a first writer."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus of one commit."""
    corpus = tmp_path_factory.mktemp("begun") / "corpus"
    ingested(corpus, *FIRST)
    return corpus


@pytest.fixture(scope="module")
def whole(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the corpus as it is where nobody was killed."""
    corpus = copied(begun, tmp_path_factory.mktemp("whole"))
    ingested(corpus, *SECOND)
    return corpus


@pytest.fixture(scope="module")
def killed(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return a corpus for each way to die, in which a second writer died that way."""
    corpora = {death: copied(begun, tmp_path_factory.mktemp("killed")) for death in DEATHS}
    corpora[NO_CORPUS] = tmp_path_factory.mktemp("killed") / "corpus"
    asked = [text for death, corpus in corpora.items() for text in (str(corpus), death or "before the commit")]
    subprocess.run([sys.executable, "-m", "tests.store.killed", *asked], cwd=ROOT, check=True, timeout=60)
    return corpora


def copied(corpus: Path, folder: Path) -> Path:
    shutil.copytree(corpus.parent, folder, dirs_exist_ok=True)
    return folder / corpus.name


@pytest.mark.parametrize("death", DEATHS)
def test_a_killed_writer_leaves_readers_at_the_old_commit(begun: Path, killed: Mapping[str, Path], death: str) -> None:
    corpus = copied(killed[death], killed[death].parent / "read")
    newest = latest(corpus)
    assert newest is not None
    assert newest.number == 1
    assert state(corpus) == state(begun)
    assert snapshot(corpus).articles["article_id"].to_list() == ["a1", "a2"]
    assert index.matching(index.folder(corpus, 1), "hamm", {}) == {"a2"}


@pytest.mark.parametrize("death", DEATHS)
def test_the_writer_after_a_killed_one_counts_as_if_it_had_never_been(
    whole: Path, killed: Mapping[str, Path], death: str
) -> None:
    corpus = copied(killed[death], killed[death].parent / "written")
    outcome = ingested(corpus, *SECOND)
    assert (outcome.read, outcome.new, outcome.changed, outcome.repeats, outcome.rejected) == (6, 2, 2, 1, 1)
    assert outcome.commit == 2
    assert state(corpus) == state(whole)
    assert state(corpus, 1) == state(whole, 1)
    assert index.matching(index.folder(corpus, 2), "blackpink OR moss", {}) == {"a3"}


def test_a_first_writer_who_is_killed_leaves_no_corpus(killed: Mapping[str, Path], whole: Path) -> None:
    corpus = killed[NO_CORPUS]
    assert tables.version(corpus, "articles") is not None
    with pytest.raises(CorpusError, match=r"corpus: no corpus here yet; `marquee ingest FILE` makes one$"):
        snapshot(corpus)
    ingested(corpus, *FIRST)
    assert state(corpus) == state(whole, 1)


def test_an_interrupted_writer_lets_the_corpus_go_as_it_was(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, *FIRST)
    before = state(corpus)

    def interrupted() -> Iterator[Batch]:
        yield from SECOND
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(interrupted(), corpus, Resources(tmp_path / "gazetteer"), SIGNATURE)
    with lease(corpus, print) as last:
        assert last is not None
        assert last.number == 1
    assert state(corpus) == before


def test_a_sweep_brings_every_table_back_and_makes_no_commit(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, *FIRST)
    newest = latest(corpus)
    assert newest is not None
    tables.remove(corpus, "texts", ["a1"])
    tables.replace(corpus, "credits", tables.SCHEMAS["credits"].empty_table())
    with lease(corpus, print):
        for name, version in newest.versions.items():
            now = tables.version(corpus, name)
            assert now is not None
            assert tables.read(corpus, name, now).num_rows == tables.read(corpus, name, version).num_rows
    assert latest(corpus) == newest


def test_a_writer_who_finds_its_number_taken_says_so(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, *FIRST)
    with lease(corpus, print) as last:
        assert last is not None
        commit(corpus, last, SIGNATURE, Basis("digest"))
        with pytest.raises(
            CorpusError, match=r"commit 2 is there already; somebody else wrote to this corpus: run again$"
        ):
            commit(corpus, last, SIGNATURE, Basis("digest"))


def test_a_second_writer_waits_says_so_and_goes_on(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    said: list[str] = []
    waiting, finished = threading.Event(), threading.Event()

    def say(line: str) -> None:
        said.append(line)
        waiting.set()

    def second() -> None:
        with lease(corpus, say) as last:
            assert last is not None
            assert last.number == 1
            finished.set()

    with lease(corpus, print) as last:
        assert last is None
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(10)
        commit(corpus, None, SIGNATURE, Basis("digest"))
        assert not finished.is_set()
    thread.join(10)
    assert finished.is_set()
    assert said == [f"{corpus}: somebody else is writing to this corpus; waiting for them to finish"]


def test_a_second_writer_gives_up_after_its_patience(tmp_path: Path) -> None:
    said: list[str] = []
    refused: list[str] = []

    def second() -> None:
        try:
            with lease(tmp_path, said.append, patience=0.1):
                pass
        except CorpusError as error:
            refused.append(str(error))

    with lease(tmp_path, print):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(10)
    assert len(said) == 1
    assert refused == [f"{tmp_path}: still being written to after 0 s; try again later"]


def test_a_writer_in_another_process_is_waited_for_too(tmp_path: Path) -> None:
    holding = "import sys; from pathlib import Path; from analysis.store.writing import lease\n"
    holding += f"with lease(Path({str(tmp_path)!r}), print): print('mine', flush=True); sys.stdin.read()"
    child = subprocess.Popen(
        [sys.executable, "-c", holding], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "mine\n"
    said: list[str] = []
    with pytest.raises(CorpusError, match="try again later"), lease(tmp_path, said.append, patience=0.1):
        pass
    # A writer who dies holds nothing back.
    os.kill(child.pid, signal.SIGKILL)
    child.communicate(timeout=10)
    with lease(tmp_path, said.append):
        pass
    assert len(said) == 1


def test_a_reader_keeps_its_commit_while_others_follow_and_files_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, *FIRST)
    held, before = snapshot(corpus), state(corpus)
    monkeypatch.setattr(tables, "_MANY_FILES", 2)
    for number in range(3):
        ingested(corpus, batch(Told("a1", f"Saoirse Ronan {number}"), Told(f"b{number}")))
    newest, first = latest(corpus), opened(corpus, 1)
    assert newest is not None
    assert newest.number == 4
    assert state(corpus, 1) == before
    assert held.commit == first
    again = snapshot(corpus, 1)
    assert again.articles.equals(held.articles)
    assert again.appearances.equals(held.appearances)
    assert len(snapshot(corpus).articles) == 5


def test_a_commit_names_a_version_of_every_table(tmp_path: Path) -> None:
    with lease(tmp_path, print) as last:
        made = commit(tmp_path, last, replace(SIGNATURE, what="test", who="me"), Basis("digest"))
    assert made.versions == dict.fromkeys(tables.SCHEMAS, 0)
    assert (made.number, made.what, made.who, made.gazetteer) == (1, "test", "me", "digest")
    assert made.at == "2024-11-01T12:00:00+00:00"
    assert latest(tmp_path) == made

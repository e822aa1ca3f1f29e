"""The log of commits: whole or not at all, numbered without gaps, each number given once."""

import errno
import itertools
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import CorpusError
from analysis.store import commits
from analysis.store.commits import Commit, history, latest, opened


def commit(number: int, who: str = "tester") -> Commit:
    return Commit(number, "2024-11-01T12:00:00+00:00", "test", who, {"articles": number}, "digest")


def test_a_commit_is_read_as_it_was_written(tmp_path: Path) -> None:
    commits.write(tmp_path, commit(1, "Zoë"))
    assert opened(tmp_path, 1) == commit(1, "Zoë")
    assert opened(tmp_path, 1).when == pd.Timestamp("2024-11-01 12:00", tz="UTC")


def test_a_folder_without_commits_has_no_latest_one_and_no_history(tmp_path: Path) -> None:
    assert latest(tmp_path) is None
    assert latest(tmp_path / "nowhere") is None
    assert history(tmp_path) == []


def test_the_history_is_newest_first(tmp_path: Path) -> None:
    for number in range(1, 12):
        commits.write(tmp_path, commit(number))
    assert latest(tmp_path) == commit(11)
    assert history(tmp_path) == [commit(number) for number in range(11, 0, -1)]
    assert history(tmp_path, 2) == [commit(11), commit(10)]
    assert history(tmp_path, 20) == history(tmp_path)


def test_a_number_that_is_taken_is_refused_and_the_first_commit_stays(tmp_path: Path) -> None:
    commits.write(tmp_path, commit(1, "first"))
    with pytest.raises(CorpusError) as refused:
        commits.write(tmp_path, commit(1, "second"))
    assert str(refused.value) == (
        f"{tmp_path}: commit 1 is there already; somebody else wrote to this corpus: run again"
    )
    assert opened(tmp_path, 1).who == "first"
    assert [path.name for path in (tmp_path / "commits").iterdir()] == ["00000001.json"]


def test_of_many_who_want_a_number_one_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Threads share a process id, writers do not: each gets a draft of its own.
    monkeypatch.setattr(os, "getpid", itertools.count().__next__)

    def is_mine(who: str) -> bool:
        try:
            commits.write(tmp_path, commit(1, who))
        except CorpusError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(is_mine, "abcdefgh"))
    assert won.count(True) == 1
    assert opened(tmp_path, 1).who == "abcdefgh"[won.index(True)]


def test_a_draft_that_a_killed_writer_left_is_no_commit(tmp_path: Path) -> None:
    commits.write(tmp_path, commit(1))
    (tmp_path / "commits" / "00000002.77.draft").write_text('{"number": 2')
    assert latest(tmp_path) == commit(1)


def test_other_files_beside_the_commits_are_let_be(tmp_path: Path) -> None:
    commits.write(tmp_path, commit(1))
    (tmp_path / "commits" / "notes.json").write_text("{}")
    assert latest(tmp_path) == commit(1)
    with pytest.raises(CorpusError, match=r": no commit 2; its newest commit is 1$"):
        opened(tmp_path, 2)


@pytest.mark.parametrize("number", [0, -1, 7])
def test_a_commit_that_is_not_there_says_which_is_newest(tmp_path: Path, number: int) -> None:
    with pytest.raises(CorpusError) as refused:
        opened(tmp_path, number)
    assert str(refused.value) == f"{tmp_path}: no commit {number}; it has no commit yet"
    commits.write(tmp_path, commit(1))
    commits.write(tmp_path, commit(2))
    with pytest.raises(CorpusError, match=rf": no commit {number}; its newest commit is 2$"):
        opened(tmp_path, number)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"number": 1}', json.dumps({"number": 1, "more": 2})])
def test_a_damaged_commit_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "commits").mkdir()
    (tmp_path / "commits" / "00000001.json").write_text(text)
    with pytest.raises(CorpusError) as refused:
        latest(tmp_path)
    place = re.escape(f"{tmp_path / 'commits' / '00000001.json'}: not a commit (")
    assert re.fullmatch(place + r"[^\n]+\); the corpus is damaged", str(refused.value))


def test_a_disk_without_hard_links_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(CorpusError) as caught:
        commits.write(tmp_path, commit(1))
    place = tmp_path / "commits" / "00000001.json"
    assert str(caught.value) == (
        f"{place}: cannot be written (Operation not permitted); keep the corpus on a disk that has hard links"
    )
    assert list((tmp_path / "commits").iterdir()) == []

"""Rejects: each is written once and counted every time, and only the first are kept in memory."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import schema
from analysis.store import rejects, tables
from analysis.store.rejects import First, Rejects


def rows(*numbers: int) -> pd.DataFrame:
    told = [(f"a.csv:{number}", "no text", "") for number in numbers]
    return schema.conform(pd.DataFrame(told, columns=schema.REJECTS.names), schema.REJECTS, "test")


def stored(corpus: Path) -> list[str]:
    return sorted(tables.read(corpus, "rejects", tables.version(corpus, "rejects"))["place"].to_pylist())


def test_a_reject_is_counted_each_time_and_written_once(tmp_path: Path) -> None:
    found = Rejects(tmp_path, None)
    found.take(rows(1, 2, 2))
    found.take(rows(2, 3))
    assert (found.first.count, found.has_new) == (5, True)
    assert stored(tmp_path) == ["a.csv:1", "a.csv:2", "a.csv:3"]


def test_what_the_corpus_has_is_not_written_again(tmp_path: Path) -> None:
    Rejects(tmp_path, None).take(rows(1, 2))
    again = Rejects(tmp_path, tables.version(tmp_path, "rejects"))
    again.take(rows(2, 1))
    assert (again.first.count, again.has_new) == (2, False)
    again.take(rows(3))
    assert again.has_new
    assert stored(tmp_path) == ["a.csv:1", "a.csv:2", "a.csv:3"]


def test_no_rows_are_nothing_new(tmp_path: Path) -> None:
    found = Rejects(tmp_path, None)
    found.take(rows())
    assert (found.first.count, found.has_new, found.first.rows.empty) == (0, False, True)


def test_only_the_first_are_kept_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rejects, "SHOWN", 3)
    first = First()
    for number in range(5):
        first.take(rows(number, number + 10))
    assert first.count == 10
    assert first.rows["place"].to_list() == ["a.csv:0", "a.csv:10", "a.csv:1"]

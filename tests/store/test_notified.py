"""The ledger of what was told."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import CorpusError
from analysis.store.notified import Entry, Event, Occurrence, add, alone, entries, newest, standing

RISE, FALL = Occurrence("rising", "p1"), Occurrence("rising", "p2")


def entry(channel: str, event: Event, occurrence: Occurrence, day: int = 1) -> Entry:
    return Entry(channel, event, occurrence, f"2024-10-{day:02}T08:00:00+00:00", "2024-10-31T08:00:00+00:00", 7)


def test_a_corpus_without_a_ledger_was_told_nothing(tmp_path: Path) -> None:
    assert entries(tmp_path) == []
    assert newest([], "a") is None


def test_entries_are_added_and_none_is_changed(tmp_path: Path) -> None:
    told = [entry("a", "told", RISE), entry("b", "told", FALL, 2), entry("a", "over", RISE, 3)]
    with alone(tmp_path):
        add(tmp_path, told[:2])
        before = (tmp_path / "notices" / "told.jsonl").read_bytes()
        add(tmp_path, told[2:])
        add(tmp_path, [])
    assert entries(tmp_path) == told
    assert (tmp_path / "notices" / "told.jsonl").read_bytes().startswith(before)


def test_what_is_over_no_longer_stands_and_may_be_told_again() -> None:
    told = [entry("a", "told", RISE), entry("a", "told", FALL), entry("a", "over", RISE, 2), entry("b", "told", RISE)]
    assert standing(told, "a") == {FALL}
    assert standing(told, "b") == {RISE}
    assert standing([*told, entry("a", "told", RISE, 4)], "a") == {RISE, FALL}
    assert newest(told, "a") == pd.Timestamp("2024-10-02 08:00", tz="UTC")


@pytest.mark.parametrize("line", ["{", '{"event": "told"}', "[]", '{"occurrence": 1}'])
def test_a_line_that_is_no_entry_is_named(tmp_path: Path, line: str) -> None:
    with alone(tmp_path):
        add(tmp_path, [entry("a", "told", RISE)])
    file = tmp_path / "notices" / "told.jsonl"
    with file.open("a") as out:
        out.write(f"{line}\n")
    with pytest.raises(CorpusError, match=r"told\.jsonl:2: not an entry of the ledger of alerts"):
        entries(tmp_path)

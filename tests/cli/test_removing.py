"""`remove`, and what is embargoed or withdrawn by its publisher, as the command line shows it."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Run

WORDS = "Unrepeatable"


@pytest.fixture
def read(run: Run, tmp_path: Path) -> dict[str, str]:
    """Read two articles, and return their ids by headline."""
    lines = [
        {"headline": "Jon Hamm returns", "body": f"{WORDS} words.", "url": "https://example.com/a"},
        {"headline": "Elisabeth Moss returns", "body": "More words.", "url": "https://example.com/b"},
    ]
    assert ingest(run, tmp_path / "two.jsonl", *lines).code == 0
    return {line["headline"]: line["article_id"] for line in json.loads(run("articles", "--format", "json").out)}


def ingest(run: Run, file: Path, *records: Mapping[str, object]) -> Ended:
    file.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return run("ingest", file)


def test_a_removed_article_is_gone_and_stays_away(run: Run, read: dict[str, str], tmp_path: Path) -> None:
    gone = read["Jon Hamm returns"]
    ended = run("remove", gone, "--reason", "names a minor")
    assert (ended.code, ended.out) == (0, "removed 1 commit 2\n")
    assert ended.err.startswith("beyond recall: exports, reports and screenshots made before;")
    assert gone not in run("articles", "--format", "csv").out
    again = run("ingest", tmp_path / "two.jsonl")
    assert again.out == "read 2 new 0 changed 0 repeats 1 rejected 1 commit 3\n"
    assert "and is not read again" in again.err
    assert WORDS not in again.err


def test_an_id_that_is_not_there_is_refused_in_one_line(run: Run, read: dict[str, str]) -> None:
    ended = run("remove", "ffffffffffffffff", "--reason", "a mistake")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        "marquee: .marquee: no article ffffffffffffffff; nothing was removed (`marquee articles` lists the ids)\n"
    )
    assert len(read) == 2


def test_a_reason_must_be_given(run: Run, read: dict[str, str]) -> None:
    assert run("remove", read["Jon Hamm returns"]).code == 2


def test_an_embargoed_article_is_in_no_count_no_list_no_export_and_no_line(run: Run, tmp_path: Path) -> None:
    held = {"headline": f"{WORDS} Jon Hamm", "url": "https://example.com/c", "embargoed": "2099-01-01T00:00:00Z"}
    ended = ingest(run, tmp_path / "one.jsonl", held, {"headline": "Elisabeth Moss returns", "body": "More words."})
    assert ended.out == "read 1 new 1 changed 0 repeats 0 rejected 0 commit 1\n"
    assert ended.err == "held back 1: embargoed or withheld, in no count until their hour\n"
    asked = [
        run(*words)
        for words in (
            ("people", "--format", "json"),
            ("articles", "--format", "csv"),
            ("articles", "--query", WORDS.lower(), "--format", "jsonl"),
            ("report", "--output", "-"),
            ("annotate", tmp_path / "one.jsonl"),
            ("ingest", tmp_path / "one.jsonl", "--verbose"),
        )
    ]
    assert not any(WORDS in ended.out + ended.err or "Hamm" in ended.out + ended.err for ended in asked)


def test_a_kill_notice_takes_its_article_out(run: Run, read: dict[str, str], tmp_path: Path) -> None:
    notice = {"url": "https://example.com/a", "pubstatus": "canceled", "ednote": "wrong person"}
    ended = ingest(run, tmp_path / "kill.jsonl", notice)
    assert ended.out == "read 0 new 0 changed 0 repeats 0 rejected 0 commit 2\n"
    assert ended.err == "removed 1: withheld or withdrawn by their publisher\n"
    assert len(json.loads(run("articles", "--format", "json").out)) == len(read) - 1

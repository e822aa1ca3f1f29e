"""`sources`: what each source is called, and how a newsroom changes it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Run

FIRST = [
    {
        "name": "The Daily",
        "spellings": "The Daily",
        "articles": 3,
        "undated": 1,
        "first": "2024-10-17T08:00:00Z",
        "newest": "2024-10-20T07:00:00Z",
    },
    {
        "name": "Evening Post",
        "spellings": "Evening Post",
        "articles": 1,
        "undated": 0,
        "first": "2024-10-19T21:30:00Z",
        "newest": "2024-10-19T21:30:00Z",
    },
]


@pytest.fixture
def own(run: Run, articles: Path) -> Run:
    """Run a command on a corpus of the four that may be written to."""
    assert run("ingest", articles).code == 0
    return run


def shown(ended: Ended) -> dict[str, str]:
    return {row["name"]: row["spellings"] for row in json.loads(ended.out)}


def test_every_source_is_listed_with_what_it_delivered(ask: Run) -> None:
    ended = ask("sources")
    assert (ended.code, ended.err) == (0, "2 sources. Commit 1.\n")
    assert [line.split("  ")[0] for line in ended.out.splitlines()[1:]] == ["The Daily", "Evening Post"]
    assert json.loads(ask("sources", "--format", "json").out) == FIRST
    assert [json.loads(line) for line in ask("sources", "--format", "jsonl").out.splitlines()] == FIRST
    assert ask("sources", "--format", "csv").out.startswith("\ufeffname,spellings,articles,undated,first,newest\r\n")


def test_a_list_that_was_cut_says_so(ask: Run) -> None:
    assert ask("sources", "--limit", "1").err == "2 sources. Commit 1. First 1 of 2 rows.\n"


def test_a_new_name_is_a_commit_and_joins_what_it_names(own: Run) -> None:
    ended = own("sources", "--rename", "evening post", "The Daily")
    assert (ended.code, ended.out, ended.err) == (0, "commit 2\n", "")
    assert shown(own("sources", "--format", "json")) == {"The Daily": "Evening Post; The Daily"}
    assert json.loads(own("people", "--source", "The Daily", "--format", "json").out)[0]["sources"] == 1


def test_the_newsrooms_list_goes_in_and_comes_out(own: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text("spelling,name\nEvening Post,Post\nlater.example,Later\n", encoding="utf-8")
    assert own("sources", "--list", file).out == "commit 2\n"
    assert shown(own("sources", "--format", "json")) == {"The Daily": "The Daily", "Post": "Evening Post"}
    out = own("sources", "--own").out
    assert out == "\ufeffspelling,name\r\nEvening Post,Post\r\nlater.example,Later\r\n"
    file.write_text(out, encoding="utf-8", newline="")
    assert own("sources", "--list", file).out == "commit 2\n"


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["--rename", "Evening Poste", "Post"], 1, '"Evening Poste" is no source of this corpus; `marquee sources` '),
        (["--rename", "Evening Post", " "], 2, '--rename "Evening Post": no name; say what it is called'),
        (["--own", "--rename", "a", "b"], 2, "--rename, --list and --own exclude each other; give one of them"),
        (["--list", "none.csv"], 1, "none.csv: no such file or directory"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(ask: Run, arguments: list[str], code: int, line: str) -> None:
    ended = ask("sources", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith(f"marquee: {line}")
    assert ended.err.count("\n") == 1


def test_a_list_with_a_mistake_changes_nothing(own: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("spelling,name\nEvening Post,\n", encoding="utf-8")
    ended = own("sources", "--list", "ours.csv")
    assert (ended.code, ended.err) == (1, 'marquee: ours.csv:2: no name; say what "Evening Post" is called\n')
    assert own("sources").err == "2 sources. Commit 1.\n"

"""`names`: what is imported is found, listed and forgotten."""

import json
from pathlib import Path

import pytest

from analysis.entities.gazetteer import KINDS
from tests.cli.conftest import Run

LIST = "name,kind,born\nZelda Quimby,person,1980\nElisabeth Moss,person,\nLittle Kidd,person,2020\n,person,1980\n"
TEXT = {
    "id": "z1",
    "headline": "Zelda Quimby returns",
    "body": "The actor Zelda Quimby is back.",
    "source": "The Daily",
}


@pytest.fixture
def names(tmp_path: Path) -> Path:
    file = tmp_path / "names.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.jsonl"
    file.write_text(json.dumps(TEXT), encoding="utf-8")
    return file


def people(run: Run) -> list[str]:
    return [row["name"] for row in json.loads(run("people", "--format", "json").out)]


def test_an_imported_name_is_found_in_the_articles_and_gone_once_it_is_forgotten(
    run: Run, names: Path, article: Path
) -> None:
    assert run("ingest", article).code == 0
    assert people(run) == []
    ended = run("names", "import", "names.csv")
    assert (ended.code, ended.out) == (0, "read 4 taken 1 known 1 left_out 1 rejected 1\nimport 1\ncommit 2\n")
    assert ended.err.splitlines() == [
        "rejected names.csv:5: no name",
        "left out 1: born less than 18 years ago",
        "new: 1 name, 1 spelling, 0 credits",
        ".marquee: the known names or the model changed; finding names in the 1 it has again",
    ]
    assert people(run) == ["Zelda Quimby"]
    assert json.loads(run("annotate", article).out)["people"][0]["entity_id"].startswith("list-")
    assert run("names", "forget", "1").out == "forgotten 1\ncommit 3\n"
    assert people(run) == []
    # Nobody has the name in a list any more: now the model alone finds it.
    assert json.loads(run("annotate", article).out)["people"][0]["entity_id"] == "found-zelda-quimby-person"
    assert names.exists()


def test_the_same_names_again_make_no_import(run: Run, names: Path) -> None:
    assert run("names", "import", names).out == "read 4 taken 1 known 1 left_out 1 rejected 1\nimport 1\n"
    assert run("names", "import", names).out == "read 4 taken 0 known 2 left_out 1 rejected 1\n"


def test_a_rehearsal_says_what_would_be_taken(run: Run, names: Path) -> None:
    assert run("names", "import", names, "--dry-run").out == "read 4 taken 1 known 1 left_out 1 rejected 1\n"
    assert run("names", "imports").err == "0 imports.\n"


def test_the_articles_can_be_left_to_the_next_ingest(run: Run, names: Path, article: Path) -> None:
    run("ingest", article)
    ended = run("names", "import", names, "--later")
    assert ended.out.endswith("import 1\n")
    assert ended.err.endswith("the articles are as they were; the next ingest looks for the names in them\n")
    assert people(run) == []
    run("ingest", article)
    assert people(run) == ["Zelda Quimby"]


def test_imports_are_listed_with_what_came_of_them(run: Run, names: Path) -> None:
    run("--corpus", "own", "names", "import", names)
    run("--corpus", "own", "names", "forget", "1")
    rows = json.loads(run("names", "imports", "--corpus", "own", "--format", "json").out)
    counts = {name: rows[0][name] for name in ("number", "read", "taken", "known", "left_out", "rejected")}
    assert counts == {"number": 1, "read": 4, "taken": 1, "known": 1, "left_out": 1, "rejected": 1}
    assert rows[0]["state"].startswith("forgotten on 20")
    table = run("--corpus", "own", "names", "imports")
    assert table.out.splitlines()[0].split() == [
        *("number", "when", "who", "what", "read", "taken", "known", "left_out", "rejected", "State"),
    ]
    assert table.err == "1 import.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["import", "none.csv"], 1, "none.csv: no such file"),
        (["import", "empty.csv"], 1, "nothing could be read"),
        (
            ["import", "names.csv", "--kind", "ship"],
            2,
            f'--kind: "ship" is not one of {", ".join(KINDS)}',
        ),
        (["forget", "7"], 1, ".marquee: no import 7; it has none (`marquee names imports` lists them)"),
        (["wat"], 2, "No such command 'wat'; see marquee names --help"),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, names: Path, arguments: list[str], code: int, line: str) -> None:
    names.with_name("empty.csv").write_text("", encoding="utf-8")
    ended = run("names", *arguments)
    assert (ended.code, ended.err.splitlines()[-1]) == (code, f"marquee: {line}")


@pytest.mark.parametrize("command", ["import", "imports", "forget"])
def test_every_commands_help_has_an_example(run: Run, command: str) -> None:
    assert f"  Example:\n    marquee names {command}" in run("names", command, "--help").out

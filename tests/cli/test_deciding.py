"""`names`: decisions are told with their effect, written, listed, exported and taken back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MOSS, HAMM = "elisabeth-moss", "jon-hamm"
WHY = ("--reason", "a test")
PRIVATE = "is private by decision of the editors: named in articles only, in no list, chart or file\n"


@pytest.fixture
def own(run: Run, articles: Path) -> Run:
    """Run a command on a corpus of the four that may be written to."""
    assert run("ingest", articles).code == 0
    return run


def people(run: Run, *options: str) -> dict[str, int]:
    return {row["name"]: row["articles"] for row in json.loads(run("people", *options, "--format", "json").out)}


def test_a_merge_is_told_tried_taken_and_undone_and_links_to_it_lead_on(own: Run) -> None:
    merge = ("names", "merge", MOSS, "Jon Hamm", *WHY)
    effect = (
        "Elisabeth Moss (elisabeth-moss): articles 2 -> 0, mentions 4 -> 0\n"
        "Jon Hamm (jon-hamm): articles 1 -> 2, mentions 2 -> 6\n"
        "2 articles would change\n  Jon Hamm on Mad Men\n  Elisabeth Moss returns\n"
    )
    before = people(own)
    ended = own(*merge, "--dry-run")
    assert (ended.code, ended.out, ended.err) == (0, effect, "nothing was written\n")
    assert own("names", "export").out == ""
    ended = own(*merge)
    assert (ended.code, ended.out, ended.err) == (0, f"{effect}decision 1\ncommit 2\n", "")
    assert people(own) == {"Jon Hamm": 2}
    assert people(own, "--person", MOSS) == people(own, "--person", "Elisabeth Moss") == {"Jon Hamm": 2}
    assert own("names", "undo", 1, *WHY).out.endswith("decision 2\ncommit 3\n")
    assert people(own) == before == {"Elisabeth Moss": 2, "Jon Hamm": 1}
    log = own("names", "log", "--format", "json")
    assert [(row["decision"], row["reason"], row["state"]) for row in json.loads(log.out)] == [
        ("merge elisabeth-moss into jon-hamm", "a test", "undone"),
        ("undo 1", "a test", "stands"),
    ]
    assert own("names", "log").err == "2 decisions.\n"


def test_who_is_private_is_in_no_table_file_or_suggestion_and_who_asks_is_told(own: Run, articles: Path) -> None:
    assert own("names", "private", "Jon Hamm", *WHY).out.endswith("jon-hamm would be private\ndecision 1\ncommit 2\n")
    assert people(own) == {"Elisabeth Moss": 2}
    for asked in ("Jon Hamm", HAMM):
        for command in ("people", "articles", "coverage"):
            assert own(command, "--person", asked).err == f'marquee: "{asked}" {PRIVATE}'
    assert "jon-hamm" not in own("people", "--person", "John Hamm").err
    for form in ("csv", "html"):
        assert own("report", "--output", f"report.{form}").code == 0
        file = Path(f"report.{form}").read_text(encoding="utf-8")
        # What an article's headline says, a list of articles says too.
        assert "Jon Hamm" not in file.replace("Jon Hamm on Mad Men", "")
    assert "Jon Hamm" not in own("annotate", articles).out.replace("Jon Hamm on Mad Men", "")
    assert HAMM not in own("names", "find", "hamm").out
    assert own("names", "find", "Jon Hamm").err.startswith(f'"Jon Hamm" {PRIVATE}')
    assert own("names", "private", "Jon Hamm", *WHY).err == "marquee: private: jon-hamm is private already\n"


def test_spellings_are_added_blocked_and_parted(own: Run) -> None:
    assert own("names", "alias", MOSS, "quiet day", "--kind", "nickname", "--common", *WHY).code == 0
    assert "mentions 4 -> 3" in own("names", "block", "Moss", "--entity", MOSS, *WHY).out
    ended = own("names", "split", MOSS, "quiet day", "--name", "Day", "--note", "a day", *WHY)
    assert ended.out.splitlines()[-2:] == ["decision 3", "commit 4"]
    found = json.loads(own("names", "find", "quiet day", "--format", "json").out)
    assert next((row["entity_id"], row["name"], row["note"]) for row in found) == ("day", "Day", "a day")
    assert own("names", "undo", 1, *WHY).err == (
        "marquee: undo: on decision 1 rests 3 (split day from elisabeth-moss); undo that first, or both together "
        "(--along)\n"
    )
    assert own("names", "undo", 1, "--along", *WHY).code == 0
    assert own("names", "export").out.splitlines()[3].startswith('{"number": 4, "decision": "undo", "undoes": [1, 3]')


def test_a_text_is_taken_over_once(own: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.jsonl"
    file.write_text('{"decision": "rename", "entity": "jon-hamm", "name": "J. Hamm"}\n', encoding="utf-8")
    assert own("names", "apply", file).out.endswith("decision 1\ncommit 2\n")
    assert people(own)["J. Hamm"] == 1
    file.write_text(own("names", "export").out, encoding="utf-8")
    assert own("names", "apply", file).out == "0 articles would change\n"
    assert own("names", "rename", "J. Hamm", "Jon", *WHY).code == 0
    file.write_text("{", encoding="utf-8")
    assert own("names", "apply", file).err.startswith(f"marquee: {file}:1: not a line of JSON")


def test_an_imported_name_is_merged_into_one_that_is_known(own: Run, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name,kind,born,id\nZelda Quimby,person,1980,q1\n", encoding="utf-8")
    assert own("names", "import", file).code == 0
    assert own("names", "merge", "q1", HAMM, *WHY).code == 0
    found = json.loads(own("names", "find", "zelda quimby", "--format", "json").out)
    assert found[0]["entity_id"] == HAMM
    assert own("names", "alias", "q1", "Hammy", *WHY).code == 0
    assert own("names", "forget", 1).code == 0
    assert "no effect: merge: q1 is not known" in own("names", "log").out


def test_decisions_need_no_corpus_and_wait_for_one(run: Run, articles: Path) -> None:
    assert run("names", "rename", HAMM, "J. Hamm", *WHY).out.endswith("decision 1\n")
    assert run("ingest", articles).code == 0
    assert people(run)["J. Hamm"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["merge", "Nobody At All", HAMM, *WHY], 1, '"Nobody At All" is nobody that is known; `marquee names find` '),
        (["merge", HAMM, "mad-men-series", *WHY], 1, "merge: Jon Hamm is a person and Mad Men a series; only names of"),
        (["alias", HAMM, "X", "--kind", "odd", *WHY], 1, "alias: 'odd' is no kind of spelling; there are name, stage"),
        (["undo", "1", *WHY], 1, "undo: there is no decision 1; `marquee names log` lists them"),
        (["private", HAMM], 2, "missing option '--reason'"),
        (["apply", "none.jsonl"], 1, "none.jsonl: no such file or directory"),
    ],
)
def test_what_cannot_be_decided_is_one_line(own: Run, arguments: list[str], code: int, line: str) -> None:
    ended = own("names", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.lower().startswith(f"marquee: {line}".lower())
    assert len(ended.err.splitlines()) == 1

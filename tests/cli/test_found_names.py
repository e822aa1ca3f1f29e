"""`names found` and `names confirm`: names that articles have and no list has."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HALE = "found-teodor-halewright-person"
WHY = ("--reason", "a test")


@pytest.fixture
def own(run: Run, tmp_path: Path) -> Run:
    """Run a command on a corpus in which one article names somebody new."""
    text = "Teodor Halewright told reporters that he will direct. Halewright thanked Jon Hamm."
    (tmp_path / "new.jsonl").write_text(json.dumps({"id": "n1", "headline": "A director", "body": text, "source": "A"}))
    assert run("ingest", tmp_path / "new.jsonl").code == 0
    return run


def people(run: Run) -> dict[str, int]:
    return {row["name"]: row["articles"] for row in json.loads(run("people", "--format", "json").out)}


def test_a_found_name_is_listed_confirmed_and_counted(own: Run) -> None:
    assert people(own) == {"Jon Hamm": 1}
    listed = own("names", "found", "--format", "json")
    assert json.loads(listed.out) == [
        {"entity_id": HALE, "name": "Teodor Halewright", "kind": "person", "articles": 1, "sources": 1, "counts": False}
    ]
    table = own("names", "found")
    assert table.err == "1 name; they count from 3 sources in 2 stories on, or once confirmed.\n"
    assert table.out.splitlines()[1].split()[-4:] == ["1", "1", "not", "yet"]
    assert own("people", "--person", "Teodor Halewright").err == (
        'marquee: "Teodor Halewright": 1 article, 1 source; found in articles and in no list, so it counts from 3 '
        "sources in 2 stories on, or once confirmed\n"
    )
    ended = own("names", "confirm", "Teodor Halewright", *WHY)
    assert ended.out == (
        f"Teodor Halewright ({HALE}): articles 0 -> 1, mentions 0 -> 2\n1 article would change\n  A director\n"
        "decision 1\ncommit 2\n"
    )
    assert people(own) == {"Jon Hamm": 1, "Teodor Halewright": 1}
    assert own("names", "confirm", HALE, *WHY).err == (
        f'marquee: "{HALE}" was not found in articles, or stands in a list; `marquee names found` lists them\n'
    )
    assert own("names", "rename", HALE, "T. Halewright", *WHY).code == 0


def test_a_found_name_is_merged_in_one_go(own: Run) -> None:
    assert own("names", "merge", HALE, "Jon Hamm", *WHY).out.endswith("decision 1\ndecision 2\ncommit 2\n")
    assert people(own) == {"Jon Hamm": 1}
    export = own("names", "export").out.splitlines()
    assert [json.loads(line)["decision"] for line in export] == ["confirm", "merge"]


def test_who_is_only_found_may_be_private(own: Run) -> None:
    assert own("names", "private", HALE, *WHY).out.endswith(f"{HALE} would be private\ndecision 1\ncommit 2\n")
    assert json.loads(own("names", "found", "--format", "json").out) == []

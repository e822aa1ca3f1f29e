"""`checks`: the checks by hand that were kept."""

import csv
import io
import json
from pathlib import Path

import pytest

from analysis.checking import keep
from analysis.entities.decisions import PRIVATE, Decision
from analysis.figures.checking import estimate
from analysis.store.namebook import add
from tests.checking import CHECK, KEEPING, answered, begun, portrayed
from tests.cli.conftest import Run


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    corpus = portrayed(tmp_path / "corpus", "unfavourable", "neutral", "neutral", "favourable", "neutral")
    begun(corpus)
    answered(corpus, "ynnny")
    keep(corpus, CHECK, KEEPING)
    return corpus


def test_checks_are_listed_with_what_they_came_to(run: Run, checked: Path) -> None:
    ended = run("checks", "--corpus", checked)
    assert ended.code == 0
    assert ended.err == f"1 check. {estimate()} Commit 3.\n"
    assert "40% (95% interval 40% to 40%)" in ended.out
    row = json.loads(run("checks", "--format", "jsonl", "--corpus", checked).out)
    assert (row["check_id"], row["name"], row["asked"], row["share"], row["said"]) == (
        CHECK,
        "Jon Hamm",
        "unfavourable",
        0.4,
        0.2,
    )
    assert (row["selection"], row["query"], row["estimate"]) == (
        "All dates",
        "window=all&commit=2",
        estimate(),
    )


def test_checks_of_one_person_are_asked_for_by_name(run: Run, checked: Path) -> None:
    assert len(json.loads(run("checks", "--person", "Jon Hamm", "--format", "json", "--corpus", checked).out)) == 1
    assert json.loads(run("checks", "--person", "Ayo Edebiri", "--format", "json", "--corpus", checked).out) == []
    assert run("checks", "--person", "Ayo Edebiri", "--corpus", checked).err.startswith("0 checks. ")


def test_the_answers_of_a_check_are_a_file(run: Run, checked: Path) -> None:
    ended = run("checks", CHECK, "--format", "csv", "--corpus", checked)
    rows = list(csv.DictReader(io.StringIO(ended.out.removeprefix("\ufeff"))))
    assert [row["answer"] for row in rows] == ["yes", "no", "no", "no", "yes"]
    assert {row["estimate"] for row in rows} == {estimate()}
    assert run("checks", CHECK, "--corpus", checked).err == f"5 answers. {estimate()} Commit 3.\n"


def test_an_unknown_check_is_refused(run: Run, checked: Path) -> None:
    ended = run("checks", "abc", "--corpus", checked)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == 'marquee: "abc" is no check of this corpus; `marquee checks` lists them\n'


def test_nothing_is_told_of_somebody_private(run: Run, checked: Path) -> None:
    add(checked, [Decision(1, PRIVATE, "p2", reason="a minor", by="ed", at="2024-11-02T00:00:00+00:00")])
    assert json.loads(run("checks", "--format", "json", "--corpus", checked).out) == []
    ended = run("checks", CHECK, "--corpus", checked)
    assert (ended.code, ended.out) == (1, "")

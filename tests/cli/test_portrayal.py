"""`portrayal`: the numbers of the page, in four forms, never without how often the machine is wrong."""

import csv
import io
import json
from pathlib import Path

import pytest

from analysis.packaged import model_folder
from analysis.tone import measured
from tests.cli.conftest import Run
from tests.corpora import Told
from tests.portraying import judged_corpus, week

LINE = measured.read(model_folder()).line
TOO_FEW = ("too", "few", "stories", "to", "tell:", "1")
FACTS = "All dates. 7 articles. Days in UTC. Commit 1."


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = ("booed", "met", "met", "cheered", "cheered", "mourned")
    told = [
        Told(f"{day:02x}", "A day", f"They {word} Elisabeth Moss.", published_at=week(day))
        for day, word in enumerate(words)
    ]
    return judged_corpus(tmp_path_factory.mktemp("judged") / "corpus", *told, Told("aa", "A day", "They met Jon Hamm."))


def test_a_table_has_shares_with_intervals_or_why_there_are_none(run: Run, judged: Path) -> None:
    ended = run("portrayal", "--corpus", judged)
    assert (ended.code, ended.err) == (0, f"{LINE}\n{FACTS}\n")
    heads, moss, hamm = ended.out.splitlines()
    assert heads.startswith("Name            Articles judged  Stories  Unfavourable portrayal (machine estimate)")
    assert moss.split()[:4] == ["Elisabeth", "Moss", "5", "5"]
    assert moss.count("%") == 6
    assert hamm.split() == ["Jon", "Hamm", "1", "1", *TOO_FEW, "0", "0"]


def test_a_table_that_was_cut_says_so(run: Run, judged: Path) -> None:
    assert run("portrayal", "--limit", "1", "--corpus", judged).err == f"{LINE}\n{FACTS} First 1 of 2 rows.\n"


def test_json_jsonl_and_csv_hold_the_same_rows_each_with_the_caution(run: Run, judged: Path) -> None:
    texts = [run("portrayal", "--format", form, "--corpus", judged).out for form in ("json", "jsonl", "csv")]
    rows = json.loads(texts[0])
    assert [json.loads(line) for line in texts[1].splitlines()] == rows
    assert [row["caution"] for row in rows] == [LINE, LINE]
    assert (rows[0]["judged"], rows[0]["misfortune"], rows[1]["neutral"]) == (5, 1, None)
    assert rows[0]["neutral_low"] <= rows[0]["neutral"] <= rows[0]["neutral_high"]
    written = list(csv.DictReader(io.StringIO(texts[2].removeprefix("\ufeff"))))
    assert [list(row) for row in written] == [list(row) for row in rows]
    assert [row["caution"] for row in written] == [LINE, LINE]


def test_who_is_asked_for_is_all_that_is_listed(run: Run, judged: Path) -> None:
    ended = run("portrayal", "--person", "Jon Hamm", "--format", "jsonl", "--corpus", judged)
    assert [json.loads(line)["name"] for line in ended.out.splitlines()] == ["Jon Hamm"]


def test_a_selection_that_judges_nobody_is_an_empty_list(run: Run, judged: Path) -> None:
    asked = ("portrayal", "--until", "2024-01-01", "--corpus", judged, "--format")
    assert (run(*asked, "json").out, run(*asked, "jsonl").out) == ("[]\n", "")

"""`overrule` and `rulings`: an editor's word on the command line."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.entities.decisions import Decision
from analysis.overruling import Ruling, overrule
from analysis.store import namebook
from analysis.store.writing import Signature
from tests.cli.conftest import Run
from tests.corpora import NOW, SIGNATURE, Told, batch, ingested
from tests.judging import judging


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    with judging():
        ingested(place, batch(Told("a1", "Jon Hamm was awful"), Told("a2", "Blackpink was great")))
    return place


@pytest.fixture
def ask(run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("analysis.cli.overruling.login", lambda: "ed")
    return lambda *words: run("--corpus", corpus, *words)


def test_a_ruling_is_a_commit_and_is_told_beside_what_the_machine_said(ask: Run) -> None:
    ended = ask("overrule", "a1", "Jon Hamm", "neutral", "--reason", "quotes a joke")
    assert (ended.code, ended.out) == (0, "commit 2\n")
    assert ended.err == "Jon Hamm: neutral by your ruling; the machine estimate is unfavourable\n"
    (row,) = json.loads(ask("rulings", "--format", "json").out)
    assert row.pop("at") is not None
    assert row == {
        "article_id": "a1",
        "entity_id": "p2",
        "name": "Jon Hamm",
        "portrayal": "neutral",
        "said": "unfavourable",
        "who": "ed",
        "reason": "quotes a joke",
        "state": "counts",
        "text_changed": None,
        "headline": "Jon Hamm was awful",
    }


def test_a_ruling_that_is_taken_back_stays_in_the_list(ask: Run) -> None:
    ask("overrule", "a1", "p2", "neutral", "--reason", "quotes a joke")
    ended = ask("overrule", "a1", "p2", "--undo")
    assert (ended.code, ended.out) == (0, "commit 3\n")
    assert ended.err == "Jon Hamm: the ruling is taken back; the machine estimate is unfavourable\n"
    rows = csv.DictReader(io.StringIO(ask("rulings", "--format", "csv").out.removeprefix("\ufeff")))
    assert [(row["portrayal"], row["state"]) for row in rows] == [
        ("", "takes a ruling back"),
        ("neutral", "taken back"),
    ]
    listed = ask("rulings", "--limit", 1)
    assert listed.out.count("\n") == 2
    assert listed.err == "2 rulings. Commit 3. First 1 of 2 rows.\n"


def test_rulings_to_look_at_again_are_counted_and_listed(ask: Run, corpus: Path) -> None:
    for article, word in (("a1", "neutral"), ("a3", "neutral"), ("a4", "unclear")):
        told = batch(Told(article, "Jon Hamm was awful"))
        with judging():
            ingested(corpus, told)
        at = NOW + pd.Timedelta(minutes=int(article[1]))
        overrule(corpus, Ruling(article, "p2", word, "why"), Signature("test", "tester", at))
    later = Signature("test", "tester", NOW + pd.Timedelta(hours=1))
    with judging():
        ingested(corpus, batch(Told("a3", "Jon Hamm, awful"), Told("a4", "Nobody was awful")), signature=later)
    listed = ask("rulings")
    assert listed.err == "3 rulings, 2 to look at again (--review). Commit 7.\n"
    assert listed.out.splitlines()[0].split() == [
        *("at", "Name", "ruled", "machine", "said", "who", "reason", "State", "Text", "changed", "since", "article_id")
    ]
    again = ask("rulings", "--review", "--format", "json")
    assert [(row["article_id"], row["state"], row["text_changed"]) for row in json.loads(again.out)] == [
        ("a4", "person no longer named", "2024-11-01T13:00:00Z"),
        ("a3", "counts", "2024-11-01T13:00:00Z"),
    ]
    assert ask("rulings", "--review").err == "2 rulings to look at again. Commit 7.\n"
    ended = ask("overrule", "a4", "p2", "--undo")
    assert (ended.code, ended.err) == (0, "Jon Hamm: the ruling is taken back; there is no machine estimate\n")


def test_without_a_ruling_the_list_is_empty(ask: Run) -> None:
    assert ask("rulings", "--format", "json").out == "[]\n"
    assert ask("rulings").err == "0 rulings. Commit 1.\n"


MISUSE = "say WORD, one of unfavourable, neutral, favourable, unclear, misfortune, or --undo, and not both"
NO_WORD = '"negative" says no portrayal; say one of unfavourable, neutral, favourable, unclear, misfortune'
NOT_NAMED = 'article a2 does not name Jon Hamm; `marquee articles --person "Jon Hamm"` lists those that do'
UNKNOWN = '"Jon Ham" is no person or group that this corpus knows; did you mean Jon Hamm (p2)?'
GROUP = '"Blackpink" is a group, not a person: portrayal is of people'


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("a1", "Jon Hamm"), 2, MISUSE),
        (("a1", "Jon Hamm", "neutral", "--undo"), 2, MISUSE),
        (("a1", "Jon Hamm", "negative", "--reason", "x"), 1, NO_WORD),
        (("a1", "Jon Hamm", "neutral"), 1, "a ruling needs a reason: it is kept with it, and shown"),
        (("a2", "Blackpink", "neutral", "--reason", "x"), 1, GROUP),
        (("a2", "Jon Hamm", "neutral", "--reason", "x"), 1, NOT_NAMED),
        (("a1", "Jon Ham", "neutral", "--reason", "x"), 1, UNKNOWN),
    ],
)
def test_what_cannot_be_ruled_is_one_line(ask: Run, words: tuple[str, ...], code: int, error: str) -> None:
    ended = ask("overrule", *words)
    assert (ended.code, ended.out, ended.err) == (code, "", f"marquee: {error}\n")


def test_who_is_private_is_in_no_list_of_rulings(ask: Run, corpus: Path) -> None:
    overrule(corpus, Ruling("a1", "p2", "neutral", "why"), SIGNATURE)
    namebook.add(corpus, [Decision(1, "private", "p2")])
    assert ask("rulings", "--format", "json").out == "[]\n"
    ended = ask("overrule", "a1", "Jon Hamm", "favourable", "--reason", "x")
    assert ended.err.startswith('marquee: "Jon Hamm" is private by decision of the editors')

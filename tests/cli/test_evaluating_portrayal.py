"""`evaluate` of how people are portrayed, in our own labels and in public sets."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

SENTENCES: list[dict[str, Any]] = [
    {"sentence": "Jon Hamm was praised.", "from": 0, "to": 8, "polarity": 1},
    {"sentence": "She sued Jon Hamm.", "from": 0, "to": 3, "polarity": "neutral"},
    {"sentence": "She sued Jon Hamm.", "from": 9, "to": 17, "polarity": -1},
]
DOCUMENTS = """DOCUMENT_INDEX,TITLE,TARGET_ENTITY,DOCUMENT,MASKED_DOCUMENT,TRUE_SENTIMENT
1,Hamm returns,Jon Hamm,Jon Hamm was praised by all.,,Positive
2,A day,Kate Moss,Nothing happened.,,Neutral
"""
ARTICLE = {"id": "a1", "headline": "Jon Hamm returns", "body": "Critics praise Jon Hamm. Nobody Known fell."}
PEOPLE = [
    {"name": "Jon Hamm", "surfaces": ["Jon Hamm"], "count_headline": 1, "count_body": 1, "tone": "positive"},
    {"name": "Kate Moss", "surfaces": ["Kate Moss"], "count_headline": 0, "count_body": 0, "tone": "negative"},
]
LABEL: dict[str, Any] = {"id": "a1", "people": PEOPLE, "characters": [], "works": []}


def _lines(file: Path, *rows: dict[str, Any]) -> Path:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return file


def _portrayal(out: str) -> tuple[dict[str, Any], dict[tuple[str, str], dict[str, Any]]]:
    found = json.loads(out)
    return found, {(row["people"], row["system"]): row for row in found["portrayal"]["scores"]}


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    return _lines(tmp_path / "sentences.jsonl", *SENTENCES)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    file = tmp_path / "documents.csv"
    file.write_text(DOCUMENTS, encoding="utf-8")
    return file


def test_sentences_are_scored_beside_what_needs_no_reading(run: Run, sentences: Path) -> None:
    ended = run("evaluate", sentences, "--known-only")
    assert (ended.code, ended.err) == (0, "")
    first, *rest = ended.out.splitlines()
    assert first.startswith("NewsMTSC: 3 labelled in 2 sentences; model ")
    lines = {" ".join(line.split()) for line in rest}
    assert "Portrayal Of Macro-F1 95 % interval Accuracy Coverage People" in lines
    # Neutral: 1 of 3 said, 1 labelled.
    assert any(line.startswith("neutral of everybody all people 0.167 ") for line in lines)
    assert any(line.startswith("as said all people ") for line in lines)


def test_json_has_every_figure(run: Run, sentences: Path) -> None:
    found, rows = _portrayal(run("evaluate", sentences, "--known-only", "--format", "json").out)
    assert (found["set"], found["labelled"], found["missing"]) == ("NewsMTSC", 3, 0)
    assert found["portrayal"]["misfortune"] is None
    assert found["portrayal"]["calibration"] is None
    assert {system for _, system in rows} == {"said", "likeliest", "all_neutral", "textblob"}
    assert rows["all", "likeliest"]["n"] == 3


def test_main_people_of_articles_are_scored_and_one_not_named_is_not_found(run: Run, documents: Path) -> None:
    shown = run("evaluate", documents, "--known-only").out
    assert shown.startswith("PerSenT: 2 labelled in 2 articles, 1 not found; model ")
    found, rows = _portrayal(run("evaluate", documents, "--known-only", "--format", "json").out)
    assert found["missing"] == 1
    assert rows["all", "likeliest"]["coverage"] == 0.5


def test_names_alone_are_learned_from_any_set(run: Run, sentences: Path, documents: Path) -> None:
    _, rows = _portrayal(run("evaluate", documents, "--known-only", "--seen", documents, "--format", "json").out)
    assert (rows["all", "names"]["macro_f1"], rows["unseen", "said"]["n"]) == (1, 0)
    _, rows = _portrayal(run("evaluate", documents, "--known-only", "--seen", sentences, "--format", "json").out)
    assert rows["unseen", "names"]["n"] == 1


@pytest.mark.parametrize(
    "option", [("--articles", "x.jsonl"), ("--predictions", "x.jsonl"), ("--by", "source"), ("--errors", "3")]
)
def test_options_that_a_public_set_has_no_use_for_are_refused(
    run: Run, sentences: Path, option: tuple[str, str]
) -> None:
    ended = run("evaluate", sentences, *option)
    line = f"{option[0]}: {sentences} is in the form of NewsMTSC, which is scored without it; leave it out"
    assert (ended.code, ended.out, ended.err) == (2, "", f"marquee: {line}\n")


def test_portrayal_labelled_in_articles_is_scored_with_the_names(run: Run, tmp_path: Path) -> None:
    _lines(tmp_path / "one.jsonl", ARTICLE)
    gold = _lines(tmp_path / "one.gold.jsonl", LABEL)
    _, rows = _portrayal(run("evaluate", gold, "--known-only", "--format", "json").out)
    assert rows["all", "said"]["n"] == 2
    assert rows["all", "all_neutral"]["macro_f1"] == 0
    assert "\nneutral of everybody" in run("evaluate", gold, "--known-only").out


def test_another_tools_portrayals_are_scored_without_texts(run: Run, tmp_path: Path) -> None:
    gold = _lines(tmp_path / "one.gold.jsonl", LABEL)
    said = {
        "article_id": "a1",
        "people": [{"name": "Jon Hamm", "mentions": 2, "tone": "positive", "misfortune": False}],
    }
    ended = run("evaluate", gold, "--predictions", _lines(tmp_path / "said.jsonl", said), "--format", "json")
    _, rows = _portrayal(ended.out)
    assert (rows["all", "said"]["macro_f1"], rows["all", "said"]["coverage"]) == (0.5, 0.5)
    assert {system for _, system in rows} == {"said", "all_neutral"}


def test_labels_without_portrayal_have_no_figure_of_it(run: Run, tmp_path: Path) -> None:
    gold = _lines(tmp_path / "one.gold.jsonl", LABEL | {"people": []})
    said = _lines(tmp_path / "said.jsonl", {"article_id": "a1"})
    ended = run("evaluate", gold, "--predictions", said, "--format", "json")
    assert json.loads(ended.out)["portrayal"] is None


def test_a_sentence_that_is_none_is_one_line(run: Run, tmp_path: Path) -> None:
    file = _lines(tmp_path / "sentences.jsonl", SENTENCES[0] | {"to": 90})
    ended = run("evaluate", file)
    line = f"{file}:1: from 0 to 90 is nobody in a sentence of 21 characters; count from 0, the end not included"
    assert (ended.code, ended.out, ended.err) == (1, "", f"marquee: {line}\n")

"""`evaluate` of articles that are labelled with the story they tell."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.fires import FIRE, HARVEST

GOLD: list[dict[str, Any]] = [
    {"id": "a1", "headline": "Elisabeth Moss flees fire at Burbank studio", "body": FIRE, "gold_story": "fire"},
    {"id": "a2", "headline": "Fire at Burbank studio: Elisabeth Moss flees", "body": FIRE, "gold_story": "fire"},
    {"id": "a3", "headline": "Jon Hamm opens pear harvest festival", "body": HARVEST, "gold_story": "pears"},
    {"id": 4, "headline": "Nothing else happened on Sunday", "body": "", "gold_story": "nothing"},
]
ALONE = [{"article_id": article, "story_id": None} for article in ("a1", "a2", "a3", "4")]


def _lines(file: Path, rows: list[dict[str, Any]]) -> Path:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return _lines(tmp_path / "stories.jsonl", GOLD)


def test_the_labelled_articles_are_grouped_and_scored(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold, "--known-only")
    assert (ended.code, ended.err) == (0, "")
    first, *rest = ended.out.splitlines()
    assert first == "Stories: 4 articles labelled in 3 stories"
    assert [" ".join(line.split()) for line in rest[1:]] == [
        "Measure Precision Recall F1 95 % interval Articles Said Labelled",
        "stories, B-cubed 1.000 1.000 1.000 1.000 to 1.000 4 3 3",
    ]


def test_another_tool_s_answers_are_scored_as_json_and_what_it_leaves_out_stands_alone(
    run: Run, gold: Path, tmp_path: Path
) -> None:
    said = _lines(tmp_path / "said.jsonl", ALONE[:3])
    found = json.loads(run("evaluate", gold, "--predictions", said, "--format", "json").out)
    assert (found["set"], found["labelled"], found["missing"]) == ("stories", 4, 1)
    assert {name: found["scores"][name] for name in ("precision", "recall", "articles", "said", "gold")} == {
        "precision": 1,
        "recall": 0.75,
        "articles": 4,
        "said": 4,
        "gold": 3,
    }
    shown = run("evaluate", gold, "--predictions", said).out
    assert shown.startswith("Stories: 4 articles labelled in 3 stories, 1 without an answer\n")


def test_articles_may_lie_in_a_file_of_their_own(run: Run, gold: Path, tmp_path: Path) -> None:
    bare = [{name: row[name] for name in ("id", "headline", "body")} for row in GOLD]
    labels = _lines(tmp_path / "labels.jsonl", [{"id": row["id"], "gold_story": row["gold_story"]} for row in GOLD])
    articles = _lines(tmp_path / "articles.jsonl", bare)
    apart = run("evaluate", labels, "--articles", articles, "--known-only").out
    assert apart == run("evaluate", gold, "--known-only").out


@pytest.mark.parametrize("option", [("--by", "source"), ("--errors", "2"), ("--seen", "stories.jsonl")])
def test_what_stories_have_no_use_for_is_refused(
    run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, str]
) -> None:
    monkeypatch.chdir(gold.parent)
    ended = run("evaluate", gold, *option)
    assert ended.code == 2
    assert (
        f"{option[0]}: {gold} is in the form of a set of stories, which is scored without it; leave it out" in ended.err
    )


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([*GOLD, GOLD[0]], ":5: a1 is labelled further up already; keep one of the two"),
        ([GOLD[0], {"id": "b"}], ":2: no gold_story; docs/accuracy.md shows the form"),
        ([GOLD[0] | {"gold_story": ""}], ":1: gold_story: empty; docs/accuracy.md shows the form"),
    ],
)
def test_a_line_that_labels_no_story_is_named(run: Run, tmp_path: Path, rows: list[dict[str, Any]], text: str) -> None:
    file = _lines(tmp_path / "stories.jsonl", rows)
    ended = run("evaluate", file)
    assert (ended.code, ended.out) == (1, "")
    assert f"{file}{text}" in ended.err


def test_answers_to_other_articles_are_no_answers(run: Run, gold: Path, tmp_path: Path) -> None:
    said = _lines(tmp_path / "said.jsonl", [{"article_id": "z", "story_id": "1"}])
    ended = run("evaluate", gold, "--predictions", said)
    assert ended.code == 1
    assert f"{said}: no answer to any of 4 labels; article_id must be the label's id" in ended.err


def test_stories_say_nothing_of_people_seen_before(run: Run, gold: Path, tmp_path: Path) -> None:
    labels = _lines(tmp_path / "four.gold.jsonl", [{"id": "a1", "people": [], "characters": [], "works": []}])
    ended = run("evaluate", labels, "--articles", gold, "--seen", gold)
    assert ended.code == 1
    assert f"{gold}: stories are labelled in it and no people; give labels that name people" in ended.err

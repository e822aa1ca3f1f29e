"""`evaluate`: labelled articles in, scores out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ARTICLES, Run


def _person(name: str, *surfaces: str, headline: int = 0, body: int = 1) -> dict[str, object]:
    return {"name": name, "surfaces": surfaces or [name], "count_headline": headline, "count_body": body}


MOSS = _person("Elisabeth Moss", "Elisabeth Moss", "Moss", headline=1, body=2)
MAD_MEN = {"title": "Mad Men", "type": "tv", "surfaces": ["Mad Men"], "count": 1}
NOTHING: dict[str, Any] = {"people": [], "characters": [], "works": []}
LABELS = [
    {"id": "a1", **NOTHING, "people": [MOSS], "works": [MAD_MEN]},
    {
        "id": "a2",
        "people": [_person("Jon Hamm", headline=1), _person("Elisabeth Moss")],
        "characters": [{"name": "Don Draper", "surfaces": ["Don Draper"], "count": 1}],
        "works": [MAD_MEN | {"count": 2}],
    },
    {"id": "a3", **NOTHING},
    {"id": "a4", **NOTHING},
]


def _lines(file: Path, rows: list[dict[str, Any]]) -> Path:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    _lines(tmp_path / "four.jsonl", ARTICLES)
    return _lines(tmp_path / "four.gold.jsonl", LABELS)


def _scored(out: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    found = json.loads(out)
    return found, {row["measure"]: row for row in found["scores"]}


def test_the_articles_beside_the_labels_are_annotated_and_scored(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold)
    assert (ended.code, ended.err) == (0, "")
    first, *rest = ended.out.splitlines()
    assert first.startswith("4 articles; gazetteer ")
    lines = {" ".join(line.split()) for line in rest}
    assert {
        "people, by name or full spelling 1.000 1.000 1.000 1.000 to 1.000 3 3 3",
        "shows and films 1.000 1.000 1.000 1.000 to 1.000 2 2 2",
        "characters taken for people 0",
        "people all names 1.000 6 6",
        "person missed, in the gazetteer 0",
    } <= lines


def test_json_has_every_figure_and_null_for_what_is_undefined(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold, "--format", "json")
    found, scores = _scored(ended.out)
    assert scores["namings"] == {
        "measure": "namings",
        "precision": 1,
        "recall": 1,
        "f1": 1,
        "low": 1,
        "high": 1,
        "hits": 6,
        "said": 6,
        "labelled": 6,
    }
    assert scores["characters_taken"]["f1"] is None
    assert (found["articles"], found["missing"], found["hidden"], found["by"]) == (4, 0, None, None)
    assert found["coverage"][0] == {"part": "people", "names": "all names", "namings": 6, "known": 6, "share": 1}
    assert set(found["mistakes"].values()) == {row["count"] for row in found["forms"]} == {0}
    assert found["examples"] == []


def test_the_same_again_is_the_same_to_the_byte(run: Run, gold: Path) -> None:
    assert run("evaluate", gold, "--format", "json") == run("evaluate", gold, "--format", "json")


def test_hidden_names_are_missed_and_told_apart(run: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("# hidden\njon hamm\nNobody At All\n", encoding="utf-8")
    hiding = ("evaluate", gold, "--without", tmp_path / "names.txt", "--errors", 1)
    found, scores = _scored(run(*hiding, "--known-only", "--format", "json").out)
    assert (scores["people"]["hits"], scores["people"]["labelled"]) == (2, 3)
    assert found["hidden"] == {"entities": 1, "absent_names": 1}
    shares = [(row["names"], row["known"], row["namings"]) for row in found["coverage"] if row["part"] == "people"]
    assert shares == [("all names", 6, 6), ("not in names.txt", 4, 4)]
    assert found["examples"] == [
        {
            "kind": "person missed, not in the gazetteer",
            "article_id": "a2",
            "name": "Jon Hamm",
            "form": "full name",
            "detail": "labelled 2: Jon Hamm",
        }
    ]
    shown = run(*hiding, "--known-only").out
    assert "\nhidden: 1 entities; 1 listed name not in the gazetteer\n" in shown
    assert "person missed, not in the gazetteer  a2       Jon Hamm  full name  labelled 2: Jon Hamm\n" in shown
    # The model finds the name that no list has any more.
    assert _scored(run(*hiding, "--format", "json").out)[1]["people"]["hits"] == 3


def test_names_that_a_newsroom_imported_and_decided_on_are_known_by_its_corpus(
    run: Run, gold: Path, tmp_path: Path
) -> None:
    _lines(tmp_path / "four.jsonl", [{"id": "a1", "headline": "Zelda Quimby is back", "body": "Jon Hamm is not."}])
    _lines(gold, [{"id": "a1", **NOTHING, "people": [_person("Zelda Quimby", headline=1, body=0)]}])
    (tmp_path / "names.csv").write_text("name,kind,born\nZelda Quimby,person,1980\n", encoding="utf-8")
    assert run("names", "import", tmp_path / "names.csv", "--corpus", "own").code == 0
    assert run("names", "private", "Jon Hamm", "--reason", "a test", "--corpus", "own").code == 0
    told = {}
    for own in ((), ("--corpus", "own")):
        found, scores = _scored(run("evaluate", gold, "--known-only", *own, "--format", "json").out)
        told[own] = (scores["people"]["hits"], scores["people"]["said"], found["coverage"][0]["known"])
    assert told == {(): (0, 1, 0), ("--corpus", "own"): (1, 1, 1)}


def test_a_corpus_that_is_not_there_is_told(run: Run, gold: Path) -> None:
    ended = run("evaluate", gold, "--corpus", "nowhere")
    line = "--corpus: nowhere is no folder; give the one that `marquee names import` or `ingest` wrote to"
    assert (ended.code, ended.out, ended.err) == (2, "", f"marquee: {line}\n")


def test_people_labelled_elsewhere_are_not_unseen(run: Run, gold: Path, tmp_path: Path) -> None:
    seen = _lines(tmp_path / "seen.jsonl", LABELS[:1])
    _, scores = _scored(run("evaluate", gold, "--seen", seen, "--format", "json").out)
    assert (scores["people_unseen"]["labelled"], scores["people_unseen"]["hits"]) == (1, 1)


def test_scores_by_source_are_those_of_its_articles(run: Run, gold: Path) -> None:
    found, _ = _scored(run("evaluate", gold, "--by", "source", "--format", "json").out)
    people = {row["group"]: (row["articles"], row["labelled"]) for row in found["groups"] if row["measure"] == "people"}
    assert people == {"The Daily": (3, 1), "Evening Post": (1, 2)}
    shown = {" ".join(line.split()) for line in run("evaluate", gold, "--by", "extent").out.splitlines()}
    assert "full 4 characters 1.000 1.000 1.000 1.000 to 1.000 1 1 1" in shown


def test_another_tools_lines_are_scored_without_the_articles(run: Run, gold: Path, tmp_path: Path) -> None:
    people = [{"name": "Jon Hamm", "mentions": 2, "surfaces": ["Jon Hamm"]}]
    said = _lines(tmp_path / "said.jsonl", [{"article_id": "a2", "people": people}, {"article_id": "elsewhere"}])
    (gold.parent / "four.jsonl").unlink()
    ended = run("evaluate", gold, "--predictions", said, "--format", "json")
    found, scores = _scored(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert (found["missing"], scores["people"]["hits"], scores["people"]["said"]) == (3, 1, 1)
    assert run("evaluate", gold, "--predictions", said).out.startswith("4 articles, 3 without an answer; gazetteer ")


def test_what_annotate_writes_scores_as_what_evaluate_makes(run: Run, gold: Path, tmp_path: Path) -> None:
    assert run("annotate", gold.parent / "four.jsonl", "-o", tmp_path / "said.jsonl").code == 0
    by_file = run("evaluate", gold, "--predictions", tmp_path / "said.jsonl", "--format", "json")
    assert by_file == run("evaluate", gold, "--format", "json")


def test_articles_and_labels_that_do_not_meet_are_told(run: Run, gold: Path, tmp_path: Path) -> None:
    articles = _lines(tmp_path / "some.jsonl", [ARTICLES[0], ARTICLES[1], {"id": "a9", "headline": "A", "body": "B"}])
    ended = run("evaluate", gold, "--articles", articles)
    assert ended.code == 0
    assert ended.err.splitlines() == [
        f"warning {articles}: 2 labelled articles not in it (a3 and others); nothing is said of them",
        f"{articles}: 1 article without a label, not scored",
    ]
    assert ended.out.startswith("4 articles, 2 without an answer; ")


def test_a_label_that_does_not_fit_its_article_is_told_and_scored(run: Run, gold: Path) -> None:
    wrong = _person("Elisabeth Moss", "Elisabeth Moss", "Lizzie", headline=1, body=7)
    _lines(gold, [{"id": "a1", **NOTHING, "people": [wrong]}])
    ended = run("evaluate", gold)
    assert ended.code == 0
    assert ended.err.splitlines()[1:] == [
        'warning a1: Elisabeth Moss: "Lizzie" is not in the article as it is read; correct the label or its spelling',
        "warning a1: Elisabeth Moss: labelled 7 in the body, its spellings stand there 1 time; correct either",
    ]


def test_after_twenty_doubts_the_rest_is_counted(run: Run, gold: Path) -> None:
    _lines(gold, [{"id": "a1", **NOTHING, "people": [_person(f"Nobody {number}", body=0) for number in range(11)]}])
    shown = run("evaluate", gold, "--articles", gold.parent / "four.jsonl").err.splitlines()
    assert shown[-1] == "warning 2 more; --verbose shows them all"
    assert len(run("evaluate", gold, "--verbose").err.splitlines()) == len(shown) + 1


def test_answers_that_come_twice_count_as_they_came_last(run: Run, gold: Path, tmp_path: Path) -> None:
    people = [{"name": "Jon Hamm", "mentions": 2}]
    said = _lines(tmp_path / "said.jsonl", [{"article_id": "a2"}, {"article_id": "a2", "people": people}])
    ended = run("evaluate", gold, "--predictions", said, "--format", "json")
    assert ended.err == f"warning {said}: 1 article more than once (a2); the last counts\n"
    assert _scored(ended.out)[1]["people"]["hits"] == 1


def test_names_cannot_be_hidden_from_lines_made_elsewhere(run: Run, gold: Path, tmp_path: Path) -> None:
    said = _lines(tmp_path / "said.jsonl", [{"article_id": "a2"}])
    (tmp_path / "names.txt").write_text("Jon Hamm\n", encoding="utf-8")
    ended = run("evaluate", gold, "--predictions", said, "--without", tmp_path / "names.txt")
    assert ended.code == 0
    told = "--without: --predictions were made elsewhere, so nothing is hidden; it tells names apart below\n"
    assert ended.err == told


def test_labels_whose_articles_are_not_beside_them_ask_for_them(run: Run, gold: Path, tmp_path: Path) -> None:
    (gold.parent / "four.jsonl").unlink()
    ended = run("evaluate", gold)
    line = f"marquee: {gold.parent / 'four.jsonl'}: no such file; give the labelled articles with --articles\n"
    assert (ended.code, ended.out, ended.err) == (2, "", line)
    plain = _lines(tmp_path / "labels.jsonl", LABELS)
    ended = run("evaluate", plain)
    line = f'{plain}: no ".gold" in the name, which would tell the articles\' file'
    assert (ended.code, ended.err) == (2, f"marquee: {line}; give the labelled articles with --articles\n")


def test_articles_of_other_ids_are_not_scored_as_silence(run: Run, gold: Path, tmp_path: Path) -> None:
    other = _lines(tmp_path / "other.jsonl", [{"id": "z", "headline": "A", "body": "B"}])
    ended = run("evaluate", gold, "--articles", other)
    line = f"marquee: {other}: none of 4 labelled articles is in it; their id must be the label's\n"
    assert (ended.code, ended.out, ended.err) == (1, "", line)
    said = _lines(tmp_path / "said.jsonl", [{"article_id": "z"}])
    ended = run("evaluate", gold, "--predictions", said)
    line = f"marquee: {said}: no answer to any of 4 labels; article_id must be the label's id\n"
    assert (ended.code, ended.out, ended.err) == (1, "", line)


def test_a_file_that_is_not_there_or_no_label_is_one_line(run: Run, gold: Path) -> None:
    ended = run("evaluate", "nowhere.gold.jsonl")
    assert (ended.code, ended.err) == (1, "marquee: nowhere.gold.jsonl: no such file or directory\n")
    gold.write_text('{"people": []}\n')
    ended = run("evaluate", gold)
    assert (ended.code, ended.err) == (1, f"marquee: {gold}:1: no id; docs/accuracy.md shows the form\n")

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import LoadingError
from analysis.evaluate import answers
from analysis.evaluate.answers import Answer, Person, Thing
from analysis.export.annotations import numbered
from tests.entities.known import KNOWN


def test_marquees_own_answers_are_what_annotate_writes() -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["x"],
            "input_id": ["a1"],
            "headline": ["Jon Hamm returns"],
            "body": ["Jon Hamm was Don Draper in Mad Men. Hamm is back."],
            "published_at": [pd.NaT],
        }
    )
    assert list(answers.made([numbered(articles)], KNOWN.gazetteer)) == [
        Answer(
            "a1",
            (Person("Jon Hamm", 3, ("Jon Hamm", "Hamm")),),
            (Thing("Don Draper"),),
            (Thing("Mad Men", "series"),),
        )
    ]


def test_another_tools_lines_may_lack_parts_and_hold_more(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text('{"article_id": 7, "people": [{"name": "Jon Hamm", "mentions": 2, "tone": null}]}\n')
    assert list(answers.read(file)) == [Answer("7", (Person("Jon Hamm", 2),))]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({"id": "a1"}, "no article_id; docs/accuracy.md shows the form"),
        ({"article_id": "a1", "people": [{"name": "A"}]}, "people 1: no mentions; docs/accuracy.md shows the form"),
        (
            {"article_id": "a1", "works": [{"name": None}]},
            "works 1, name: None is not a valid string; docs/accuracy.md shows the form",
        ),
    ],
)
def test_a_line_that_is_no_answer_is_named(tmp_path: Path, line: object, fault: str) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(json.dumps(line))
    with pytest.raises(LoadingError) as error:
        list(answers.read(file))
    assert str(error.value) == f"{file}:1: {fault}"

"""The sample's articles against labels made by reading; the README beside them says by whom and what is measured."""

import json
from collections import Counter
from pathlib import Path

import pytest

from analysis.entities.knowledge import Knowledge
from analysis.packaged import data_folder
from tests.accuracy.saying import said
from tests.accuracy.scoring import counts, score

LABELS = Path(__file__).parent / "sample_labels.jsonl"

Totals = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def totals(packaged: Knowledge) -> Totals:
    found = dict(said(data_folder() / "sample" / "articles.jsonl", packaged))
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    # The labels are of the first sixty, frozen.
    assert [label["id"] for label in labels] == list(found)[: len(labels)]
    return sum((counts(label, found[label["id"]]) for label in labels), Totals())


# 0.02 under what the README beside the labels states.
@pytest.mark.parametrize(
    ("measure", "precision", "recall", "f1"),
    [
        ("people", 0.980, 0.937, 0.958),
        ("namings", 0.957, 0.943, 0.950),
        ("spellings", 0.963, 0.978, 0.971),
        ("shows", 0.911, 0.926, 0.918),
    ],
)
def test_the_sample_is_read_no_worse_than_it_was(
    totals: Totals, measure: str, precision: float, recall: float, f1: float
) -> None:
    found = score(totals, measure)
    assert found.precision >= precision
    assert found.recall >= recall
    assert found.f1 >= f1


def test_no_character_is_taken_for_a_person(totals: Totals) -> None:
    assert totals["characters taken for people", "said"] == 0

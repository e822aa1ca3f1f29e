"""Twice as many names, built of the same given names and surnames, cost the labelled sample nothing."""

import json
from collections import Counter
from pathlib import Path

import pytest

from analysis.entities.knowledge import Knowledge
from analysis.names import imports
from analysis.names.choice import Choice
from analysis.names.importing import import_names
from analysis.sample import gazetteer_folder
from analysis.settings import Limits
from benchmarks.many_names import write_names
from tests.accuracy.saying import said
from tests.accuracy.scoring import counts, score
from tests.corpora import SIGNATURE

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "data" / "sample" / "articles.jsonl"
LABELS = ROOT / "tests" / "accuracy" / "sample_labels.jsonl"


def _scores(articles: Path, corpus: Path | None) -> dict[str, float]:
    predicted = dict(said(articles, Knowledge(imports.gazetteer(gazetteer_folder(), corpus))))
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines() if line.strip()]
    labels = [label for label in labels if label["id"] in predicted]
    totals = sum((counts(label, predicted[label["id"]]) for label in labels), Counter())
    return {measure: score(totals, measure)[2] for measure in ("people", "namings", "spellings", "shows")}


def test_doubling_the_gazetteer_lowers_no_score(tmp_path: Path) -> None:
    write_names(tmp_path / "names.csv", 13_000)
    paths = [tmp_path / "names.csv"]
    done = import_names(paths, tmp_path / "corpus", gazetteer_folder(), Choice(2024), SIGNATURE, Limits())
    assert done.entities > 12_000
    articles = tmp_path / "articles.jsonl"
    lines = ARTICLES.read_text(encoding="utf-8").splitlines(keepends=True)
    articles.write_text("".join(lines[::3]), encoding="utf-8")
    before, after = _scores(articles, None), _scores(articles, tmp_path / "corpus")
    assert after == pytest.approx(before, abs=0.005)

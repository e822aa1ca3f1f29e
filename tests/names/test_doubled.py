"""Twice as many names, built of the same given names and surnames, cost the labelled sample nothing."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import loading
from analysis.evaluate import labels
from analysis.evaluate.answers import made
from analysis.evaluate.scores import scores, tally
from analysis.export import annotations
from analysis.language import tagger
from analysis.names import imports
from analysis.names.choice import Choice
from analysis.names.importing import import_names
from analysis.packaged import data_folder, gazetteer_folder, model_folder
from analysis.settings import Limits, Settings
from benchmarks.many_names import write_names
from tests.corpora import SIGNATURE

LABELLED = labels.read(Path(__file__).parents[1] / "accuracy" / "sample_labels.jsonl")
MEASURES = ["people", "namings", "spellings", "shows"]


def _scores(articles: pd.DataFrame, corpus: Path | None) -> list[float]:
    answers = {
        one.article_id: one
        for one in made([articles], imports.gazetteer(gazetteer_folder(), corpus), tagger.read(model_folder()))
    }
    some = {name: label for name, label in LABELLED.items() if name in answers}
    return [float(one) for one in scores(tally(some, answers, None)).set_index("measure").loc[MEASURES, "f1"]]


def test_doubling_the_gazetteer_lowers_no_score(tmp_path: Path) -> None:
    write_names(tmp_path / "names.csv", 13_000)
    paths = [tmp_path / "names.csv"]
    done = import_names(paths, tmp_path / "corpus", gazetteer_folder(), Choice(2024), SIGNATURE, Limits())
    assert done.entities > 12_000
    [batch] = loading.read([data_folder() / "sample" / "articles.jsonl"], loading.Defaults(), Settings())
    articles = annotations.numbered(batch.articles).head(len(LABELLED)).iloc[::3].reset_index(drop=True)
    before, after = _scores(articles, None), _scores(articles, tmp_path / "corpus")
    assert after == pytest.approx(before, abs=0.005)

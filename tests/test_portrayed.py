"""Appearances with what the model of portrayal says of them."""

from pathlib import Path

import pandas as pd

from analysis.annotate import annotate
from analysis.entities import gazetteer as gazetteers
from analysis.entities.knowledge import Knowledge
from tests.corpora import gazetteer
from tests.tone.test_judging import Counting

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a1", "a2"],
        "headline": ["Jon Hamm meets Ayo Edebiri", "Blackpink sings"],
        "body": ["Hamm smiled in Mad Men.", ""],
    }
)


def test_people_are_judged_and_others_are_not(tmp_path: Path) -> None:
    known = Knowledge(gazetteers.read(gazetteer(tmp_path)))
    rows = annotate(ARTICLES, known, Counting()).appearances.set_index("entity_id")
    assert rows.loc[["p2", "p3"], ["unfavourable", "neutral"]].to_numpy().tolist() == [[2, 1], [1, 2]]
    assert rows.loc[["w1", "g1"], ["unfavourable", "misfortune"]].isna().all(axis=None)


def test_without_a_model_nobody_is_judged(tmp_path: Path) -> None:
    known = Knowledge(gazetteers.read(gazetteer(tmp_path)))
    rows = annotate(ARTICLES, known).appearances
    assert rows["unfavourable"].isna().all()
    assert len(rows) == 4

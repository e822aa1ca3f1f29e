"""What holds whatever the articles say, with the packaged names and model: no score can make up for it."""

import re
from random import Random
from typing import Final

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import loading
from analysis.annotate import annotate
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.export.annotations import numbered
from analysis.language import tagger
from analysis.packaged import data_folder, model_folder
from analysis.settings import Settings

_EVERY: Final = 14
# Two words each, spelled like no other name and no word of the articles; the new ones are in no list.
RENAMED: Final = {
    "Elisabeth Moss": "Wilhelmina Krantz",
    "Jon Hamm": "Ottokar Lindqvist",
    "Saoirse Ronan": "Beatrix Vandermeer",
    "Timothée Chalamet": "Leopold Achterberg",
}
TEXTS: Final = (
    "{name} will star in a new film, makers said on Thursday. {last} was seen.\n{name} said that {first} was wanted.",
    "{name} left the party early. “I was tired,” {last} told reporters. The actor and {name} are two people.",
    "The trailer shows {name} at sea. Critics praise {last}’s voice, and {name}’s silence.",
)


@pytest.fixture(scope="module")
def knowledge(packaged: Gazetteer) -> Knowledge:
    return Knowledge(packaged, tagger.read(model_folder()))


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    [batch] = loading.read([data_folder() / "sample" / "articles.jsonl"], loading.Defaults(), Settings())
    return numbered(batch.articles).iloc[::_EVERY].reset_index(drop=True)


@pytest.fixture(scope="module")
def mentions(articles: pd.DataFrame, knowledge: Knowledge) -> pd.DataFrame:
    return annotate(articles, knowledge).mentions


def test_every_span_gives_back_its_surface_and_none_overlaps_another(
    articles: pd.DataFrame, mentions: pd.DataFrame
) -> None:
    texts = articles.set_index("article_id")[["headline", "body"]].to_dict("index")
    columns = ("article_id", "field", "start", "end", "surface")
    for article, field, start, end, surface in zip(*(mentions[name].tolist() for name in columns), strict=True):
        assert texts[article][field][start:end] == surface
    ordered = mentions.sort_values(["article_id", "field", "start"])
    same = ordered["article_id"].eq(ordered["article_id"].shift()) & ordered["field"].eq(ordered["field"].shift())
    assert (ordered["start"] >= ordered["end"].shift())[same].all()
    assert mentions["entity_id"].str.startswith("found-").any()


@settings(max_examples=4)
@given(order=st.randoms(use_true_random=False), size=st.integers(1, 12))
def test_neither_order_nor_company_changes_what_an_article_names(
    articles: pd.DataFrame, mentions: pd.DataFrame, knowledge: Knowledge, order: Random, size: int
) -> None:
    ids = list(articles["article_id"])
    order.shuffle(ids)
    chosen = articles.set_index("article_id", drop=False).loc[ids[:size]].reset_index(drop=True)
    alone = annotate(chosen, knowledge).mentions
    for article_id in ids[:size]:
        assert_frame_equal(
            alone[alone["article_id"].eq(article_id)].reset_index(drop=True),
            mentions[mentions["article_id"].eq(article_id)].reset_index(drop=True),
        )


@pytest.mark.parametrize(("name", "other"), RENAMED.items())
@pytest.mark.parametrize("text", TEXTS)
def test_another_full_name_in_the_place_of_a_known_one_keeps_its_counts(
    knowledge: Knowledge, text: str, name: str, other: str
) -> None:
    bodies = [text.format(name=one, first=one.split()[0], last=one.split()[1]) for one in (name, other)]
    table = pd.DataFrame({"article_id": ["known", "other"], "headline": ["A new film", "A new film"], "body": bodies})
    found = annotate(table, knowledge).mentions
    surfaces = [
        [
            re.sub(re.escape(one.split()[0]), "F", re.sub(re.escape(one.split()[1]), "L", str(surface)))
            for surface in found["surface"][found["article_id"].eq(article) & found["surface"].ne("Thursday")]
        ]
        for article, one in (("known", name), ("other", other))
    ]
    assert surfaces[0] == surfaces[1]
    assert surfaces[0].count("F L") >= 2

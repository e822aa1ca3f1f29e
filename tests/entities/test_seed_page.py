"""A feature as plain text off a web page: its two leads, their series, and nobody of the lines behind it."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from analysis import loading
from analysis.annotate import Annotated, annotate
from analysis.entities import gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.packaged import gazetteer_folder
from analysis.settings import Settings

PAGE = Path(__file__).with_name("seed_page.txt")
ELSEWHERE = (
    *("Meryl Streep", "Tom Hanks", "Meg Ryan", "Viola Davis", "Denzel Washington", "Cate Blanchett", "Kate Winslet"),
    *("Emma Thompson", "Brad Pitt", "George Clooney", "Taylor Swift", "Beyoncé"),
)


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return Knowledge(gazetteer.read(gazetteer_folder()))


@pytest.fixture(scope="module")
def article() -> pd.Series:
    [batch] = loading.read([PAGE], loading.Defaults(), Settings())
    assert (batch.read, len(batch.articles)) == (1, 1)
    return batch.articles.iloc[0]


@pytest.fixture(scope="module")
def annotated(article: pd.Series, known: Knowledge) -> Annotated:
    return annotate(article.to_frame().T, known)


def test_the_page_is_one_undated_article_without_headline_or_source(article: pd.Series) -> None:
    assert article[["headline", "source"]].tolist() == ["", ""]
    assert pd.isna(article["published_at"])
    assert len(article["body"].splitlines()) == 7


def test_every_naming_is_counted_and_nobody_else(annotated: Annotated, known: Knowledge) -> None:
    mentions = annotated.mentions
    # Reading a page turns its no-break spaces into spaces: also those inside "Jon Hamm" and "Mad Men".
    assert Counter(zip(mentions["entity_id"].map(known.names), mentions["surface"], strict=True)) == {
        ("Elisabeth Moss", "Elizabeth Moss"): 1,
        ("Elisabeth Moss", "Moss"): 4,
        ("Elisabeth Moss", "Elizabeth"): 1,
        ("Jon Hamm", "Jon Hamm"): 2,
        ("Jon Hamm", "Hamm"): 5,
        ("Jon Hamm", "Jon"): 1,
        ("Mad Men", "Mad Men"): 3,
        ("Peggy Olson", "Peggy"): 2,
        ("Don Draper", "Don Draper"): 1,
    }


def test_the_page_is_typeset_as_web_pages_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(
        mark in text for mark in ("“", "”", "‘", "’", "…", "Jon\N{NO-BREAK SPACE}Hamm", "Mad\N{NO-BREAK SPACE}Men")
    )


def test_people_characters_and_the_series_are_kept_apart(annotated: Annotated, known: Knowledge) -> None:
    counted = zip(annotated.appearances["entity_id"], annotated.appearances["mentions"], strict=True)
    assert {(known.kinds[entity], known.names[entity]): count for entity, count in counted} == {
        ("person", "Elisabeth Moss"): 6,
        ("person", "Jon Hamm"): 8,
        ("series", "Mad Men"): 3,
        ("character", "Peggy Olson"): 2,
        ("character", "Don Draper"): 1,
    }


def test_the_headlines_behind_the_article_are_kept_apart_and_name_nobody_in_it(
    article: pd.Series, annotated: Annotated, known: Knowledge
) -> None:
    assert len(article["related"].splitlines()) == 6
    assert all(name in article["related"] and name not in article["body"] for name in ELSEWHERE)
    # They would be found if they were read.
    assert set(ELSEWHERE) <= set(known.names.values())
    assert not set(ELSEWHERE) & set(annotated.mentions["entity_id"].map(known.names))

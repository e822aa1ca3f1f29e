"""Annotations as JSON lines: every article a line, under the id its input gave it."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.annotate import Annotated
from analysis.export import annotations
from analysis.export.annotations import Known, lines, numbered, public
from analysis.tone.verdicts import verdicts

HEADLINE, BODY = "Adele sings", "Adele and her Adele Band; Adele again"
ENTITIES = Known({"p": "Adele", "g": "Adele Band", "f": "Hello"}, {"p": "person", "g": "group", "f": "film"})
NOBODY = pd.DataFrame(columns=["article_id", "entity_id", "kind", "name"], dtype="str")
NAMINGS = [("p", "headline", 0, 5), ("p", "body", 0, 5), ("g", "body", 14, 24), ("p", "body", 26, 31)]


def _articles(*input_ids: str | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article_id": [f"hash{place}" for place in range(len(input_ids))],
            "input_id": pd.Series(input_ids, dtype="str"),
            "headline": HEADLINE,
            "body": BODY,
            "published_at": pd.Series([pd.Timestamp("2024-10-17 10:00", tz="Europe/Paris")] * len(input_ids)).astype(
                "datetime64[us, UTC]"
            ),
        }
    )


def _annotated(articles: pd.DataFrame, namings: list[tuple[str, str, int, int]]) -> Annotated:
    texts = {"headline": HEADLINE, "body": BODY}
    mentions = [
        (article, entity, field, start, end, texts[field][start:end], "alias")
        for article in articles["article_id"]
        for entity, field, start, end in namings
    ]
    tones = pd.DataFrame({"article_id": articles["article_id"], "words": 9, "polarity": 0.25, "subjectivity": 0.5})
    table = schema.conform(pd.DataFrame(mentions, columns=schema.MENTIONS.names), schema.MENTIONS, "test")
    return Annotated(tones, table, schema.empty(schema.APPEARANCES), NOBODY)


def test_an_article_is_one_line_with_who_it_names_in_order_of_first_naming() -> None:
    articles = numbered(_articles("7"))
    (line,) = map(json.loads, lines(articles, _annotated(articles, NAMINGS), ENTITIES))
    assert (line["article_id"], line["headline"], line["published_at"]) == ("7", HEADLINE, "2024-10-17T08:00:00Z")
    assert (line["polarity"], line["subjectivity"]) == (0.25, 0.5)
    (person,) = line["people"]
    assert (person["mentions"], person["in_headline"], person["surfaces"]) == (3, True, ["Adele"])
    assert person["spans"] == [["headline", 0, 5], ["body", 0, 5], ["body", 26, 31]]
    assert line["groups"] == [
        {"name": "Adele Band", "entity_id": "g", "mentions": 1, "surfaces": ["Adele Band"], "spans": [["body", 14, 24]]}
    ]
    assert (line["characters"], line["works"]) == ([], [])


def test_the_portrayals_of_all_articles_are_worded_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = numbered(_articles("7", "8"))
    annotated = _annotated(articles, NAMINGS)
    shares = [("0", "p", 3, True, 0, 0.6, 0.3, 0.1, 0.0), ("1", "p", 3, True, 0, 0.1, 0.8, 0.1, 0.9)]
    said = schema.conform(pd.DataFrame(shares, columns=schema.APPEARANCES.names), schema.APPEARANCES, "test")
    asked: list[int] = []

    def counted(rows: pd.DataFrame) -> pd.Series:
        asked.append(len(rows))
        return verdicts(rows)

    monkeypatch.setattr(annotations, "verdicts", counted)
    told = [json.loads(line)["people"][0] for line in lines(articles, replace(annotated, appearances=said), ENTITIES)]
    assert [(one["tone"], one["unfavourable"], one["misfortune"]) for one in told] == [
        ("negative", 0.6, False),
        (None, None, True),
    ]
    assert asked == [2]


def test_an_article_that_names_nobody_has_empty_lists_and_undefined_is_null() -> None:
    articles = numbered(_articles(None).assign(published_at=pd.Series([pd.NaT], dtype="datetime64[us, UTC]")))
    empty = _annotated(articles, [])
    toneless = replace(empty, tones=empty.tones.assign(polarity=float("nan")))
    (line,) = map(json.loads, lines(articles, toneless, ENTITIES))
    assert line["article_id"] == "hash0"
    assert (line["polarity"], line["published_at"]) == (None, None)
    assert [line[kind] for kind in ("people", "groups", "characters", "works")] == [[], [], [], []]


@given(st.lists(st.sampled_from(["7", "8", None]), max_size=6))
def test_there_is_a_line_for_every_article_in_order_however_often_it_comes(ids: list[str | None]) -> None:
    articles = numbered(_articles(*ids))
    read = [json.loads(line) for line in lines(articles, _annotated(articles, NAMINGS), ENTITIES)]
    assert [line["article_id"] for line in read] == [own or f"hash{place}" for place, own in enumerate(ids)]
    assert all(line["people"][0]["mentions"] == 3 for line in read)


def test_who_is_private_is_not_told() -> None:
    articles = numbered(_articles("7"))
    (line,) = map(json.loads, lines(articles, public(_annotated(articles, NAMINGS), {"p"}), ENTITIES))
    assert (line["people"], [group["name"] for group in line["groups"]]) == ([], ["Adele Band"])


def test_a_found_name_is_called_as_its_own_article_writes_it() -> None:
    articles = numbered(_articles("7", "8"))
    told = _annotated(articles, [("found-adele-person", "body", 0, 5)])
    rows = [("0", "found-adele-person", "person", "ADELE"), ("1", "found-adele-person", "person", "Adele")]
    told = replace(told, found=pd.DataFrame(rows, columns=NOBODY.columns))
    assert [json.loads(line)["people"][0]["name"] for line in lines(articles, told, ENTITIES)] == ["ADELE", "Adele"]

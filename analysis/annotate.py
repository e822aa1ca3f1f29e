"""Articles in, what they name and their tone out: pure, one article at a time, in any order, on any machine."""

from dataclasses import dataclass

import pandas as pd

from analysis import schema
from analysis.entities.knowledge import Knowledge
from analysis.entities.resolve import namings
from analysis.language.polarity import tone


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """What annotation adds to a table of articles."""

    tones: pd.DataFrame
    """article_id, words, polarity, subjectivity: one row an article, in the order given."""
    mentions: pd.DataFrame
    appearances: pd.DataFrame


def annotate(articles: pd.DataFrame, knowledge: Knowledge) -> Annotated:
    """Return the tones, mentions and appearances of articles that have `article_id`, `headline` and `body`."""
    rows = list(zip(articles["article_id"], articles["headline"], articles["body"], strict=True))
    mentions = _mentions(rows, knowledge)
    offsets = dict(zip(articles["article_id"], articles["headline"].str.len() + 1, strict=True))
    return Annotated(_tones(rows), mentions, _appearances(mentions, offsets))


def _tones(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    texts = [(article, f"{headline}\n{body}") for article, headline, body in rows]
    scored = [(article, len(text.split()), *tone(text)) for article, text in texts]
    return pd.DataFrame(scored, columns=["article_id", "words", "polarity", "subjectivity"])


def _mentions(rows: list[tuple[str, str, str]], knowledge: Knowledge) -> pd.DataFrame:
    found = [
        (
            article,
            naming.entity_id,
            naming.passage.field,
            naming.start,
            naming.end,
            naming.passage.text[naming.start : naming.end],
            naming.how,
        )
        for article, headline, body in rows
        for naming in namings(headline, body, knowledge)
    ]
    return schema.conform(pd.DataFrame(found, columns=schema.MENTIONS.names), schema.MENTIONS, "mentions")


def _appearances(mentions: pd.DataFrame, body_offsets: dict[str, int]) -> pd.DataFrame:
    in_body = mentions["field"].eq("body")
    # Typed: of no mentions at all, pandas would make offsets that are texts.
    shift = mentions["article_id"].map(body_offsets).astype("Int64").where(in_body, 0)
    table = (
        mentions.assign(offset=mentions["start"] + shift, in_headline=~in_body)
        .groupby(["article_id", "entity_id"], sort=False, as_index=False)
        .agg(mentions=("start", "size"), in_headline=("in_headline", "any"), first_offset=("offset", "min"))
    )
    return schema.conform(table, schema.APPEARANCES, "appearances")

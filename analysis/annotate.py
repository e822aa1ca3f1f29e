"""Articles in, what they name and their tone out: pure, one article at a time, in any order, on any machine."""

import math
from dataclasses import dataclass, fields
from typing import Final

import pandas as pd

from analysis import schema
from analysis.entities.folding import key
from analysis.entities.found import kind_of
from analysis.entities.knowledge import Knowledge
from analysis.entities.marks import Found
from analysis.entities.resolve import Resolved, resolved
from analysis.entities.slips import Naming
from analysis.language.identification import language
from analysis.language.polarity import Tone, tone
from analysis.tone.judging import Named, portrayals
from analysis.tone.portrayal import Judged, Portrayer

_ENGLISH: Final = "en"
_NO_TONE: Final = Tone(math.nan, math.nan)
_KEYS: Final = ["article_id", "entity_id"]


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """What annotation adds to a table of articles."""

    tones: pd.DataFrame
    """article_id, language, words, polarity, subjectivity: one row an article, in the order given.

    The language is null where neither text nor input tells it, the tone where it is another than English.
    """
    mentions: pd.DataFrame
    appearances: pd.DataFrame
    found: pd.DataFrame
    """article_id, entity_id, kind, name: whom or what no list has, as its article writes it. Empty without a tagger."""


def annotate(articles: pd.DataFrame, knowledge: Knowledge, portrayer: Portrayer | None = None) -> Annotated:
    """Return the tones, mentions and appearances of articles that have `article_id`, `headline` and `body`.

    `portrayer`: who judges how people are portrayed; without one nothing is judged.
    What their input says of their `language` counts where the text itself does not tell, if they have such a column.
    """
    rows = list(zip(articles["article_id"], articles["headline"], articles["body"], strict=True))
    resolutions = [(article, resolved(headline, body, knowledge)) for article, headline, body in rows]
    mentions = _mentions(resolutions, knowledge.gazetteer.blocked)
    offsets = dict(zip(articles["article_id"], articles["headline"].str.len() + 1, strict=True))
    appearances = _appearances(mentions, offsets, _judged(rows, mentions, knowledge, portrayer))
    return Annotated(_tones(rows, _languages_given(articles)), mentions, appearances, _found(resolutions))


def people(mentions: pd.DataFrame, knowledge: Knowledge) -> dict[str, list[Named]]:
    """Return where articles name people, by article; `mentions` are schema.MENTIONS."""
    found: dict[str, list[Named]] = {}
    told = ("article_id", "entity_id", "field", "start", "end")
    for article, entity, field, start, end in zip(*(mentions[name].tolist() for name in told), strict=True):
        if (knowledge.kinds.get(entity) or kind_of(entity)) == "person":
            found.setdefault(article, []).append(Named(entity, field, start, end))
    return found


def _languages_given(articles: pd.DataFrame) -> list[str | None]:
    # Texts that the corpus has are annotated again without what their input said.
    if "language" not in articles.columns:
        return [None] * len(articles)
    return [given if isinstance(given, str) else None for given in articles["language"]]


def _tones(rows: list[tuple[str, str, str]], languages: list[str | None]) -> pd.DataFrame:
    scored = [
        (article, *_told(f"{headline}\n{body}", given))
        for (article, headline, body), given in zip(rows, languages, strict=True)
    ]
    columns = ["article_id", "language", "words", "polarity", "subjectivity"]
    return pd.DataFrame(scored, columns=columns).astype({"language": "str"})


def _told(text: str, given: str | None) -> tuple[str | None, int, float, float]:
    """Return the language, the number of words and the tone of a text."""
    found = language(text) or given
    # TextBlob knows English words only: of others it would say 0.0, as of a balanced text.
    return found, len(text.split()), *(tone(text) if found in {None, _ENGLISH} else _NO_TONE)


def _found(resolutions: list[tuple[str, Resolved]]) -> pd.DataFrame:
    columns = ["article_id", *(field.name for field in fields(Found))]
    rows = [
        (article, one.entity_id, one.kind, one.name) for article, resolution in resolutions for one in resolution.found
    ]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def _mentions(resolutions: list[tuple[str, Resolved]], blocked: frozenset[tuple[str, str]]) -> pd.DataFrame:
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
        for article, resolution in resolutions
        for naming in resolution.namings
        if not _is_blocked(naming, blocked)
    ]
    return schema.conform(pd.DataFrame(found, columns=schema.MENTIONS.names), schema.MENTIONS, "mentions")


def _is_blocked(naming: Naming, blocked: frozenset[tuple[str, str]]) -> bool:
    """Return whether the editors say that this naming is none: a surname or a slip too, which is no known spelling."""
    if not blocked:
        return False
    surface = key(naming.passage.text[naming.start : naming.end])
    return (surface, "") in blocked or (surface, naming.entity_id) in blocked


def _judged(
    rows: list[tuple[str, str, str]], mentions: pd.DataFrame, knowledge: Knowledge, portrayer: Portrayer | None
) -> pd.DataFrame:
    """Return article_id, entity_id and how the article portrays them, of every person it names."""
    columns = [*_KEYS, *Judged._fields]
    if portrayer is None:
        return pd.DataFrame(columns=columns)
    named = people(mentions, knowledge)
    judged = [
        (article, entity, *one)
        for article, headline, body in rows
        for entity, one in portrayals(headline, body, named.get(article, []), portrayer).items()
    ]
    return pd.DataFrame(judged, columns=columns)


def _appearances(mentions: pd.DataFrame, body_offsets: dict[str, int], judged: pd.DataFrame) -> pd.DataFrame:
    in_body = mentions["field"].eq("body")
    # Typed: of no mentions at all, pandas would make offsets that are texts.
    shift = mentions["article_id"].map(body_offsets).astype("Int64").where(in_body, 0)
    table = (
        mentions.assign(offset=mentions["start"] + shift, in_headline=~in_body)
        .groupby(["article_id", "entity_id"], sort=False, as_index=False)
        .agg(mentions=("start", "size"), in_headline=("in_headline", "any"), first_offset=("offset", "min"))
        .merge(judged.astype(dict.fromkeys(_KEYS, "str")), on=_KEYS, how="left", validate="one_to_one")
    )
    return schema.conform(table, schema.APPEARANCES, "appearances")

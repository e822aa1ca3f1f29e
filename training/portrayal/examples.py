"""What the model learns from: a text without names, and how it portrays one of its people."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd
from tagger.files import records
from tagger.marking import marks_of

from analysis.annotate import annotate
from analysis.annotate import people as people_in
from analysis.entities.knowledge import Knowledge
from analysis.loading import Defaults, read
from analysis.settings import Settings
from analysis.tone import judging
from analysis.tone.judging import Named
from analysis.tone.masked import Masked, Pieces, masked

_TONES: Final = ("negative", "neutral", "positive")
_SIGNS: Final = ("unfavourable", "neutral", "favourable")
_TEXTS: Final = Path(__file__).parent.parent / "texts" / "portrayal"


class Example(NamedTuple):
    """A text as the model reads it, with what is right."""

    text: Masked
    portrayal: int
    """0 unfavourable, 1 neutral, 2 favourable."""
    misfortune: bool | None
    """None where nobody looked."""


class Text(NamedTuple):
    """The headline and the body of an article."""

    headline: str
    body: str


def sentences(folder: Path, knowledge: Knowledge, pieces: Pieces, most: int | None = None) -> list[Example]:
    """Return the sentences of NewsMTSC; whom else they name is what Marquee finds."""
    rows = records(folder / "tone" / "newsmtsc_train.jsonl")[:most]
    people = _people([(str(number), Text("", row["sentence"])) for number, row in enumerate(rows)], knowledge)
    texts = [
        judging.sentence(row["sentence"], row["from"], row["to"], people.get(str(number), []), pieces)
        for number, row in enumerate(rows)
    ]
    return [Example(text, row["polarity"] + 1, None) for text, row in zip(texts, rows, strict=True)]


def articles(folder: Path, name: str, pieces: Pieces, most: int | None = None) -> list[Example]:
    """Return our own labelled articles, NAME.jsonl and NAME.gold.jsonl in the folder."""
    texts = {
        row["id"]: Text(row.get("headline") or "", row.get("body") or "") for row in records(folder / f"{name}.jsonl")
    }
    rows = records(folder / f"{name}.gold.jsonl")[:most]
    return [one for row in rows for one in _labelled(texts[row["id"]], row["people"], pieces)]


def invented(name: str, pieces: Pieces, most: int | None = None) -> list[Example]:
    """Return the texts of NAME.jsonl, written for this model, all of whose people are invented."""
    found = []
    for row in records(_TEXTS / f"{name}.jsonl")[:most]:
        headline, _, body = row["text"].partition("\n")
        found += _labelled(Text(headline, body), row["people"], pieces)
    return found


def feeds(folder: Path, knowledge: Knowledge, pieces: Pieces, most: int | None = None) -> list[Example]:
    """Return items of the feeds with our labels of them."""
    given = read([folder / "feeds" / "celebrity_feeds_dev.jsonl"], Defaults(), Settings())
    table = pd.concat([batch.articles for batch in given], ignore_index=True).drop_duplicates("article_id")
    rows = zip(table["article_id"], table["headline"], table["body"], strict=True)
    return _by_labels("feeds.csv", {key: Text(headline, body) for key, headline, body in rows}, knowledge, pieces, most)


def ecbplus(folder: Path, knowledge: Knowledge, pieces: Pieces, most: int | None = None) -> list[Example]:
    """Return articles of ECB+ with our labels of them."""
    rows = records(folder / "stories" / "ecbplus_dev.jsonl")
    texts = {row["id"]: Text(row["headline"] or "", row["body"] or "") for row in rows}
    return _by_labels("ecbplus.csv", texts, knowledge, pieces, most)


def _by_labels(
    name: str, texts: Mapping[str, Text], knowledge: Knowledge, pieces: Pieces, most: int | None
) -> list[Example]:
    """Return texts with their labels in training/texts/portrayal, where Marquee finds whom these are about."""
    labels = pd.read_csv(_TEXTS / name, dtype={"article_id": "str"})[:most]
    people = _people([(key, texts[key]) for key in dict.fromkeys(labels["article_id"])], knowledge)
    return list(_at_labels(labels, texts, people, pieces))


def _at_labels(
    labels: pd.DataFrame, texts: Mapping[str, Text], people: Mapping[str, Sequence[Named]], pieces: Pieces
) -> Iterator[Example]:
    for label in labels.itertuples():
        named = people.get(label.article_id, [])
        target = next((one.entity_id for one in named if (one.field, one.start) == (label.field, label.start)), None)
        if target is not None:
            text = _masked(texts[label.article_id], named, target, pieces)
            yield Example(text, _SIGNS.index(label.portrayal), bool(label.misfortune))


def _labelled(text: Text, labels: Sequence[Mapping[str, Any]], pieces: Pieces) -> Iterator[Example]:
    spellings = [(spelling, (label["name"],)) for label in labels for spelling in label["surfaces"]]
    named = [
        Named(mark.kinds[0], field, mark.start, mark.end)
        for field, told in zip(Text._fields, text, strict=True)
        for mark in marks_of(told, spellings)
    ]
    present = {one.entity_id for one in named}
    for label in labels:
        if label["name"] in present and "tone" in label:
            told = _masked(text, named, label["name"], pieces)
            yield Example(told, _TONES.index(label["tone"]), label.get("misfortune"))


def _masked(text: Text, named: Sequence[Named], target: str, pieces: Pieces) -> Masked:
    return masked(judging.article(text.headline, text.body, named, pieces), target)


def _people(texts: Sequence[tuple[str, Text]], knowledge: Knowledge) -> dict[str, list[Named]]:
    """Return where Marquee finds people in each text."""
    table = pd.DataFrame([(key, *text) for key, text in texts], columns=["article_id", "headline", "body"])
    return people_in(annotate(table, knowledge).mentions, knowledge)

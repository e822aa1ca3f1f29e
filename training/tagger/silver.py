"""Texts that nobody has labelled, with the names that Marquee's gazetteer knows."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from analysis.entities.knowledge import Knowledge
from analysis.entities.resolve import namings
from tagger import articles
from tagger.files import records, text_of
from tagger.labels import ANY, Word, perhaps
from tagger.marking import Mark, Marked, plain_words, words
from tagger.names import Names

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"person": "person", "group": "group", "character": "character", "series": "screen", "film": "screen"}
)
# The gazetteer knows few groups and places, and no songs.
_ELSEWHERE: Final = perhaps("group", "other", "work")
_LONGEST: Final = 6000  # characters: the end of a long article says little that is new
_SEEN_SMALL: Final = 3  # times: rarer ones may be slips
_SEEN_SMALL_AS_NAME: Final = 60  # times: "will" and "grace" are names all the same


class Text(NamedTuple):
    """An unlabelled text; the headline or the body may be empty."""

    headline: str
    body: str


class Silver(NamedTuple):
    """A text with the names that are known in it."""

    headline: Marked
    body: Marked


def labelled(folder: Path, knowledge: Knowledge, most: int | None) -> dict[str, list[Silver]]:
    """Return the texts in the data folder, articles and single sentences, at most so many of a source."""
    held = articles.headlines(folder / "names")
    found: dict[str, list[Silver]] = {"silver articles": [], "silver sentences": []}
    for part, source in _SOURCES:
        texts = (text for text in dict.fromkeys(source(folder)) if text.headline.strip() not in held)
        found[part] += [_silver(text, knowledge) for text in islice(texts, most)]
    return found


def everyday_words(texts: Iterable[Silver], names: Names) -> frozenset[str]:
    """Return the words that these texts also write small, so that a capital does not make them somebody's name."""
    seen = Counter(word for text in texts for word in plain_words(text.body.text) if word.islower())
    given = {name.lower() for name in (*names.given, *names.surnames)}
    return frozenset(
        word for word, times in seen.items() if times >= (_SEEN_SMALL_AS_NAME if word in given else _SEEN_SMALL)
    )


def marked_words(text: Marked, everyday: frozenset[str]) -> list[Word]:
    """Return the words of a text.

    A capitalised word outside the known names may be a name that the gazetteer lacks: nothing is learned from it,
    unless it is an everyday one.
    """
    return [
        word._replace(allowed=_ELSEWHERE) if word.allowed == ANY and word.text.lower() in everyday else word
        for word in words(text, _ELSEWHERE, capitals=ANY)
    ]


def _silver(text: Text, knowledge: Knowledge) -> Silver:
    marks: dict[str, list[Mark]] = {"headline": [], "body": []}
    for naming in namings(text.headline, text.body, knowledge):
        kind = _KINDS[knowledge.kinds[naming.entity_id]]
        marks[naming.passage.field].append(Mark(naming.start, naming.end, (kind,)))
    return Silver(Marked(text.headline, tuple(marks["headline"])), Marked(text.body, tuple(marks["body"])))


def _feeds(folder: Path) -> Iterator[Text]:
    for item in records(folder / "feeds" / "celebrity_feeds_dev.jsonl"):
        yield Text(item.get("title") or "", item.get("summary") or "")


def _persent(folder: Path) -> Iterator[Text]:
    for row in csv.DictReader(StringIO(text_of(folder / "tone" / "persent_dev.csv"))):
        yield Text(row["TITLE"] or "", (row["DOCUMENT"] or "")[:_LONGEST])


def _ecb(folder: Path) -> Iterator[Text]:
    for item in records(folder / "stories" / "ecbplus_dev.jsonl"):
        yield Text(item["headline"] or "", (item["body"] or "")[:_LONGEST])


def _newsmtsc(folder: Path) -> Iterator[Text]:
    for item in records(folder / "tone" / "newsmtsc_train.jsonl"):
        yield Text("", item["sentence"])


_SOURCES: Final[tuple[tuple[str, Callable[[Path], Iterator[Text]]], ...]] = (
    ("silver articles", _feeds),
    ("silver articles", _persent),
    ("silver articles", _ecb),
    ("silver sentences", _newsmtsc),
)

"""What is said of each article: by Marquee, or by another tool that writes what `marquee annotate` writes."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
from pydantic import TypeAdapter

from analysis.annotate import annotate
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.evaluate.labels import Count, Id, Tone
from analysis.evaluate.lines import parsed, rows
from analysis.export import annotations
from analysis.language.tagger import Tagger
from analysis.tone.portrayal import Portrayer


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is said to be named so often, by these spellings."""

    name: str
    mentions: Count
    surfaces: tuple[str, ...] = ()
    tone: Tone | None = None
    """None where nothing can be told."""
    misfortune: bool | None = None
    unfavourable: float | None = None
    neutral: float | None = None
    favourable: float | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A character or a work; a work has a kind."""

    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one article. Whatever else a line holds is not scored."""

    article_id: Id
    people: tuple[Person, ...] = ()
    characters: tuple[Thing, ...] = ()
    works: tuple[Thing, ...] = ()


_FORM: Final = TypeAdapter(Answer)


def read(path: Path) -> Iterator[Answer]:
    """Return the answers in a file. Raises LoadingError where a line is none."""
    return (answer for _, answer in rows(path, _FORM))


def made(
    articles: Iterable[pd.DataFrame],
    gazetteer: Gazetteer,
    tagger: Tagger | None = None,
    portrayer: Portrayer | None = None,
    private: Collection[str] = frozenset(),
) -> Iterator[Answer]:
    """Return what Marquee says of articles that `annotations.numbered` has numbered, by this gazetteer and models.

    Of `private` entities it says nothing.
    """
    knowledge = Knowledge(gazetteer, tagger)
    known = annotations.Known(knowledge.names, knowledge.kinds)
    for batch in articles:
        public = annotations.public(annotate(batch, knowledge, portrayer), private)
        # By way of the lines, so that what is scored is what `marquee annotate` writes.
        for line in annotations.lines(batch, public, known):
            yield parsed("annotate", line, _FORM)

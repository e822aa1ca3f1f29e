"""PerSenT: news articles with the person that each is most about, and how it portrays them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import pandas as pd
from pydantic import BeforeValidator, Field, TypeAdapter

from analysis.annotate import annotate, people
from analysis.entities.knowledge import Knowledge
from analysis.errors import LoadingError
from analysis.evaluate.cases import Case, judged, textblob
from analysis.evaluate.labels import Text, Tone
from analysis.evaluate.lines import checked
from analysis.evaluate.scoring import fold
from analysis.tone import judging
from analysis.tone.judging import Named
from analysis.tone.portrayal import Portrayer

_TARGET: Final = "\N{NULL}target"  # no entity is called so


def _trimmed(given: object) -> object:
    return given.strip() if isinstance(given, str) else given


def _tone(given: object) -> object:
    return given.strip().lower() if isinstance(given, str) else given


@dataclass(frozen=True, slots=True)
class Document:
    """An article and its main person."""

    headline: Annotated[str, Field(alias="TITLE")]
    body: Annotated[Text, Field(alias="DOCUMENT")]
    target: Annotated[Text, Field(alias="TARGET_ENTITY"), BeforeValidator(_trimmed)]
    tone: Annotated[Tone, Field(alias="TRUE_SENTIMENT"), BeforeValidator(_tone)]


_FORM: Final = TypeAdapter(Document)


def read(path: Path) -> list[Document]:
    """Return the articles in a file. Raises LoadingError where it is not UTF-8, or a row is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path}: not UTF-8 (byte {error.start + 1:,}); save it as UTF-8"
        raise LoadingError(msg) from error
    table = csv.DictReader(io.StringIO(text, newline=""))
    return [checked(f"{path}, row {number:,}", row, _FORM) for number, row in enumerate(table, 1)]


def named(documents: Iterable[Document]) -> list[tuple[frozenset[str], Tone]]:
    """Return the names and the portrayal of everybody labelled."""
    return [(frozenset({fold(one.target)}), one.tone) for one in documents]


def cases(documents: Sequence[Document], knowledge: Knowledge, portrayer: Portrayer) -> list[Case]:
    """Return what Marquee says of the main person of each article; one whom it does not name has no answer."""
    table = pd.DataFrame(
        {
            "article_id": list(map(str, range(len(documents)))),
            "headline": [one.headline for one in documents],
            "body": [one.body for one in documents],
        }
    )
    annotated = annotate(table, knowledge)
    found = people(annotated.mentions, knowledge)
    names = dict(zip(annotated.found["entity_id"], annotated.found["name"], strict=True))
    return [_case(one, found.get(str(number), []), names, knowledge, portrayer) for number, one in enumerate(documents)]


def _case(
    document: Document, found: Sequence[Named], names: Mapping[str, str], knowledge: Knowledge, portrayer: Portrayer
) -> Case:
    named_of = {one.entity_id: names.get(one.entity_id) or knowledge.names[one.entity_id] for one in found}
    everybody = targeted(document, found, named_of)
    said = None
    if any(one.entity_id == _TARGET for one in everybody):
        told = judging.article(document.headline, document.body, everybody, portrayer.pieces)
        said = judged(document.target, judging.portrayed(told, _TARGET, portrayer))
    text_tone = textblob(f"{document.headline}\n{document.body}")
    return Case(document.body, frozenset({fold(document.target)}), document.tone, None, said, text_tone)


def targeted(document: Document, found: Sequence[Named], names: Mapping[str, str]) -> list[Named]:
    """Return where the article names people, its main person as one entity.

    That is who is called so, else the only one whose name is a part of it or the other way round, else the only one of
    that surname. Besides, every place that is nobody else's where the labelled name stands, or its surname; where
    there is nobody and nothing of these, where its first word stands.
    """
    same = _same(document.target, names)
    known = [one._replace(entity_id=_TARGET) if one.entity_id in same else one for one in found]
    words = document.target.split()
    further = [*_places(document, known, {document.target, words[-1]})]
    if not same and not further:
        further = [*_places(document, known, {words[0]})]
    return [*known, *further]


def _same(target: str, names: Mapping[str, str]) -> AbstractSet[str]:
    """Return which entities are the target, by their names."""
    wanted = fold(target).split()
    words = {entity: fold(name).split() for entity, name in names.items()}
    called_so = {entity for entity, name in words.items() if name == wanted}
    in_part = {entity for entity, name in words.items() if set(name) <= set(wanted) or set(wanted) <= set(name)}
    of_surname = {entity for entity, name in words.items() if name[-1:] == wanted[-1:]}
    alone = (some for some in (in_part, of_surname) if len(some) == 1)
    return called_so or next(alone, set())


def _places(document: Document, known: Sequence[Named], spellings: AbstractSet[str]) -> Iterator[Named]:
    longest_first = sorted(spellings, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for field, text in (("headline", document.headline), ("body", document.body)):
        taken = [(one.start, one.end) for one in known if one.field == field]
        for match in pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                yield Named(_TARGET, field, match.start(), match.end())

"""Which labelled set a file is, told by what is in it."""

import csv
import json
from enum import Enum, auto
from pathlib import Path
from typing import Final

from analysis.errors import LoadingError
from analysis.evaluate import cases, documents, labels, sentences
from analysis.evaluate.cases import Seen
from analysis.evaluate.scoring import loose

_SENTENCE: Final = frozenset({"sentence", "from", "to", "polarity"})
_STORY: Final = "gold_story"
_DOCUMENT: Final = frozenset({"TARGET_ENTITY", "DOCUMENT", "TRUE_SENTIMENT"})


class Set(Enum):
    """What is labelled."""

    ARTICLES = auto()
    """Marquee's own form."""
    SENTENCES = auto()
    """NewsMTSC's JSON Lines."""
    DOCUMENTS = auto()
    """PerSenT's CSV."""
    STORIES = auto()
    """Articles with the story that each tells."""


def set_of(path: Path) -> Set:
    """Return what a file is: Marquee's own form where it is none of the others."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = next((line for line in file if line.strip()), "")
    if len(_DOCUMENT & set(next(csv.reader([first]), []))) > 1:
        return Set.DOCUMENTS
    try:
        row = json.loads(first)
    except ValueError:
        return Set.ARTICLES
    if not isinstance(row, dict):
        return Set.ARTICLES
    if _STORY in row:
        return Set.STORIES
    return Set.SENTENCES if len(_SENTENCE & row.keys()) > 1 else Set.ARTICLES


def seen(path: Path) -> Seen:
    """Return who is labelled in a file, and how. Raises LoadingError where nobody can be."""
    match set_of(path):
        case Set.SENTENCES:
            return cases.seen(sentences.named(sentences.read(path)))
        case Set.DOCUMENTS:
            return cases.seen(documents.named(documents.read(path)))
        case Set.ARTICLES:
            people = (person for label in labels.read(path).values() for person in label.people)
            return cases.seen((loose(person), person.tone) for person in people)
        case Set.STORIES:
            msg = f"{path}: stories are labelled in it and no people; give labels that name people"
            raise LoadingError(msg)

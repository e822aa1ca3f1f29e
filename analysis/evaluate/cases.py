"""People in texts whose portrayal is labelled, with what is said of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final, get_args

import pandas as pd

from analysis.evaluate.answers import Answer, Person
from analysis.evaluate.labels import Label, Tone
from analysis.evaluate.scoring import loose, pairs
from analysis.export import annotations
from analysis.language.polarity import tone as tone_of
from analysis.tone.portrayal import Judged
from analysis.tone.verdicts import PORTRAYALS

TONES: Final[tuple[Tone, ...]] = get_args(Tone)
# Of 0 to 0.3, what serves TextBlob best on sentences, items and articles together: it is not to look worse than it is.
_NEARLY: Final = 0.1
SHARES: Final = PORTRAYALS
"""Their probabilities, in the order of TONES."""


@dataclass(frozen=True, slots=True)
class Case:
    """One person in one text."""

    unit: str
    """The text. All people of it are drawn together."""
    names: AbstractSet[str]
    """What names the person beyond doubt, folded."""
    tone: Tone
    """The label."""
    misfortune: bool | None
    """The label; None where nobody looked."""
    said: Person | None
    """None where the person was not found."""
    by_textblob: Tone | None = None
    """What TextBlob's polarity of the text says; None where there is no text."""


def labelled(labels: Mapping[str, Label], answers: Mapping[str, Answer], texts: pd.DataFrame) -> list[Case]:
    """Return the people whose portrayal is labelled; `texts` has headline and body by article, and may lack some."""
    told = {
        str(article): f"{headline}\n{body}"
        for article, headline, body in zip(texts.index, texts["headline"], texts["body"], strict=True)
    }
    return [
        case
        for article, label in labels.items()
        for case in _people(label, answers.get(article) or Answer(article), told.get(article))
    ]


def _people(label: Label, answer: Answer, text: str | None) -> Iterator[Case]:
    found = {id(person): guess for person, guess in pairs(label.people, answer.people, loose)}
    toned = [person for person in label.people if person.tone is not None]
    by_textblob = textblob(text) if text is not None and toned else None
    for person in toned:
        if person.tone is not None:
            said = found.get(id(person))
            yield Case(label.article_id, loose(person), person.tone, person.misfortune, said, by_textblob)


def judged(name: str, told: Judged) -> Person:
    """Return somebody as `marquee annotate` tells of them, and the probabilities even of whom a misfortune befell."""
    said: dict[str, Any] = {**annotations.portrayal(told), **dict(zip(SHARES, told, strict=False))}
    return Person(name, 1, (name,), **said)


def textblob(text: str) -> Tone:
    """Return the sign of TextBlob's polarity; neutral where it is undefined or nearly 0."""
    polarity = tone_of(text).polarity
    return "positive" if polarity > _NEARLY else "negative" if polarity < -_NEARLY else "neutral"


@dataclass(frozen=True, slots=True)
class Seen:
    """Who was labelled elsewhere, and how these were portrayed there."""

    names: frozenset[str]
    tones: Mapping[str, Counter[Tone]]
    usual: Tone
    """The most frequent portrayal of all."""

    def tone(self, names: AbstractSet[str]) -> Tone:
        """Return the portrayal that somebody of these names had most often, else the most frequent of all."""
        counts = sum((self.tones[name] for name in sorted(names & self.tones.keys())), Counter[Tone]())
        return _most(counts) if counts else self.usual


def seen(people: Iterable[tuple[AbstractSet[str], Tone | None]]) -> Seen:
    """Return who was labelled elsewhere, from the names and the portrayal of each."""
    names: set[str] = set()
    tones: dict[str, Counter[Tone]] = {}
    every = Counter[Tone]()
    for known, tone in people:
        names |= known
        if tone is not None:
            every[tone] += 1
            for name in known:
                tones.setdefault(name, Counter())[tone] += 1
    return Seen(frozenset(names), tones, _most(every) if every else "neutral")


def _most(counts: Counter[Tone]) -> Tone:
    return min(counts, key=lambda tone: (-counts[tone], TONES.index(tone)))

"""One article's answer compared with its label: how many are right, how many were said, how many were labelled."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple, Protocol, TypeVar

from analysis.evaluate.answers import Answer
from analysis.evaluate.labels import Label, Named, Person

SCREEN: Final = frozenset({"series", "show", "film", "tv"})
"""Types and kinds that are shows or films."""

MEASURES: Final[Mapping[str, str]] = {
    "people_exact": "people, by the exact name",
    "people": "people, by name or full spelling",
    "people_unseen": "people not seen before",
    "namings": "namings of people",
    "spellings": "spellings of people",
    "shows": "shows and films",
    "works": "works, titles alone",
    "works_of_kind": "works, titles and kind",
    "music": "songs and albums",
    "books": "books",
    "stage": "stage works",
    "podcasts": "podcasts",
    "games": "games",
    "events": "events",
    "characters": "characters",
    "characters_taken": "characters taken for people",
}
"""What is measured, in the words of the table; the last one is a number of answers and no share."""


_LABELLED_AS: Final[Mapping[str, str]] = {"tv": "series", "show": "series", "theatre": "stage", "theater": "stage"}
_FURTHER: Final[Mapping[str, AbstractSet[str]]] = {
    "music": {"song", "album"},
    "books": {"book"},
    "stage": {"stage"},
    "podcasts": {"podcast"},
    "games": {"game"},
    "events": {"event"},
}


def kind_of(kind: str | None) -> str:
    """Return Marquee's word for a kind or type of work, whatever word a label or another tool has for it."""
    return _LABELLED_AS.get(kind or "", kind or "")


class Counts(NamedTuple):
    """How many of those said are right; how many were said; how many were labelled."""

    hits: int
    said: int
    labelled: int


class _Spoken(Protocol):
    @property
    def name(self) -> str: ...


Labelled = TypeVar("Labelled", bound=Named)
Said = TypeVar("Said", bound=_Spoken)


def fold(name: str) -> str:
    """Return the name without case, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "")).split())


def exact(label: Named) -> AbstractSet[str]:
    """Return the labelled name alone."""
    return {fold(label.name)}


def loose(label: Named) -> AbstractSet[str]:
    """Return what names a labelled person beyond doubt: the name, and spellings of two words or more."""
    return exact(label) | {folded for surface in label.surfaces if " " in (folded := fold(surface))}


def spellings(label: Named) -> AbstractSet[str]:
    """Return every spelling, the name among them."""
    return exact(label) | set(map(fold, label.surfaces))


def pairs(
    labelled: Iterable[Labelled], said: Iterable[Said], names_of: Callable[[Named], AbstractSet[str]]
) -> list[tuple[Labelled, Said]]:
    """Return (label, guess) where the names agree, each used once, the first that fits."""
    found, free = [], [(fold(guess.name), guess) for guess in said]
    for label in labelled:
        names = names_of(label)
        index = next((index for index, (name, _) in enumerate(free) if name in names), None)
        if index is not None:
            found.append((label, free.pop(index)[1]))
    return found


def seen_names(labels: Iterable[Label]) -> frozenset[str]:
    """Return what names the labelled people beyond doubt."""
    return frozenset(name for label in labels for person in label.people for name in loose(person))


def fictional(label: Label) -> AbstractSet[str]:
    """Return the spellings of the article's characters that no real person in it has."""
    real = {name for person in label.people for name in spellings(person)}
    return {name for character in label.characters for name in spellings(character)} - real


def counts(label: Label, answer: Answer, seen: AbstractSet[str] = frozenset()) -> dict[str, Counts]:
    """Return what one article adds to each measure; people under a name that is in `seen` are not unseen."""
    fresh = [person for person in label.people if not loose(person) & seen]
    fresh_said = [guess for guess in answer.people if fold(guess.name) not in seen]
    screen = [work for work in label.works if work.type in SCREEN]
    screen_said = [work for work in answer.works if work.kind in SCREEN]
    made_up = fictional(label)
    return {
        "people_exact": _counts(label.people, answer.people, exact),
        "people": _counts(label.people, answer.people, loose),
        "people_unseen": _counts(fresh, fresh_said, loose),
        **_of_those_found(label.people, answer),
        "shows": _counts(screen, screen_said, spellings),
        "works": _counts(label.works, answer.works, spellings),
        "works_of_kind": _of_kind(label, answer),
        **{measure: _of_kinds(label, answer, kinds) for measure, kinds in _FURTHER.items()},
        "characters": _counts(label.characters, answer.characters, spellings),
        "characters_taken": Counts(0, sum(fold(guess.name) in made_up for guess in answer.people), 0),
    }


def _of_kind(label: Label, answer: Answer) -> Counts:
    """Return the counts of works that are right by title and kind."""
    kinds = {kind_of(work.type) for work in label.works}
    hits = sum(_of_kinds(label, answer, {kind}).hits for kind in kinds)
    return Counts(hits, len(answer.works), len(label.works))


def _of_kinds(label: Label, answer: Answer, kinds: AbstractSet[str]) -> Counts:
    labelled = [work for work in label.works if kind_of(work.type) in kinds]
    return _counts(labelled, [work for work in answer.works if kind_of(work.kind) in kinds], spellings)


def _counts(
    labelled: Sequence[Labelled], said: Sequence[Said], names_of: Callable[[Named], AbstractSet[str]]
) -> Counts:
    return Counts(len(pairs(labelled, said, names_of)), len(said), len(labelled))


def _of_those_found(labelled: Sequence[Person], answer: Answer) -> dict[str, Counts]:
    """Return the counts of namings, and of the spellings of people who were found."""
    people = pairs(labelled, answer.people, loose)
    wrote = [(set(map(fold, label.surfaces)), set(map(fold, guess.surfaces))) for label, guess in people]
    return {
        "namings": Counts(
            sum(min(label.namings, guess.mentions) for label, guess in people),
            sum(guess.mentions for guess in answer.people),
            sum(label.namings for label in labelled),
        ),
        "spellings": Counts(
            sum(len(one & other) for one, other in wrote),
            sum(len(other) for _, other in wrote),
            sum(len(one) for one, _ in wrote),
        ),
    }

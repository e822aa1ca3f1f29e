"""Predictions compared with labels made by reading: counts, and precision, recall and F1 from them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

Row = Mapping[str, Any]
_SCREEN: Final = frozenset({"series", "film", "tv"})


class Score(NamedTuple):
    """How many of those said are right, how many of those labelled were said, and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def fold(name: str) -> str:
    """Return the name without case, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "")).split())


def spellings(labelled: Row) -> set[str]:
    """Return every spelling of a labelled character or work."""
    return {fold(name) for name in (labelled.get("title") or labelled["name"], *labelled["surfaces"])}


def loose(labelled: Row) -> set[str]:
    """Return what names a labelled person beyond doubt: the name, and spellings of two words or more."""
    return {fold(labelled["name"])} | {folded for surface in labelled["surfaces"] if " " in (folded := fold(surface))}


def pairs(labelled: Iterable[Row], said: Iterable[Row], names_of: Callable[[Row], set[str]]) -> list[tuple[Row, Row]]:
    """Return (label, guess) where the names agree, each used once."""
    found, free = [], list(said)
    for label in labelled:
        names = names_of(label)
        if match := next((guess for guess in free if fold(guess["name"]) in names), None):
            free = [guess for guess in free if guess is not match]
            found.append((label, match))
    return found


def counts(labelled: Row, said: Row) -> Counter[tuple[str, str]]:
    """Return what one article adds to (measure, hits | said | labelled)."""
    people = pairs(labelled["people"], said["people"], loose)
    screen = [work for work in labelled["works"] if work["type"] in _SCREEN]
    said_screen = [work for work in said["works"] if work["kind"] in _SCREEN]
    wrote = [({fold(s) for s in label["surfaces"]}, {fold(s) for s in guess["surfaces"]}) for label, guess in people]
    real = {name for person in labelled["people"] for name in (fold(person["name"]), *map(fold, person["surfaces"]))}
    fictional = {name for character in labelled["characters"] for name in spellings(character)} - real
    return Counter(
        {
            ("people", "hits"): len(people),
            ("people", "said"): len(said["people"]),
            ("people", "labelled"): len(labelled["people"]),
            ("namings", "hits"): sum(min(_namings(label), guess["mentions"]) for label, guess in people),
            ("namings", "said"): sum(guess["mentions"] for guess in said["people"]),
            ("namings", "labelled"): sum(map(_namings, labelled["people"])),
            ("spellings", "hits"): sum(len(one & other) for one, other in wrote),
            ("spellings", "said"): sum(len(other) for _, other in wrote),
            ("spellings", "labelled"): sum(len(one) for one, _ in wrote),
            ("shows", "hits"): len(pairs(screen, said_screen, spellings)),
            ("shows", "said"): len(said_screen),
            ("shows", "labelled"): len(screen),
            ("characters taken for people", "said"): sum(fold(guess["name"]) in fictional for guess in said["people"]),
        }
    )


def score(totals: Mapping[tuple[str, str], int], measure: str) -> Score:
    """Return the score of a measure whose counts have been added up; none of its counts may be 0."""
    hits, said, labelled = (totals[measure, part] for part in ("hits", "said", "labelled"))
    return Score(hits / said, hits / labelled, 2 * hits / (said + labelled))


def _namings(person: Row) -> int:
    return int(person["count_headline"] + person["count_body"])

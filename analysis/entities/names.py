"""The parts of a personal name, and whether one spelling is a slip for another."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

import jellyfish
from nicknames import NickNamer
from rapidfuzz.distance import OSA, Indel

from analysis.entities.folding import key
from analysis.entities.words import NO_GIVEN_NAME, PARTICLES, SUFFIXES, TITLES

SHORTEST_FORM: Final = 2
_LONGEST_ABBREVIATION: Final = 3
_SHORTEST_CLIPPED: Final = 3
_CLOSE: Final = 0.85  # one letter more or less in six
_LOOSE: Final = 0.6
_SHORTEST_DOUBTFUL: Final = 5
_VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Parts:
    """The short forms by which an article goes on naming somebody, looked up in lower case."""

    given: frozenset[str]
    surnames: frozenset[str]
    clipped: frozenset[str] = frozenset()
    """The name without what stands between or behind: "robert downey" for "Robert Downey Jr."."""


@lru_cache(maxsize=100_000)
def parts(name: str) -> Parts:
    """Return the short forms that follow from a full name; none from a name of one word."""
    whole = key(name)
    words = [
        word.strip(".") if len(word) <= _LONGEST_ABBREVIATION else word for word in whole.replace(",", " ").split()
    ]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    if len(words) < 2:  # noqa: PLR2004  (a name of one word has no parts)
        return Parts(frozenset(), frozenset())
    if words[0] in TITLES:
        return Parts(_usable({words[-1], words[1]}), frozenset())
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    given = {words[0]} if words[0] not in NO_GIVEN_NAME else set()
    surname = " ".join(words[start:]).replace("st ", "st. ") if words[start] == "st" else " ".join(words[start:])
    doubled = {surname.split("-")[0]} if "-" in words[0] else set()
    clipped = {f"{one} {surname}" for one in given} - {whole}
    return Parts(_usable(given), _usable({surname} | doubled), frozenset(clipped))


def is_run(words: str, name: str) -> bool:
    """Return whether some words, one after the other, are a part of a name and not all of it: "del rey"."""
    some, every = _bare_words(words), _bare_words(name)
    return any(every[at : at + len(some)] == some for at in range(len(every) - len(some) + 1)) and some != every


def is_beginning(words: str, name: str) -> bool:
    """Return whether a name begins so and goes on, be it within a word: "taylor sw"."""
    return name.startswith(words) and name != words


def is_clipped(form: str, given: str) -> bool:
    """Return whether a given name begins or ends so and has more: "inge" of "ingeborg", "seun" of "oluwaseun"."""
    is_end = given.startswith(form) or given.endswith(form)
    return is_end and _SHORTEST_CLIPPED <= len(form) < len(given)


def _bare_words(name: str) -> list[str]:
    return [word.strip(".,") for word in name.split()]


def _usable(forms: set[str]) -> frozenset[str]:
    return frozenset(form for form in forms if len(form.strip(".")) >= SHORTEST_FORM and not form[0].isdigit())


@cache
def _namer() -> NickNamer:
    return NickNamer()


@cache
def _nicknamed() -> dict[str, list[str]]:
    """Return the names that have short forms, by their sound."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in _namer().nickname_lookup:
        found[_sound(name)].append(name)
    return dict(found)


@lru_cache(maxsize=20_000)
def nicknames(given: str) -> frozenset[str]:
    """Return the usual short forms of a given name: "liz" for "elizabeth", and for "elisabeth" too."""
    namer = _namer()
    found: set[str] = namer.nicknames_of(given)
    if not found:
        found = found.union(
            *(namer.nicknames_of(name) for name in _nicknamed().get(_sound(given), ()) if is_slip(given, name))
        )
    return frozenset(form for form in found if len(form) > SHORTEST_FORM)


def is_slip(written: str, right: str) -> bool:
    """Return whether one spelling is surely a slip for the other: it sounds alike and nearly looks alike.

    Both in lower case. Sound is Metaphone (Philips 1990); likeness is 1 minus the normalised Indel distance.
    """
    if written == right or min(len(written), len(right)) < 3 or _is_other_gender(written, right):  # noqa: PLR2004  (shorter names are too much alike)
        return False
    if _skeleton(written) == _skeleton(right):
        return True
    return _sound(written) == _sound(right) and Indel.normalized_similarity(written, right) >= _CLOSE


def may_be_slip(written: str, right: str) -> bool:
    """Return whether one spelling may be a slip for the other, to be believed with other evidence only."""
    # In four letters another vowel is another name: Tom and Tim, Jane and June.
    if written == right or min(len(written), len(right)) < _SHORTEST_DOUBTFUL:
        return is_slip(written, right)
    if _sound(written) == _sound(right) and Indel.normalized_similarity(written, right) >= _LOOSE:
        return True
    allowed = 1 + (len(right) >= 7)  # noqa: PLR2004  (one slip in five letters, two in seven)
    return written[0] == right[0] and OSA.distance(written, right, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    return jellyfish.metaphone(word)


@lru_cache(maxsize=50_000)
def _skeleton(word: str) -> str:
    """Return the word without what slips most often change: doubled letters, y for i, c for k, ph for f."""
    plain = word.replace("ph", "f").replace("ck", "k").replace("c", "k").replace("ie", "i").replace("ey", "i")
    return "".join(letter for letter, _ in groupby(plain.replace("y", "i")))


def _is_other_gender(one: str, other: str) -> bool:
    """Return whether one is the other with an ending that makes it somebody else: Daniel, Danielle."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[-1] in _VOWELS

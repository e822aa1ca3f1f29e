"""Sentences without sense out of the patterns and word lists of wording.txt."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

Part: TypeAlias = str | Callable[[], str]
"""Of a pattern: text as it stands, or what makes the text in its place."""

INVENTED: Final = 20_000  # places and surnames each: most words of a newspaper are rare names
_FILE: Final = Path(__file__).with_name("wording.txt")
_SLOT: Final = re.compile(r"\{([^}]+)\}")
_VOWELS: Final = frozenset("aeiouAEIOU")


def zipf(length: int, chance: float) -> int:
    """Return an index below `length`, by a chance from 0 to 1, that follows a Zipf law of exponent 1."""
    return int((length + 1) ** chance) - 1


class Wording:
    """All lists, with their slots bound to one source of chance; `names` fills the slots that name entities."""

    def __init__(self, chance: random.Random, names: Mapping[str, Callable[[], str]], avoided: frozenset[str]) -> None:
        """Bind the lists; no invented name is among the `avoided` words (lower case)."""
        self._random = chance.random
        self._made = {**self._figures(), **names}
        self._words = {**_word_lists(), **_invented(avoided)}
        self._patterns: dict[str, Sequence[Sequence[Part]]] = {}
        for name, lines in _pattern_lists().items():
            self._patterns[name] = [self._bound(line) for line in lines]

    def text(self, name: str) -> str:
        """Return one filled pattern of a list."""
        patterns = self._patterns[name]
        pattern = patterns[int(self._random() * len(patterns))]
        return "".join([part if part.__class__ is str else part() for part in pattern])  # type: ignore[operator]  # what is no text is a function

    def sentence(self, name: str) -> str:
        """Return one filled pattern that begins with a capital."""
        text = self.text(name)
        return text[:1].upper() + text[1:]

    def word(self, name: str) -> str:
        """Return a word of a list, the first ones more often."""
        words = self._words[name]
        # Steep among invented names, where most are rare, and gentle among common words.
        chance = self._random()
        return words[zipf(len(words), chance) if len(words) == INVENTED else int(len(words) * chance * chance)]

    def _bound(self, line: str) -> Sequence[Part]:
        pieces = _SLOT.split(line)
        parts = [self._slot(piece) if odd % 2 else piece for odd, piece in enumerate(pieces)]
        return [part for part in parts if part != ""]

    def _slot(self, slot: str) -> Callable[[], str]:
        if slot in self._made:
            return self._made[slot]
        if slot.startswith("a:"):
            inner = self._slot(slot.removeprefix("a:"))
            return lambda: _with_article(inner())
        if slot[:1].isupper():
            lower = self._slot(slot.lower())
            return lambda: (text := lower())[:1].upper() + text[1:]
        return (lambda: self.word(slot)) if slot in self._words else (lambda: self.text(slot))

    def _figures(self) -> dict[str, Callable[[], str]]:
        chance = self._random

        def figure(low: int, high: int) -> int:
            return low + int((high - low) * chance())

        return {
            "number": lambda: str(int(2 * 500 ** chance())),
            "digit": lambda: str(figure(1, 10)),
            "year": lambda: str(figure(1921, 2025)),
            "hour": lambda: f"{figure(1, 13)}:{figure(0, 12) * 5:02d} {'ap'[figure(0, 2)]}.m.",
            "date": lambda: f"{figure(1, 29)} {self.word('month')}",
        }


def _with_article(text: str) -> str:
    return f"{'an' if text[0] in _VOWELS else 'a'} {text}"


@cache
def _lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the lines of wording.txt by the mark and the name of their list."""
    found: dict[str, dict[str, list[str]]] = {"=": {}, ":": {}}
    lines: list[str] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line[:2] in {"= ", ": "}:
            lines = found[line[0]].setdefault(line[2:], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


def _pattern_lists() -> Mapping[str, Sequence[str]]:
    """Return the lists of patterns; those about a person are parted by whether they need a second one."""
    lists = _lists()["="]
    return {
        **lists,
        "person": [line for line in lists["person"] if "{whom" not in line],
        "two": [line for line in lists["person"] if "{whom" in line],
        "headline_one": [line for line in lists["headline_person"] if "{Whom" not in line],
    }


@cache
def _word_lists() -> Mapping[str, Sequence[str]]:
    words = {name: _mixed(" ".join(lines).split()) for name, lines in _lists()[":"].items()}
    inflected = {
        f"{ending}:{name}": [_inflected(word, ending) for word in words[name]]
        for name, endings in (("verb", ("s", "ed", "ing")), ("noun", ("pl",)))
        for ending in endings
    }
    return {name: [word.replace("_", " ") for word in all_] for name, all_ in (words | inflected).items()}


def _mixed(words: Sequence[str]) -> list[str]:
    """Return the words in an order that is no alphabet, always the same."""
    return random.Random(len(words)).sample(words, len(words))  # noqa: S311  (nothing here is a secret)


def _inflected(word: str, ending: str) -> str:
    stem, _, rest = word.partition("_")
    if ending == "ing":
        form = f"{stem.removesuffix('e')}ing"
    elif ending == "ed":
        form = f"{stem[:-1]}ied" if _ends_in_y(stem) else f"{stem.removesuffix('e')}ed"
    elif _ends_in_y(stem):
        form = f"{stem[:-1]}ies"
    else:
        form = f"{stem}es" if stem.endswith(("s", "x", "z", "ch", "sh")) else f"{stem}s"
    return f"{form}_{rest}" if rest else form


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _invented(avoided: frozenset[str]) -> Mapping[str, Sequence[str]]:
    return {name: list(_names(seed, avoided)) for seed, name in enumerate(("place_name", "surname"))}


def _names(seed: int, avoided: frozenset[str]) -> Iterator[str]:
    """Return as many invented names as are wanted, each once."""
    chance = random.Random(seed)  # noqa: S311  (nothing here is a secret)
    starts, middles, ends = (_word_lists()[name] for name in ("start", "middle", "end"))
    seen = set(avoided)
    while len(seen) < len(avoided) + INVENTED:
        middle = chance.choice(middles) if chance.random() < 0.6 else ""  # noqa: PLR2004  (the rest have two syllables)
        name = f"{chance.choice(starts)}{middle}{chance.choice(ends)}"
        if name.lower() not in seen:
            seen.add(name.lower())
            yield name

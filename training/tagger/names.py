"""Invented names for people, so that the model learns what a name looks like and not who is famous."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from analysis.entities.gazetteer import Gazetteer
from tagger.labels import Word, first, further

# A name, word by word.
_Name: TypeAlias = tuple[str, ...]

_FIRST: Final = first("person")
_FURTHER: Final = further("person")
_PAIR: Final = 2  # a given name and a surname
_RENAMED: Final = 0.5  # of the people in a text


class Names(NamedTuple):
    """Given names and surnames, each once and in order."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]


def known(gazetteer: Gazetteer) -> Names:
    """Return the given names and surnames of the people in the gazetteer whose names are one of each."""
    entities = gazetteer.entities
    split = [str(name).split() for name in entities.loc[entities["kind"] == "person", "name"]]
    pairs = [pair for pair in split if len(pair) == _PAIR and all(_is_plain(name) for name in pair)]
    return Names(tuple(sorted({given for given, _ in pairs})), tuple(sorted({surname for _, surname in pairs})))


def renamed(words: Sequence[Word], names: Names, rng: np.random.Generator) -> list[Word]:
    """Return a text with other names for half of its people, each the same wherever it names that person."""
    people = list(_people(words))
    others = _others([_texts(words[start:end]) for start, end in people], names, rng)
    result: list[Word] = []
    place = 0
    for start, end in people:
        old = _texts(words[start:end])
        result += words[place:start]
        result += [Word(text, word.allowed) for text, word in zip(others.get(old, old), words[start:end], strict=True)]
        place = end
    return [*result, *words[place:]]


def _people(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Return where a word surely begins a person's name, and where that ends."""
    for start, word in enumerate(words):
        if word.allowed == _FIRST:
            end = start + 1
            while end < len(words) and words[end].allowed == _FURTHER:
                end += 1
            yield start, end


def _others(people: Sequence[_Name], names: Names, rng: np.random.Generator) -> Mapping[_Name, _Name]:
    """Return the other names of some, in full and of a surname or a given name that stands alone."""
    full: dict[_Name, _Name] = {
        name: (_any(names.given, rng), _any(names.surnames, rng))
        for name in dict.fromkeys(people)
        if len(name) == _PAIR and all(_is_plain(part) for part in name) and rng.random() < _RENAMED
    }
    given: dict[_Name, _Name] = {(old[0],): (new[0],) for old, new in full.items()}
    surnames: dict[_Name, _Name] = {(old[1],): (new[1],) for old, new in full.items()}
    return {**given, **surnames, **full}


def _any(names: Sequence[str], rng: np.random.Generator) -> str:
    return names[int(rng.integers(len(names)))]


def _is_plain(name: str) -> bool:
    return name.isalpha() and name[0].isupper()


def _texts(words: Sequence[Word]) -> _Name:
    return tuple(word.text for word in words)

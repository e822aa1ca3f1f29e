"""Windows as the numbers that the model reads."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from tagger.labels import ANY, OUTSIDE, Word, inner
from tagger.mixture import Window
from tagger.names import Names, renamed

# The codes, the ends and the length are those of analysis.language.tagger, which reads the finished model.
CASES: Final = ("none", "lower", "capital", "upper", "letter", "mixed")
_FIRST, _LAST = 101, 102  # [CLS] and [SEP] of the vocabulary
_LONGEST: Final = 126  # pieces

_BATCH: Final = 32  # windows
_SORTED: Final = 40  # batches whose windows are sorted by length, so that little is padded

# Shares of the windows that are written like a headline, like a shout, without capitals.
_TITLED, _SHOUTED, _SMALL = 0.22, 0.04, 0.03
_SHORT: Final = 3  # letters: "of" and "the" stay small in a headline


class Encoded(NamedTuple):
    """The pieces of a window, with the letter case of each and the classes that are right for it."""

    ids: list[int]
    cases: list[int]
    allowed: list[int]


class Encoder:
    """Cuts words into pieces of the model's vocabulary."""

    def __init__(self, tokenizer: Path) -> None:
        """`tokenizer`: a tokenizer.json."""
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        # The file asks for texts of one length.
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._pieces = lru_cache(maxsize=200_000)(self._piece_ids)

    def encoded(self, words: Sequence[Word]) -> Encoded:
        """Return the words in pieces, as many words as the model reads at once."""
        ids, cases, allowed = [_FIRST], [0], [ANY]
        for word in words:
            pieces = self._pieces(word.text)
            if len(ids) - 1 + len(pieces) > _LONGEST:
                break
            ids += pieces
            cases += [case(word.text)] * len(pieces)
            allowed += [word.allowed, *[inner(word.allowed)] * (len(pieces) - 1)][: len(pieces)]
        return Encoded([*ids, _LAST], [*cases, 0], [*allowed, ANY])

    def _piece_ids(self, word: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(word, add_special_tokens=False).ids)


def case(word: str) -> int:
    """Return the number of a word's letter case in CASES: the vocabulary has none."""
    if not any(char.isalpha() for char in word):
        return CASES.index("none")
    if word.islower():
        return CASES.index("lower")
    if word.isupper():
        return CASES.index("upper" if len(word) > 1 else "letter")
    return CASES.index("capital" if word[0].isupper() and word[1:].islower() else "mixed")


def batches(
    windows: Sequence[Window], encoder: Encoder, names: Names, rng: np.random.Generator
) -> Iterator[list[Encoded]]:
    """Return every window once, in random order and with other names and letter cases each time."""
    order = rng.permutation(len(windows))
    for start in range(0, len(order), _BATCH * _SORTED):
        drawn = [_varied(windows[at], names, rng) for at in order[start : start + _BATCH * _SORTED]]
        encoded = sorted((encoder.encoded(words) for words in drawn), key=lambda one: len(one.ids))
        cuts = rng.permutation(range(0, len(encoded), _BATCH))
        yield from (encoded[cut : cut + _BATCH] for cut in cuts)


def batch_count(windows: Sequence[Window]) -> int:
    """Return how many batches these windows make."""
    return -(-len(windows) // _BATCH)


def _varied(window: Window, names: Names, rng: np.random.Generator) -> list[Word]:
    words = renamed(window.words, names, rng) if rng.random() < window.renamed else window.words
    return _recased(words, rng.random())


def _recased(words: list[Word], draw: float) -> list[Word]:
    if draw < _TITLED:
        return [_titled(word) if place else _capital(word) for place, word in enumerate(words)]
    if draw < _TITLED + _SHOUTED:
        return [word._replace(text=word.text.upper()) for word in words]
    if draw < _TITLED + _SHOUTED + _SMALL:
        return [word._replace(text=word.text.lower()) for word in words]
    return words


def _titled(word: Word) -> Word:
    return _capital(word) if len(word.text) > _SHORT or word.allowed != OUTSIDE else word


def _capital(word: Word) -> Word:
    return word._replace(text=word.text[:1].upper() + word.text[1:])

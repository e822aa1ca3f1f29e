"""How many articles have a word, before any was read: common English words are no news."""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.grouping.terms import words

# Of the n-th commonest word; all fitted on headlines and articles together, see docs/methods.md.
_SHARE: Final = 7
_AHEAD: Final = 25
_MOST: Final = 0.05
_LEAST: Final = 0.002


def rates(terms: Iterable[str]) -> npt.NDArray[np.float64]:
    """Return in which part of all articles each term is taken to be."""
    known = _rates()
    return np.array([known.get(term, _LEAST) for term in terms], dtype=np.float64)


@cache
def _rates() -> dict[str, float]:
    """Return the rates of the words in common_words.txt, which are in the order of how common they are."""
    text = resources.files(__package__).joinpath("common_words.txt").read_text(encoding="utf-8")
    stems = dict.fromkeys(stem for word in text.split() for stem in words(word))
    return {stem: min(_MOST, max(_LEAST, _SHARE / (place + _AHEAD))) for place, stem in enumerate(stems)}

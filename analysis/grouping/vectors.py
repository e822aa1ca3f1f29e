"""Articles as vectors: each term weighs the more, the fewer of the articles just before have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

_BEFORE: Final = 1_000  # articles that are taken to have come before, in which terms are as common as ever
_LEAST: Final = 0.05  # what every article has still weighs something
_TERMS: Final = 200  # of an article, those that weigh most
_COMMON: Final = 2_000  # articles: what more have tells no story, and would cost most


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms of articles in their turn."""

    numbers: Sequence[Ints]
    weights: Sequence[Numbers]
    rates: Numbers
    """In which part of all articles each term is, before any was counted."""


def vectors(terms: Terms, days: Ints, memory: int) -> sparse.csr_array:
    """Return a row of length 1 an article, by how many articles of its day and of `memory` days before it have a term.

    Later articles bear on no row.
    """
    having = terms.rates * _BEFORE
    articles, oldest = _BEFORE, 0
    indices, weights, starts = [], [], [0]
    for place, numbers in enumerate(terms.numbers):
        while days[oldest] < days[place] - memory:
            having[terms.numbers[oldest]] -= 1
            articles -= 1
            oldest += 1
        having[numbers] += 1
        articles += 1
        kept, values = _weighed(numbers, terms.weights[place], having[numbers], articles)
        indices.append(kept)
        weights.append(values)
        starts.append(starts[-1] + len(kept))
    shape = (len(terms.numbers), len(terms.rates))
    return sparse.csr_array((_joined(weights, np.float64), _joined(indices, np.int64), np.array(starts)), shape=shape)


def _weighed(numbers: Ints, weights: Numbers, having: Numbers, articles: int) -> tuple[Ints, Numbers]:
    rarity = np.log(articles / having)
    values = np.where(having > _COMMON, 0.0, weights * np.maximum(rarity, _LEAST))
    # In the order of the weights, then of the terms as they came, so that the same are kept every time.
    kept = np.argsort(-values, kind="stable")[:_TERMS]
    kept = np.sort(kept[values[kept] > 0])
    length = np.sqrt((values[kept] ** 2).sum())
    return numbers[kept], values[kept] / (length or 1.0)


def _joined(parts: Sequence[npt.NDArray[np.generic]], kind: type) -> npt.NDArray[np.generic]:
    return np.concatenate([*parts, np.zeros(0, dtype=kind)]).astype(kind)

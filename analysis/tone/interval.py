"""Shares of portrayal with an interval, which knows how few the stories are and how often the model is wrong."""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from analysis.tone.verdicts import PORTRAYALS

FEWEST: Final = 5
"""Stories from which on a share is told; below that nothing but how few there are."""
_DRAWS: Final = 2000
_SEED: Final = 6  # any: the same counts always give the same interval
_ENDS: Final = (0.025, 0.975)
_BEFORE: Final = 0.5  # Jeffreys: what was never seen to be mistaken can be


Counts: TypeAlias = npt.NDArray[np.int64]


class Shares(NamedTuple):
    """Shares in the order of PORTRAYALS, that add up to 1, and the ends of their 95 % intervals."""

    estimates: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


NOTHING: Final = Shares(*[(np.nan,) * len(PORTRAYALS)] * 3)
"""What is told of too few stories."""


def shares(said: Counts, ruled: Counts, confusion: Sequence[Sequence[int]]) -> Shares:
    """Return what share of the articles portrays somebody how, by bootstrap over stories.

    `said`, `ruled`: a row a story, a column a portrayal: how many of its articles the model, and the editors, say it
    of. `confusion`: rows what is right, columns what the model says. NOTHING under FEWEST stories.

    A draw takes as many stories, with replacement; how often each word of the model means what, from the posterior of
    its column of the confusion; and by that, what is right of each article it says the word of. Editors are right.
    """
    if len(said) < FEWEST:
        return NOTHING
    counts = np.asarray(confusion, dtype="float64") + _BEFORE
    meant = counts / counts.sum(axis=0)
    expected = meant @ said.sum(axis=0) + ruled.sum(axis=0)
    drawn = _drawn(said, ruled, counts)
    lows, highs = np.quantile(drawn / drawn.sum(axis=1, keepdims=True), _ENDS, axis=0)
    return Shares(*(tuple(map(float, values)) for values in (expected / expected.sum(), lows, highs)))


def _drawn(said: Counts, ruled: Counts, counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return a row a draw: how many articles portray how."""
    chance = np.random.default_rng(_SEED)
    # Stories with equal counts are drawn together: a hundred thousand stories have a few dozen kinds.
    kinds, times = np.unique(np.hstack([said, ruled]), axis=0, return_counts=True)
    chosen = chance.multinomial(times.sum(), times / times.sum(), size=_DRAWS)
    articles = chosen @ kinds
    side = len(PORTRAYALS)
    right: npt.NDArray[np.float64] = articles[:, side:].astype("float64")
    for word in range(side):
        meant = chance.dirichlet(counts[:, word], size=_DRAWS)
        right += chance.multinomial(articles[:, word], meant)
    return right

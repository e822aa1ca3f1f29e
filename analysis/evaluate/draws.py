"""How far figures would go by chance: the same again from samples of the same texts."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

DRAWS: Final = 1_000
SEED: Final = 20_241_031  # any: the same labels and answers give the same interval
_WITHIN: Final = (0.025, 0.975)
_CELLS: Final = 4_000_000  # draws times texts held in memory at once: 32 MB


def sums(cells: npt.NDArray[np.int64] | Numbers) -> Numbers:
    """Return the sum of the rows of each of DRAWS samples of as many rows, drawn with repetition: a row a sample."""
    rows = len(cells)
    random = np.random.default_rng(SEED)
    at_once = max(_CELLS // max(rows, 1), 1)
    return np.concatenate(
        [
            random.multinomial(rows, np.full(rows, 1 / rows), min(at_once, DRAWS - done)) @ cells
            for done in range(0, DRAWS, at_once)
        ]
    )


def by_unit(units: Sequence[str], cells: npt.NDArray[np.int64] | Numbers) -> Numbers:
    """Return the sum of the rows of each unit: what is drawn together, such as all people of an article."""
    places = np.unique(np.asarray(units, dtype=object), return_inverse=True)[1]
    added = np.zeros((places.max(initial=-1) + 1, cells.shape[1]))
    np.add.at(added, places, cells)
    return added


def ends(drawn: Numbers) -> tuple[float, float]:
    """Return the ends of the middle 95 % of what the samples gave, NaN where none gave a number."""
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return np.nan, np.nan
    low, high = np.quantile(known, _WITHIN)
    return float(low), float(high)

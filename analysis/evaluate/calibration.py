"""Whether what is said to be so likely is right so often."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.evaluate import draws
from analysis.evaluate.draws import Numbers

BINS: Final = 10
_NORMAL: Final = 1.96  # standard deviations of a normal distribution to either end of 95 %


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """How far probabilities and shares of right answers are apart."""

    bins: pd.DataFrame
    """A row a bin, the least likely first: n, said (the mean probability), right (the share)."""
    error: float
    """The mean distance of the two, weighted by n."""
    low: float
    high: float
    """Of the error, 95 %, from samples of the texts."""
    chance: float
    """The error that as many would have by chance if all probabilities were true."""


def calibration(believed: Sequence[tuple[str, float, bool]]) -> Calibration | None:
    """Return the calibration in BINS bins of equal count; `believed`: text, probability and whether it was right.

    None where there are fewer than one a bin.
    """
    if len(believed) < BINS:
        return None
    units = [unit for unit, *_ in believed]
    said, right = (np.array([one[part] for one in believed], dtype="float64") for part in (1, 2))
    places = np.empty(len(believed), dtype="int64")
    for place, some in enumerate(np.array_split(np.argsort(said, kind="stable"), BINS)):
        places[some] = place
    counts, sums, hits = (np.bincount(places, weights, BINS) for weights in (np.ones(len(said)), said, right))
    cells = np.zeros((len(believed), BINS + 1))
    cells[np.arange(len(believed)), places] = said - right
    cells[:, BINS] = 1
    rows = draws.by_unit(units, cells)
    error = float(_error(cells.sum(axis=0)[None, :])[0])
    # Samples repeat answers, so that their own errors are larger: how far these spread is what counts.
    spread = _NORMAL * float(_error(draws.sums(rows)).std()) if len(rows) > 1 else np.nan
    return Calibration(
        pd.DataFrame({"n": counts.astype("int64"), "said": sums / counts, "right": hits / counts}),
        error,
        max(error - spread, 0.0) if len(rows) > 1 else np.nan,
        error + spread,
        _by_chance(said, places),
    )


def _error(cells: Numbers) -> Numbers:
    apart: Numbers = np.abs(cells[:, :BINS]).sum(axis=1)
    return apart / cells[:, BINS]


def _by_chance(said: Numbers, places: np.ndarray) -> float:
    """Return the mean error of answers that are right exactly as often as is said."""
    drawn = np.random.default_rng(draws.SEED).random((draws.DRAWS, len(said))) < said
    apart = np.stack([(said - drawn)[:, places == place].sum(axis=1) for place in range(BINS)], axis=1)
    return float(np.abs(apart).sum(axis=1).mean() / len(said))

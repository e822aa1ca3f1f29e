"""How sure a rise is: over-dispersed counts, a shrunken ratio with its interval, and all names corrected together."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import special

from analysis.metrics.trends.expected import Expected
from analysis.metrics.trends.windows import Numbers, Whole

_PRIOR: Final = 0.5  # articles: how strongly a ratio is drawn to 1
_INTERVAL: Final = 0.95
_EXTREME: Final = 9.0  # squared residual, in its own dispersion: what is beyond was an event and no noise
_POOLED: Final = 28.0  # days' worth of the dispersion of all names, for a name's own
_ROUNDS: Final = 5  # after which the cut moves no more
_LARGE: Final = 1e7
_SMALL: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The evidence, an entity."""

    score: Numbers
    low: Numbers
    high: Numbers
    p_value: Numbers
    q_value: Numbers
    fewer: Numbers
    """The corrected p-value of having fallen."""
    spread: Numbers
    """Variance of the counts over their mean; 1 is chance alone."""


def scores(observed: Whole, came: Numbers, usual: Expected, length: int) -> Scores:
    """Return the evidence for what was observed in the window.

    came: texts of the baseline, entity by day; length: days in the window.
    """
    spread = dispersion(came, usual.days, length)
    # A baseline is itself a sample: the less it holds, the less sure is what it expects.
    total = spread * (1 + usual.window / np.maximum(usual.days.sum(axis=1), _SMALL))
    by_weekday = spread * (1 + usual.weekdays.window / np.maximum(usual.weekdays.behind, _SMALL))
    own = usual.weekdays.weight
    more = (1 - own) * at_least(observed, usual.window, total)
    more += own * at_least(observed, usual.weekdays.window, by_weekday)
    # What was not delivered cannot have fallen.
    less = (1 - own) * at_most(observed, usual.window * usual.delivered, total)
    less += own * at_most(observed, usual.weekdays.window * usual.delivered, by_weekday)
    shape, rate = _PRIOR + observed / total, _PRIOR + usual.window / total
    low, high = (special.gammaincinv(shape, (1 + side * _INTERVAL) / 2) / rate for side in (-1, 1))
    return Scores(
        score=(special.psi(shape) - np.log(rate)) / np.log(2),
        low=np.log2(np.maximum(low, _SMALL)),
        high=np.log2(high),
        p_value=more,
        q_value=corrected(more),
        fewer=corrected(less),
        spread=spread,
    )


def dispersion(came: Numbers, days: Numbers, length: int) -> Numbers:
    """Return each entity's variance over mean, of sums over as many days as the window has; at least 1.

    From one day to the next, so that a level that moves over weeks is no scatter. Its own, shrunk to that of all. Steps
    far beyond it are cut to three standard deviations: they were events, which are what is looked for.
    """
    units = np.arange(days.shape[1]) // length
    members = np.eye(int(units.max(initial=0)) + 1)[units]
    beyond, usual = (came - days) @ members, np.maximum(days @ members, _SMALL)
    steps, size = np.diff(beyond, axis=1), usual[:, 1:] + usual[:, :-1]
    squared = steps**2 / size
    pooled = 1.0
    for _ in range(_ROUNDS):
        # Weighted by what was expected: a name that is hardly there tells nothing of scatter.
        cut = np.minimum(squared, _EXTREME * pooled)
        pooled = max(1.0, float((cut * size).sum() / max(size.sum(), _SMALL)))
    weights = size / (size + 2)
    own = (np.minimum(squared, _EXTREME * pooled) * weights).sum(axis=1)
    found: Numbers = (own + _POOLED * pooled) / (weights.sum(axis=1) + _POOLED)
    return np.maximum(found, 1.0)


def at_least(observed: Whole, expected: Numbers, spread: Numbers) -> Numbers:
    """Return how likely as many or more are: negative binomial of this mean and variance over mean."""
    size, chance = _binomial(expected, spread)
    return np.where(observed > 0, special.betainc(np.maximum(observed, 1), size, 1 - chance), 1.0)


def at_most(observed: Whole, expected: Numbers, spread: Numbers) -> Numbers:
    """Return how likely as many or fewer are, as `at_least` does."""
    size, chance = _binomial(expected, spread)
    less: Numbers = special.betainc(size, observed + 1.0, chance)
    return less


def _binomial(expected: Numbers, spread: Numbers) -> tuple[Numbers, Numbers]:
    """Return the two parameters of a negative binomial of this mean and variance over mean."""
    mean = np.maximum(expected, _SMALL)
    size = np.minimum(mean / np.maximum(spread - 1, _SMALL), _LARGE)
    return size, size / (size + mean)


def corrected(p_values: Numbers) -> Numbers:
    """Return the p-values as Benjamini and Hochberg correct them, all together."""
    count = len(p_values)
    order = np.argsort(p_values, kind="stable")[::-1]
    raised = p_values[order] * count / np.arange(count, 0, -1)
    q_values = np.empty(count)
    q_values[order] = np.minimum.accumulate(np.minimum(raised, 1.0)) if count else raised
    return q_values

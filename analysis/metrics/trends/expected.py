"""How many texts were to be expected: each source's usual for a name, times what it published."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import special

from analysis.metrics.trends.counts import Counts
from analysis.metrics.trends.windows import Flags, Numbers, Whole

_HALF: Final = 0.5  # an article: what a baseline without any may still hide
_OWN: Final = 2.0  # expected articles after which a source's own rate weighs as much as all sources'
_KIND: Final = 50.0  # articles after which a weekday of a kind weighs as much as no pattern at all
_NAME: Final = 3.0  # the same, of a name's own weekday
_CLEARLY: Final = 2.0  # nats by which a name's own weekdays must tell its other weeks better
_WEEK: Final = 7
_WEEKS: Final = 2  # of baseline, at least, for any weekday pattern


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What was to be expected, an entity."""

    window: Numbers
    """Texts in the window."""
    days: Numbers
    """Texts on each day of the baseline: entity by day."""
    last_week: Numbers
    """Texts in a window, were the last seven days the usual; NaN where none of them was delivered."""
    own_weekdays: Flags
    """Whether the weekdays are the name's own."""


def expected(counts: Counts, baseline: Whole, kinds: Whole) -> Expected:
    """Return the expected texts. `baseline`: the days, as `Period` has them; `kinds`: a number for each entity's kind.

    An entity's rate at a source is its own, shrunk to that at all sources as a Gamma prior worth two expected articles
    does. Weekdays are those of the kind, unless the name's own tell each week from the others clearly better.
    """
    rate = _rates(counts)
    flat, ahead = rate @ counts.past, rate @ counts.now
    phases, coming = baseline % _WEEK, np.arange(ahead.shape[1]) % _WEEK
    pattern, is_own = _pattern(counts.of_day, flat, baseline, kinds)
    days, window = flat * pattern[:, phases], (ahead * pattern[:, coming]).sum(axis=1)
    return Expected(window, days, _last_week(counts, days, window, baseline), is_own)


def _rates(counts: Counts) -> Numbers:
    """Return how many of a source's texts name an entity: entity by source."""
    published = counts.past.sum(axis=1)
    named = counts.of_source.sum(axis=1)
    everywhere = ((named + _HALF) / max(float(published.sum()), 1.0))[:, None]
    rate = everywhere * (counts.of_source + _OWN) / (published * everywhere + _OWN)
    # Shrinking moves the total; what all sources together had is known.
    total = rate @ published
    scaled: Numbers = rate * ((named + _HALF) / np.where(total > 0, total, 1.0))[:, None]
    return scaled


def _pattern(named: Numbers, flat: Numbers, baseline: Whole, kinds: Whole) -> tuple[Numbers, Flags]:
    """Return what each weekday has of the usual, 1 being all: entity by days since the window's first weekday."""
    phases, weeks = baseline % _WEEK, (-baseline - 1) // _WEEK
    no_pattern = np.zeros(len(named), dtype=bool)
    if len(baseline) < _WEEKS * _WEEK:
        return np.ones((len(named), _WEEK)), no_pattern
    of_weekday = np.eye(_WEEK)[phases]
    came, usual = named @ of_weekday, flat @ of_weekday
    members = np.eye(int(kinds.max(initial=0)) + 1)[kinds].T
    of_kind = ((members @ came + _KIND) / (members @ usual + _KIND))[kinds]
    own = (came + _NAME * of_kind) / (usual + _NAME)
    gain = np.zeros(len(named))
    for week in np.unique(weeks):
        left = weeks == week
        others = of_weekday * ~left[:, None]
        told = (named @ others + _NAME * of_kind) / (flat @ others + _NAME)
        gain += (_told(named, flat * told[:, phases]) - _told(named, flat * of_kind[:, phases]))[:, left].sum(axis=1)
    is_own = gain > _CLEARLY
    return np.where(is_own[:, None], own, of_kind), is_own


def _told(came: Numbers, usual: Numbers) -> Numbers:
    """Return how well counts are told by what was usual: their log likelihood, as Poisson has it."""
    told: Numbers = special.xlogy(came, usual) - usual
    return told


def _last_week(counts: Counts, days: Numbers, window: Numbers, baseline: Whole) -> Numbers:
    recent = baseline >= -_WEEK
    usual = days[:, recent].sum(axis=1)
    came = counts.of_day[:, recent].sum(axis=1)
    pace: Numbers = np.divide(came, usual, out=np.full(len(usual), np.nan), where=usual > 0)
    return window * pace

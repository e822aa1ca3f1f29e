"""How many texts were to be expected: each source's usual for a name, times what it published."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import special

from analysis.metrics.trends.counts import Counts
from analysis.metrics.trends.windows import Numbers, Whole

_HALF: Final = 0.5  # an article: what a baseline without any may still hide
_SMALL: Final = 1e-9
_SURE: Final = 50.0  # nats: more changes nothing
_OWN: Final = 2.0  # expected articles after which a source's own rate weighs as much as all sources'
_KIND: Final = 50.0  # articles after which a weekday of a kind weighs as much as no pattern at all
_WEEK: Final = 7
_PRIOR_WEEKS: Final = 0.5  # how many weeks of half an article stand before a name's own weekday
_OWN_WEEKDAYS: Final = 0.2  # of all names, before anything is known of them, have weekdays of their own


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What was to be expected, an entity."""

    window: Numbers
    """Texts in the window."""
    delivered: Numbers
    """How much of these is to be expected of what was delivered: less than 1 where a source had an outage."""
    days: Numbers
    """Texts on each day of the baseline: entity by day."""
    last_week: Numbers
    """Texts in a window, were the last seven days the usual; NaN where none of them was delivered."""
    weekdays: "Weekdays"


@dataclass(frozen=True, slots=True, eq=False)
class Weekdays:
    """What a name's own weekdays let expect, whatever it has on others."""

    window: Numbers
    """Texts in the window."""
    behind: Numbers
    """Articles on these weekdays of the baseline: how sure that is."""
    weight: Numbers
    """How likely it is that the name has weekdays of its own, by how well they tell each week from the others."""


def expected(counts: Counts, baseline: Whole, kinds: Whole) -> Expected:
    """Return the expected texts. `baseline`: the days, as `Period` has them; `kinds`: a number for each entity's kind.

    An entity's rate at a source is its own, shrunk to that at all sources as a Gamma prior worth two expected articles
    does. Weekdays are those of the kind, unless the name's own are the likelier.
    """
    rate = _rates(counts)
    flat, ahead, delivered = rate @ counts.past, rate @ counts.due, rate @ counts.now
    phases, coming = baseline % _WEEK, np.arange(ahead.shape[1]) % _WEEK
    of_kind = _of_kind(counts.of_day, flat, phases, kinds)
    days, window = flat * of_kind[:, phases], (ahead * of_kind[:, coming]).sum(axis=1)
    weekdays = _weekdays(counts.of_day, days, baseline, window, coming)
    is_own = (weekdays.weight > 1 / 2)[:, None]
    own_days = np.where(is_own, _own_days(counts.of_day, days, phases), days)
    own_window = np.where(is_own[:, 0], weekdays.window, window)
    part = delivered.sum(axis=1) / np.maximum(ahead.sum(axis=1), _SMALL)
    return Expected(own_window, part, own_days, _last_week(counts, own_days, own_window, baseline), weekdays)


def _of_kind(named: Numbers, flat: Numbers, phases: Whole, kinds: Whole) -> Numbers:
    """Return what each weekday has of the usual, 1 being all: entity by days since the window's first weekday."""
    of_weekday = np.eye(_WEEK)[phases]
    members = np.eye(int(kinds.max(initial=0)) + 1)[kinds].T
    came, usual = members @ (named @ of_weekday), members @ (flat @ of_weekday)
    pattern: Numbers = ((came + _KIND) / (usual + _KIND))[kinds]
    return pattern


def _weekdays(named: Numbers, days: Numbers, baseline: Whole, window: Numbers, coming: Whole) -> Weekdays:
    """Return what is to be expected by a name's own weekdays, and how likely these are to be so."""
    phases, weeks = baseline % _WEEK, (-baseline - 1) // _WEEK
    if len(set(coming)) == _WEEK:
        # A whole week holds every weekday once.
        return Weekdays(window, days.sum(axis=1), np.zeros(len(named)))
    gain = np.zeros(len(named))
    for week in np.unique(weeks):
        left = weeks == week
        same = (phases[~left][:, None] == phases[left][None, :]).astype(np.float64)
        own = (named[:, ~left] @ same + _HALF) / (days[:, ~left] @ same + _HALF)
        gain += (special.xlogy(named[:, left], own) - (own - 1) * days[:, left]).sum(axis=1)
    odds = _OWN_WEEKDAYS / (1 - _OWN_WEEKDAYS) * np.exp(np.clip(gain, -_SURE, _SURE))
    same_days = np.isin(phases, coming)
    weeks_known = days[:, same_days].sum(axis=1) / np.maximum(window, _SMALL)
    behind = named[:, same_days].sum(axis=1) + _HALF
    return Weekdays(behind / (weeks_known + _PRIOR_WEEKS), behind, odds / (1 + odds))


def _own_days(named: Numbers, days: Numbers, phases: Whole) -> Numbers:
    """Return what each day of the baseline has, if what its weekday has is the name's own."""
    same = (phases[:, None] == phases[None, :]).astype(np.float64)
    own: Numbers = days * (named @ same + _HALF) / (days @ same + _HALF)
    return own


def _last_week(counts: Counts, days: Numbers, window: Numbers, baseline: Whole) -> Numbers:
    recent = baseline >= -_WEEK
    usual = days[:, recent].sum(axis=1)
    came = counts.of_day[:, recent].sum(axis=1)
    pace: Numbers = np.divide(came, usual, out=np.full(len(usual), np.nan), where=usual > 0)
    return window * pace


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

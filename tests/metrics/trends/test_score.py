"""Evidence: against scipy's own distributions and corrections, then by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.metrics.trends.expected import Expected, Weekdays
from analysis.metrics.trends.score import at_least, at_most, corrected, dispersion, scores

COUNTS = st.lists(st.integers(0, 400), min_size=1, max_size=8)


@given(observed=COUNTS, mean=st.floats(0.01, 300), spread=st.floats(1.01, 20))
def test_tails_are_those_of_a_negative_binomial(observed: list[int], mean: float, spread: float) -> None:
    counts, means = np.array(observed), np.full(len(observed), mean)
    known = stats.nbinom(mean / (spread - 1), 1 / spread)
    assert at_least(counts, means, np.full(len(counts), spread)) == pytest.approx(known.sf(counts - 1), abs=1e-9)
    assert at_most(counts, means, np.full(len(counts), spread)) == pytest.approx(known.cdf(counts), abs=1e-9)


def test_without_scatter_tails_are_those_of_poisson() -> None:
    counts, means, one = np.array([0, 3, 8]), np.array([1.0, 1.0, 1.0]), np.ones(3)
    assert at_least(counts, means, one) == pytest.approx(stats.poisson(1).sf(counts - 1), rel=1e-4)
    assert at_most(counts, means, one) == pytest.approx(stats.poisson(1).cdf(counts), rel=1e-4)


@given(st.lists(st.floats(0, 1), max_size=40))
def test_all_are_corrected_together_as_benjamini_and_hochberg_do(p_values: list[float]) -> None:
    if p_values:
        assert corrected(np.array(p_values)) == pytest.approx(stats.false_discovery_control(p_values))
    assert corrected(np.array([])).size == 0


def chance(mean: float, spread: float = 1.0, names: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Return counts of 28 days and what was expected of them."""
    draw = np.random.default_rng(7)
    means = np.full((names, 28), mean)
    return draw.poisson(means if spread == 1 else draw.gamma(means / (spread - 1), spread - 1)), means


@pytest.mark.parametrize("spread", [1.0, 1.5, 3.0])
def test_scatter_is_the_variance_over_the_mean(spread: float) -> None:
    assert dispersion(*chance(4, spread), 1).mean() == pytest.approx(spread, rel=0.12)


def test_a_level_that_moves_and_a_burst_are_no_scatter() -> None:
    came, usual = chance(2)
    came[0] = np.repeat([16, 2], 14)
    usual[0] = 9
    came[1, 5] += 300
    found = dispersion(came, usual, 1)
    assert found[0] < 1.6
    assert found[1] < 1.6


def test_scatter_is_that_of_whole_windows() -> None:
    came, usual = chance(2)
    # The same number seven days long: from one week to the next they differ more than days do.
    weekly = np.repeat(came[:, ::7], 7, axis=1)
    assert dispersion(weekly, usual, 7).mean() == pytest.approx(7, rel=0.2)
    assert dispersion(weekly, usual, 1).mean() < 2


def usual(window: float, days: float | None = None) -> Expected:
    daily = np.full((1, 28), window if days is None else days)
    none = Weekdays(np.array([window]), np.array([1.0]), np.zeros(1))
    return Expected(np.array([window]), np.ones(1), daily, np.array([window]), none)


def test_a_ratio_is_drawn_to_nothing_the_less_there_is() -> None:
    found = [scores(np.array([many]), np.zeros((1, 28)), usual(many / 4), 1).score[0] for many in (4, 40, 400)]
    assert found[0] < found[1] < found[2] < 2
    assert found[2] == pytest.approx(2, abs=0.02)
    nothing = scores(np.array([0]), np.zeros((1, 28)), usual(0.01), 1)
    assert nothing.low[0] < 0 < nothing.high[0]
    assert nothing.p_value[0] == 1


def test_a_thin_baseline_is_less_sure() -> None:
    sure, unsure = (scores(np.array([9]), np.zeros((1, 28)), usual(2, days), 1) for days in (2.0, 0.1))
    assert unsure.p_value[0] > 3 * sure.p_value[0]
    assert unsure.low[0] < sure.low[0]


def test_weekdays_of_its_own_count_as_much_as_they_are_likely() -> None:
    weekdays = Weekdays(np.array([9.0]), np.array([36.0]), np.array([0.4]))
    some = Expected(np.array([1.0]), np.ones(1), np.ones((1, 28)), np.array([1.0]), weekdays)
    assert scores(np.array([9]), np.ones((1, 28)), some, 1).p_value[0] == pytest.approx(0.4 * 0.55, abs=0.03)

"""Whether what is said to be so likely is right so often."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluate.calibration import BINS, calibration


def test_bins_of_equal_count_tell_what_was_said_and_what_was_right() -> None:
    given_ = [(f"a{place}", place / 40, place % 2 == 0) for place in range(20, 40)]
    found = calibration(given_)
    assert found is not None
    assert list(found.bins["n"]) == [2] * BINS
    assert list(found.bins["right"]) == [0.5] * BINS
    assert list(found.bins["said"]) == pytest.approx([(2 * bin_ + 20.5) / 40 for bin_ in range(BINS)])
    # The means of the bins run from 0.5125 to 0.9625.
    assert found.error == pytest.approx(0.2375)
    assert found.low <= found.error <= found.high


def test_who_is_always_right_and_says_so_has_no_error() -> None:
    found = calibration([(f"a{place}", 1.0, True) for place in range(30)])
    assert found is not None
    assert (found.error, found.low, found.high, found.chance) == (0, 0, 0, 0)


def test_true_probabilities_have_an_error_by_chance() -> None:
    found = calibration([(f"a{place}", 0.5, place % 2 == 0) for place in range(20)])
    assert found is not None
    # Of two in a bin, both or neither is right half of the time, which is 0.5 apart.
    assert found.chance == pytest.approx(0.25, abs=0.02)


def test_fewer_than_one_a_bin_are_not_calibrated() -> None:
    assert calibration([("a", 0.5, True)] * (BINS - 1)) is None


def test_one_text_has_no_interval() -> None:
    found = calibration([("a", 0.5, True)] * BINS)
    assert found is not None
    assert math.isnan(found.low)
    assert math.isnan(found.high)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.floats(0.34, 1), st.booleans()), min_size=BINS, max_size=40))
def test_bins_hold_everybody_in_order_and_no_error_is_above_one(given_: list[tuple[str, float, bool]]) -> None:
    found = calibration(given_)
    assert found is not None
    assert found.bins["n"].sum() == len(given_)
    assert found.bins["n"].max() - found.bins["n"].min() <= 1
    assert found.bins["said"].is_monotonic_increasing or found.bins["said"].diff().min() > -1e-9
    assert 0 <= found.error <= 1

"""Samples of the same texts."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluate import draws


def test_what_belongs_together_is_added_up() -> None:
    added = draws.by_unit(["b", "a", "b"], np.array([[1, 10], [2, 20], [3, 30]]))
    assert added.tolist() == [[2, 20], [4, 40]]


def test_of_nothing_there_is_nothing_to_add() -> None:
    assert draws.by_unit([], np.zeros((0, 3))).shape == (0, 3)


@given(st.integers(1, 30), st.integers(1, 5))
def test_every_sample_has_as_many_rows_as_there_are(rows: int, value: int) -> None:
    drawn = draws.sums(np.full((rows, 1), value))
    assert drawn.shape == (draws.DRAWS, 1)
    assert (drawn == rows * value).all()


def test_many_rows_are_drawn_in_parts_that_fit_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = np.arange(8).reshape(4, 2)
    whole = draws.sums(cells)
    monkeypatch.setattr(draws, "_CELLS", 100)
    assert (draws.sums(cells) == whole).all()


def test_the_middle_95_percent_are_of_the_numbers_there_are() -> None:
    assert draws.ends(np.array([np.nan, *range(41)])) == (1, 39)
    assert all(math.isnan(end) for end in draws.ends(np.array([np.nan])))

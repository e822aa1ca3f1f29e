"""A change is followed for as far as it bears, and no further."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.grouping import MEMORY
from analysis.store import following
from analysis.store.following import Moments, follow

_DAYS = int(MEMORY.days)


def moments(*days: int) -> Moments:
    return np.array([np.datetime64("2024-10-01", "us") + np.timedelta64(day, "D") for day in days], dtype="M8[us]")


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_FEWEST_A_PART", 2)


def parts(days: list[int], touched: list[int], changed: int | None = None) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []

    def group(since: int, start: int, end: int) -> int | None:
        found.append((since, start, end))
        return changed if changed is not None and start <= changed < end else None

    follow(moments(*days), moments(*touched), group)
    return found


def test_an_article_alone_is_a_part() -> None:
    assert parts([0], [0]) == [(0, 0, 1)]


def test_without_an_article_there_is_nothing_to_group() -> None:
    assert parts([], []) == parts([], [3]) == parts([0, 1], []) == []


def test_what_is_long_before_or_after_a_change_is_left_as_it_is() -> None:
    assert parts([0, 1, 40, 41, 80], [40]) == [(2, 2, 4)]


def test_what_went_bears_on_what_came_after_it() -> None:
    assert parts([0, 30, 31, 80], [29]) == [(1, 1, 3)]


def test_where_something_is_otherwise_it_goes_on() -> None:
    days = [0, _DAYS - 1, 2 * _DAYS - 2, 3 * _DAYS - 3, 9 * _DAYS]
    assert parts(days, [0]) == [(0, 0, 2)]
    assert parts(days, [0], changed=1) == [(0, 0, 2), (1, 2, 4)]


def test_two_changes_far_from_each_other_are_two_parts() -> None:
    assert parts([0, 1, 40, 80, 81], [0, 80]) == [(0, 0, 2), (3, 3, 5)]


DAYS = st.lists(st.integers(0, 60), max_size=20).map(sorted)


@given(DAYS, DAYS)
def test_all_that_a_change_bears_on_is_grouped_once_in_order_behind_what_it_depends_on(
    days: list[int], touched: list[int]
) -> None:
    found = parts(days, sorted(set(touched)))
    grouped = [place for _, start, end in found for place in range(start, end)]
    assert grouped == sorted(set(grouped))
    near = {place for place, day in enumerate(days) if any(day - _DAYS <= one <= day for one in touched)}
    assert near <= set(grouped)
    for since, start, _ in found:
        assert all(day < days[start] - _DAYS for day in days[:since])
        assert all(day >= days[start] - _DAYS for day in days[since:start])

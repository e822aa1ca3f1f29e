"""Shares with intervals: what can be worked out by hand, then laws, then whether an interval holds what it should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tone.interval import FEWEST, NOTHING, Counts, Shares, shares

CONFUSION = ((35, 9, 1), (12, 150, 24), (1, 20, 43))
SURE = ((10**6, 0, 0), (0, 10**6, 0), (0, 0, 10**6))
BLIND = ((10, 10, 10), (20, 20, 20), (10, 10, 10))
NONE = np.zeros((0, 3), dtype="int64")
STORIES = st.lists(st.tuples(*[st.integers(0, 4)] * 3).filter(any), min_size=FEWEST, max_size=12)


def table(*stories: tuple[int, ...]) -> Counts:
    return np.array(stories, dtype="int64").reshape(-1, 3)


def told(*stories: tuple[int, ...], confusion: tuple[tuple[int, ...], ...] = CONFUSION) -> Shares:
    return shares(table(*stories), np.zeros((len(stories), 3), dtype="int64"), confusion)


@pytest.mark.parametrize("stories", range(FEWEST))
def test_of_too_few_stories_nothing_is_told_however_many_articles_they_have(stories: int) -> None:
    assert told(*[(0, 100, 0)] * stories) is NOTHING


def test_a_model_that_is_never_wrong_is_believed() -> None:
    found = told(*[(1, 0, 0)] * 2, *[(0, 1, 0)] * 5, *[(0, 0, 1)] * 3, confusion=SURE)
    assert found.estimates == pytest.approx((0.2, 0.5, 0.3), abs=1e-5)
    assert found.lows[0] == 0
    assert found.highs[1] == pytest.approx(0.8, abs=0.051)


def test_what_the_model_says_is_corrected_by_how_often_it_was_right() -> None:
    found = told(*[(1, 0, 0)] * 50)
    # Of 48 passages it called unfavourable, 35 were; half a passage is added to each of the three.
    assert found.estimates == pytest.approx((35.5 / 49.5, 12.5 / 49.5, 1.5 / 49.5))
    assert found.lows[0] < 35.5 / 49.5 < found.highs[0] < 1


def test_a_model_that_knows_nothing_leaves_nothing_but_what_was_usual() -> None:
    assert told(*[(1, 0, 0)] * 9, confusion=BLIND).estimates == pytest.approx(
        told(*[(0, 0, 1)] * 9, confusion=BLIND).estimates
    )


def test_an_editor_is_never_wrong() -> None:
    ruled = table(*[(1, 0, 0)] * 6)
    found = shares(np.zeros_like(ruled), ruled, CONFUSION)
    assert (found.estimates, found.lows, found.highs) == ((1, 0, 0), (1, 0, 0), (1, 0, 0))


def test_many_articles_of_few_stories_tell_less_than_as_many_stories() -> None:
    together = told(*[(6, 0, 0)] * 3, *[(0, 0, 6)] * 3)
    apart = told(*[(1, 0, 0)] * 18, *[(0, 0, 1)] * 18)
    assert together.estimates == pytest.approx(apart.estimates)
    assert together.highs[0] - together.lows[0] > 1.5 * (apart.highs[0] - apart.lows[0])


@given(STORIES, st.integers(1, 3))
def test_shares_add_up_to_one_and_lie_in_their_intervals(stories: list[tuple[int, ...]], times: int) -> None:
    found = told(*stories * times)
    assert sum(found.estimates) == pytest.approx(1)
    assert all(0 <= low <= high <= 1 for low, high in zip(found.lows, found.highs, strict=True))
    assert all(
        low - 0.02 <= estimate <= high + 0.02
        for low, estimate, high in zip(found.lows, found.estimates, found.highs, strict=True)
    )


@given(STORIES, st.randoms(use_true_random=False))
def test_the_same_stories_in_any_order_give_the_same_numbers(stories: list[tuple[int, ...]], chance: object) -> None:
    shuffled = list(stories)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its own Random as object
    assert told(*shuffled) == told(*stories)


@pytest.mark.parametrize("count", [6, 30])
def test_the_interval_holds_what_is_right_of_the_articles_19_times_in_20(count: int) -> None:
    chance = np.random.default_rng(1)
    meant = (np.array(CONFUSION) + 0.5) / (np.array(CONFUSION) + 0.5).sum(axis=0)
    held = []
    for _ in range(60):
        said = chance.multinomial(chance.integers(1, 4, size=count), chance.dirichlet((3, 12, 4)))
        right = sum(chance.multinomial(said[:, word].sum(), meant[:, word]) for word in range(3))
        found = shares(said, np.zeros_like(said), CONFUSION)
        held.append((np.array(found.lows) <= right / said.sum()) & (right / said.sum() <= np.array(found.highs)))
    assert np.mean(held) >= 0.95

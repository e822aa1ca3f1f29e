"""Batches through a function, here and in processes: the same answers in the same order, and never many at a time."""

import os
from collections.abc import Iterator
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.engine import mapped
from tests.recipes import Doubling


@given(st.lists(st.integers()), st.integers(-1, 1))
def test_one_worker_gives_the_results_in_the_order_of_the_batches(numbers: list[int], workers: int) -> None:
    assert [double for double, *_ in mapped(Doubling(), numbers, workers)] == [2 * number for number in numbers]


def test_processes_give_what_this_process_gives_in_the_same_order() -> None:
    here = list(mapped(Doubling(), range(40), 1))
    there = list(mapped(Doubling(), range(40), 2))
    assert [double for double, *_ in there] == [double for double, *_ in here]
    assert {process for _, process, _ in here} == {os.getpid()}
    assert os.getpid() not in {process for _, process, _ in there}
    # Each process made the function once.
    assert {made for _, _, made in there} == {1}
    assert len({made for _, _, made in here}) == 1


def test_one_batch_is_worked_off_here_however_many_workers_there_may_be() -> None:
    assert [(double, process) for double, process, _ in mapped(Doubling(), [3], 8)] == [(6, os.getpid())]
    assert list(mapped(Doubling(), [], 8)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_in_the_function_reaches_the_caller(workers: int) -> None:
    results = mapped(Doubling(fails_on=3), range(8), workers)
    assert [double for double, *_ in islice(results, 3)] == [0, 2, 4]
    with pytest.raises(ValueError, match=r"^cannot double 3$"):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_input_is_never_read_far_ahead_and_what_fails_in_it_reaches_the_caller(workers: int) -> None:
    taken = 0

    def long() -> Iterator[int]:
        nonlocal taken
        for number in islice(count(), 30):
            taken += 1
            yield number
        msg = "the input is gone"
        raise ValueError(msg)

    results = mapped(Doubling(), long(), workers)
    for given_back in range(1, 20):
        next(results)
        assert taken - given_back <= 2 * workers
    with pytest.raises(ValueError, match=r"^the input is gone$"):
        list(results)


def test_who_stops_reading_stops_the_work() -> None:
    results = mapped(Doubling(), count(), 1)
    assert next(results)[0] == 0
    results.close()  # type: ignore[attr-defined]  # a generator, declared as an iterator
    assert list(results) == []

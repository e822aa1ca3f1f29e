"""A pure function mapped over batches: here, or in processes of this machine."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
GivenIn = TypeVar("GivenIn", contravariant=True)
MadeOut = TypeVar("MadeOut", covariant=True)


class Recipe(Hashable, Protocol[GivenIn, MadeOut]):
    """Something small, hashable and picklable that makes the function; each process calls it once."""

    def __call__(self) -> Callable[[GivenIn], MadeOut]:
        """Return the function."""
        ...


def mapped(recipe: Recipe[Given, Made], batches: Iterable[Given], workers: int) -> Iterator[Made]:
    """Return the function's result for each batch, in order, with at most two batches a worker in memory.

    One batch, or one worker, is worked off in this process: starting another costs seconds.
    """
    stream = iter(batches)
    first = list(_taken(stream, 2))
    if workers < 2 or len(first) < 2:  # noqa: PLR2004  (one batch or one worker needs no second process)
        function = _made(recipe)
        for batch in first:
            yield function(batch)
        for batch in stream:
            yield function(batch)
        return
    # Not fork: the threads of Arrow and Delta do not survive it.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Made]] = deque(pool.submit(_run, recipe, batch) for batch in first)
        for batch in stream:
            waiting.append(pool.submit(_run, recipe, batch))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _taken(stream: Iterator[Given], count: int) -> Iterator[Given]:
    for _, item in zip(range(count), stream, strict=False):
        yield item


@cache
def _made(recipe: Recipe[Given, Made]) -> Callable[[Given], Made]:
    return recipe()


def _run(recipe: Recipe[Given, Made], batch: Given) -> Made:
    return _made(recipe)(batch)

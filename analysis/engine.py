"""A pure function mapped over batches: here, or in processes of this machine."""

import signal
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import get_context
from typing import Final, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
GivenIn_contra = TypeVar("GivenIn_contra", contravariant=True)
MadeOut_co = TypeVar("MadeOut_co", covariant=True)

# Functions carry tables of names: one that nobody asks for any more is let go.
_HELD: Final = 2


class Recipe(Hashable, Protocol[GivenIn_contra, MadeOut_co]):
    """Something small, hashable and picklable that makes the function; each process calls it once."""

    def __call__(self) -> Callable[[GivenIn_contra], MadeOut_co]:
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
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        waiting: deque[Future[Made]] = deque(_submitted(pool, recipe, batch) for batch in first)
        for batch in stream:
            waiting.append(_submitted(pool, recipe, batch))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BaseException:
        # Who stops reading, or is interrupted, does not wait for what nobody will see.
        for process in (pool._processes or {}).values():  # noqa: SLF001  (terminate_workers() is new in Python 3.14)
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, recipe: Recipe[Given, Made], batch: Given) -> Future[Made]:
    with _uninterrupted():
        return pool.submit(_run, recipe, batch)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back: a process that starts meanwhile never sees it, and is stopped by this one."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _taken(stream: Iterator[Given], count: int) -> Iterator[Given]:
    for _, item in zip(range(count), stream, strict=False):
        yield item


@lru_cache(maxsize=_HELD)
def _made(recipe: Recipe[Given, Made]) -> Callable[[Given], Made]:
    return recipe()


def _run(recipe: Recipe[Given, Made], batch: Given) -> Made:
    made: Made = _made(recipe)(batch)
    return made

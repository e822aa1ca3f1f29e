"""Articles on their way into a corpus: a thread of the dashboard's own, which pages look at and may stop."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

import pandas as pd
import streamlit as st

from analysis.errors import MarqueeError
from analysis.loading import Batch

_LOG: Final = logging.getLogger(__name__)
_OURS: Final = "something went wrong in Marquee itself; the log of the dashboard says what"


class State(Enum):
    """Where a job is."""

    RUNNING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class Report:
    """What a job did, in words."""

    counts: str
    problems: tuple[str, ...] = ()
    """The first records that could not be read, or not wholly: where and why."""
    more: int = 0
    """How many more there were."""
    sources: frozenset[str] = frozenset()
    """As the articles came with them."""
    is_new: bool = False
    """Whether the corpus is another one now."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is."""

    state: State = State.RUNNING
    read: int = 0
    """Records taken out of the files so far."""
    is_read: bool = False
    """Whether these are all: from here on it cannot be cancelled."""
    note: str = ""
    """What it waits for, before the first record."""
    report: Report | None = None
    error: str = ""


class Cancelled(Exception):  # noqa: N818  (no error: it was asked for)
    """The job was asked to stop, and has changed nothing."""


class Job:
    """What one reader had read into a corpus. Any thread may look at it and cancel it."""

    def __init__(self, names: str, total: int | None, began: pd.Timestamp) -> None:
        self.names = names
        self.total = total
        """How many records there are; None where nobody has counted them."""
        self.began = began
        self._lock = Lock()
        self._progress = Progress()
        self._cancelled = Event()
        self._thread: Thread | None = None

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        with self._lock:
            return self._progress

    @property
    def is_running(self) -> bool:
        """Whether it is not over yet."""
        return self.progress.state is State.RUNNING

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop; it may have been too late."""
        return self._cancelled.is_set()

    def start(self, work: Callable[["Job"], Report]) -> None:
        """Begin the work, which shows this job what it reads and says."""
        # Not waited for when the dashboard is stopped: what was not committed is swept by the next writer.
        self._thread = Thread(target=self._run, args=(work,), name="marquee-upload", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop before it has changed anything."""
        self._cancelled.set()

    def join(self, seconds: float) -> Progress:
        """Return how far it is once it is over, or when the seconds have passed."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self.progress

    def seeing(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """Return the batches as they come, counted. Raises Cancelled as soon as the job is cancelled."""
        self._go_on()
        for batch in batches:
            self._go_on()
            self._set(read=self.progress.read + batch.read, note="")
            yield batch
        self._go_on()
        self._set(is_read=True, note="")

    def say(self, message: str) -> None:
        """Note what the work waits for."""
        self._set(note=message)

    def _go_on(self) -> None:
        if self.is_cancelled:
            raise Cancelled

    def _run(self, work: Callable[["Job"], Report]) -> None:
        try:
            self._set(report=work(self), state=State.DONE)
        except Cancelled:
            self._set(state=State.CANCELLED)
        except MarqueeError as error:
            # Who waited for her turn in vain, and did not want it any more, is not told of an error.
            self._set(error=str(error), state=State.CANCELLED if self.is_cancelled else State.FAILED)
        except Exception as error:  # noqa: BLE001  (whatever it was: a reader is told in a line, the log in full)
            _LOG.exception("upload of %s", self.names)
            reason = error.strerror if isinstance(error, OSError) and error.strerror else _OURS
            self._set(error=f"{self.names}: {reason}", state=State.FAILED)

    def _set(self, **changes: object) -> None:
        with self._lock:
            self._progress = replace(self._progress, **changes)  # type: ignore[arg-type]  # the fields of Progress, each of its type


def last(corpus: Path) -> Job | None:
    """Return the job that was begun last for a corpus, by whichever reader; None where it was put away since."""
    return _last().get(corpus.absolute())


def keep(corpus: Path, job: Job) -> None:
    """Make a job the last one of its corpus, so that a reader who comes back finds it."""
    _last()[corpus.absolute()] = job


def put_away(corpus: Path, job: Job) -> None:
    """Show a job no more to those who come back."""
    if last(corpus) is job:
        _last().pop(corpus.absolute(), None)


@st.cache_resource(show_spinner=False)
def _last() -> dict[Path, Job]:
    """Return what all readers of this dashboard share."""
    return {}

"""Inputs as the user names them, how far their reading is, and what could not be read."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import Final

import pandas as pd
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from analysis import loading
from analysis.cli import interrupt, period
from analysis.cli.writing import say
from analysis.errors import LoadingError
from analysis.loading import Batch, Defaults
from analysis.settings import Settings

STREAM: Final = "-"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_FIRST: Final = 20


def defaults(source: str, date: str | None, settings: Settings) -> Defaults:
    """Return what the input lacks, from --source and --date."""
    published_at, _ = period.ends("--date", date, settings.tz)
    return Defaults(source.strip(), None if published_at is None else published_at.tz_convert("UTC"))


def batches(paths: Sequence[str], lacking: Defaults, settings: Settings) -> Iterator[Batch]:
    """Return what the paths hold, in their order; "-" is standard input.

    Raises LoadingError where one is an address, is not there or may not be opened: before anything is read.
    """
    for path in paths:
        if _ADDRESS.match(path):
            msg = f"{path}: not a file; save the page and give its file"
            raise LoadingError(msg)
    parts = [
        loading.read_stream(sys.stdin.buffer, "standard input", lacking, settings)
        if is_stream
        else loading.read([Path(name) for name in names], lacking, settings)
        for is_stream, names in groupby(paths, STREAM.__eq__)
    ]
    return chain.from_iterable(parts)


@dataclass
class Watcher:
    """Sees every batch that is read: says what was wrong in it, and shows on a terminal how far it is."""

    progress: Progress
    most: float = _FIRST
    """How many rejected records, and how many warnings, are shown."""
    read: int = 0
    rejected: int = 0
    warned: int = 0

    def seeing(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """Return the batches as they come."""
        task = self.progress.add_task("records read", total=None)
        for batch in batches:
            interrupt.check()
            self._complain("rejected", batch.rejects, self.rejected)
            self._complain("warning", batch.warnings, self.warned)
            self.read += batch.read
            self.rejected += len(batch.rejects)
            self.warned += len(batch.warnings)
            self.progress.update(task, completed=self.read)
            yield batch

    def refused(self, rows: pd.DataFrame) -> None:
        """Tell what the corpus would not take of what was read."""
        self._complain("rejected", rows, self.rejected)
        self.rejected += len(rows)

    def finish(self) -> None:
        """Say how much was wrong beyond what was shown. Raises LoadingError where nothing could be read."""
        for what, count in (("rejected", self.rejected), ("warning", self.warned)):
            if count > self.most:
                say(f"{what} {count - self.most:,.0f} more; --verbose shows them all")
        if self.read == self.rejected:
            msg = "nothing could be read" if self.read else "nothing to read: no record in the input"
            raise LoadingError(msg)

    def _complain(self, what: str, rows: pd.DataFrame, before: int) -> None:
        left = max(self.most - before, 0)
        for number, (place, reason) in enumerate(zip(rows["place"], rows["reason"], strict=True)):
            if number >= left:
                return
            say(f"{what} {place}: {reason}")


@contextmanager
def watching(*, verbose: bool) -> Iterator[Watcher]:
    """Yield a watcher whose progress is gone when the work is done; it shows on a terminal only."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} {task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Watcher(progress, float("inf") if verbose else _FIRST)

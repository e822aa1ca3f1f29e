"""The ledger of what was told: which alert went which way, and when what it was about was over.

A file of one entry a line, to which entries are added and nothing else. It holds ids and no names, headlines or
addresses: it is no commit, because no number rests on it.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

import pandas as pd
from filelock import FileLock, Timeout

from analysis.errors import BusyError, CorpusError

_FILE: Final = Path("notices", "told.jsonl")
_PATIENCE: Final = 10.0

Event: TypeAlias = Literal["told", "over"]


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """What an alert is about, whatever is said of it."""

    what: str
    subject: str
    """The id of an entity or a story."""
    way: str = ""
    """In which direction; "" where there is one alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger."""

    channel: str
    """A digest of where the alert went, and of what was asked."""
    event: Event
    occurrence: Occurrence
    as_of: str
    """The moment that the alert speaks of, ISO 8601 in UTC."""
    at: str
    """When it was told, ISO 8601 in UTC."""
    commit: int


def entries(corpus: Path) -> list[Entry]:
    """Return the ledger of a corpus, in the order of writing. Raises CorpusError where a line cannot be read."""
    file = corpus / _FILE
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [_entry(file, number, line) for number, line in enumerate(lines, start=1)]


def standing(told: Iterable[Entry], channel: str) -> set[Occurrence]:
    """Return what was told over a channel and is not over yet."""
    found: set[Occurrence] = set()
    for entry in (one for one in told if one.channel == channel):
        if entry.event == "told":
            found.add(entry.occurrence)
        else:
            found.discard(entry.occurrence)
    return found


def newest(told: Iterable[Entry], channel: str) -> pd.Timestamp | None:
    """Return the latest moment that anything told over a channel speaks of; None where nothing was."""
    return max((pd.Timestamp(one.as_of) for one in told if one.channel == channel), default=None)


def add(corpus: Path, new: Sequence[Entry]) -> None:
    """Add entries to the ledger, all or none; to be called while it is `alone`."""
    if not new:
        return
    file = corpus / _FILE
    part = file.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{json.dumps(asdict(entry), sort_keys=True)}\n" for entry in [*entries(corpus), *new])
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


@contextmanager
def alone(corpus: Path) -> Iterator[None]:
    """Hold the ledger, so that two runs do not tell the same. The corpus's lease is not taken: telling takes time.

    Raises BusyError where another run goes on telling.
    """
    (corpus / _FILE).parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock((corpus / _FILE).with_name("lock"))
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        msg = f"{corpus}: another run is still sending alerts after {_PATIENCE:.0f} s; try again later"
        raise BusyError(msg) from error
    try:
        yield
    finally:
        lock.release()


def _entry(file: Path, number: int, line: str) -> Entry:
    try:
        told = json.loads(line)
        made = Entry(**{**told, "occurrence": Occurrence(**told["occurrence"])})
        pd.Timestamp(made.as_of)
    except (KeyError, TypeError, ValueError) as error:
        msg = f"{file}:{number}: not an entry of the ledger of alerts ({error}); take the line out, or restore the file"
        raise CorpusError(msg) from error
    return made

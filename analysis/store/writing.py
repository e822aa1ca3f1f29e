"""One writer at a time: the lease, the sweep of what was never committed, and the commit at the end."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pandas as pd
from filelock import FileLock, Timeout

from analysis.errors import BusyError
from analysis.store import tables
from analysis.store.commits import Basis, Commit, latest, write

_LEASE: Final = "writer.lock"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who writes what, and when: the part of a commit that is not in the tables."""

    what: str
    who: str
    at: pd.Timestamp


@contextmanager
def lease(corpus: Path, say: Callable[[str], None], patience: float = 600.0) -> Iterator[Commit | None]:
    """Hold the corpus for writing, and return its newest commit with everything uncommitted swept away.

    A second writer says that it waits, and waits up to `patience` seconds; then BusyError. A folder whose path
    no table can be kept under is a CorpusError before anything is written.
    """
    tables.check_place(corpus)
    corpus.mkdir(parents=True, exist_ok=True)
    lock = FileLock(corpus / _LEASE)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"{corpus}: somebody else is writing to this corpus; waiting for them to finish")
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            msg = f"{corpus}: still being written to after {patience:.0f} s; try again later"
            raise BusyError(msg) from error
    try:
        commit = latest(corpus)
        _sweep(corpus, commit.versions if commit else {})
        yield commit
    finally:
        lock.release()


def _sweep(corpus: Path, committed: Mapping[str, int]) -> None:
    """Bring every table back to its committed version: what a writer left who never finished."""
    for name, columns in tables.SCHEMAS.items():
        newest = tables.version(corpus, name)
        if newest is None or newest == committed.get(name):
            continue
        if name in committed:
            tables.restore(corpus, name, committed[name])
        else:
            tables.replace(corpus, name, columns.empty_table())


def commit(corpus: Path, last: Commit | None, signature: Signature, basis: Basis, due: str = "") -> Commit:
    """Return the commit that makes every table's newest version the state of the corpus."""
    for name, columns in tables.SCHEMAS.items():
        if tables.version(corpus, name) is None:
            tables.replace(corpus, name, columns.empty_table())
        tables.compact(corpus, name)
    versions = {name: newest for name in tables.SCHEMAS if (newest := tables.version(corpus, name)) is not None}
    new = Commit(
        number=last.number + 1 if last else 1,
        at=signature.at.tz_convert("UTC").isoformat(),
        what=signature.what,
        who=signature.who,
        versions=versions,
        due=due,
        **asdict(basis),
    )
    write(corpus, new)
    return new

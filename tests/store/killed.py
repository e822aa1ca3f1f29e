"""Writers that kill themselves: `killed.py CORPUS DEATH ...` lets one die in each corpus, in its own process."""

import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Final

from analysis.language.polarity import tone
from analysis.loading import Batch
from tests.corpora import Told, batch, ingested

FIRST: Final = (
    batch(Told("a1", "Elisabeth Moss in Mad Men"), Told("a2", "Jon Hamm"), rejects=[("f:1", "no text", "x")]),
)
SECOND: Final[tuple[Batch, ...]] = (
    batch(Told("a1", "Ayo Edebiri instead"), Told("a3", "Blackpink"), Told("a2", "Jon Hamm")),
    batch(Told("a4", "Oppenheimer"), Told("a3", "Blackpink, corrected"), rejects=[("f:2", "no text", "y")]),
)
"""What is committed, and what the killed writer was about to add: 2 new, 2 changed, 1 repeat, 1 rejected."""

DEATHS: Final = {
    "between two tables": ("analysis.store.tables", "append", 7),
    "with rows taken out of one table of four": ("analysis.store.tables", "remove", 2),
    "before the index has its name": ("analysis.store.index", "_write", 1),
    "before the commit": ("analysis.ingest", "commit", 1),
    "before the commit has its name": ("os", "fsync", 1),
}
"""Where a writer is killed: before which call of which function."""


def die_before(module: str, function: str, call: int) -> None:
    """Make this process kill itself before a call of a function, counted from 1."""
    place = importlib.import_module(module)
    original = getattr(place, function)
    calls = iter(range(1, call + 1))

    def dying(*arguments: object, **named: object) -> object:
        if next(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **named)

    setattr(place, function, dying)


def died(corpus: Path, death: str) -> bool:
    """Return whether a writer to this corpus was killed; it runs in a process of its own."""
    # Forked, as a start each would cost half a minute: nothing with threads has run yet.
    child = os.fork()
    if child == 0:
        die_before(*DEATHS[death])
        ingested(corpus, *SECOND)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


if __name__ == "__main__":
    tone("Imported once.")
    asked = sys.argv[1:]
    sys.exit(not all(died(Path(place), death) for place, death in zip(asked[::2], asked[1::2], strict=True)))

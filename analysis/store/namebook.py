"""The name book of a corpus: a file of one decision a line, to which decisions are added and nothing else."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from analysis.entities.decisions import Decision, read, text
from analysis.entities.namebook import Effects, fold

_FILE: Final = Path("names", "book.jsonl")


def place(corpus: Path) -> Path:
    """Return where the name book of a corpus lies."""
    return corpus / _FILE


def decisions(corpus: Path, count: int | None = None) -> list[Decision]:
    """Return the decisions of a corpus, the first `count` of them if that is given.

    Raises NameBookError, naming file and line, where one cannot be read.
    """
    file = place(corpus)
    try:
        written = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return read(written, str(file))[:count]


def effects(corpus: Path, count: int | None = None) -> Effects:
    """Return what the decisions of a corpus come to, the first `count` of them if that is given."""
    return fold(decisions(corpus, count))


def add(corpus: Path, taken: Sequence[Decision]) -> None:
    """Add decisions to the name book, all or none; to be called under the corpus's lease."""
    file = place(corpus)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="\n") as out:
        out.write(text([*decisions(corpus), *taken]))
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)

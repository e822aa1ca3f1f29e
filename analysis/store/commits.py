"""The log of commits: each names one state of the whole corpus. Readers open a commit, never a table."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from analysis.errors import CorpusError

_LOG: Final = "commits"


@dataclass(frozen=True, slots=True)
class Basis:
    """What the names of a commit were found and are shown by, and how its articles were grouped."""

    gazetteer: str
    model: str = ""
    decisions: int = 0
    grouping: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """One numbered state of a corpus: the version of every table, and what made it."""

    number: int
    at: str
    """When, ISO 8601 in UTC."""
    what: str
    who: str
    versions: Mapping[str, int]
    gazetteer: str
    """Digest of the gazetteer whose names its mentions are."""
    due: str = ""
    """When the first of the articles held back may be known, ISO 8601 in UTC; "" where none has an hour."""
    decisions: int = 0
    """How many decisions of the name book its names are shown by."""
    model: str = ""
    """Digest of the model that marked names beside the gazetteer; "" where none did."""
    grouping: str = ""
    """The version of the way its articles are grouped into copies and stories; "" where they are not."""

    @property
    def basis(self) -> Basis:
        """What its names and groups rest on."""
        return Basis(self.gazetteer, self.model, self.decisions, self.grouping)

    @property
    def when(self) -> pd.Timestamp:
        """When, as an instant."""
        return pd.Timestamp(self.at)


def latest(corpus: Path) -> Commit | None:
    """Return the newest commit; None where nothing was committed yet."""
    newest = _newest(corpus)
    return None if newest is None else opened(corpus, newest)


def existing(corpus: Path, state: Commit | None) -> Commit:
    """Return the commit. Raises CorpusError where there is none: no corpus yet."""
    if state is None:
        msg = f"{corpus}: no corpus here yet; `marquee ingest FILE` makes one"
        raise CorpusError(msg)
    return state


def opened(corpus: Path, number: int) -> Commit:
    """Return the commit of this number. Raises CorpusError where there is none."""
    path = _path(corpus, number)
    try:
        return Commit(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        newest = _newest(corpus)
        has = "it has no commit yet" if newest is None else f"its newest commit is {newest}"
        msg = f"{corpus}: no commit {number}; {has}"
        raise CorpusError(msg) from error
    except (TypeError, ValueError) as error:
        msg = f"{path}: not a commit ({error}); the corpus is damaged"
        raise CorpusError(msg) from error


def history(corpus: Path, most: int | None = None) -> list[Commit]:
    """Return the commits, newest first; the newest `most` of them if that is given."""
    newest = _newest(corpus) or 0
    last = 0 if most is None else max(newest - most, 0)
    return [opened(corpus, number) for number in range(newest, last, -1)]


def write(corpus: Path, commit: Commit) -> None:
    """Write a commit, whole or not at all. Raises CorpusError where its number is taken already."""
    path = _path(corpus, commit.number)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(commit), file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link is put-if-absent: unlike a rename it fails where somebody else was first.
        os.link(draft, path)
    except FileExistsError as error:
        msg = f"{corpus}: commit {commit.number} is there already; somebody else wrote to this corpus: run again"
        raise CorpusError(msg) from error
    except OSError as error:
        msg = f"{path}: cannot be written ({error.strerror}); keep the corpus on a disk that has hard links"
        raise CorpusError(msg) from error
    finally:
        draft.unlink(missing_ok=True)


def _newest(corpus: Path) -> int | None:
    return max((int(file.stem) for file in (corpus / _LOG).glob("*.json") if file.stem.isdigit()), default=None)


def _path(corpus: Path, number: int) -> Path:
    return corpus / _LOG / f"{number:08d}.json"

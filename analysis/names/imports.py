"""The imports of a newsroom: numbered folders beside its corpus, and what they come to together."""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.entities import gazetteer as gazetteers
from analysis.entities.gazetteer import Gazetteer
from analysis.errors import CorpusError
from analysis.names import merging, told
from analysis.names.merging import Merged, joined
from analysis.names.told import Statements

_FOLDER: Final = "names"
_FACTS: Final = "import.json"
_MERGED: Final = "merged"
_DRAFT: Final = ".draft"


@dataclass(frozen=True, slots=True)
class Import:
    """One import: what was read, by whom, and what came of it."""

    number: int
    at: str
    """When, ISO 8601 in UTC."""
    what: str
    who: str
    read: int
    taken: int
    known: int
    left_out: int
    rejected: int
    digest: str
    """Tells what it says from what any other says."""
    forgotten_at: str = ""
    """When it was forgotten, "" where it was not: its number stays taken."""
    forgotten_by: str = ""


def imports(corpus: Path) -> list[Import]:
    """Return the imports of a corpus in their order, forgotten ones too."""
    return [_facts(folder) for folder in sorted((corpus / _FOLDER).glob("[0-9]*")) if folder.name.isdigit()]


def digest(folder: Path, corpus: Path | None) -> str:
    """Return what tells the gazetteer in the folder, with the names imported for the corpus, from any other.

    Without imports it is the gazetteer's own.
    """
    return _digest(gazetteers.digest(folder), corpus)


def gazetteer(folder: Path, corpus: Path | None) -> Gazetteer:
    """Return the gazetteer in the folder with the names imported for the corpus."""
    own = gazetteers.read(folder)
    if corpus is None or not _kept(corpus):
        return own
    added = merging.names(own, merged(own, corpus))
    return replace(own, digest=_digest(own.digest, corpus), imported=added)


def merged(own: Gazetteer, corpus: Path) -> Merged:
    """Return what all imports add to the gazetteer; worked out once for each state of both, and kept."""
    place = corpus / _FOLDER / _MERGED / _digest(own.digest, corpus)
    if place.is_dir():
        return Merged(**_read(place, merging.SCHEMAS))
    found = merging.nothing()
    for one in _kept(corpus):
        found = joined(own, found, Statements(**_read(_place(corpus, one.number), told.SCHEMAS))).merged
    remember(own, corpus, found)
    return found


def remember(own: Gazetteer, corpus: Path, found: Merged) -> None:
    """Keep what all imports add, in the place of what they added before; nothing where that may not be written."""
    place = corpus / _FOLDER / _MERGED / _digest(own.digest, corpus)
    try:
        _write(place, {name: getattr(found, name) for name in merging.SCHEMAS})
        for other in place.parent.iterdir():
            if other.name != place.name:
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return


def add(corpus: Path, one: Import, said: Statements) -> Import:
    """Keep an import under the next number; to be called under the corpus's lease."""
    number = max((known.number for known in imports(corpus)), default=0) + 1
    numbered = replace(one, number=number, digest=_hash(said))
    _write(_place(corpus, number), dict(said.items()), numbered)
    return numbered


def forget(corpus: Path, number: int, who: str, at: str) -> Import:
    """Delete what an import said, and return it; that it was there is kept. To be called under the corpus's lease.

    Raises CorpusError where there is no such import, or it is forgotten already.
    """
    found = next((one for one in imports(corpus) if one.number == number), None)
    if found is None:
        has = ", ".join(str(one.number) for one in imports(corpus) if not one.forgotten_at) or "none"
        msg = f"{corpus}: no import {number}; it has {has} (`marquee names imports` lists them)"
        raise CorpusError(msg)
    if found.forgotten_at:
        msg = f"{corpus}: import {number} was forgotten on {found.forgotten_at[:10]} by {found.forgotten_by}"
        raise CorpusError(msg)
    gone = replace(found, forgotten_at=at, forgotten_by=who)
    place = _place(corpus, number)
    _put(place / _FACTS, gone)
    for name in told.SCHEMAS:
        (place / f"{name}.parquet").unlink(missing_ok=True)
    return gone


def _kept(corpus: Path) -> list[Import]:
    return [one for one in imports(corpus) if not one.forgotten_at]


def _digest(own: str, corpus: Path | None) -> str:
    kept = [] if corpus is None else _kept(corpus)
    if not kept:
        return own
    told_apart = "\n".join([own, *(one.digest for one in kept)])
    return hashlib.sha256(told_apart.encode()).hexdigest()[:16]


def _hash(said: Statements) -> str:
    found = hashlib.sha256()
    for name, table in said.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table.combine_chunks())
        found.update(name.encode() + hashlib.sha256(sink.getvalue()).digest())
    return found.hexdigest()[:16]


def _facts(folder: Path) -> Import:
    try:
        return Import(**json.loads((folder / _FACTS).read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError) as error:
        msg = f"{folder}: not an import of names ({error}); take the folder away and import its files again"
        raise CorpusError(msg) from error


def _read(place: Path, columns: Mapping[str, pa.Schema]) -> dict[str, pa.Table]:
    try:
        return {name: pq.read_table(place / f"{name}.parquet", schema=kind) for name, kind in columns.items()}
    except (OSError, pa.ArrowException) as error:
        msg = f"{place}: cannot be read ({str(error).splitlines()[0]}); take the folder away and import its files again"
        raise CorpusError(msg) from error


def _write(place: Path, tables: Mapping[str, pa.Table], one: Import | None = None) -> None:
    """Write a folder, whole or not at all."""
    draft = place.parent / f"{_DRAFT}-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        for name, table in tables.items():
            pq.write_table(table, draft / f"{name}.parquet", compression="zstd")
        if one is not None:
            _put(draft / _FACTS, one)
        if not place.exists():
            draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _put(path: Path, one: Import) -> None:
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        json.dump(asdict(one), file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _place(corpus: Path, number: int) -> Path:
    return corpus / _FOLDER / f"{number:08d}"

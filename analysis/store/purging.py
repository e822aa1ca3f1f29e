"""Articles taken out of a corpus for good: out of every version of every table, without breaking a link to a commit.

A Delta table keeps the files of its old versions, so a removed row would live on in them. Each file that holds one is
written again without it, under its own name and at its own length, which the table's log has on record.
"""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.errors import CorpusError
from analysis.store import checks, tables

_KEY: Final = "article_id"
_MARK: Final = "purged"
_TAIL: Final = 8  # bytes after a Parquet file's metadata: its length and "PAR1"
# A file without a row is to be no longer than with it; the fast levels that tables are written with leave room.
_LEVELS: Final = (12, 19, 22)


def purge(corpus: Path, article_ids: Collection[str], spare: Collection[str] = ()) -> None:
    """Rewrite every file of every table that holds rows of these articles, past versions included.

    They leave the checks by hand that are under way first, unless "checks" are to be spared: BusyError where those stay
    locked, before anything is rewritten. Tombstones stay, and so do the tables to `spare`. Indexes of the text are not
    touched: the caller makes them anew.
    """
    if "checks" not in spare:
        checks.purge(corpus, article_ids)
    wanted = pa.array(sorted(article_ids), type=pa.string())
    for name in (name for name, columns in tables.SCHEMAS.items() if _KEY in columns.names):
        if name in {"tombstones", *spare}:
            continue
        for path in sorted((corpus / name).glob("*.parquet")):
            if pc.any(pc.is_in(pq.read_table(path, columns=[_KEY])[_KEY], wanted)).as_py():
                _rewrite(path, wanted)
    mark = corpus / _MARK
    mark.write_text(f"{purges(corpus) + 1}\n", encoding="utf-8")


def purges(corpus: Path) -> int:
    """Return how often articles were purged: what was read of a commit before the last time is out of date."""
    try:
        return int((corpus / _MARK).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return 0


def _rewrite(path: Path, wanted: pa.Array) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    length = path.stat().st_size
    try:
        for level in _LEVELS:
            _write_without(path, draft, wanted, level)
            if draft.stat().st_size <= length:
                _lengthen(draft, length)
                draft.replace(path)
                return
    finally:
        draft.unlink(missing_ok=True)
    msg = f"{path}: the rows of a removed article cannot be taken out of this file; delete it and make the corpus anew"
    raise CorpusError(msg)


def _write_without(path: Path, draft: Path, wanted: pa.Array, level: int) -> None:
    with pq.ParquetFile(path) as old:
        names = old.schema_arrow.names
        with pq.ParquetWriter(
            draft, old.schema_arrow, compression="zstd", compression_level=level,
            write_statistics=[_KEY] if _KEY in names else False, store_schema=False,
        ) as new:  # fmt: skip
            for number in range(old.num_row_groups):
                rows = old.read_row_group(number)
                kept = rows.filter(pc.invert(pc.is_in(rows[_KEY], wanted)))
                if kept.num_rows:
                    new.write_table(kept)


def _lengthen(path: Path, length: int) -> None:
    """Put zeros between a Parquet file's data and its metadata, which names places by their distance from the start."""
    data = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(data - _TAIL)
        metadata = int.from_bytes(file.read(4), "little")
        file.seek(data - _TAIL - metadata)
        end = file.read()
        file.seek(data - _TAIL - metadata)
        file.write(b"\0" * (length - data))
        file.write(end)
        file.flush()
        os.fsync(file.fileno())

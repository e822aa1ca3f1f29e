"""Delta tables of a corpus, each read and written at a version; knows nothing of commits."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from deltalake import DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError

from analysis import schema
from analysis.errors import CorpusError

SCHEMAS: Final = {
    "articles": schema.ARTICLES,
    "texts": schema.TEXTS,
    "mentions": schema.MENTIONS,
    "appearances": schema.APPEARANCES,
    "entities": schema.ENTITIES,
    "aliases": schema.ALIASES,
    "credits": schema.CREDITS,
    "rejects": schema.REJECTS,
    "revisions": schema.REVISIONS,
    "held": schema.HELD,
    "tombstones": schema.TOMBSTONES,
    "sources": schema.SOURCES,
    "rulings": schema.RULINGS,
    "checks": schema.CHECKS,
    "groups": schema.GROUPS,
    "bridges": schema.BRIDGES,
    "story_decisions": schema.STORY_DECISIONS,
}
# Links to a commit must work for years, so nothing may be cleaned away before.
_KEPT: Final = {
    "delta.deletedFileRetentionDuration": "interval 3650 days",
    "delta.logRetentionDuration": "interval 3650 days",
}
_KEY: Final = "article_id"
# Small enough that one article's text costs one group, not a file.
_TEXT_GROUP: Final = 512
_ROWS_A_PART: Final = 2_000
_MANY_FILES: Final = 64
_IDS_A_PREDICATE: Final = 2_000
# Delta reads %20 as a space and a backslash as a slash, and takes the others for no path at all.
_UNSAFE: Final = re.compile(r"%[0-9A-Fa-f]{2}|[\\^|\[\]\x00-\x1f\x7f\ud800-\udfff]")


def check_place(corpus: Path) -> None:
    """Raise CorpusError where no table can be kept, because of a sign in the path of the folder."""
    for path in (corpus.absolute(), corpus.resolve()):
        if found := _UNSAFE.search(str(path)):
            shown = str(path).encode("unicode_escape", "backslashreplace").decode()
            msg = f"{shown}: a corpus cannot be kept under {found[0]!r} in a folder's name; rename it or choose another"
            raise CorpusError(msg)


def version(corpus: Path, name: str) -> int | None:
    """Return the newest version of a table, committed or not; None where there is no table."""
    try:
        return DeltaTable(corpus / name).version()
    except TableNotFoundError:
        return None


def read(
    corpus: Path,
    name: str,
    at: int | None,
    columns: Sequence[str] | None = None,
    where: pc.Expression | None = None,
) -> pa.Table:
    """Return a table as it was at a version; empty at version None: before there was such a table.

    `where`: the rows to be read, if not all.
    """
    if at is None:
        return _widened(SCHEMAS[name].empty_table(), name, columns)
    with _readable(corpus, name, at) as rows:
        wanted = _present(rows, columns or SCHEMAS[name].names)
        return _widened(rows.to_table(columns=wanted, filter=where), name, columns)


def count(corpus: Path, name: str, at: int) -> int:
    """Return how many rows a table had at a version; only the files' ends are read."""
    with _readable(corpus, name, at) as rows:
        return int(rows.count_rows())


def rows_of(corpus: Path, name: str, at: int | None, article_ids: Collection[str]) -> pa.Table:
    """Return the rows of some articles; groups of rows that cannot hold them are not read."""
    if at is None or not article_ids:
        return SCHEMAS[name].empty_table()
    wanted = pa.array(sorted(article_ids), type=pa.string())
    with _readable(corpus, name, at) as rows:
        present = _present(rows, SCHEMAS[name].names)
        return _widened(rows.to_table(columns=present, filter=pc.field("article_id").isin(wanted)), name)


def added(corpus: Path, name: str, since: int | None) -> Iterator[pa.Table]:
    """Return the rows of the files that a table has now and did not have at a version, a file at a time.

    All rows written since are among them, and some that had to move: a file is never written again in part.
    """
    newest = version(corpus, name)
    # A first run that could read nothing has made no tables.
    if newest is None:
        return
    known = set() if since is None else {Path(uri).name for uri in DeltaTable(corpus / name, version=since).file_uris()}
    with _readable(corpus, name, newest) as rows:
        for fragment in rows.get_fragments():
            if Path(fragment.path).name not in known:
                yield fragment.to_table(schema=rows.schema)


def parts(corpus: Path, name: str, at: int) -> Iterator[pa.Table]:
    """Return a table as it was at a version, some thousand rows at a time."""
    held: list[pa.RecordBatch] = []
    with _readable(corpus, name, at) as rows:
        for batch in rows.to_batches(columns=SCHEMAS[name].names):
            held.append(batch)
            if sum(part.num_rows for part in held) >= _ROWS_A_PART:
                yield pa.Table.from_batches(held)
                held = []
    if sum(part.num_rows for part in held):
        yield pa.Table.from_batches(held)


def _present(rows: ds.Dataset, columns: Sequence[str]) -> list[str]:
    return [column for column in columns if column in rows.schema.names]


def _widened(table: pa.Table, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """Return the table with every declared column; one that was declared after it was written is null."""
    for column in (column for column in columns or SCHEMAS[name].names if column not in table.column_names):
        table = table.append_column(column, pa.nulls(len(table), SCHEMAS[name].field(column).type))
    return table.select(list(columns or SCHEMAS[name].names))


@contextmanager
def _readable(corpus: Path, name: str, at: int) -> Iterator[ds.Dataset]:
    try:
        yield DeltaTable(corpus / name, version=at).to_pyarrow_dataset()
    except (DeltaError, OSError, pa.ArrowInvalid) as error:
        msg = f"{corpus / name}: version {at} cannot be read ({_first_line(error)}); the corpus is damaged"
        raise CorpusError(msg) from error


def append(corpus: Path, name: str, rows: pa.Table) -> None:
    """Add rows to a table, making the table where there is none. Nothing happens for no rows."""
    if rows.num_rows == 0 and version(corpus, name) is not None:
        return
    by_article = _KEY in rows.column_names
    write_deltalake(
        corpus / name,
        # In order of id, so that the statistics of a group tell which ids it cannot hold.
        rows.sort_by(_KEY) if by_article else rows,
        mode="append",
        # A column that a later version of the program declares joins the table with its first rows.
        schema_mode="merge",
        configuration=_configuration(name),
        writer_properties=_properties(name),
    )


def replace(corpus: Path, name: str, rows: pa.Table) -> None:
    """Make these rows the whole of a table."""
    write_deltalake(corpus / name, rows, mode="overwrite", configuration=_configuration(name))


def remove(corpus: Path, name: str, article_ids: Collection[str]) -> None:
    """Take the rows of some articles out of a table."""
    ids = sorted(article_ids)
    for start in range(0, len(ids), _IDS_A_PREDICATE):
        # Ids are hexadecimal by construction, so they need no quoting.
        chosen = ", ".join(f"'{article}'" for article in ids[start : start + _IDS_A_PREDICATE])
        # Not DeltaTable.delete: PyArrow cannot compare the texts it writes (delta-rs issue 4579).
        write_deltalake(
            corpus / name,
            SCHEMAS[name].empty_table(),
            mode="overwrite",
            predicate=f"article_id IN ({chosen})",
            writer_properties=_properties(name),
        )


def restore(corpus: Path, name: str, at: int) -> None:
    """Bring a table back to what it was at a version, as a new version."""
    DeltaTable(corpus / name).restore(at)


def compact(corpus: Path, name: str) -> None:
    """Join the small files of a table once there are many."""
    table = DeltaTable(corpus / name)
    if len(table.file_uris()) < _MANY_FILES:
        return
    if _KEY in SCHEMAS[name].names:
        table.optimize.z_order(["article_id"], writer_properties=_properties(name))
    else:
        table.optimize.compact(writer_properties=_properties(name))


def _configuration(name: str) -> dict[str, str | None]:
    # Statistics go into a log that is never rewritten: no text of an article may stand in it.
    counted = _KEY if _KEY in SCHEMAS[name].names else SCHEMAS[name].names[0]
    return {**_KEPT, "delta.dataSkippingStatsColumns": counted if name != "rejects" else ""}


def _properties(name: str) -> WriterProperties:
    return WriterProperties(compression="ZSTD", max_row_group_size=_TEXT_GROUP if name == "texts" else None)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__

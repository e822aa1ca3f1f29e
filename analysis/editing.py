"""What a newsroom decides about its corpus, each decision a commit: the list of what sources are called."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa

from analysis import schema, sources
from analysis.errors import LoadingError
from analysis.sources import folded, unmarked
from analysis.store import searchable, tables
from analysis.store.commits import Commit, existing
from analysis.store.writing import Signature, commit, lease

COLUMNS: Final = ("spelling", "name")
"""Of the newsroom's own list, as a table and as a CSV file."""

_DELIMITERS: Final = (",", ";", "\t")
# A text that a spreadsheet would run is written with an apostrophe in front.
_GUARDED: Final = ("'=", "'+", "'-", "'@")
_PATIENCE: Final = 600.0


def rename_sources(
    corpus: Path,
    edited: pd.DataFrame,
    signature: Signature,
    say: Callable[[str], None] = lambda _: None,
    patience: float = _PATIENCE,
) -> Commit:
    """Make these lines, spelling and name, the newsroom's own list, and return the commit that holds the corpus then.

    It is the last one where nothing changes. Raises CorpusError where there is no corpus, or somebody else goes on
    writing to it for longer than `patience` seconds.
    """
    return _decided(corpus, lambda _: edited, signature, say, patience)


def call_sources(
    corpus: Path,
    names: Mapping[str, str],
    signature: Signature,
    say: Callable[[str], None] = lambda _: None,
    patience: float = _PATIENCE,
) -> Commit:
    """Add what each spelling is called to the newsroom's own list, in the place of what it said of that spelling.

    "" as a name takes its line out. Returns and raises as `rename_sources` does.
    """
    return _decided(corpus, lambda before: added(before, names), signature, say, patience)


def added(edited: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return the newsroom's list with each spelling called as it is said here; "" takes out all that fold like it.

    The newest word counts: a line that would lead from the new name back to the spelling goes.
    """
    lines = dict(zip(edited["spelling"], edited["name"], strict=True))
    for spelling, name in names.items():
        if name:
            alone = pd.DataFrame({"spelling": lines.keys(), "name": lines.values()}, dtype="str")
            back = str(sources.named(_only(name), _nothing(), alone).set_index("source")["name"][name])
            drop = {unmarked(spelling), *({unmarked(name)} if unmarked(back) == unmarked(spelling) else ())}
            lines = {one: its for one, its in lines.items() if unmarked(one) not in drop} | {spelling: name}
        else:
            lines = {one: its for one, its in lines.items() if folded(one) != folded(spelling)}
    return pd.DataFrame(sorted(lines.items()), columns=COLUMNS, dtype="str")


def write_sources(corpus: Path, edited: pd.DataFrame) -> None:
    """Make the table of sources anew from the articles as they are now; to be called under the lease."""
    _write(corpus, _named(corpus, edited))


def sources_of(corpus: Path, state: Commit | None) -> pd.DataFrame:
    """Return what each source is called at a commit (schema.SOURCES), with the lines of the newsroom's own list."""
    rows = schema.pandas(tables.read(corpus, "sources", state.versions.get("sources") if state else None))
    return rows.sort_values("source", ignore_index=True)


def spelled(corpus: Path, state: Commit) -> pd.DataFrame:
    """Return a row a spelling that articles have at a commit, and a line of the newsroom's list, in alphabetical order.

    source: as it came; articles: how many have it; name: what it is called; how: which rule says so.
    """
    came = tables.read(corpus, "articles", state.versions.get("articles"), ["source"])["source"].fill_null("")
    counts = pd.DataFrame(came.value_counts().to_pylist(), columns=["values", "counts"])
    table = counts.rename(columns={"values": "source", "counts": "articles"}).merge(
        sources_of(corpus, state), on="source", how="outer", validate="one_to_one"
    )
    return (
        table.assign(
            name=table["name"].fillna(table["source"]),
            how=table["how"].fillna(sources.AS_IT_CAME),
            articles=table["articles"].fillna(0).astype("int64"),
        )
        .sort_values("source", key=lambda names: names.str.casefold(), kind="stable", ignore_index=True)
        .astype({"source": "str", "name": "str", "how": "str"})
    )


def read_list(data: bytes, place: str) -> pd.DataFrame:
    """Return a newsroom's own list, spelling and name, out of a CSV file.

    Raises LoadingError, naming `place` and the line, where it holds anything else, or two names for one spelling.
    """
    lines: dict[str, tuple[str, str, int]] = {}
    for number, spelling, name in _lines(data, place):
        _, before, where = lines.setdefault(unmarked(spelling), (spelling, name, number))
        if before != name:
            msg = f'{place}:{number}: "{spelling}" is called "{name}" here and "{before}" in line {where}; keep one'
            raise LoadingError(msg)
    return pd.DataFrame(sorted(line[:2] for line in lines.values()), columns=COLUMNS, dtype="str")


def _decided(
    corpus: Path,
    decision: Callable[[pd.DataFrame], pd.DataFrame],
    signature: Signature,
    say: Callable[[str], None],
    patience: float,
) -> Commit:
    with lease(corpus, say, patience) as found:
        last = existing(corpus, found)
        before = sources_of(corpus, last)
        after = _named(corpus, decision(sources.own(before)))
        if after.equals(before):
            return last
        _write(corpus, after)
        searchable.extend(corpus, last, signature.at.tz_convert("UTC"))
        return commit(corpus, last, signature, last.basis, last.due)


def _named(corpus: Path, edited: pd.DataFrame) -> pd.DataFrame:
    return sources.named(sources.seen(_parts(corpus)), sources.listed(), edited)


def _write(corpus: Path, table: pd.DataFrame) -> None:
    tables.replace(corpus, "sources", schema.arrow(table, schema.SOURCES, "sources"))


def _parts(corpus: Path) -> Iterator[pd.DataFrame]:
    rows = tables.read(corpus, "articles", tables.version(corpus, "articles"), ["source", "url"])
    for batch in rows.to_batches():
        yield schema.pandas(pa.Table.from_batches([batch]))


def _only(source: str) -> pd.DataFrame:
    return pd.DataFrame({"source": [source], "host": pd.Series([None], dtype="str"), "articles": [0]})


def _nothing() -> pd.DataFrame:
    return sources.listed().head(0)


def _lines(data: bytes, place: str) -> Iterator[tuple[int, str, str]]:
    """Return the lines of a list: the number of each, its spelling and its name."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{place}: not in UTF-8; save it as CSV UTF-8"
        raise LoadingError(msg) from error
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        _check_columns(columns, place)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield (rows.line_num, *_line(dict(zip(columns, cells, strict=False)), len(cells), place, rows.line_num))
    except csv.Error as error:
        msg = f"{place}:{rows.line_num}: not readable as CSV ({error}); look at the quotation marks before it"
        raise LoadingError(msg) from error


def _check_columns(columns: list[str], place: str) -> None:
    if sorted(columns) != sorted(COLUMNS):
        found = ", ".join(columns) or "nothing"
        msg = f"{place}:1: its columns are {found}; they must be spelling and name"
        raise LoadingError(msg)


def _line(cells: Mapping[str, str], count: int, place: str, number: int) -> tuple[str, str]:
    if count > len(COLUMNS):
        msg = f'{place}:{number}: {count} cells where there must be 2; put what has a comma in "quotation marks"'
        raise LoadingError(msg)
    spelling, name = (_plain(cells.get(column, "")) for column in COLUMNS)
    if not spelling:
        msg = f'{place}:{number}: no spelling; say which source is called "{name}"'
        raise LoadingError(msg)
    if not name:
        msg = f'{place}:{number}: no name; say what "{spelling}" is called'
        raise LoadingError(msg)
    return spelling, name


def _plain(cell: str) -> str:
    text = " ".join(cell.split())
    return text[1:] if text.startswith(_GUARDED) else text

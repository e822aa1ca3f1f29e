"""Answers on standard output, words about them on standard error, and files that are whole or not there."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo

import pandas as pd
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from analysis.cli.options import Form
from analysis.export import tables
from analysis.figures.coverage import LABELS

# Wider than any row: what a pipe gets is neither cut nor wrapped.
_ENDLESS: Final = 100_000
_WIDE: Final = 24
_ROWS: Final = 50  # in a table, unless --limit says otherwise


def say(text: str) -> None:
    """Write a line to standard error."""
    print(text, file=sys.stderr)  # noqa: T201  (this is what says things)


def put(data: bytes) -> None:
    """Write to standard output at once, in UTF-8 whatever the terminal's settings."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def answer(table: pd.DataFrame, form: Form) -> None:
    """Write all columns of a table to standard output, for a program to read."""
    match form:
        case Form.CSV:
            put(tables.csv(table))
        case Form.JSON:
            put(tables.json(table))
        case _:
            put("".join(f"{row}\n" for row in tables.records(table)).encode())


def enlist(  # noqa: PLR0913  (what, how much of it, and how)
    table: pd.DataFrame, columns: Sequence[str], zone: ZoneInfo, form: Form, limit: int | None, *, facts: str
) -> None:
    """Write a list: whole rows for a program; for a reader the first ones, and the facts on standard error."""
    if form is not Form.TABLE:
        answer(table if limit is None else table.head(limit), form)
        return
    shown = table.head(limit or _ROWS)
    show(shown, columns, zone)
    cut = f" First {len(shown):,} of {len(table):,} rows." if len(shown) < len(table) else ""
    say(f"{facts}{cut}")


def show(table: pd.DataFrame, columns: Sequence[str], zone: ZoneInfo) -> None:
    """Write some columns of a table to standard output, for a reader: ruled on a terminal, plain in a pipe."""
    if sys.stdout.isatty():
        Console().print(_table(table, columns, zone, Table(box=SIMPLE_HEAD)))
        return
    console = Console(width=_ENDLESS, color_system=None)
    with console.capture() as captured:
        console.print(_table(table, columns, zone, Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))))
    put("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()).encode())


def _table(table: pd.DataFrame, columns: Sequence[str], zone: ZoneInfo, drawn: Table) -> Table:
    texts: list[list[Text]] = []
    for column in columns:
        cells = [_cell(column, value, zone) for value in table[column]]
        drawn.add_column(
            LABELS.get(column, column),
            justify="right" if pd.api.types.is_numeric_dtype(table[column]) else "left",
            # Headings are folded before what stands under them.
            min_width=min(max(map(len, cells), default=0), _WIDE),
            overflow="fold",
        )
        # Text and not str: a headline's [brackets] are no markup.
        texts.append([Text(cell) for cell in cells])
    for row in zip(*texts, strict=True):
        drawn.add_row(*row)
    return drawn


def _cell(column: str, value: object, zone: ZoneInfo) -> str:
    plain = tables.plain(value)
    if plain is None:
        return ""
    if isinstance(value, pd.Timestamp) and value.tzinfo:
        return f"{value.tz_convert(zone):%Y-%m-%d %H:%M}"
    if isinstance(plain, float):
        return f"{plain:.1%}" if column == "share" else f"{plain:.2f}"
    return f"{plain:,}" if isinstance(plain, int) else str(plain)


def records(table: pd.DataFrame) -> list[dict[str, object]]:
    """Return the rows of a table for JSON, what is undefined being null."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def three(value: float) -> str:
    """Return a share with three digits, nothing for what is undefined."""
    return "" if pd.isna(value) else f"{value:.3f}"


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes the place of `path` once all is written; until then that stays as it is."""
    if path.exists() and not path.is_file():
        # A device or a pipe has no place to take.
        with path.open("wb") as file:
            yield file
        return
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            yield file
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    except FileNotFoundError as error:
        msg = "no such folder"
        raise FileNotFoundError(error.errno, msg, str(path)) from error
    finally:
        draft.unlink(missing_ok=True)

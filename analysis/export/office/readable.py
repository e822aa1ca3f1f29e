"""A part's table for who reads it on paper: without ids, in words and numbers as they are printed."""

from typing import Final

import pandas as pd

from analysis.export.parts import Part
from analysis.figures.figure import Figure
from analysis.legible import legible

_WIDEST: Final = 22  # letters, before a cell is folded
# What the caption says once is not said again in every row.
_SAID: Final = {"caution"}


def columns(part: Part) -> list[str]:
    """Return the columns that have a name for readers and anything in them."""
    named, table = part.figure.labels, part.table
    return [name for name in table.columns if name in named and name not in _SAID and not _is_empty(table[name])]


def headings(part: Part) -> list[str]:
    """Return what those columns are called."""
    return [part.figure.labels[name] for name in columns(part)]


def rows(part: Part, most: int) -> list[list[str]]:
    """Return the first rows of those columns as they are printed."""
    shown = part.table[columns(part)].head(most)
    of_share = shares(part.figure)
    is_share = [name in of_share for name in shown.columns]
    return [
        [cell(value, as_share=share) for value, share in zip(row, is_share, strict=True)]
        for row in shown.itertuples(index=False, name=None)
    ]


def shares(figure: Figure) -> frozenset[str]:
    """Return the columns that are parts of a whole, and so printed in per cent."""
    return frozenset({"share", *(figure.ends if figure.x == "share" else ())})


def is_number(part: Part) -> list[bool]:
    """Return which of those columns are numbers, and so stand to the right."""
    return [pd.api.types.is_numeric_dtype(part.table[name]) for name in columns(part)]


def cell(value: object, *, as_share: bool = False) -> str:
    """Return a value as it is printed; "" where there is none."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124  (NaN)
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value.tzinfo is None else f"{value.tz_convert('UTC'):%Y-%m-%d %H:%M} UTC"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0%}" if as_share else f"{value:,.3f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else legible(value)


def widths(printed: list[list[str]]) -> list[int]:
    """Return how many letters each column of a printed table needs, its headings first."""
    heads, *cells = printed
    return [
        max(max(map(len, head.split()), default=0), *(min(len(row[place]), _WIDEST) for row in cells), 0) + 3
        for place, head in enumerate(heads)
    ]


def left_out(part: Part, most: int) -> str:
    """Return what is said where not all rows are there; "" where they are."""
    if len(part.table) <= most:
        return ""
    return f"The first {most:,} of {len(part.table):,} rows; saved as Excel or CSV the table is whole."


def _is_empty(column: pd.Series) -> bool:
    return bool((column.isna() | column.eq("")).all())

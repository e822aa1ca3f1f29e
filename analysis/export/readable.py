"""A part's table for who reads it on paper: without ids, in words and numbers as they are printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.charts.lines import width
from analysis.export.parts import Part
from analysis.figures.figure import Figure
from analysis.legible import legible

# What the caption says once is not said again in every row.
_SAID: Final = {"caution"}
_FEW_LINES: Final = 6  # that stand beside each other as columns
_LONG_WORD: Final = 11.0  # times the size of the letters, as all below: beyond, a word may break
_LABEL: Final = 15.0  # the least for what a row is called, where it needs that
_WIDEST: Final = 40.0
_TENTHS, _WHOLE = 10, 100  # from which on a number is told to a tenth, and as a whole one


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as it stands on paper."""

    headings: list[str]
    rows: list[list[str]]
    is_number: list[bool]
    """Which columns are numbers, and so stand to the right."""
    is_time: list[bool]
    needed: list[bool]
    """Which columns the figure is drawn of."""
    all_rows: int
    dropped: tuple[str, ...] = ()
    """The headings of the columns for which there is no room."""

    @property
    def left_out(self) -> str:
        """What is said where not all of the table is there; "" where it is."""
        if self.dropped:
            columns = f"Left out: {', '.join(self.dropped)}"
            rows = f", and all but the first {len(self.rows):,} of {self.all_rows:,} rows" if self._is_cut else ""
            return f"{columns}{rows}; saved as Excel or CSV the table is whole."
        if not self._is_cut:
            return ""
        return f"The first {len(self.rows):,} of {self.all_rows:,} rows; saved as Excel or CSV the table is whole."

    @property
    def _is_cut(self) -> bool:
        return len(self.rows) < self.all_rows


def printed(part: Part, most: int | None = None) -> Printed:
    """Return the columns that have a name for readers and anything in them, what a row is called first.

    A line a name is a column a name. `most`: rows.
    """
    figure, table = part.figure, _beside(part)
    called = {**{name: name for name in table.columns if name not in part.table.columns}, **figure.labels}
    named = [name for name in table.columns if name in called and name not in _SAID and not _is_empty(table[name])]
    first = figure.y if figure.form not in {"line", "band", "scatter"} else figure.x
    ordered = _distinct(table, sorted(named, key=lambda name: name != first))
    drawn = {first, figure.x, figure.y, figure.color, *figure.ends, *set(table.columns).difference(part.table.columns)}
    shown = table[ordered]
    of_share, told = shares(figure), ".0%" if figure.x == "share" else ".1%"
    rows = [
        [cell(value, share=told if name in of_share else "") for name, value in zip(ordered, row, strict=True)]
        for row in shown.head(most or len(shown)).itertuples(index=False, name=None)
    ]
    headings = [
        f"{legible(called[name])} (UTC)" if isinstance(shown[name].dtype, pd.DatetimeTZDtype) else legible(called[name])
        for name in ordered
    ]
    is_number = [_is_number(shown[name]) for name in ordered]
    is_time = [isinstance(shown[name].dtype, pd.DatetimeTZDtype) for name in ordered]
    return Printed(headings, rows, is_number, is_time, [name in drawn for name in ordered], len(shown))


def fitted(table: Printed, room: float, size: float, padding: float) -> tuple[Printed, list[float]]:
    """Return the columns that fit into so much room without a word broken, and how wide each is; all in one unit.

    `size`: of the letters. What the figure is drawn of is kept whatever its width.
    """
    least, wished = _needs(table, size, padding)
    kept: list[int] = []
    # First what is drawn, then what is short: times come last.
    for place in sorted(range(len(least)), key=lambda place: (not table.needed[place], table.is_time[place])):
        if table.needed[place] or sum(least[one] for one in [*kept, place]) <= room:
            kept.append(place)
    kept.sort()
    dropped = tuple(heading for place, heading in enumerate(table.headings) if place not in kept)
    cut = Printed(
        [table.headings[place] for place in kept],
        [[row[place] for place in kept] for row in table.rows],
        [table.is_number[place] for place in kept],
        [table.is_time[place] for place in kept],
        [table.needed[place] for place in kept],
        table.all_rows,
        dropped,
    )
    return cut, _shared(room, [least[place] for place in kept], [wished[place] for place in kept])


def lines(row: Sequence[str], widths: Sequence[float], size: float, padding: float) -> int:
    """Return how many lines the highest cell of a row has at most."""
    return max(1, *(int(width(text, size) / (wide - padding)) + 1 for text, wide in zip(row, widths, strict=True)))


def shares(figure: Figure) -> frozenset[str]:
    """Return the columns that are parts of a whole, and so printed in per cent."""
    return frozenset({"share", *(figure.ends if figure.x == "share" else ())})


def cell(value: object, *, share: str = "") -> str:
    """Return a value as it is printed; "" where there is none. Times are in UTC; `share`: how a part of a whole is."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124  (NaN)
        return ""
    if isinstance(value, np.generic):
        return cell(value.item(), share=share)
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value.tzinfo is None else f"{value.tz_convert('UTC'):%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return format(value, share) if share else _number(value)
    return f"{value:,}" if isinstance(value, int) else legible(value)


def _number(value: float) -> str:
    if abs(value) >= _WHOLE:
        return f"{value:,.0f}"
    told = f"{value:.1f}" if abs(value) >= _TENTHS else f"{value:.2f}"
    return told.rstrip("0").rstrip(".")


def _beside(part: Part) -> pd.DataFrame:
    """Return the table with a column a line, where there are few and no two of one name; else the table itself."""
    figure, table = part.figure, part.table
    if figure.form != "line" or figure.color is None or not {figure.x, figure.y, figure.color} <= set(table.columns):
        return table
    names = list(dict.fromkeys(table[figure.color]))
    if len(names) > _FEW_LINES or table.duplicated([figure.x, figure.color]).any() or set(names) & set(table.columns):
        return table
    wide = table.pivot_table(
        index=figure.x, columns=figure.color, values=figure.y, aggfunc="first", dropna=False, observed=True
    )
    beside = wide.reindex(columns=names).reset_index()
    if not figure.mark:
        return beside
    return beside.merge(table.groupby(figure.x)[figure.mark].any().reset_index(), on=figure.x)


def _distinct(table: pd.DataFrame, names: list[str]) -> list[str]:
    """Return the columns without those that say in words what one before them says, or the same of every name."""
    kept: list[str] = []
    for name in names:
        column = table[name]
        is_number = _is_number(column)
        if not is_number and any(column.astype("str").equals(table[one].astype("str")) for one in kept):
            continue
        if name == "kind" and len(column) > 1 and column.eq(column.iloc[0]).all():
            continue
        kept.append(name)
    return kept


def _needs(table: Printed, size: float, padding: float) -> tuple[list[float], list[float]]:
    """Return how wide each column is at least, so that no word breaks, and how wide it would be at best."""
    least, wished = [], []
    for place, heading in enumerate(table.headings):
        cells = [row[place] for row in table.rows]
        # A heading is bold.
        words = [width(word, size) * 1.08 for word in re.split(r"[\s-]", heading)]
        words += [width(word, size) for text in cells for word in re.split(r"\s", text)]
        best = max((width(text, size) for text in [*cells, heading]), default=0)
        room = min(max(words, default=0), _LONG_WORD * size)
        if place == 0:
            room = max(room, min(best, _LABEL * size))
        least.append(room + padding)
        wished.append(max(room, min(best, _WIDEST * size)) + padding)
    return least, wished


def _shared(room: float, least: list[float], wished: list[float]) -> list[float]:
    """Return the room shared out: to each its least, and of the rest what it lacks of its wish, in proportion."""
    total = sum(least)
    lacking = [wish - one for wish, one in zip(wished, least, strict=True)]
    if total >= room or not any(lacking):
        return [one * room / total for one in least]
    given = min(1.0, (room - total) / sum(lacking))
    made = [one + given * lack for one, lack in zip(least, lacking, strict=True)]
    return [one * room / sum(made) for one in made]


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _is_empty(column: pd.Series) -> bool:
    return bool((column.isna() | column.eq("")).all())

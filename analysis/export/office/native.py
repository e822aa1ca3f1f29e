"""A Figure as a chart that office programs know: categories and series, gaps being None."""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import pandas as pd

from analysis.charts.colors import BEFORE, PALETTE
from analysis.figures.coverage import NOW
from analysis.figures.figure import Figure
from analysis.legible import legible

Number: TypeAlias = int | float | None
Form: TypeAlias = Literal["line", "bar", "stack", "scatter", "band"]

FORMS: Final[tuple[Form, ...]] = ("line", "bar", "stack", "scatter", "band")
"""What every office program draws itself; all else is a picture with its table."""
STAR: Final = "\N{BLACK STAR}"
"""What is written over a marked point: no office program keeps a look of one point in both its kinds of file."""
WHOLE: Final = "#,##0"
"""The pattern of whole numbers."""
_PER_CENT: Final = "0%"
_TENTHS: Final = "[>=10]#,##0;0.0"
_TICKS: Final = ((16, 1), (32, 2), (62, 7))  # up to so many days, a tick each so many
_SMALL: Final = 8


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one look."""

    name: str
    numbers: tuple[Number, ...]
    color: str
    place: int
    """The how manieth look it is: lines are told apart by their dashes too."""
    x: tuple[Number, ...] = ()
    """scatter: where each mark stands."""
    words: tuple[str, ...] = ()
    """scatter: what each mark is called."""
    column: str = ""
    """The column of the figure's table that these numbers are, row by row; "" where they are part of one, or of two."""
    stars: frozenset[int] = frozenset()
    """line: which of the numbers are marked, from 0."""

    @property
    def is_whole(self) -> bool:
        """Whether all of its numbers are whole ones by kind."""
        return all(isinstance(value, int) for value in self.numbers if value is not None)


@dataclass(frozen=True, slots=True)
class Chart:
    """What an office program draws; all series have as many values as there are categories."""

    form: Form
    categories: tuple[str | dt.date, ...]
    heading: str
    """What the categories are called; scatter: what `x` is."""
    measured: str
    """What the values are."""
    pattern: str
    """How a value is written, as spreadsheets have it."""
    series: tuple[Series, ...]
    column: str = ""
    """The column of the figure's table that the categories are, row by row; "" where they are not."""

    def pattern_of(self, series: Series) -> str:
        """Return how the values of one series are written beside its marks: of few, a tenth tells something."""
        if self.form != "bar" or self.pattern == _PER_CENT:
            return self.pattern
        return WHOLE if series.is_whole else _TENTHS

    @property
    def days(self) -> int:
        """How many days lie between two ticks of an axis of days, so that its labels stand upright; 0: months."""
        count = len(self.categories)
        return next((days for most, days in _TICKS if count <= most), 0)

    @property
    def unit(self) -> int | None:
        """What lies between two ticks where all numbers are small and whole; None where a program may choose."""
        numbers = [value for one in self.series for value in one.numbers if value is not None]
        return 1 if self.pattern == WHOLE and all(number <= _SMALL for number in numbers) else None


def native(figure: Figure) -> Chart | None:
    """Return the figure as a chart; None where it has no marks, or no office program draws its like.

    An area has no gaps: a band with one would touch nought there, and so is none of these.
    """
    table = figure.table
    if figure.form not in FORMS or table[figure.y].isna().all():
        return None
    if figure.form == "band" and table[[figure.y, *figure.ends]].isna().any(axis=None):
        return None
    return {"line": _lines, "bar": _bars, "stack": _stack, "scatter": _scatter, "band": _band}[figure.form](figure)


def _lines(figure: Figure) -> Chart:
    table = figure.table
    if figure.color is None:
        days, groups = table[figure.x], [(figure.labels[figure.y], table)]
    else:
        keys = [figure.color, *(column for column in figure.ids if column != figure.x)]
        days = table[figure.x].drop_duplicates().sort_values()
        groups = [(str(key[0]), rows) for key, rows in table.groupby(keys, sort=False)]
    column = figure.y if figure.color is None else ""
    series = tuple(
        Series(
            legible(name),
            _numbers(rows.set_index(figure.x)[figure.y].reindex(days)),
            _color(place),
            place,
            (),
            (),
            column,
            _stars(figure, rows, days),
        )
        for place, (name, rows) in enumerate(groups)
    )
    return _chart(figure, figure.x, _days(days), figure.y, series, column=figure.x if column else "")


def _stars(figure: Figure, rows: pd.DataFrame, days: pd.Series) -> frozenset[int]:
    if not figure.mark:
        return frozenset()
    marked = rows.loc[rows[figure.mark].astype("bool"), figure.x]
    return frozenset(days.reset_index(drop=True).isin(marked).to_numpy().nonzero()[0].tolist())


def _bars(figure: Figure) -> Chart:
    table = figure.table
    looks = [(figure.x, _color(0))] if figure.color is None else [(figure.x, _color(0)), (figure.color, BEFORE)]
    names = {"articles": NOW} if figure.color is not None else {}
    series = tuple(
        Series(names.get(column, figure.labels[column]), _numbers(table[column]), color, place, (), (), column)
        for place, (column, color) in enumerate(looks)
    )
    return _chart(
        figure, figure.y, tuple(map(legible, table[figure.y])), figure.measure or figure.x, series, column=figure.y
    )


def _stack(figure: Figure) -> Chart:
    rows = list(dict.fromkeys((figure.ids[0], figure.y)))
    parts = list(figure.states) or list(figure.table[str(figure.color)].drop_duplicates())
    wide = (
        figure.table.pivot_table(index=rows, columns=str(figure.color), values=figure.x, aggfunc="first", sort=False)
        .reindex(columns=parts)
        .convert_dtypes()
    )
    series = tuple(
        Series(legible(figure.states.get(part, part)), _numbers(wide[part]), _color(place), place)
        for place, part in enumerate(wide.columns)
    )
    labels = tuple(map(legible, wide.index.get_level_values(figure.y)))
    return _chart(figure, figure.y, labels, figure.x, series)


def _scatter(figure: Figure) -> Chart:
    table = figure.table
    groups = [(figure.labels[figure.y], table)] if figure.color is None else table.groupby(figure.color, sort=False)
    series = tuple(
        Series(
            legible(name),
            _numbers(rows[figure.y]),
            _color(place),
            place,
            _numbers(rows[figure.x]),
            tuple(map(legible, rows[figure.words])) if figure.words else (),
        )
        for place, (name, rows) in enumerate(groups)
    )
    return _chart(figure, figure.x, (), figure.y, series)


def _band(figure: Figure) -> Chart:
    """Return two areas, the lower one unseen, and the line on them."""
    table = figure.table
    low, high = figure.ends
    named = figure.labels
    series = (
        Series(named[low], _numbers(table[low]), "", 0),
        Series(f"{named[low]} \N{RIGHTWARDS ARROW} {named[high]}", _numbers(table[high] - table[low]), "#BFD9EA", 0),
        Series(named[figure.y], _numbers(table[figure.y]), _color(0), 0),
    )
    return _chart(figure, figure.x, _days(table[figure.x]), figure.y, series)


def _chart(  # noqa: PLR0913  (a figure's parts)
    figure: Figure,
    heading: str,
    categories: tuple[str | dt.date, ...],
    measured: str,
    series: tuple[Series, ...],
    *,
    column: str = "",
) -> Chart:
    labels = figure.labels
    return Chart(
        _form(figure), categories, labels[heading], labels[measured], _pattern(measured, series), series, column
    )


def _form(figure: Figure) -> Form:
    return next(form for form in FORMS if form == figure.form)


def _pattern(measured: str, series: tuple[Series, ...]) -> str:
    if measured == "share":
        return _PER_CENT
    # A band's own numbers come last, a bar's first: what is expected has fractions, articles have none.
    is_whole = not series or series[0].is_whole or series[-1].is_whole
    return WHOLE if is_whole else "#,##0.0"


def _days(days: pd.Series) -> tuple[dt.date, ...]:
    return tuple(day.date() for day in days)


def _numbers(values: pd.Series) -> tuple[Number, ...]:
    """Return the values as Python's numbers, whole ones of a whole column as int."""
    is_whole = pd.api.types.is_integer_dtype(values)
    return tuple(None if pd.isna(value) else int(value) if is_whole else float(value) for value in values)


def _color(place: int) -> str:
    return PALETTE[place % len(PALETTE)]

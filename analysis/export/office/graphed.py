"""A chart in a workbook, drawn of the cells beside it."""

from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Drawn
from xlsxwriter.worksheet import Worksheet

from analysis.export.office.native import STAR, Chart, Series
from analysis.export.office.sheets import Looks, widen, write

_TYPES: Final = {
    "line": {"type": "line"},
    "bar": {"type": "bar"},
    "stack": {"type": "bar", "subtype": "stacked"},
    "scatter": {"type": "scatter"},
    "band": {"type": "area", "subtype": "stacked"},
}
_DASHES: Final = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "long_dash_dot")
_MOST_WORDS: Final = 30
_MOST_NUMBERS: Final = 25
_WIDTH, _HEIGHT, _BAR = 760, 400, 24  # pixels


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the categories and each series' numbers stand: rows and columns of one sheet, from 0."""

    sheet: str
    top: int
    categories: int
    series: tuple[int, ...]


def block(sheet: Worksheet, top: int, left: int, chart: Chart, looks: Looks) -> Cells:
    """Write the numbers of a chart, a column a series, and return where they stand; scatter: two columns a series."""
    step = 2 if chart.form == "scatter" else 1
    first = left if chart.form == "scatter" else left + 1
    if chart.form != "scatter":
        _column(sheet, (top, left), chart.heading, chart.categories, looks)
    for place, series in enumerate(chart.series):
        column = first + step * place
        if chart.form == "scatter":
            _column(sheet, (top, column), chart.heading, series.x, looks)
        _column(sheet, (top, column + step - 1), series.name, series.numbers, looks)
    columns = tuple(first + step * place + step - 1 for place in range(len(chart.series)))
    return Cells(sheet.get_name(), top, left, columns)


def _column(sheet: Worksheet, place: tuple[int, int], heading: str, values: tuple[Any, ...], looks: Looks) -> None:
    top, column = place
    sheet.write_string(top, column, heading, looks.head)
    for row, value in enumerate(values, top + 1):
        write(sheet, row, column, value, looks)
    widen(sheet, column, [heading, "2024-10-17"])


def drawn(book: Workbook, chart: Chart, cells: Cells, title: str) -> Drawn:
    """Return the chart of these cells, to be put on a sheet."""
    made = book.add_chart(_TYPES[chart.form])
    areas = chart.series[:2] if chart.form == "band" else chart.series
    for series, column in zip(areas, cells.series, strict=False):
        made.add_series(_series(series, chart, cells, column))
    if chart.form == "band":
        line = book.add_chart({"type": "line"})
        line.add_series(_series(chart.series[2], chart, cells, cells.series[2]))
        made.combine(line)
    _around(made, chart, title)
    return made


def _series(series: Series, chart: Chart, cells: Cells, column: int) -> dict[str, Any]:
    rows = len(series.numbers)
    across = column - 1 if chart.form == "scatter" else cells.categories
    options: dict[str, Any] = {
        "name": [cells.sheet, cells.top, column],
        "categories": [cells.sheet, cells.top + 1, across, cells.top + rows, across],
        "values": [cells.sheet, cells.top + 1, column, cells.top + rows, column],
        "gap": 40,
    }
    is_line = chart.form == "line" or (chart.form == "band" and series is chart.series[-1])
    if is_line:
        options["line"] = {"color": series.color, "width": 2.25, "dash_type": _DASHES[series.place % len(_DASHES)]}
    elif series.color:
        options["fill"] = {"color": series.color}
    else:
        options["fill"] = {"none": True}
    if chart.form in {"line", "scatter"}:
        look = {"fill": {"color": series.color}, "border": {"color": series.color}}
        options["marker"] = {"type": "circle", "size": 6 if chart.form == "line" else 9, **look}
    if chart.form == "scatter" and 0 < len(series.words) <= _MOST_WORDS:
        options["data_labels"] = {"custom": [{"value": words} for words in series.words], "value": True}
    if series.stars:
        labels = [{"value": STAR} if place in series.stars else {"delete": True} for place in range(rows)]
        options["data_labels"] = {"custom": labels, "value": True, "position": "above"}
    if chart.form == "bar" and rows * len(chart.series) <= _MOST_NUMBERS:
        options["data_labels"] = {"value": True, "num_format": chart.pattern_of(series)}
    return options


def _around(made: Drawn, chart: Chart, title: str) -> None:
    is_bar = chart.form in {"bar", "stack"}
    whole = {"major_unit": chart.unit} if chart.unit is not None and chart.form != "stack" else {}
    least = {} if chart.form == "scatter" else {"min": 0}
    grid = {"visible": True, "line": {"color": "#D9D9DE"}}
    along = {"name": chart.measured, "num_format": chart.pattern, "major_gridlines": grid, **least, **whole}
    if is_bar:
        # First on top; the numbers then stand at the foot all the same. A bar's axes change places.
        made.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 10}})
        made.set_x_axis({**along, "label_position": "high"})
    elif chart.form == "scatter":
        made.set_x_axis({"name": chart.heading, "num_format": "General", "major_gridlines": {"visible": False}})
        made.set_y_axis(along)
    else:
        ticks = {"major_unit": chart.days or 1, "major_unit_type": "days" if chart.days else "months"}
        made.set_x_axis({"date_axis": True, "num_format": "d mmm" if chart.days else "mmm yyyy", **ticks})
        made.set_y_axis(along)
    made.set_title({"name": title, "name_font": {"size": 14}, "overlay": False})
    hidden = {"delete_series": [0]} if chart.form == "band" else {}
    made.set_legend({"position": "top", **hidden} if len(chart.series) > 1 else {"none": True})
    made.show_blanks_as("gap")
    height = max(_HEIGHT, 140 + _BAR * len(chart.categories) * len(chart.series)) if chart.form == "bar" else _HEIGHT
    made.set_size({"width": _WIDTH, "height": height})

"""The workbook inside a chart of a presentation: what opens on "Edit data"."""

import io
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.export.office.native import Chart, Number

OPTIONS: Final = {
    "in_memory": True,
    # A name may begin with "=": text stays text.
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
"""Of every workbook of ours."""


def workbook(chart: Chart) -> bytes:
    """Return the numbers where the chart looks for them."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet()
        if chart.form == "scatter":
            _marks(sheet, chart)
        else:
            _columns(sheet, chart)
    return file.getvalue()


def _columns(sheet: Worksheet, chart: Chart) -> None:
    sheet.set_column(0, 0, 24)
    for row, category in enumerate(chart.categories, 1):
        if isinstance(category, str):
            sheet.write_string(row, 0, category)
        else:
            sheet.write_datetime(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        _write(sheet, 1, column, series.numbers)


def _marks(sheet: Worksheet, chart: Chart) -> None:
    """Write the groups of marks one under the other, an empty row between."""
    top = 0
    for series in chart.series:
        sheet.write_string(top, 1, series.name)
        _write(sheet, top + 1, 0, series.x)
        _write(sheet, top + 1, 1, series.numbers)
        top += len(series.numbers) + 2


def _write(sheet: Worksheet, top: int, column: int, values: tuple[Number, ...]) -> None:
    for row, value in enumerate(values, top):
        if value is not None:
            sheet.write_number(row, column, value)

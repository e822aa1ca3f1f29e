"""Cells of a workbook: real numbers and dates, text that is never run, and blanks where nothing is known."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.export.parts import Part
from analysis.export.readable import cell as printed
from analysis.export.readable import shares
from analysis.legible import is_link, legible

_LONGEST_TEXT: Final = 32_767  # what a cell holds
_LONGEST_NAME: Final = 31  # of a sheet
_BARRED: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_NARROWEST, _WIDEST = 9, 48  # letters
_LINE: Final = 15.0  # points
_WIDTH_ROWS: Final = 200  # whose cells tell how wide a column is


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.said: Format = book.add_format({"font_color": "#55565C", "text_wrap": True, "valign": "top"})
        self.folded: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.time: Format = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self.top: Format = book.add_format({"valign": "top"})
        self.link: Format = book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
        self.left: Format = book.add_format({"num_format": "#,##0", "align": "left"})
        self.whole: Format = book.add_format({"num_format": "#,##0"})
        self.part: Format = book.add_format({"num_format": "#,##0.000"})
        self.share: Format = book.add_format({"num_format": "0.0%"})


def write(  # noqa: PLR0913  (where, what and how)
    sheet: Worksheet, row: int, column: int, value: object, looks: Looks, *, number: Format | None = None
) -> None:
    """Write a value as what it is."""
    if isinstance(value, pd.Timestamp):
        _write_time(sheet, row, column, value, looks)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, looks.day)
    elif printed(value) == "":
        sheet.write_blank(row, column, None)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, number or looks.whole)
    elif isinstance(value, float):
        sheet.write_number(row, column, value, number or looks.part)
    else:
        text = legible(value)[:_LONGEST_TEXT]
        if is_link(text):
            sheet.write_url(row, column, text, string=text)
        else:
            sheet.write_string(row, column, text)


def table(sheet: Worksheet, top: int, part: Part, looks: Looks) -> None:
    """Write a part's table with its headings, columns as wide as what is in them."""
    rows, of_share = part.table, shares(part.figure)
    for column, name in enumerate(rows.columns):
        heading = part.figure.labels.get(name, name)
        is_time = isinstance(rows[name].dtype, pd.DatetimeTZDtype)
        heads = f"{heading} (UTC)" if is_time else heading
        sheet.write_string(top, column, heads, looks.head)
        number = looks.share if name in of_share else None
        for row, value in enumerate(rows[name].astype(object), top + 1):
            write(sheet, row, column, value, looks, number=number)
        widen(sheet, column, [heads, *map(printed, rows[name].head(_WIDTH_ROWS).astype(object))])


def fold(sheet: Worksheet, row: int, columns: int, text: str, look: Format) -> None:
    """Write a text over several columns and as many lines as it needs: no program finds the height by itself."""
    clean = legible(text)
    sheet.merge_range(row, 0, row, columns - 1, "", look)
    sheet.write_string(row, 0, clean, look)
    sheet.set_row(row, height(clean, columns * _NARROWEST))


def height(text: str, letters: int) -> float:
    """Return how high a row is in which a text stands, so many letters a line."""
    return _LINE * (1 + len(text) // letters)


def widen(sheet: Worksheet, column: int, texts: Iterable[str]) -> None:
    """Make a column as wide as its texts."""
    sheet.set_column(column, column, min(max(_NARROWEST, *(len(text) + 2 for text in texts)), _WIDEST))


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that every spreadsheet takes and no other sheet has."""
    plain = " ".join(legible(title).translate(_BARRED).split())[:_LONGEST_NAME].strip() or "Figure"
    name, count = plain, 1
    while name.casefold() in taken:
        count += 1
        ending = f" {count}"
        name = plain[: _LONGEST_NAME - len(ending)].rstrip() + ending
    return name


def _write_time(sheet: Worksheet, row: int, column: int, when: pd.Timestamp, looks: Looks) -> None:
    # A spreadsheet knows no zones: the heading says UTC.
    plain = when.tz_convert("UTC").tz_localize(None) if when.tzinfo else when
    sheet.write_datetime(row, column, plain.to_pydatetime(), looks.time if when.tzinfo else looks.day)

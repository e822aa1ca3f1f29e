"""Tables as CSV that a spreadsheet opens as text and numbers, never as formulas."""

from typing import Final

import pandas as pd

from analysis.legible import legible

# What Excel, LibreOffice and Sheets take for the start of a formula (OWASP, CSV injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv(table: pd.DataFrame) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark, so that Excel reads its accents.

    Times are ISO 8601 in UTC, undefined numbers are empty, and a text that a spreadsheet would run gets an apostrophe.
    """
    safe = table.assign(**{column: _cells(table[column]) for column in table.columns})
    return safe.to_csv(index=False, lineterminator="\r\n", encoding="utf-8").encode("utf-8-sig")


def _cells(column: pd.Series) -> pd.Series:
    cells: pd.Series = column
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        cells = column.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    elif pd.api.types.is_datetime64_any_dtype(column):
        cells = column.dt.strftime("%Y-%m-%d")
    elif not pd.api.types.is_numeric_dtype(column):
        cells = column.map(_inert, na_action="ignore")
    return cells


def _inert(value: object) -> str:
    text = legible(value)
    return f"'{text}" if text.startswith(_FORMULA) else text

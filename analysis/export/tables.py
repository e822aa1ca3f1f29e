"""Any table as CSV, JSON or Parquet."""

import io
import json as encoder
from collections.abc import Iterator
from numbers import Integral

import pandas as pd
from pandas.api.types import infer_dtype

from analysis.export.delimited import csv

__all__ = ["csv", "json", "parquet", "plain", "records"]


def json(table: pd.DataFrame) -> bytes:
    """Return the table as a JSON list, one row a line."""
    rows = ",\n ".join(records(table))
    return f"[{rows}]\n".encode()


def records(table: pd.DataFrame) -> Iterator[str]:
    """Return each row as a JSON object."""
    names = list(map(str, table.columns))
    for row in table.itertuples(index=False, name=None):
        yield encoder.dumps(dict(zip(names, map(plain, row), strict=True)), ensure_ascii=False, allow_nan=False)


def parquet(table: pd.DataFrame) -> bytes:
    """Return the table as Parquet, its types kept and its index left out; what has several types in one column is text.

    Figures of a report have columns of one name that mean different things.
    """
    file = io.BytesIO()
    several = [name for name in table.columns if infer_dtype(table[name], skipna=True).startswith("mixed")]
    texts = {name: table[name].map(str, na_action="ignore").astype("str") for name in several}
    table.assign(**texts).to_parquet(file, index=False)
    return file.getvalue()


def plain(value: object) -> str | int | float | bool | None:
    """Return a value as JSON has it: times in ISO 8601, days without a time, null for what is undefined."""
    if isinstance(value, pd.Timestamp):
        return f"{value.tz_convert('UTC'):%Y-%m-%dT%H:%M:%SZ}" if value.tzinfo else f"{value:%Y-%m-%d}"
    if isinstance(value, str | bool):
        return value
    if isinstance(value, Integral):
        # numpy's are no int.
        return int(value)
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124  (NaN)
        return None
    return float(str(value))

"""What a workbook of any kind hands on: its sheets, and their rows one after another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

PROTECTED: Final = "protected with a password; save it without"
"""Why a workbook under a password is not read."""

Cell: TypeAlias = str | float | bool | None
"""A value as the sheet holds it; dates that the workbook marks as such in ISO 8601."""


class UnreadableError(Exception):
    """A workbook, or the rest of a sheet, cannot be read; the text says why."""


class OddError(UnreadableError):
    """A workbook is not as Excel writes it; another reader may still know it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty; where `fault` says why it cannot be read, without cells."""

    number: int
    cells: list[Cell]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet by its name; its rows may raise UnreadableError where they are damaged."""

    name: str
    rows: Iterator[Row]
    from_1904: bool = False  # days are counted from 1904 and not from 1900

"""Workbooks that are no .xlsx: old Excel (.xls), binary Excel (.xlsb) and OpenDocument (.ods)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias

from analysis.loading.tables import calamine_rows
from analysis.loading.tables.sheets import PROTECTED, Cell, Row, Sheet, UnreadableError
from analysis.settings import Limits

_BASE_BYTES: Final = 2**30
_TIMES_THE_FILE: Final = 4
_SECONDS: Final = 300

_Message: TypeAlias = list[Any]
"""A row as calamine_rows writes it."""


def sheets(file: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """Return the sheets that are meant to be seen. Raises UnreadableError where the workbook cannot be read."""
    memory = _BASE_BYTES + _TIMES_THE_FILE * limits.file_bytes
    script = str(Path(calamine_rows.__file__))
    command = [sys.executable, "-P", script, str(memory), str(_SECONDS), str(limits.record_bytes)]
    # The other process reads on from where this one's file stands.
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:  # noqa: S603
        try:
            yield from _sheets(_messages(child.stdout or ()), limits)
        finally:
            child.kill()


def _messages(lines: Iterable[bytes]) -> Iterator[_Message]:
    """Return what the other process says, up to where it broke off."""
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            return


def _sheets(messages: Iterator[_Message], limits: Limits) -> Iterator[Sheet]:
    for sheet, rows in groupby(messages, itemgetter(0)):
        if sheet is not None:
            yield Sheet(sheet[1], (_row(number, cells, limits) for _, number, cells in rows))
        elif (fault := next(rows)[1]) == "":
            return
        elif fault == "password":
            raise UnreadableError(PROTECTED)
    msg = "a damaged workbook, or of a kind that is not known; save it as .xlsx or CSV"
    raise UnreadableError(msg)


def _row(number: int, cells: list[Cell] | None, limits: Limits) -> Row:
    return Row(number, [], f"longer than {limits.record_bytes:,} characters") if cells is None else Row(number, cells)

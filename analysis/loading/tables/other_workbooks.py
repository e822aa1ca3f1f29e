"""Workbooks that are no .xlsx: old Excel (.xls), binary Excel (.xlsb) and OpenDocument (.ods)."""

import json
import os
import signal
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

_MEMORY_BYTES: Final = 2**30
_SECONDS: Final = 300
_UNFOLDS: Final = f"it unfolds to more than {_MEMORY_BYTES:,} bytes; save it as .xlsx or CSV"
_SLOW: Final = f"it takes more than {_SECONDS:,} seconds to read; save it as .xlsx or CSV"
_DAMAGED: Final = "a damaged workbook, or of a kind that is not known; save it as .xlsx or CSV"

# How a process ends that asks for more memory than it is given, and one that takes more time.
_NO_MEMORY: Final = frozenset({-signal.SIGABRT, -signal.SIGKILL})
_NO_TIME: Final = -signal.SIGXCPU

_Message: TypeAlias = list[Any]
"""A row as calamine_rows writes it."""


class _BrokenOffError(Exception):
    """The other process ended before it had said all."""


def sheets(file: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """Return the sheets that are meant to be seen. Raises UnreadableError where the workbook cannot be read."""
    script = str(Path(calamine_rows.__file__))
    command = [sys.executable, "-P", script, str(_MEMORY_BYTES), str(_SECONDS), str(limits.record_bytes)]
    # The other process reads on from where this one's file stands.
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:  # noqa: S603  (our own module, by this interpreter)
        try:
            yield from _sheets(_messages(child.stdout or ()), limits)
        except _BrokenOffError as error:
            raise UnreadableError(_fault(child)) from error
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
        elif fault == "memory":
            raise UnreadableError(_UNFOLDS)
    raise _BrokenOffError


def _fault(child: subprocess.Popen[bytes]) -> str:
    """Return why the other process broke off."""
    if child.stdout is not None:
        child.stdout.close()
    ended = child.wait()
    if ended in _NO_MEMORY:
        return _UNFOLDS
    return _SLOW if ended == _NO_TIME else _DAMAGED


def _row(number: int, cells: list[Cell] | None, limits: Limits) -> Row:
    return Row(number, [], f"longer than {limits.record_bytes:,} characters") if cells is None else Row(number, cells)

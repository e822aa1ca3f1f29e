"""A script of its own: the sheets of an old Excel, binary Excel or OpenDocument file on stdin, as JSON lines on stdout.

The library that reads these holds a whole sheet at once and ends its process where memory runs out. So it has
a process to itself, with so much memory and time and no more. Run with the most bytes of memory, the most
seconds, and the most characters of a row.
"""

import json
import resource
import sys
from collections.abc import Iterator

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum


def main(memory: int, seconds: int, longest: int) -> None:
    """Write [[sheet's place, sheet's name], row's number, cells] for each row; at the end [null, ""], or why not."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Where both were one, the end would look like that of a process killed for its memory.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        workbook = CalamineWorkbook.from_filelike(sys.stdin.buffer)
        for place, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible != SheetVisibleEnum.VeryHidden:
                for number, cells in _rows(workbook.get_sheet_by_name(sheet.name), longest):
                    _write([[place, sheet.name], number, cells])
        _write([None, ""])
    except PasswordError:
        _write([None, "password"])
    except MemoryError:
        _write([None, "memory"])


def _rows(sheet: CalamineSheet, longest: int) -> Iterator[tuple[int, list[str | float | bool] | None]]:
    first = (sheet.start or (0, 0))[0] + 1
    for number, values in enumerate(sheet.iter_rows(), first):
        cells = [_plain(value) for value in values]
        while cells and cells[-1] == "":
            cells.pop()
        if cells:
            size = sum(len(cell) for cell in cells if isinstance(cell, str))
            yield number, cells if size <= longest else None


def _plain(value: object) -> str | float | bool:
    if isinstance(value, (str, float, bool, int)):
        return value
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _write(line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))

r"""Tables as MySQL and PostgreSQL write them: parted by tabs, not quoted; \t, \n and \\ within values, \N for null."""

import re
from typing import Final

_NULL: Final = r"\N"
# A null, or a line break where a sentence or another line break follows, in a table that quotes nothing.
_DUMPED: Final = re.compile(r"(?:^|\t)\\N(?=\t|$)|(?<!\\)\\n(?=[A-Z“\"']|\\n)", re.MULTILINE)
_QUOTED: Final = re.compile(r'(?:^|\t)"[^\t\n]*"(?=\t|$)', re.MULTILINE)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_MEANT: Final = {"t": "\t", "n": "\n", "r": "\r", "0": "", "b": "", "f": "\n", "v": "\n", "Z": "", "\0": "\t"}
_BACKSLASHES: Final = re.compile(r"\\+\Z")


def is_dump(sample: str) -> bool:
    """Tell whether the beginning of a table parted by tabs is written with backslashes and without quotes."""
    return _DUMPED.search(sample) is not None and _QUOTED.search(sample) is None


def goes_on(line: str) -> bool:
    """Tell whether a line ends with a backslash that makes its line break part of a value."""
    found = _BACKSLASHES.search(line)
    return found is not None and len(found[0]) % 2 == 1


def values(row: str) -> list[str]:
    """Return the values of a row; null as nothing."""
    # A tab within a value stands after a backslash; no input keeps a NUL.
    parted = _ESCAPE.sub(lambda pair: "\\\0" if pair[1] == "\t" else pair[0], row).split("\t")
    return ["" if value == _NULL else _ESCAPE.sub(_meant, value) if "\\" in value else value for value in parted]


def _meant(escape: re.Match[str]) -> str:
    return _MEANT.get(escape[1], escape[1])

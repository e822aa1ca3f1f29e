"""Office files are zips: here the clock is taken out of them."""

import io
import re
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

_CORE: Final = "docProps/core.xml"
_DATED: Final = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
_LEVEL: Final = 6
_ATTRIBUTES: Final = 0o600 << 16


def dated(package: bytes, when: pd.Timestamp) -> bytes:
    """Return the file with `when`, in UTC, for every time in it, and in the workbooks within."""
    made = io.BytesIO()
    stamp = (max(when.year, 1980), when.month, when.day, when.hour, when.minute, when.second)
    with ZipFile(io.BytesIO(package)) as old, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as new:
        for entry in old.infolist():
            kept = ZipInfo(entry.filename, stamp)
            kept.compress_type = ZIP_DEFLATED
            kept.external_attr = _ATTRIBUTES
            # The same on every system.
            kept.create_system = 3
            new.writestr(kept, _fixed(entry.filename, old.read(entry), when))
    return made.getvalue()


def _fixed(name: str, content: bytes, when: pd.Timestamp) -> bytes:
    if name.endswith(".xlsx"):
        return dated(content, when)
    if name == _CORE:
        instant = f"{when:%Y-%m-%dT%H:%M:%SZ}".encode()
        return _DATED.sub(lambda found: found[1] + instant + found[3], content)
    return content

"""What an archive lists: files with names that others chose, some of them meant to do harm."""

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from analysis.loading.archives.unpacking import Stream
from analysis.loading.documents import is_hidden
from analysis.loading.records import valid

# Not "c: the case.txt", which is a title.
_DRIVE: Final = re.compile(r"[A-Za-z]:(?! )")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, to be read before the next is asked for."""

    name: str  # as the archive has it, that of a folder with "/" at its end; "" where the archive packs one file only
    stream: Stream | None = None
    refusal: str = ""  # why it cannot be read, in words


def shown(name: str) -> str:
    """Return the name of an entry as text of one line."""
    name = valid(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if _is_escaped(name) else name)
    return "".join("\ufffd" if unicodedata.category(character) == "Cc" else character for character in name)


def refusal_of(name: str) -> str:
    """Return why a file of this name is not read; "" where the name is like any other."""
    if any(unicodedata.category(character) == "Cc" for character in name):
        return "its name holds control characters and may lead anywhere; not read"
    path = posixpath.normpath(name.replace("\\", "/"))
    if path.startswith(("/", "../")) or path == ".." or _DRIVE.match(path):
        return "its name leads out of the archive; not read"
    return ""


def is_passed_over(name: str) -> bool:
    """Tell whether an entry is a folder, or hidden as is_hidden has it."""
    parts = name.replace("\\", "/").split("/")
    return parts[-1] == "" or any(is_hidden(part) for part in parts if part not in {".", ".."})


def _is_escaped(name: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in name)

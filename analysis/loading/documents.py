"""Inputs as the user names them: files, folders walked in order, and open streams."""

import io
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from analysis.errors import LoadingError
from analysis.loading.records import valid
from analysis.loading.texts.encoding import SAMPLE_BYTES
from analysis.settings import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER_BYTES: Final = 256 * 2**10
_IN_MEMORY: Final = 16 * 2**20
# What computers put beside files unasked.
_CLUTTER: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_OUT: Final = "a link that leads out of the folder; not followed"
_NOWHERE: Final = "a link that leads nowhere; not followed"
_NO_FILE: Final = "a pipe, a socket or a device and no file; not opened"


@dataclass(frozen=True, slots=True)
class Document:
    """One input, open at its first byte."""

    name: str  # as the user gave it; within an archive it follows the archive's
    stream: BinaryIO
    sample: bytes  # its first bytes; the stream gives them again
    limits: Limits
    own_name: str = ""  # where it is no path: the last part of it, with the ending that tells the format

    @property
    def file_name(self) -> str:
        """The name of the file alone, without folders and archives; of a packed file as it is once unpacked."""
        return self.own_name or PurePath(self.name).name

    @property
    def ending(self) -> str:
        """The ending of that name, in small letters, with its dot; "" where it has none."""
        return PurePath(self.file_name).suffix.lower()


class TooLongError(Exception):
    """More bytes than may be copied."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; `found` where a folder held it and the user did not name it."""

    path: Path
    found: bool = False
    refusal: str = ""  # why it is not to be opened, in words


def files_in(paths: Sequence[Path]) -> Iterator[File]:
    """Return the files that these paths name, those of a folder sorted; what is_hidden is passed over."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        else:
            yield File(path)


def check(paths: Sequence[Path]) -> None:
    """Raise LoadingError where a path is not there or may not be looked at."""
    for path in paths:
        try:
            path.stat()
        except FileNotFoundError as error:
            msg = f"{valid(str(path))}: no such file"
            raise LoadingError(msg) from error
        except (OSError, ValueError) as error:
            msg = f"{valid(str(path))}: {reason_of(error)}"
            raise LoadingError(msg) from error


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder of this name is meant for programs and not for readers."""
    return name.startswith(".") or name in _CLUTTER


def _walk(folder: Path) -> Iterator[File]:
    root = folder.resolve()
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        links = (path for name in folders if (path := Path(place, name)).is_symlink())
        # What a link within the folder leads to is read where it lies.
        yield from (File(path, found=True, refusal=_OUT) for path in links if _refusal(path, root) == _OUT)
        for path in (Path(place, name) for name in sorted(names) if not is_hidden(name)):
            yield File(path, found=True, refusal=_refusal(path, root))
    # A folder that may not be listed is reported as a file that may not be opened.
    yield from (File(Path(error.filename), found=True) for error in closed)


def _refusal(path: Path, root: Path) -> str:
    """Return why a path within a folder is not to be opened; "" where it is a file like any other."""
    try:
        if not path.resolve().is_relative_to(root):
            return _OUT
        mode = path.stat().st_mode
    except (OSError, RuntimeError):  # RuntimeError: Python 3.11 and 3.12 say so of links in a circle
        return _NOWHERE if path.is_symlink() else ""
    return "" if stat.S_ISREG(mode) else _NO_FILE


def document(stream: BinaryIO, name: str, limits: Limits, own_name: str = "") -> Document:
    """Return an open stream as a document; reading it to its end or not leaves the stream open.

    The document's stream can seek where the stream can and stands at its beginning.
    """
    sample = _exactly(stream, SAMPLE_BYTES)
    again = Replayed(sample, stream)
    return Document(name, io.BufferedReader(again, BUFFER_BYTES), sample, limits, own_name)


@contextmanager
def seekable(document: Document, most: int) -> Iterator[BinaryIO]:
    """Yield the document as a stream that can seek: its own, or that of a copy without a name, gone afterwards.

    Raises TooLongError where the copy would be longer than `most` bytes.
    """
    if document.stream.seekable():
        yield document.stream
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        while part := document.stream.read(BUFFER_BYTES):
            copy.write(part)
            if copy.tell() > most:
                msg = f"longer than {most:,} bytes"
                raise TooLongError(msg)
        copy.seek(0)
        yield cast("BinaryIO", copy)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count and (part := stream.read(count - len(parts))):
        parts += part
    return bytes(parts)


class Replayed(io.RawIOBase):
    """A stream that gives first the bytes already taken from another, then the rest of that other."""

    def __init__(self, taken: bytes, rest: BinaryIO) -> None:
        self._taken = memoryview(taken)
        self._rest = rest
        self._seekable = _stands_at(rest, len(taken))
        if self._seekable:
            rest.seek(0)
            self._taken = memoryview(b"")

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell whether it can seek."""
        return self._seekable

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Return where it stands once it went there."""
        if not self._seekable:
            msg = "seek"
            raise io.UnsupportedOperation(msg)
        return self._rest.seek(offset, whence)

    def tell(self) -> int:
        """Return where it stands."""
        return self.seek(0, io.SEEK_CUR)

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Return how many bytes came into the buffer; 0 at the end."""
        target = memoryview(buffer)
        part = self._taken[: len(target)] if self._taken else self._rest.read(len(target))
        self._taken = self._taken[len(part) :]
        target[: len(part)] = part
        return len(part)


def _stands_at(stream: BinaryIO, position: int) -> bool:
    """Tell whether a stream can seek and stands there."""
    try:
        return stream.seekable() and stream.tell() == position
    except (OSError, ValueError, AttributeError):
        return False


def reason_of(error: OSError | ValueError) -> str:
    """Return in words why a file cannot be opened or read."""
    if isinstance(error, PermissionError):
        return "it may not be opened; give yourself the right to read it"
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read: {error.strerror.lower()}"
    return "it cannot be read"

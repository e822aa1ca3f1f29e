"""Inputs as the user names them: files, folders walked in order, and open streams."""

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from analysis.errors import LoadingError
from analysis.loading.encoding import SAMPLE_BYTES
from analysis.loading.records import valid
from analysis.settings import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER_BYTES: Final = 256 * 2**10


@dataclass(frozen=True, slots=True)
class Document:
    """One input, open at its first byte."""

    name: str  # as the user gave it
    stream: BinaryIO
    sample: bytes  # its first bytes; the stream gives them again
    limits: Limits


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; `found` where a folder held it and the user did not name it."""

    path: Path
    found: bool = False


def files_in(paths: Sequence[Path]) -> Iterator[File]:
    """Return the files that these paths name, those of a folder sorted; hidden ones are passed over."""
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


def _walk(folder: Path) -> Iterator[File]:
    root = folder.resolve()
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and path.resolve().is_relative_to(root):
                yield File(path, found=True)
    # A folder that may not be listed is reported as a file that may not be opened.
    yield from (File(Path(error.filename), found=True) for error in closed)


def document(stream: BinaryIO, name: str, limits: Limits) -> Document:
    """Return an open stream as a document; reading it to its end or not leaves the stream open."""
    sample = _exactly(stream, SAMPLE_BYTES)
    again: BinaryIO = io.BufferedReader(_Replayed(sample, stream), BUFFER_BYTES)
    return Document(name, again, sample, limits)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count and (part := stream.read(count - len(parts))):
        parts += part
    return bytes(parts)


class _Replayed(io.RawIOBase):
    """A stream that gives first the bytes already taken from another, then the rest of that other."""

    def __init__(self, taken: bytes, rest: BinaryIO) -> None:
        self._taken = memoryview(taken)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        target = memoryview(buffer)
        part = self._taken[: len(target)] if self._taken else self._rest.read(len(target))
        self._taken = self._taken[len(part) :]
        target[: len(part)] = part
        return len(part)


def reason_of(error: OSError | ValueError) -> str:
    """Return in words why a file cannot be opened or read."""
    if isinstance(error, PermissionError):
        return "it may not be opened; give yourself the right to read it"
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read: {error.strerror.lower()}"
    return "it cannot be read"

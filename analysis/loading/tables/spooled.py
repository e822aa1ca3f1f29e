"""Inputs that must be read from several places at once, laid on disk for as long as that takes."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from analysis.loading.documents import Document

_STEP: Final = 2**20


class TooLargeError(Exception):
    """The input is larger than it may be; the text says by which limit."""


@contextmanager
def spooled(document: Document, limit: int) -> Iterator[BinaryIO]:
    """Return the whole document as a file on disk, at its first byte. Raises TooLargeError past `limit` bytes."""
    with tempfile.TemporaryFile() as file:
        while part := document.stream.read(_STEP):
            if file.tell() + len(part) > limit:
                msg = f"larger than {limit:,} bytes"
                raise TooLargeError(msg)
            file.write(part)
        file.flush()
        file.seek(0)
        yield file

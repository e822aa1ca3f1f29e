"""What is in the files that leave."""

import io
from collections.abc import Iterator
from zipfile import ZipFile, is_zipfile


def texts(made: bytes) -> Iterator[bytes]:
    """Return what is in a file, and in the files within it."""
    if not is_zipfile(io.BytesIO(made)):
        yield made
        return
    with ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            yield from texts(package.read(name))

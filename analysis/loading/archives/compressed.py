"""Files packed one by one: gzip, bzip2, xz."""

from collections.abc import Callable, Iterator
from typing import Final

from analysis.loading.archives.entries import Entry
from analysis.loading.archives.unpacking import Unpacked, Unpacker, Unpacking, bunzip, gunzip, unxz
from analysis.loading.documents import Document

_UNPACKERS: Final[dict[bytes, Callable[[], Unpacker]]] = {
    b"\x1f\x8b\x08": gunzip,
    b"BZh": bunzip,
    b"\xfd7zXZ\0": unxz,
}
# After "BZh" and a digit: the marks of a block, or of an end with no block before it.
_BLOCKS: Final = (b"1AY&SY", b"\x17rE8P\x90")
_ENDINGS: Final = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_DROPPED: Final = (".gz", ".gzip", ".bz2", ".xz")


def is_compressed(sample: bytes) -> bool:
    """Tell whether these are the first bytes of a packed file."""
    return _mark_of(sample) is not None


def entries(document: Document, unpacking: Unpacking) -> Iterator[Entry]:
    """Return the one file that is packed in the document."""
    mark = _mark_of(document.sample)
    if mark is not None:
        yield Entry("", Unpacked(document.stream, _UNPACKERS[mark], unpacking, again=mark))


def name_of(packed: str) -> str:
    """Return what a file of this name is called once it is unpacked."""
    for ending, unpacked in _ENDINGS.items():
        if packed.lower().endswith(ending):
            return packed[: -len(ending)] + unpacked
    return next((packed[: -len(ending)] for ending in _DROPPED if packed.lower().endswith(ending)), packed)


def _mark_of(sample: bytes) -> bytes | None:
    mark = next((mark for mark in _UNPACKERS if sample.startswith(mark)), None)
    # Text may begin with these letters.
    return None if mark == b"BZh" and not sample[4:].startswith(_BLOCKS) else mark

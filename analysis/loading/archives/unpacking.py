"""Packed bytes to bytes, as streams: counted against what one archive may hold, and ended where they are damaged."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from analysis.settings import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# What unpacks to no more than this harms nobody, however small it was packed.
_HARMLESS: Final = 64 * 2**20
_STEP: Final = 64 * 2**10
# bz2 and lzma lose what a call had unpacked when it fails, so they are fed little at a time, at first very little.
_SIP: Final = 512
_FIRST_SIP: Final = 16
_UNPACKER_BYTES: Final = 128 * 2**20
_ZEROS: Final = b"\0"
_WRONG_SUM: Final = ("incorrect data check", "incorrect length check")

DAMAGED: Final = "its packed data are damaged; what came before was read"
CHECKSUM: Final = "its checksum is wrong: it was damaged since it was packed"
CUT: Final = "it is cut off: the archive ends within it"


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, no more than `size`; none at the end."""


class Unpacker(Protocol):
    """What bz2, lzma and Inflater have in common."""

    @property
    def eof(self) -> bool:
        """Whether the end of what was packed is reached."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes of what it was given."""

    @property
    def unused_data(self) -> bytes:
        """What it was given past that end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return what these bytes unpack to, no more than so many bytes at a time."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Why an unpacked stream is not as it was packed."""

    reason: str
    cut: bool = True  # it ended early; otherwise all of it was read, but may not be trusted


class Unpacking:
    """How much one outermost archive gave so far, of all that it may."""

    def __init__(self, limits: Limits) -> None:
        self.packed = 0  # bytes read of the outermost archive itself
        self.spent = False  # nothing more is read of it
        self._limits = limits
        self._unpacked = 0
        self._members = 0

    def count(self, unpacked: int) -> Damage | None:
        """Count unpacked bytes; return why no more may come where that is so."""
        self._unpacked += unpacked
        most, ratio = self._limits.unpacked_bytes, self._limits.unpacked_ratio
        if self._unpacked > most:
            self.spent = True
            return Damage(f"it unpacks to more than {most:,} bytes, the most that one archive may hold")
        if self._unpacked > _HARMLESS and self._unpacked > ratio * self.packed:
            self.spent = True
            return Damage(f"it unpacks to more than {ratio:,} times its size, as a decompression bomb does")
        return None

    def count_member(self) -> bool:
        """Count one more file; tell whether there may be so many."""
        self._members += 1
        self.spent = self.spent or self._members > self._limits.archive_members
        return self._members <= self._limits.archive_members


def too_many(limits: Limits) -> str:
    """Return in words that an archive holds more files than it may."""
    return f"more than {limits.archive_members:,} files, the most that one archive may hold"


class Stream(io.RawIOBase):
    """A stream to be read once, from its beginning; a subclass says what comes next."""

    def __init__(self, unpacking: Unpacking) -> None:
        self.damage: Damage | None = None  # known once it was met, which may be before the bytes in front were used
        self.told = False
        self._unpacking = unpacking

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Return how many bytes came into the buffer; 0 at the end."""
        target = memoryview(buffer)
        data = self.some(len(target))
        target[: len(data)] = data
        return len(data)

    def some(self, most: int) -> bytes:
        """Return the next bytes, one at least and `most` at most; none at the end."""
        raise NotImplementedError


def cause(streams: Sequence[Stream]) -> Damage | None:
    """Return why the last of these streams, each within the one before, is damaged; and count that as told."""
    found = [stream for stream in streams if stream.damage is not None and not stream.told]
    if not found or found[-1] is not streams[-1]:
        return None
    # What is cut off cuts off all that is in it.
    for stream in found:
        stream.told = stream is found[-1] or (stream.damage is not None and stream.damage.cut)
    return next(stream.damage for stream in found if stream.told)


class Counted(Stream):
    """The outermost archive as it is read, its bytes counted."""

    def __init__(self, source: BinaryIO, unpacking: Unpacking) -> None:
        super().__init__(unpacking)
        self._source = source

    def seekable(self) -> bool:
        """Tell whether it can seek."""
        return self._source.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Return where it stands once it went there."""
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        """Return where it stands."""
        return self._source.tell()

    def some(self, most: int) -> bytes:
        """Return the next bytes; none at the end."""
        data = self._source.read(most)
        self._unpacking.packed += len(data)
        return data


class Section(Stream):
    """So many bytes of another stream, from where it stands."""

    def __init__(self, source: Readable, size: int, unpacking: Unpacking) -> None:
        super().__init__(unpacking)
        self._source = source
        self._left = size

    def some(self, most: int) -> bytes:
        """Return the next bytes; none at the end."""
        if self.damage is not None:
            return b""
        data = self._source.read(min(most, self._left))
        self._left -= len(data)
        if not data and self._left:
            self.damage = Damage(CUT)
        return data


class Checked(Stream):
    """A stream whose length and CRC-32 are known beforehand."""

    def __init__(self, source: Stream, size: int, checksum: int, unpacking: Unpacking) -> None:
        super().__init__(unpacking)
        self._source = source
        self._left = size
        self._checksum = checksum
        self._found = 0

    def some(self, most: int) -> bytes:
        """Return the next bytes; none at the end."""
        if self.damage is not None:
            return b""
        # One byte more than there should be shows that the length is a lie.
        data = self._source.some(min(most, self._left + 1))
        kept = data[: self._left]
        self._left -= len(kept)
        self._found = zlib.crc32(kept, self._found)
        if self._source.damage is not None:
            self.damage = self._source.damage
        elif len(data) > len(kept) or (not data and self._left):
            self.damage = Damage("its length is not what the archive says; it was damaged or forged")
        elif not data and self._found != self._checksum:
            self.damage = Damage(CHECKSUM, cut=False)
        return kept


class Unpacked(Stream):
    """What a packed stream unpacks to; at damage and at a limit it ends, and the unpacking knows why."""

    def __init__(
        self, source: Readable, fresh: Callable[[], Unpacker], unpacking: Unpacking, *, again: bytes = b""
    ) -> None:
        super().__init__(unpacking)
        self._source = source
        self._fresh = fresh
        self._unpacker = fresh()
        self._again = again  # what another stream after the first begins with; b"" where none may follow
        self._given: bytes = b""
        self._at = 0
        self._taken = 0
        self._ended = False

    def some(self, most: int) -> bytes:
        """Return the next bytes; none at the end."""
        parts = bytearray()
        while len(parts) < most and not self._ended:
            if self._unpacker.eof:
                self._begin_again()
            else:
                parts += self._step(min(most - len(parts), _STEP))
        return bytes(parts)

    def _step(self, most: int) -> bytes:
        packed = self._sip() if self._unpacker.needs_input else b""
        try:
            data = self._unpacker.decompress(packed, most)
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
            self._end(_damage_of(error))
            return b""
        if not packed and not data and self._unpacker.needs_input and not self._unpacker.eof:
            self._end(Damage(CUT))
        if (limit := self._unpacking.count(len(data))) is not None:
            self._end(limit)
        return data

    def _sip(self) -> bytes:
        if self._at == len(self._given):
            self._given, self._at = self._source.read(_STEP), 0
        sip = _FIRST_SIP if self._taken < _STEP else _SIP
        size = _STEP if isinstance(self._unpacker, Inflater) else sip
        packed = self._given[self._at : self._at + size]
        self._at += len(packed)
        self._taken += len(packed)
        return packed

    def _begin_again(self) -> None:
        """Go on with another packed stream right after the one that ended, as tools that append write them."""
        rest = self._unpacker.unused_data + self._given[self._at :]
        while self._again and len(rest := rest.lstrip(_ZEROS)) < len(self._again):
            more = self._source.read(_STEP)
            if not more:
                break
            rest += more
        if self._again and rest.startswith(self._again):
            self._unpacker, self._given, self._at = self._fresh(), rest, 0
        elif self._again and rest:
            self._end(Damage("bytes follow its end that are no part of it", cut=False))
        self._ended = self._ended or not (self._again and rest)

    def _end(self, damage: Damage) -> None:
        self._ended = True
        self.damage = damage


def _damage_of(error: Exception) -> Damage:
    words = str(error)
    if words.endswith(_WRONG_SUM):
        return Damage(CHECKSUM, cut=False)
    if "Memory usage limit" in words:
        return Damage("it needs more memory to unpack than is given to one file; unpack it first")
    return Damage(DAMAGED)


class Inflater:
    """zlib's unpacker with the manners of bz2's and lzma's."""

    def __init__(self, window: int) -> None:
        self._unpacker = zlib.decompressobj(window)
        self._error: zlib.error | None = None

    @property
    def eof(self) -> bool:
        """Whether the end of what was packed is reached."""
        return self._unpacker.eof

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes of what it was given."""
        return self._error is None and not self._unpacker.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        """What it was given past that end."""
        return self._unpacker.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return what these bytes unpack to. Raises zlib.error once all that came before the damage was returned."""
        if self._error is not None:
            raise self._error
        packed = self._unpacker.unconsumed_tail + data
        before = self._unpacker.copy()
        try:
            return self._unpacker.decompress(packed, max_length)
        except zlib.error:
            self._unpacker = before
            return self._up_to_damage(packed)

    def _up_to_damage(self, packed: bytes) -> bytes:
        # zlib drops what a call had unpacked when it fails: a byte at a time drops nothing.
        unpacked = bytearray()
        for at in range(len(packed)):
            try:
                unpacked += self._unpacker.decompress(packed[at : at + 1])
            except zlib.error as error:
                self._error = error
                break
        return bytes(unpacked)


def gunzip() -> Unpacker:
    """Return an unpacker of one gzip stream."""
    return Inflater(16 + zlib.MAX_WBITS)


def inflate() -> Unpacker:
    """Return an unpacker of deflated bytes with nothing around them, as in ZIP."""
    return Inflater(-zlib.MAX_WBITS)


def bunzip() -> Unpacker:
    """Return an unpacker of one bzip2 stream."""
    return bz2.BZ2Decompressor()


def unxz() -> Unpacker:
    """Return an unpacker of one xz stream."""
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_UNPACKER_BYTES)


def unlzma() -> Unpacker:
    """Return an unpacker of one stream of the older LZMA format."""
    return lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_UNPACKER_BYTES)

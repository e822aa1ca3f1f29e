"""Packed bytes to bytes."""

import bz2
import gzip
import hashlib
import io
import lzma
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.archives.unpacking import (
    CHECKSUM,
    CUT,
    Checked,
    Damage,
    Section,
    Unpacked,
    Unpacker,
    Unpacking,
    bunzip,
    cause,
    gunzip,
    unxz,
)
from analysis.settings import Limits

KINDS = [(gzip.compress, gunzip, b"\x1f\x8b\x08"), (bz2.compress, bunzip, b"BZh"), (lzma.compress, unxz, b"\xfd7zXZ\0")]
kinds = pytest.mark.parametrize(("pack", "fresh", "mark"), KINDS, ids=["gzip", "bzip2", "xz"])
NOISE = b"".join(hashlib.sha512(b"%d" % number).digest() for number in range(5_000))
Pack = Callable[[bytes], bytes]
Fresh = Callable[[], Unpacker]


def unpacked(data: bytes, fresh: Fresh, again: bytes = b"") -> Unpacked:
    return Unpacked(io.BytesIO(data), fresh, Unpacking(Limits()), again=again)


@kinds
def test_megabytes_are_unpacked_as_they_were(pack: Pack, fresh: Fresh, mark: bytes) -> None:
    data = NOISE[:100_000] + b"news " * 500_000 + NOISE
    stream = unpacked(pack(data), fresh, mark)
    assert io.BufferedReader(stream).read() == data
    assert stream.damage is None


@given(st.sampled_from(KINDS), st.binary(max_size=200), st.binary(max_size=200), st.integers(1, 300))
def test_any_bytes_come_back_however_they_are_asked_for(
    kind: tuple[Pack, Fresh, bytes], first: bytes, second: bytes, most: int
) -> None:
    pack, fresh, mark = kind
    stream = unpacked(pack(first) + pack(second), fresh, mark)
    parts = []
    while part := stream.some(most):
        assert len(part) <= most
        parts.append(part)
    assert (b"".join(parts), stream.damage) == (first + second, None)


@given(st.sampled_from(KINDS), st.binary(max_size=300), st.binary(max_size=8), st.integers(0, 400))
def test_any_damage_is_noted_and_never_raised(
    kind: tuple[Pack, Fresh, bytes], data: bytes, noise: bytes, at: int
) -> None:
    pack, fresh, mark = kind
    packed = pack(data)
    broken = packed[:at] + noise + packed[at + len(noise) :]
    stream = unpacked(broken, fresh, mark)
    found = io.BufferedReader(stream).read()
    assert found == data or stream.damage is not None


@given(st.binary(min_size=1, max_size=2_000), st.data())
def test_a_cut_gzip_gives_what_came_before(data: bytes, draw: st.DataObject) -> None:
    packed = gzip.compress(data)
    stream = unpacked(packed[: draw.draw(st.integers(0, len(packed) - 1))], gunzip)
    assert data.startswith(io.BufferedReader(stream).read())
    assert stream.damage == Damage(CUT)


def test_damage_behind_the_data_costs_none_of_them() -> None:
    stream = unpacked(gzip.compress(b"news " * 50_000)[:-8] + bytes(8), gunzip)
    assert io.BufferedReader(stream).read() == b"news " * 50_000
    assert stream.damage == Damage(CHECKSUM, cut=False)


def test_a_dictionary_too_large_to_be_held_is_damage() -> None:
    greedy = lzma.compress(b"a", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 2**27}])
    stream = unpacked(greedy, unxz)
    assert stream.read(10) == b""
    assert stream.damage == Damage("it needs more memory to unpack than is given to one file; unpack it first")


@kinds
def test_no_more_is_unpacked_than_is_asked_for(pack: Pack, fresh: Fresh, mark: bytes) -> None:
    stream = unpacked(pack(b"a" * 2**22), fresh, mark)
    assert len(stream.some(1_000)) == 1_000


def test_a_section_is_so_many_bytes_and_damaged_where_there_are_fewer() -> None:
    source = io.BytesIO(b"abcdef")
    section = Section(source, 4, Unpacking(Limits()))
    assert (section.read(10), section.read(10), section.damage) == (b"abcd", b"", None)
    section = Section(source, 4, Unpacking(Limits()))
    assert (section.read(10), section.read(10), section.damage) == (b"ef", b"", Damage(CUT))


@pytest.mark.parametrize(
    ("size", "checksum", "damage"),
    [
        (3, zlib.crc32(b"abc"), None),
        (3, 1, Damage(CHECKSUM, cut=False)),
        (2, zlib.crc32(b"ab"), Damage("its length is not what the archive says; it was damaged or forged")),
        (4, zlib.crc32(b"abc"), Damage("its length is not what the archive says; it was damaged or forged")),
    ],
)
def test_length_and_checksum_are_held_against_what_was_said(size: int, checksum: int, damage: Damage | None) -> None:
    unpacking = Unpacking(Limits())
    stream = Checked(Section(io.BytesIO(b"abc"), 3, unpacking), size, checksum, unpacking)
    assert io.BufferedReader(stream).read() == b"abc"[:size]
    assert stream.damage == damage


def test_of_streams_within_streams_the_outermost_that_was_cut_is_the_cause() -> None:
    outer, inner = (Section(io.BytesIO(), 1, Unpacking(Limits())) for _ in range(2))
    outer.damage = Damage("outer")
    assert cause((outer, inner)) is None
    inner.damage = Damage("inner")
    assert cause((outer, inner)) == Damage("outer")
    assert cause((outer, inner)) is None
    assert cause((outer,)) is None


def test_a_cause_that_cut_nothing_off_is_told_apart() -> None:
    outer, inner = (Section(io.BytesIO(), 1, Unpacking(Limits())) for _ in range(2))
    outer.damage, inner.damage = Damage("outer", cut=False), Damage("inner")
    assert cause((outer, inner)) == Damage("inner")
    assert cause((outer,)) == Damage("outer", cut=False)

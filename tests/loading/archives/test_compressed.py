"""Files packed one by one."""

import bz2
import gzip
import lzma
import os
from collections.abc import Callable
from functools import partial

import pytest

from analysis.loading import Batch
from analysis.loading.archives import compressed
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]
Pack = Callable[[bytes], bytes]
PACKS = [
    pytest.param(gzip.compress, id="gzip"),
    pytest.param(partial(bz2.compress, compresslevel=1), id="bzip2"),
    pytest.param(partial(lzma.compress, preset=0), id="xz"),
]
TABLE = b"headline,body\nA,b\nC,d\n"
DAMAGED = "its packed data are damaged; what came before was read"
CHECKSUM = "its checksum is wrong: it was damaged since it was packed"
CUT = "it is cut off: the archive ends within it"


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", ["a.csv.gz", "a.csv", "-"])
def test_a_packed_file_is_read_whatever_its_ending(loaded: Loaded, pack: Pack, name: str) -> None:
    batch = loaded(pack(TABLE), name)
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.articles["place"].tolist() == [f"{name}:2", f"{name}:3"]
    assert batch.rejects.empty


@pytest.mark.parametrize(
    ("packed", "unpacked"),
    [
        ("a.csv.gz", "a.csv"),
        ("a.CSV.GZ", "a.CSV"),
        ("a.tgz", "a.tar"),
        ("a.tar.bz2", "a.tar"),
        ("a.xz", "a"),
        ("a.csv", "a.csv"),
    ],
)
def test_the_ending_under_that_of_packing_is_the_file_s(packed: str, unpacked: str) -> None:
    assert compressed.name_of(packed) == unpacked


def test_a_packed_file_has_the_same_article_as_the_file_itself(loaded: Loaded) -> None:
    ids = [loaded(data, name).articles["article_id"].tolist() for data, name in _both()]
    assert ids[0] == ids[1]


def _both() -> list[tuple[bytes, str]]:
    return [(TABLE, "a.csv"), (gzip.compress(TABLE), "a.csv.gz")]


@pytest.mark.parametrize("pack", PACKS)
def test_streams_one_after_another_are_one_file(loaded: Loaded, pack: Pack) -> None:
    assert loaded(pack(TABLE) + pack(b"E,f\n") + bytes(600), "a.csv").articles["headline"].tolist() == ["A", "C", "E"]


def test_text_that_begins_as_bzip_does_is_text(loaded: Loaded) -> None:
    batch = loaded(b"BZh9 sings\n\nAnd so on.\n", "a.txt")
    assert (len(batch.articles), batch.read) == (1, 1)


@pytest.mark.parametrize("pack", PACKS)
def test_a_file_cut_off_ends_in_one_reject(loaded: Loaded, pack: Pack) -> None:
    lines = b"headline\n" + b"".join(b"%d %s\n" % (n, os.urandom(40).hex().encode()) for n in range(3_000))
    packed = pack(lines)
    batch = loaded(packed[: len(packed) // 2], "a.csv.gz", own=Settings(limits=Limits()))
    assert batch.rejects["reason"].tolist() == [CUT]
    assert batch.rejects["place"].tolist() == [f"a.csv.gz:{len(batch.articles) + 2}"]
    headlines = lines.decode().splitlines()[1:]
    assert batch.articles["headline"].tolist() == headlines[: len(batch.articles)]
    assert batch.read == len(batch.articles) + 1


@pytest.mark.parametrize("kept", [0, 5, 15])
def test_a_file_cut_off_before_its_first_line_is_one_reject(loaded: Loaded, kept: int) -> None:
    packed = gzip.compress(TABLE)
    assert loaded(packed[:3] + packed[3:][:kept], "a.csv.gz").rejects["reason"].tolist() == [CUT]


def test_a_wrong_checksum_costs_no_record_and_is_told(loaded: Loaded) -> None:
    packed = bytearray(gzip.compress(TABLE))
    packed[-6] ^= 255
    batch = loaded(bytes(packed), "a.csv.gz")
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.rejects.to_numpy().tolist() == [["a.csv.gz", CHECKSUM, ""]]


@pytest.mark.parametrize("pack", PACKS)
def test_damage_within_is_one_reject(loaded: Loaded, pack: Pack) -> None:
    packed = bytearray(pack(TABLE))
    for at in range(len(packed) // 2, len(packed) // 2 + 4):
        packed[at] ^= 255
    batch = loaded(bytes(packed), "a.csv")
    assert len(batch.rejects) == 1
    assert batch.rejects["reason"].iloc[0] in {DAMAGED, CHECKSUM, CUT}


def test_what_follows_the_end_is_told(loaded: Loaded) -> None:
    batch = loaded(gzip.compress(TABLE) + b"headline", "a.csv.gz")
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.rejects["reason"].tolist() == ["bytes follow its end that are no part of it"]


@pytest.mark.parametrize("pack", PACKS)
def test_a_bomb_stops_at_the_ratio(loaded: Loaded, pack: Pack) -> None:
    bomb = pack(b"headline\n" + b"a" * (70 * 2**20))
    batch = loaded(bomb, "a.csv.gz")
    assert batch.articles.empty
    assert batch.rejects["reason"].tolist() == [
        "it unpacks to more than 200 times its size, as a decompression bomb does"
    ]


def test_what_one_archive_may_unpack_to_is_a_limit(loaded: Loaded) -> None:
    tight = Settings(limits=Limits(unpacked_bytes=20_000))
    lines = b"headline\n" + b"A line of news that is not very long\n" * 1_000
    batch = loaded(gzip.compress(lines), "a.csv.gz", own=tight)
    assert batch.rejects["reason"].tolist() == [
        "it unpacks to more than 20,000 bytes, the most that one archive may hold"
    ]
    assert len(batch.articles) > 100


def test_packing_within_packing_ends_at_the_depth(loaded: Loaded) -> None:
    data = TABLE
    for _ in range(3):
        data = gzip.compress(data)
    assert loaded(data, "a.csv").articles["headline"].tolist() == ["A", "C"]
    batch = loaded(gzip.compress(data), "a.csv")
    assert batch.rejects["reason"].tolist() == ["an archive within 3 others; unpack it first"]
    assert batch.read == 1

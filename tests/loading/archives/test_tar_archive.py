"""Tar archives, honest and hostile."""

import gzip
import io
import tarfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading import Batch, Defaults, read_stream
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]
TABLE = b"headline,body\nA,b\nC,d\n"
CUT = "it is cut off: the archive ends within it"
LONG = "a/" * 90 + "ein-langer-name-" * 9 + "é.csv"


def member(
    name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE, link: str = ""
) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname = len(content), kind, link
    return info, content


def packed(*members: tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for info, content in members:
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def tar(files: Mapping[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    return packed(*(member(name, content) for name, content in files.items()), form=form)


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_each_file_is_read_by_its_own_ending(loaded: Loaded, form: int) -> None:
    batch = loaded(tar({"./in/a.csv": TABLE, "b.jsonl": b'{"title":"E"}\n'}, form), "x.tar")
    assert batch.articles["place"].tolist() == ["x.tar: ./in/a.csv:2", "x.tar: ./in/a.csv:3", "x.tar: b.jsonl:1"]
    assert batch.rejects.empty


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_are_read_whole(loaded: Loaded, form: int) -> None:
    batch = loaded(tar({LONG: TABLE, "b.csv": TABLE}, form), "x.tar")
    assert batch.articles["place"].tolist()[::2] == [f"x.tar: {LONG}:2", "x.tar: b.csv:2"]


@pytest.mark.parametrize("name", ["x.tar.gz", "x.tgz", "x", "x.csv"])
def test_a_packed_archive_is_one_archive(loaded: Loaded, name: str) -> None:
    batch = loaded(gzip.compress(tar({"a.csv": TABLE})), name, own=Settings(limits=Limits(archive_depth=1)))
    assert batch.articles["place"].tolist() == [f"{name}: a.csv:2", f"{name}: a.csv:3"]


def test_an_archive_without_the_mark_is_known_by_its_ending(loaded: Loaded) -> None:
    header = bytearray(tar({"a.csv": TABLE}, tarfile.USTAR_FORMAT))
    header[257:265] = bytes(8)
    header[148:156] = b"%06o\0 " % tarfile.calc_chksums(bytes(header[:512]))[0]  # type: ignore[attr-defined]  # not in the stubs
    assert loaded(bytes(header), "x.tar").articles["headline"].tolist() == ["A", "C"]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2_000))))
def test_what_tarfile_writes_is_read_file_by_file(sizes: list[tuple[int, int]]) -> None:
    texts = [b"%d " % number + b"x" * size for number, (_, size) in enumerate(sizes)]
    names = ["n" * 60 * depth + f"{number}.txt" for number, (depth, _) in enumerate(sizes)]
    data = packed(*(member(name, text) for name, text in zip(names, texts, strict=True)))
    batches = list(read_stream(io.BytesIO(data), "x.tar", Defaults(), Settings(limits=Limits())))
    places = [place for batch in batches for place in batch.articles["place"]]
    assert places == [f"x.tar: {name}:1" for name in names]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, "a link; not followed"),
        (tarfile.LNKTYPE, "a link; not followed"),
        (tarfile.FIFOTYPE, "a pipe, a socket or a device and no file; not read"),
        (tarfile.CHRTYPE, "a pipe, a socket or a device and no file; not read"),
        (tarfile.GNUTYPE_SPARSE, "a file with holes; unpack it first"),
        (b"Z", "an entry of an unknown kind (b'Z'); not read"),
    ],
)
def test_what_is_no_plain_file_is_not_followed(loaded: Loaded, kind: bytes, reason: str) -> None:
    batch = loaded(packed(member("a.csv", b"", kind, "/etc/passwd"), member("b.csv", TABLE)), "x.tar")
    assert batch.rejects.to_numpy().tolist() == [["x.tar: a.csv", reason, ""]]
    assert len(batch.articles) == 2


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "in/../../a.csv"])
def test_a_name_that_leads_out_costs_its_file_alone(loaded: Loaded, name: str) -> None:
    batch = loaded(tar({name: TABLE, "b.csv": TABLE}), "x.tar")
    assert batch.rejects.to_numpy().tolist() == [[f"x.tar: {name}", "its name leads out of the archive; not read", ""]]
    assert len(batch.articles) == 2


def test_a_file_with_holes_by_the_newer_way_of_writing_is_a_reject(loaded: Loaded) -> None:
    info, content = member("GNUSparseFile.1/a.csv", b"1\n0\n5\n")
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.name": "a.csv"}
    batch = loaded(packed((info, content)), "x.tar")
    assert batch.rejects.to_numpy().tolist() == [["x.tar: a.csv", "a file with holes; unpack it first", ""]]


@pytest.mark.parametrize(
    ("packing", "kept"), [(bytes, 512 + 512 + 512 + 10), (lambda data: gzip.compress(data, 0), 512 + 512 + 512 + 31)]
)
def test_a_file_cut_off_costs_its_last_record_alone(
    loaded: Loaded, packing: Callable[[bytes], bytes], kept: int
) -> None:
    data = packing(tar({"a.csv": TABLE, "b.csv": TABLE}, tarfile.USTAR_FORMAT))[:kept]
    batch = loaded(data, "x.tar")
    assert batch.articles["place"].tolist() == ["x.tar: a.csv:2", "x.tar: a.csv:3"]
    assert batch.rejects["reason"].tolist() == [CUT]
    assert batch.rejects["place"].str.startswith("x.tar: b.csv").all()


@pytest.mark.parametrize("packing", [bytes, gzip.compress])
def test_a_damaged_header_ends_the_archive_in_one_reject(loaded: Loaded, packing: Callable[[bytes], bytes]) -> None:
    data = bytearray(tar({"a.csv": TABLE, "b.csv": TABLE}, tarfile.USTAR_FORMAT))
    data[1024 + 5] ^= 255
    batch = loaded(packing(bytes(data)), "x.tar")
    assert len(batch.articles) == 2
    reason = "a header in it is damaged; what came before was read"
    assert batch.rejects.to_numpy().tolist() == [["x.tar", reason, ""]]


def test_a_checksum_of_the_packing_is_looked_at_too(loaded: Loaded) -> None:
    data = bytearray(gzip.compress(tar({"a.csv": TABLE})))
    data[-6] ^= 255
    batch = loaded(bytes(data), "x.tgz")
    assert len(batch.articles) == 2
    assert batch.rejects["reason"].tolist() == ["its checksum is wrong: it was damaged since it was packed"]


def test_one_archive_after_another_is_read_too(loaded: Loaded) -> None:
    assert loaded(tar({"a.csv": TABLE}) + tar({"b.csv": TABLE}), "x.tar").read == 4


def test_facts_too_long_to_be_true_are_not_taken_into_memory(loaded: Loaded) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 2**33
    data = header.tobuf(tarfile.GNU_FORMAT) + bytes(4_096)
    batch = loaded(data, "x.tar")
    assert batch.rejects["reason"].tolist() == ["a header in it is damaged; what came before was read"]


@pytest.mark.parametrize("fact", [b"0 path=a\n", b"99 path=a\n", b"x", b"5 a=b", b"10 abcdefgh"])
def test_facts_of_a_wrong_length_are_damage(loaded: Loaded, fact: bytes) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, len(fact)
    data = header.tobuf() + fact.ljust(512, b"\0") + tar({"a.csv": TABLE}, tarfile.USTAR_FORMAT)
    assert len(loaded(data, "x.tar").rejects) <= 1


def test_more_files_than_an_archive_may_hold_end_it(loaded: Loaded) -> None:
    tight = Settings(limits=Limits(archive_members=2))
    batch = loaded(tar({f"{number}.csv": TABLE for number in range(5)}), "x.tar", own=tight)
    assert len(batch.articles) == 4
    assert batch.rejects["reason"].tolist() == ["more than 2 files, the most that one archive may hold"]


def test_a_bomb_ends_the_archive_in_one_reject(loaded: Loaded) -> None:
    batch = loaded(gzip.compress(tar({"a.csv": TABLE, "b.csv": b"a" * (70 * 2**20), "c.csv": TABLE})), "x.tgz")
    reason = "it unpacks to more than 200 times its size, as a decompression bomb does"
    assert batch.rejects["reason"].tolist() == [reason]
    assert len(batch.articles) == 2


@given(st.binary(max_size=600), st.integers(0, 2_000))
def test_any_bytes_in_a_header_end_in_records_or_rejects(noise: bytes, at: int) -> None:
    data = bytearray(tar({"a.csv": TABLE, LONG: TABLE}))
    data[at : at + len(noise)] = noise
    for batch in read_stream(io.BytesIO(bytes(data)), "x.tar", Defaults(), Settings(limits=Limits())):
        assert batch.read == len(batch.articles) + len(batch.rejects)
        assert not batch.rejects["reason"].str.startswith("cannot be read").any()

"""ZIP archives, honest and hostile."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping

import pytest

from analysis.loading import Batch
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]
TABLE = b"headline,body\nA,b\nC,d\n"
ORDER = {
    zipfile.ZIP_STORED: "stored",
    zipfile.ZIP_DEFLATED: "deflate",
    zipfile.ZIP_BZIP2: "bzip2",
    zipfile.ZIP_LZMA: "lzma",
}


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Pipe(io.RawIOBase):
    """A stream that cannot seek, as standard input is."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._rest.read(size)


@pytest.mark.parametrize("method", ORDER, ids=ORDER.values())
def test_each_file_is_read_by_its_own_ending(loaded: Loaded, method: int) -> None:
    batch = loaded(packed({"in/a.csv": TABLE, "b.jsonl": b'{"title":"E"}\n'}, method), "x.zip")
    assert batch.articles["place"].tolist() == ["x.zip: in/a.csv:2", "x.zip: in/a.csv:3", "x.zip: b.jsonl:1"]
    assert batch.rejects.empty


def test_a_file_of_an_archive_is_the_same_article_as_the_file_itself(loaded: Loaded) -> None:
    inside = loaded(packed({"in/a.csv": TABLE}), "x.zip").articles["article_id"].tolist()
    assert inside == loaded(TABLE, "a.csv").articles["article_id"].tolist()


def test_each_file_has_its_own_order_of_day_and_month(loaded: Loaded) -> None:
    tables = {name: f"title,date\nA,03/04/2024\nB,{other}\n" for name, other in _DATES.items()}
    articles = loaded(packed({name: table.encode() for name, table in tables.items()}), "x.zip").articles
    assert articles["published_at"].dt.strftime("%m-%d").tolist()[::2] == ["04-03", "03-04"]


_DATES = {"a.csv": "17/10/2024", "b.csv": "10/17/2024"}


@pytest.mark.parametrize("name", ["x.zip", "x.csv", "standard input"])
def test_an_archive_is_known_by_its_content(loaded: Loaded, name: str) -> None:
    assert loaded(packed({"a.csv": TABLE}), name).articles["headline"].tolist() == ["A", "C"]


def test_archives_within_archives_are_read_to_the_depth_that_is_set(loaded: Loaded) -> None:
    data = packed({"a.csv": TABLE})
    for number in (2, 3):
        data = packed({f"{number}.zip": data})
    assert loaded(data, "x.zip").articles["place"].iloc[0] == "x.zip: 3.zip: 2.zip: a.csv:2"
    batch = loaded(packed({"4.zip": data}), "x.zip")
    assert batch.rejects.to_numpy().tolist() == [
        ["x.zip: 4.zip: 3.zip: 2.zip", "an archive within 3 others; unpack it first", ""]
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../a.csv", "its name leads out of the archive; not read"),
        ("in/../../a.csv", "its name leads out of the archive; not read"),
        ("/etc/a.csv", "its name leads out of the archive; not read"),
        ("..\\a.csv", "its name leads out of the archive; not read"),
        ("C:\\a.csv", "its name leads out of the archive; not read"),
        ("a\x1b[2J.csv", "its name holds control characters and may lead anywhere; not read"),
    ],
)
def test_a_name_that_leads_elsewhere_costs_its_file_alone(loaded: Loaded, name: str, reason: str) -> None:
    batch = loaded(packed({name: TABLE, "b.csv": TABLE}), "x.zip")
    assert batch.rejects.to_numpy().tolist() == [[f"x.zip: {name}".replace("\x1b", "\ufffd"), reason, ""]]
    assert len(batch.articles) == 2


def test_hidden_files_and_folders_are_passed_over(loaded: Loaded) -> None:
    files = {"__MACOSX/._a.csv": b"\0\5", ".DS_Store": b"\0", "in/": b"", "in/Thumbs.db": b"\0", "in/a.csv": TABLE}
    batch = loaded(packed(files), "x.zip")
    assert (len(batch.articles), batch.read) == (2, 2)


@pytest.mark.parametrize("files", [{}, {".hidden.csv": TABLE}, {"in/": b""}])
def test_an_archive_with_nothing_to_read_is_one_reject(loaded: Loaded, files: dict[str, bytes]) -> None:
    assert loaded(packed(files), "x.zip").rejects.to_numpy().tolist() == [
        ["x.zip", "the archive holds no file that is not hidden", ""]
    ]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (stat.S_IFLNK, "a link; not followed"),
        (stat.S_IFIFO, "a pipe, a socket or a device and no file; not read"),
        (stat.S_IFCHR, "a pipe, a socket or a device and no file; not read"),
    ],
)
def test_what_is_no_file_is_not_followed(loaded: Loaded, kind: int, reason: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("a.csv")
        info.external_attr = (kind | 0o644) << 16
        archive.writestr(info, "/etc/passwd")
    assert loaded(stream.getvalue(), "x.zip").rejects.to_numpy().tolist() == [["x.zip: a.csv", reason, ""]]


def listed(data: bytes, at: int, value: bytes) -> bytes:
    """Write into the first entry of the archive's list, at an offset."""
    start = data.index(b"PK\x01\x02") + at
    return data[:start] + value + data[start + len(value) :]


def test_an_encrypted_file_is_a_reject(loaded: Loaded) -> None:
    data = listed(packed({"a.csv": TABLE, "b.csv": TABLE}), 8, b"\x01\x00")
    batch = loaded(data, "x.zip")
    assert batch.rejects.to_numpy().tolist() == [["x.zip: a.csv", "encrypted; unpack it first", ""]]
    assert len(batch.articles) == 2


@pytest.mark.parametrize(("method", "name"), [(9, "Deflate64"), (98, "PPMd"), (77, "77")])
def test_another_method_of_packing_is_a_reject(loaded: Loaded, method: int, name: str) -> None:
    data = listed(packed({"a.csv": TABLE}), 10, struct.pack("<H", method))
    reason = f"packed by a method that is not read here ({name}); unpack it first"
    assert loaded(data, "x.zip").rejects["reason"].tolist() == [reason]


def test_a_wrong_checksum_costs_no_record_and_is_told(loaded: Loaded) -> None:
    data = listed(packed({"a.csv": TABLE, "b.csv": TABLE}), 16, b"\0\0\0\0")
    batch = loaded(data, "x.zip")
    reason = "its checksum is wrong: it was damaged since it was packed"
    assert batch.rejects.to_numpy().tolist() == [["x.zip: a.csv", reason, ""]]
    assert len(batch.articles) == 4


@pytest.mark.parametrize("size", [5, 2**31])
def test_a_lie_about_the_length_is_told(loaded: Loaded, size: int) -> None:
    batch = loaded(listed(packed({"a.csv": TABLE}), 24, struct.pack("<I", size)), "x.zip")
    assert batch.rejects["reason"].tolist() == ["its length is not what the archive says; it was damaged or forged"]


def test_damage_in_one_file_leaves_the_others(loaded: Loaded) -> None:
    data = bytearray(packed({"a.csv": TABLE * 100, "b.csv": TABLE}))
    data[50:60] = bytes(10)
    batch = loaded(bytes(data), "x.zip")
    assert batch.rejects["place"].str.startswith("x.zip: a.csv").tolist() == [True]
    assert batch.articles["place"].tolist()[-2:] == ["x.zip: b.csv:2", "x.zip: b.csv:3"]


def test_a_file_that_is_not_where_the_list_says_is_a_reject(loaded: Loaded) -> None:
    batch = loaded(listed(packed({"a.csv": TABLE}), 42, struct.pack("<I", 3)), "x.zip")
    assert batch.rejects["reason"].tolist() == ["it is not where the archive's list says; the archive is damaged"]


@pytest.mark.parametrize("kept", [10, 60, -10])
def test_an_archive_without_its_list_is_one_reject(loaded: Loaded, kept: int) -> None:
    batch = loaded(packed({"a.csv": TABLE})[:kept], "x.zip")
    reason = "its list of files is cut off or damaged; unpack it with a tool that repairs, or get it again"
    assert batch.rejects.to_numpy().tolist() == [["x.zip", reason, ""]]


def test_files_that_lie_one_over_the_other_are_not_read(loaded: Loaded) -> None:
    data = packed({"a.csv": TABLE, "b.csv": TABLE})
    second = data.rindex(b"PK\x01\x02") + 42
    batch = loaded(data[:second] + bytes(4) + data[second + 4 :], "x.zip")
    reason = "its files lie one over the other, as in a decompression bomb; not read"
    assert batch.rejects.to_numpy().tolist() == [["x.zip", reason, ""]]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_ends_the_archive_in_one_reject(loaded: Loaded, method: int) -> None:
    data = packed({"a.csv": TABLE, "b.csv": b"a" * (70 * 2**20), "c.csv": TABLE}, method)
    batch = loaded(data, "x.zip")
    reason = "it unpacks to more than 200 times its size, as a decompression bomb does"
    assert [row[1] for row in batch.rejects.to_numpy().tolist()] == [reason]
    assert batch.articles["place"].tolist() == ["x.zip: a.csv:2", "x.zip: a.csv:3"]


def test_more_files_than_an_archive_may_hold_are_one_reject(loaded: Loaded) -> None:
    tight = Settings(limits=Limits(archive_members=2))
    data = packed({f"{number}.csv": TABLE for number in range(3)})
    reason = "more than 2 files, the most that one archive may hold"
    assert loaded(data, "x.zip", own=tight).rejects.to_numpy().tolist() == [["x.zip", reason, ""]]


def test_files_of_archives_within_are_counted_with_the_others(loaded: Loaded) -> None:
    tight = Settings(limits=Limits(archive_members=5))
    data = packed({f"{number}.zip": packed({"a.csv": TABLE, "b.csv": TABLE}) for number in range(2)})
    batch = loaded(data, "x.zip", own=tight)
    assert batch.rejects["place"].tolist() == ["x.zip: 1.zip"]
    assert len(batch.articles) == 6


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_are_each_read(loaded: Loaded) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.csv", TABLE)
        archive.writestr("a.csv", TABLE)
    assert loaded(stream.getvalue(), "x.zip").read == 4


def test_a_stream_that_cannot_seek_is_read_as_well(settings: Settings) -> None:
    from analysis.loading import Defaults, read_stream  # noqa: PLC0415  (the fixture reads seekable streams)

    data = packed({"a.csv": TABLE})
    (batch,) = read_stream(Pipe(data), "standard input", Defaults(), settings)  # type: ignore[arg-type]  # a pipe has no more of a file than this
    assert batch.articles["place"].tolist() == ["standard input: a.csv:2", "standard input: a.csv:3"]


def test_a_stream_too_long_to_be_copied_is_one_reject(settings: Settings) -> None:
    from analysis.loading import Defaults, read_stream  # noqa: PLC0415  (as above)

    tight = settings.model_copy(update={"limits": Limits(unpacked_bytes=50)})
    pipe = Pipe(packed({"a.csv": TABLE}))
    (batch,) = read_stream(pipe, "-", Defaults(), tight)  # type: ignore[arg-type]  # a pipe has no more of a file than this
    assert batch.rejects["reason"].tolist() == ["longer than 50 bytes, the most that one archive may have"]


def test_nothing_is_written_to_a_file_of_a_name(
    loaded: Loaded, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path_factory.mktemp("here")
    monkeypatch.chdir(empty)
    loaded(packed({"a.csv": TABLE, "in/b.zip": packed({"c.csv": TABLE})}), "x.zip")
    assert list(empty.iterdir()) == []

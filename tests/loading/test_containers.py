"""Inputs that hold other inputs, of different kinds within each other."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import pytest

from analysis.loading import Batch
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]
TABLE = b"headline,body\nA,b\nC,d\n"
CUT = "it is cut off: the archive ends within it"


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def test_archives_of_all_kinds_hold_each_other(loaded: Loaded) -> None:
    data = tarred(
        {"a.zip": zipped({"b.csv.gz": gzip.compress(TABLE)}), "c.tgz": gzip.compress(tarred({"d.csv": TABLE}))}
    )
    assert loaded(gzip.compress(data), "x.tar.gz", own=Settings(limits=Limits())).articles["place"].tolist() == [
        "x.tar.gz: a.zip: b.csv.gz:2",
        "x.tar.gz: a.zip: b.csv.gz:3",
        "x.tar.gz: c.tgz: d.csv:2",
        "x.tar.gz: c.tgz: d.csv:3",
    ]


def test_a_text_within_an_archive_needs_an_ending_that_is_known(loaded: Loaded) -> None:
    files = {"a.py": b"import this\n", "etc/passwd": b"root:x:0:0:root\n", "b": b"title,body\nA,b\n"}
    batch = loaded(zipped(files), "x.zip")
    assert batch.rejects["place"].tolist() == ["x.zip: a.py", "x.zip: etc/passwd"]
    assert batch.rejects["reason"].str.partition("; ")[0].tolist() == [
        "its format is not known by the ending .py",
        "its format is not known without an ending",
    ]
    assert batch.articles["place"].tolist() == ["x.zip: b:2"]


def test_a_packed_text_that_the_user_names_needs_none(loaded: Loaded) -> None:
    assert len(loaded(gzip.compress(b"A\n\nIt was so.\n"), "notes.log.gz").articles) == 1


def test_an_empty_file_within_an_archive_is_a_reject(loaded: Loaded) -> None:
    assert loaded(zipped({"a.csv": b""}), "x.zip").rejects.to_numpy().tolist() == [
        ["x.zip: a.csv", "the file is empty", ""]
    ]


@pytest.mark.parametrize("kept", [600, 1_100, 1_600, 2_600])
def test_an_archive_within_one_cut_off_is_told_once(loaded: Loaded, kept: int) -> None:
    inner = tarred({"a.csv": TABLE, "b.zip": zipped({"c.csv": TABLE * 100}, zipfile.ZIP_STORED)})
    packed = gzip.compress(inner, 0)
    batch = loaded(packed[:kept], "x.tgz")
    assert batch.rejects["reason"].tolist() == [CUT]


def test_zeros_in_an_archive_within_an_archive_count_for_the_outermost(loaded: Loaded) -> None:
    bomb = gzip.compress(b"a" * (40 * 2**20))
    data = zipped({"a.csv.gz": bomb, "b.csv.gz": bomb, "c.csv": TABLE}, zipfile.ZIP_STORED)
    batch = loaded(data, "x.zip")
    assert batch.rejects["reason"].tolist()[-1] == (
        "it unpacks to more than 200 times its size, as a decompression bomb does"
    )
    assert batch.articles.empty


def test_many_small_bombs_are_one_bomb(loaded: Loaded) -> None:
    lines = b"headline\n" + b"a" * 2**20
    data = zipped({f"{number}.csv": lines for number in range(100)})
    batch = loaded(data, "x.zip", own=Settings(limits=Limits()))
    assert batch.rejects["reason"].tolist()[-1] == (
        "it unpacks to more than 200 times its size, as a decompression bomb does"
    )
    assert 60 < batch.read < 70


def test_an_archive_that_holds_itself_ends(loaded: Loaded) -> None:
    data = TABLE
    for number in range(20):
        data = zipped({f"{number}.zip": data})
    batch = loaded(data, "x.zip")
    assert batch.read == 1
    assert batch.rejects["reason"].tolist() == ["an archive within 3 others; unpack it first"]

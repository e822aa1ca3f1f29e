"""Inputs as the user names them."""

import io
import os
import socket
from pathlib import Path

import pytest

from analysis.loading.documents import File, TooLongError, document, files_in, is_hidden, seekable
from analysis.settings import Limits

OUT = "a link that leads out of the folder; not followed"
NOWHERE = "a link that leads nowhere; not followed"
NO_FILE = "a pipe, a socket or a device and no file; not opened"


def refusals(folder: Path) -> dict[str, str]:
    return {file.path.name: file.refusal for file in files_in([folder])}


def test_files_of_a_folder_come_sorted_and_those_for_programs_not_at_all(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".DS_Store", "Thumbs.db"):
        (tmp_path / name).touch()
    for folder in ("__MACOSX", ".git", "in"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "c.csv").touch()
    assert list(files_in([tmp_path])) == [File(tmp_path / name, found=True) for name in ("a.csv", "b.csv", "in/c.csv")]


def test_links_that_lead_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.csv").touch()
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "file.csv").symlink_to(tmp_path / "outside" / "x.csv")
    (folder / "folder").symlink_to(tmp_path / "outside")
    (folder / "gone.csv").symlink_to("/nowhere/at/all.csv")
    assert refusals(folder) == dict.fromkeys(("folder", "file.csv", "gone.csv"), OUT)


def test_links_within_the_folder_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").touch()
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "again.csv").symlink_to(tmp_path / "in" / "a.csv")
    assert refusals(tmp_path) == {"again.csv": "", "a.csv": ""}


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.csv").symlink_to(tmp_path / "gone.csv")
    (tmp_path / "one.csv").symlink_to(tmp_path / "two.csv")
    (tmp_path / "two.csv").symlink_to(tmp_path / "one.csv")
    assert refusals(tmp_path) == dict.fromkeys(("broken.csv", "one.csv", "two.csv"), NOWHERE)


def test_what_is_no_file_is_refused_and_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    os.mkfifo("pipe.csv")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.csv")
        assert refusals(tmp_path) == {"pipe.csv": NO_FILE, "socket.csv": NO_FILE}


def test_a_file_that_the_user_names_is_taken_whatever_it_is(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to("/nowhere")
    assert list(files_in([link])) == [File(link)]


@pytest.mark.parametrize(("name", "hidden"), [(".a", True), ("__MACOSX", True), ("Thumbs.db", True), ("a.csv", False)])
def test_what_programs_put_beside_files_is_hidden(name: str, *, hidden: bool) -> None:
    assert is_hidden(name) is hidden


def test_a_document_gives_its_first_bytes_again_and_seeks_where_its_stream_can() -> None:
    data = bytes(range(256)) * 1_000
    opened = document(io.BytesIO(data), "a.csv", Limits())
    assert opened.sample == data[: 64 * 2**10]
    assert opened.stream.read() == data
    assert opened.stream.seek(-3, io.SEEK_END) == len(data) - 3
    assert opened.stream.read() == data[-3:]


class Pipe(io.RawIOBase):
    """Bytes that come once."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._rest.read(min(size, 1_000))


@pytest.mark.parametrize("length", [10, 100_000])
def test_a_stream_that_cannot_seek_is_copied_for_it(length: int) -> None:
    data = bytes(range(10)) * (length // 10)
    opened = document(Pipe(data), "a.zip", Limits())  # type: ignore[arg-type]  # a pipe has no more of a file than this
    assert not opened.stream.seekable()
    with seekable(opened, length) as stream:
        assert stream.read() == data
        stream.seek(0)
        assert stream.read(3) == data[:3]


def test_a_copy_longer_than_it_may_be_is_given_up() -> None:
    opened = document(Pipe(bytes(20)), "a.zip", Limits())  # type: ignore[arg-type]  # a pipe has no more of a file than this
    with pytest.raises(TooLongError, match=r"^longer than 19 bytes$"), seekable(opened, 19):
        pass


@pytest.mark.parametrize(
    ("name", "own_name", "ending"), [("in/a.CSV", "", ".csv"), ("x.zip: a.csv", "a.csv", ".csv"), ("-", "", "")]
)
def test_the_ending_is_that_of_the_file_alone(name: str, own_name: str, ending: str) -> None:
    assert document(io.BytesIO(), name, Limits(), own_name).ending == ending

"""Files that are whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from analysis.cli.writing import whole


def test_a_file_takes_its_place_when_all_is_written(tmp_path: Path) -> None:
    place = tmp_path / "out"
    with whole(place) as file:
        file.write(b"all of it")
        assert not place.exists()
    assert place.read_bytes() == b"all of it"
    assert list(tmp_path.iterdir()) == [place]


def test_what_was_there_stays_when_the_work_fails(tmp_path: Path) -> None:
    place = tmp_path / "out"
    place.write_bytes(b"before")
    with pytest.raises(OSError, match="disk full"):
        _fail_halfway(place)
    assert place.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [place]


def _fail_halfway(place: Path) -> None:
    with whole(place) as file:
        file.write(b"half")
        msg = "disk full"
        raise OSError(msg)


def test_a_file_keeps_its_rights_and_a_link_its_target(tmp_path: Path) -> None:
    place, link = tmp_path / "out", tmp_path / "link"
    place.touch()
    place.chmod(0o640)
    link.symlink_to(place)
    with whole(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert place.read_bytes() == b"new"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


def test_a_device_is_written_and_not_replaced() -> None:
    with whole(Path(os.devnull)) as file:
        file.write(b"gone")
    assert not Path(os.devnull).is_file()

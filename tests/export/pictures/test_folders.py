"""Folders of browsers: what a killed process left is removed, what is in use is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.export.pictures.folders import Folder, sweep

TAKE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from analysis.export.pictures.folders import Folder
print(Folder(Path(sys.argv[1])).path, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_folder_is_there_until_it_is_removed(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert folder.path.is_dir()
    folder.remove()
    assert not list(tmp_path.iterdir())


def test_the_folder_of_a_killed_process_is_removed_by_the_next(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TAKE_AND_DIE, str(tmp_path)]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    left = Path(made.stdout.strip())
    assert left.is_dir()
    folder = Folder(tmp_path)
    assert set(tmp_path.iterdir()) == {folder.path, folder.path.with_suffix(".lock")}
    folder.remove()


def test_what_is_in_use_or_not_ours_stays(tmp_path: Path) -> None:
    used, other = Folder(tmp_path), tmp_path / "other"
    other.mkdir()
    sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {used.path, used.path.with_suffix(".lock"), other}
    used.remove()


def test_without_a_place_it_lies_among_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = Folder()
    assert folder.path.parent == tmp_path
    folder.remove()

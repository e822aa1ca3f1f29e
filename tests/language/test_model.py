"""What tells the files of a model from any others."""

import os
from pathlib import Path

import pytest

from analysis.errors import MarqueeError
from analysis.language.model import digest_of

FILES = ("model.onnx", "words.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_text(name)
    return tmp_path


def digest(folder: Path) -> str:
    return digest_of(folder, FILES, "that marks names")


def test_files_that_stayed_as_they_were_are_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(folder)
    monkeypatch.setattr(Path, "read_bytes", None)
    assert digest(folder) == before


def test_a_file_that_was_written_or_exchanged_is_read_again(folder: Path) -> None:
    found = [digest(folder)]
    model = folder / "model.onnx"
    was = model.stat()
    (folder / "new").write_text("Model.onnx")
    os.utime(folder / "new", ns=(was.st_atime_ns, was.st_mtime_ns))
    (folder / "new").replace(model)
    found.append(digest(folder))
    model.write_text("mOdel.onnx")
    os.utime(model, ns=(was.st_atime_ns, was.st_mtime_ns + 1))
    found.append(digest(folder))
    model.write_text("longer")
    found.append(digest(folder))
    assert len(set(found)) == len(found)


def test_a_missing_file_is_told_whatever_was_read_before(folder: Path) -> None:
    digest(folder)
    (folder / "words.json").unlink()
    with pytest.raises(MarqueeError) as refused:
        digest(folder)
    assert str(refused.value) == (
        f"{folder / 'words.json'}: no such file; the model that marks names is part of Marquee: install it again"
    )

"""What was measured of the model: read whole or refused, and said in one line."""

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import MarqueeError
from analysis.packaged import model_folder
from analysis.tone import measured

GOOD = {
    "confusion": [[3, 1, 0], [0, 4, 0], [0, 1, 3]],
    "passages": 12,
    "wrong": 1 / 6,
    "data": "twelve passages",
    "date": "2026-11-23",
}


def written(folder: Path, text: str) -> Path:
    (folder / measured.FILE).write_text(text, encoding="utf-8")
    return folder


def test_what_was_measured_is_read_and_said(tmp_path: Path) -> None:
    found = measured.read(written(tmp_path, json.dumps(GOOD)))
    assert found.confusion == ((3, 1, 0), (0, 4, 0), (0, 1, 3))
    assert (found.passages, found.data, found.date) == (12, "twelve passages", "2026-11-23")
    assert found.line == "Machine estimate, wrong in about one of 6 passages (measured)."


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    measured.read(written(tmp_path, json.dumps(GOOD)))
    again = measured.read(written(tmp_path, json.dumps({**GOOD, "wrong": 0.5})))
    assert again.line == "Machine estimate, wrong in about one of 2 passages (measured)."


def test_what_comes_along_agrees_with_itself() -> None:
    found = measured.read(model_folder())
    counts = np.array(found.confusion)
    assert counts.sum() == found.passages
    assert 1 - np.trace(counts) / counts.sum() == pytest.approx(found.wrong, abs=5e-4)


def test_without_the_file_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(MarqueeError) as raised:
        measured.read(tmp_path)
    assert str(raised.value) == f"{tmp_path / 'portrayal.json'}: no such file; it is part of Marquee: install it again"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (json.dumps({name: GOOD[name] for name in GOOD if name != "passages"}), "'passages' is missing"),
        (json.dumps({**GOOD, "confusion": [[1, 2], [3, 4]]}), "confusion is not 3 rows of 3 counts"),
        (json.dumps({**GOOD, "confusion": [[1, 2, 3], [3, 4, 5], [1, -1, 1]]}), "confusion is not 3 rows of 3 counts"),
        (json.dumps({**GOOD, "confusion": [[1, 2, 3], [3, 4], [1]]}), "confusion is not 3 rows of 3 counts"),
        (json.dumps({**GOOD, "wrong": 0}), "wrong is 0.0, not a share above 0 and up to 1"),
        (json.dumps({**GOOD, "wrong": 25}), "wrong is 25.0, not a share above 0 and up to 1"),
    ],
)
def test_what_is_no_measurement_is_refused(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(MarqueeError) as raised:
        measured.read(written(tmp_path, text))
    file = tmp_path / "portrayal.json"
    assert str(raised.value) == f"{file}: not what was measured of the model ({why}); install Marquee again"

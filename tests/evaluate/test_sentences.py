"""NewsMTSC: sentences and whom they are about."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import LoadingError
from analysis.evaluate import sentences
from analysis.evaluate.labels import Tone
from analysis.evaluate.sentences import Sentence
from analysis.tone.masked import OTHER, TARGET
from tests.entities.known import KNOWN
from tests.tone.test_judging import Counting

TEXT = "Jon Hamm met Elisabeth Moss; Hamm praised her."
LINE: dict[str, Any] = {
    "sentence": TEXT,
    "from": 0,
    "to": 8,
    "polarity": 0,
    "mention": "Jon Hamm",
    "id": "x_Jon Hamm_0",
}


def _file(folder: Path, *lines: object) -> Path:
    file = folder / "sentences.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("polarity", "tone"),
    [
        (-1, "negative"),
        (0, "neutral"),
        (1, "positive"),
        (1.0, "positive"),
        ("negative", "negative"),
        ("Neutral", "neutral"),
    ],
)
def test_a_polarity_is_a_number_or_a_word(tmp_path: Path, polarity: object, tone: Tone) -> None:
    [read] = sentences.read(_file(tmp_path, LINE | {"polarity": polarity}))
    assert read == Sentence(sentence=TEXT, start=0, end=8, polarity=tone)
    assert read.target == "Jon Hamm"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({name: LINE[name] for name in LINE if name != "to"}, "no to; docs/accuracy.md shows the form"),
        (
            LINE | {"polarity": 2},
            "polarity: 2 is not 'negative', 'neutral' or 'positive'; docs/accuracy.md shows the form",
        ),
        (LINE | {"from": -1}, "from: -1 is not greater than or equal to 0; docs/accuracy.md shows the form"),
        (
            LINE | {"to": 60},
            "from 0 to 60 is nobody in a sentence of 46 characters; count from 0, the end not included",
        ),
        (
            LINE | {"from": 8, "to": 9},
            "from 8 to 9 is nobody in a sentence of 46 characters; count from 0, the end not included",
        ),
    ],
)
def test_a_line_that_is_no_sentence_is_named(tmp_path: Path, line: object, fault: str) -> None:
    file = _file(tmp_path, LINE, line)
    with pytest.raises(LoadingError) as error:
        sentences.read(file)
    assert str(error.value) == f"{file}:2: {fault}"


def test_whom_a_sentence_is_about_is_the_target_wherever_it_names_them() -> None:
    given = [Sentence(TEXT, 0, 8, "positive"), Sentence(TEXT, 42, 45, "neutral")]
    hamm, her = sentences.cases(given, KNOWN, Counting())
    # Counting says how many targets and how many others the model was shown.
    assert hamm.said is not None
    assert (hamm.said.unfavourable, hamm.said.neutral) == (2, 1)
    assert her.said is not None
    assert (her.said.unfavourable, her.said.neutral) == (1, 3)
    assert (hamm.names, hamm.tone, hamm.misfortune, hamm.unit) == ({"jon hamm"}, "positive", None, TEXT)
    assert TARGET != OTHER


def test_who_is_labelled_is_known_by_the_words_that_mean_them() -> None:
    assert sentences.named([Sentence(TEXT, 29, 33, "positive")]) == [(frozenset({"hamm"}), "positive")]

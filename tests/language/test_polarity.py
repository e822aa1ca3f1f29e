"""TextBlob's numbers, exactly, and no TextBlob where it is not needed."""

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textblob import TextBlob

from analysis.language.polarity import tone

TEXTS = [
    "A wonderful, moving performance.",
    "A dull and terrible film.",
    "The film opens on Friday.",
    "It is not a bad idea.",
    "It isn't a bad idea.",
    "He was very, very good!",
    "GREAT NEWS for fans",
    "She loved it; he hated it.",
    "“Brilliant,” wrote one critic – “awful,” wrote another.",
    "Caitríona Balfe’s best scene yet…",
    "5 stars out of 5",
    "a",
    "1989",
    "新しい映画",
    "Sad :( happy :)",
    "hard work",
    "The worst\nand the best",
    "extremely subjective and rather objective",
    "funny funny funny",
    "No. Yes. Perhaps.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_tone_is_what_textblob_says(text: str) -> None:
    assert tone(text) == tuple(TextBlob(text).sentiment)


@given(st.lists(st.sampled_from([*" ".join(TEXTS).split(), "not", "very", "\n", "!"]), min_size=1).map(" ".join))
def test_tone_of_any_words_is_what_textblob_says_and_within_its_bounds(text: str) -> None:
    found = tone(text)
    if any(char.isalnum() for char in text):
        assert found == tuple(TextBlob(text).sentiment)
        assert -1 <= found.polarity <= 1
        assert 0 <= found.subjectivity <= 1


@pytest.mark.parametrize("text", ["", " \n", "…", "?!", "🎬"])
def test_a_text_without_a_word_has_no_tone(text: str) -> None:
    found = tone(text)
    assert math.isnan(found.polarity)
    assert math.isnan(found.subjectivity)


def test_a_text_without_an_opinion_is_neutral() -> None:
    assert tone("The film opens on Friday.") == (0.0, 0.0)


@pytest.mark.parametrize("module", ["analysis", "analysis.annotate"])
def test_textblob_is_not_imported_before_a_tone_is_asked_for(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'textblob', 'nltk'}} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"

"""Paragraphs cut at a width, and found again."""

import textwrap

import pytest

from analysis.loading.texts.paragraphs import ends_with_stop, is_prose, unwrapped

ONE = "It is twenty years since the show opened its doors, and still the question comes up whenever fans meet."
TWO = "The premise is simple, for a well-known crew follows the staff of a company. They talk and they laugh."
HEADLINES = "Zendaya on learning to walk\nHarrison Ford: five films\nJodie Foster returns"


@pytest.mark.parametrize("width", [60, 72, 80])
def test_cut_lines_are_joined_where_empty_lines_part_paragraphs(width: int) -> None:
    wrapped = "\n\n".join([textwrap.fill(ONE, width), textwrap.fill(TWO, width), HEADLINES])
    assert unwrapped(wrapped) == f"{ONE}\n\n{TWO}\n\n{HEADLINES}"


def test_cut_lines_are_joined_where_nothing_parts_paragraphs() -> None:
    wrapped = textwrap.fill(ONE, 70) + "\n" + textwrap.fill(TWO, 70)
    assert unwrapped(wrapped) == f"{ONE}\n{TWO}"


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n{TWO}",
        f"{ONE}\n\n{TWO}",
        "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\nRough winds\nthe buds",
        HEADLINES,
        "one line",
        "",
    ],
)
def test_lines_that_were_not_cut_stay(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize("line", ["It ends.", "“It ends.”", "It ended (again).", "He left in 2024."])
def test_a_full_stop_may_stand_before_quotes_and_brackets(line: str) -> None:
    assert ends_with_stop(line)


@pytest.mark.parametrize("line", ["Robert Downey Jr.", "It goes on...", "Live from L.A.", "Ready?", "Vol.", "Plan B"])
def test_abbreviations_and_other_ends_are_no_full_stop(line: str) -> None:
    assert not ends_with_stop(line)


def test_prose_is_long_and_ends_as_a_sentence_does() -> None:
    assert is_prose(ONE)
    assert not is_prose("Short.")
    assert not is_prose(ONE.removesuffix("."))

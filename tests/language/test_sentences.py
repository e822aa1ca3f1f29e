"""Sentences, each with its place in the text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.language.sentences import sentences


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_full_stop_ends_a_sentence_and_so_does_a_line() -> None:
    assert told(
        "Nobody has ever seen the film before. Everybody loved it on Friday.\nThe critics were silent about it"
    ) == [
        "Nobody has ever seen the film before.",
        "Everybody loved it on Friday.",
        "The critics were silent about it",
    ]


def test_an_abbreviation_and_an_initial_end_nothing() -> None:
    text = "Mr. Moss and Dr. Dre met Samuel L. Jackson Jr. in the U.S. on Friday."
    assert told(text) == [text]


def test_who_says_something_is_not_torn_from_what_they_say() -> None:
    text = "\N{LEFT DOUBLE QUOTATION MARK}I never loved it at all!\N{RIGHT DOUBLE QUOTATION MARK} Jon Hamm said."
    assert told(text) == [text]


def test_of_nothing_there_is_no_sentence() -> None:
    assert sentences("") == sentences(" \n\n ") == []


@given(st.text("ab. !?\n\u2028\u201d", max_size=120))
def test_sentences_are_in_order_and_hold_every_letter(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    inside = {place for start, end in spans for place in range(start, end)}
    assert all(place in inside for place, letter in enumerate(text) if letter.isalpha())

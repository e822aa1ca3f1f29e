"""Spans of the model that comes along, and of a text that means it ill."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import MarqueeError
from analysis.language.tagger import KINDS, Span, Tagger, read
from analysis.packaged import model_folder


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return read(model_folder())


def told(text: str, spans: list[Span]) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.kind) for span in spans]


def test_people_and_characters_and_shows_are_told_apart(tagger: Tagger) -> None:
    text = (
        "Actress Maeve Castellane plays Detective Orla Finch in the drama series “The Glass Orchard”, said Castellane."
    )
    assert told(text, tagger.spans(text)) == [
        ("Maeve Castellane", "person"),
        ("Orla Finch", "character"),
        ("The Glass Orchard", "screen"),
        ("Castellane", "person"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Okafor Says She Is Done With Touring",
        "INES OKAFOR SAYS SHE IS DONE WITH TOURING",
        "singer Ines Okafor says she is done with touring",
    ],
)
def test_headlines_of_every_style_have_their_name(tagger: Tagger, text: str) -> None:
    assert [(name.lower(), kind) for name, kind in told(text, tagger.spans(text))] == [("ines okafor", "person")]


def test_a_text_without_a_name_has_no_span(tagger: Tagger) -> None:
    for text in ("", " \n\n ", "It rained all day, and nobody came.", "\u200b\u202e"):
        assert tagger.spans(text) == []


def test_a_name_does_not_go_on_behind_the_end_of_a_line(tagger: Tagger) -> None:
    text = "By Ines Okafor\nMaeve Castellane was there."
    assert all("\n" not in name for name, _ in told(text, tagger.spans(text)))


def test_what_stands_in_a_long_text_is_found_to_its_end(tagger: Tagger) -> None:
    text = "It rained all day and nobody came. " * 200 + "Then the actress Maeve Castellane waved."
    assert told(text, tagger.spans(text)) == [("Maeve Castellane", "person")]


def test_the_same_text_has_the_same_spans_whatever_was_read_before(tagger: Tagger) -> None:
    text = "Ines Okafor and Maeve Castellane waved."
    first = tagger.spans(text)
    tagger.spans("Orla Finch left.")
    assert tagger.spans(text) == first


@given(st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_spans_are_stretches_of_the_text_in_order_and_without_overlap(text: str) -> None:
    spans = _SHARED.spans(text)
    ends = [0, *(span.end for span in spans)]
    assert all(before <= span.start < span.end <= len(text) for before, span in zip(ends, spans, strict=False))
    assert all(span.kind in KINDS and 0 <= span.score <= 1.000001 for span in spans)


_SHARED = read(model_folder())


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    message = r"tagger\.json: no such file; the model that marks names is part of Marquee: install it again$"
    with pytest.raises(MarqueeError, match=message):
        read(tmp_path)

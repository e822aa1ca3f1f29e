"""The texts of an article."""

import pytest

from analysis.loading.texts.wording import Texts, texts

LONG = "He sang and she did not. " * 30


def test_a_record_gives_its_texts() -> None:
    given = {
        "headline": " A <b>star</b> ",
        "body": LONG,
        "excerpt": "He sang.",
        "note": "<p>He is 38.",
        "variants": "B\nA star\nB",
    }
    assert texts(given, 100) == Texts("A star", LONG.strip(), "", "full", "He is 38.", "B", ())


def test_the_excerpt_stands_where_no_body_does() -> None:
    assert texts({"headline": "A", "excerpt": "He sang."}, 100)[:4] == ("A", "He sang.", "", "excerpt")
    assert texts({"headline": "A", "body": "<img src='x'>", "excerpt": "He sang."}, 100).body == "He sang."
    assert texts({"headline": "A"}, 100)[:4] == ("A", "", "", "headline")


def test_a_body_that_says_no_more_than_the_excerpt_is_one() -> None:
    body = "word " * 99 + "end."
    assert texts({"body": body}, 100).extent == "full"
    assert texts({"body": body, "excerpt": body}, 100).extent == "excerpt"


def test_a_correction_in_the_text_is_also_the_note_and_said_once() -> None:
    body = "He sang.\nCorrection: He is 38."
    found = texts({"body": body, "note": "He is 38."}, 100)
    assert (found.body, found.note) == (body, "Correction: He is 38.")
    assert (
        texts({"body": body, "note": "Correction: He is 38.\nShe too."}, 100).note == "Correction: He is 38.\nShe too."
    )
    assert texts({"body": body, "note": "Adds age."}, 100).note == "Adds age.\nCorrection: He is 38."
    assert texts({"body": "He sang."}, 100).note is None


def test_a_headline_that_is_too_long_is_cut_or_is_the_body() -> None:
    cut = texts({"headline": "x" * 101, "body": "He sang."}, 100)
    assert (cut.headline, cut.body) == ("x" * 100, "He sang.")
    assert cut.losses == ("the headline is 101 characters long; cut after 100",)
    moved = texts({"headline": "x" * 101}, 100)
    assert (moved.headline, moved.body, moved.extent) == ("", "x" * 101, "full")
    assert moved.losses == ("the headline is longer than 100 characters; it is read as the body",)


def test_other_headlines_that_are_too_long_are_left_out() -> None:
    found = texts({"headline": "A", "variants": f"B\n{'x' * 101}"}, 100)
    assert found.variants == "B"
    assert found.losses == ("1 other headlines are longer than 100 characters; left out",)


@pytest.mark.parametrize("field", ["headline", "body"])
def test_characters_that_could_not_be_read_are_told(field: str) -> None:
    assert texts({field: "a \ufffd"}, 100).losses == ("some characters could not be read and stand as \ufffd",)

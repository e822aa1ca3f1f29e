"""Known spellings found in a text, before anything is decided."""

import pytest

from analysis.entities.matcher import stands_alone
from analysis.entities.passage import Passage
from tests.entities.known import KNOWN


def found(text: str) -> list[tuple[str, list[str]]]:
    hits = KNOWN.matcher.hits(Passage("body", text))
    return [(hit.surface, sorted(spelling.entity_id for spelling in hit.spellings)) for hit in hits]


def surfaces(text: str) -> list[str]:
    return [surface for surface, _ in found(text)]


def test_every_spelling_is_found_with_everything_it_may_name() -> None:
    assert found("Elisabeth Moss saw Barbie.") == [
        ("Elisabeth Moss", ["elisabeth-moss"]),
        ("Barbie", ["barbie-character", "barbie-film"]),
    ]


@pytest.mark.parametrize(
    "text", ["jon hamm", "Jon Hammond", "xJon Hamm", "Jon Hamms", "mad men", "a pink suit", "Jon  Hamm"]
)
def test_another_case_or_a_part_of_a_word_is_no_hit(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize("text", ["JON HAMM", "Jon\N{NO-BREAK SPACE}Hamm", "Jon\N{THIN SPACE}Hamm", "Jon Hamm"])
def test_capitals_and_typeset_blanks_are_a_hit_as_written(text: str) -> None:
    assert surfaces(f"“{text}”, {text}’s") == [text, text]


@pytest.mark.parametrize("text", ["Caitríona Balfe", "Caitriona Balfe", "CAITRÍONA BALFE"])
def test_accents_may_be_left_out(text: str) -> None:
    assert found(text) == [(text, ["caitriona-balfe"])]


@pytest.mark.parametrize("text", ["Conan O'Brien", "Conan O’Brien", "Conan O`Brien"])
def test_any_apostrophe_will_do(text: str) -> None:
    assert found(text) == [(text, ["conan-o-brien"])]


def test_the_longest_spelling_wins() -> None:
    assert found("The Kelly Clarkson Show") == [("The Kelly Clarkson Show", ["the-kelly-clarkson-show-series"])]
    assert surfaces("Beyoncé Knowles and Beyoncé") == ["Beyoncé Knowles", "Beyoncé"]


@pytest.mark.parametrize("title", ["The White Lotus", "the White Lotus", "White Lotus", "THE WHITE LOTUS"])
def test_a_title_of_two_words_is_one_without_its_article(title: str) -> None:
    assert surfaces(f"On {title} again") == [title]


def test_a_title_of_one_word_needs_its_article() -> None:
    assert surfaces("What a view: View this") == []


@pytest.mark.parametrize("name", ["Robert Downey Jr.", "Robert Downey Jr", "Robert Downey, Jr.", "Robert Downey, Jr"])
def test_a_suffix_is_known_however_it_is_punctuated(name: str) -> None:
    assert surfaces(f"{name} and others") == [name]


@pytest.mark.parametrize("name", ["J. K. Simmons", "J.K. Simmons", "JK Simmons"])
def test_initials_are_known_with_and_without_stops_and_blanks(name: str) -> None:
    assert surfaces(f"{name} and others") == [name]


def test_and_may_be_a_sign() -> None:
    assert surfaces("Will & Grace, Will and Grace") == ["Will & Grace", "Will and Grace"]


@pytest.mark.parametrize(
    ("text", "alone"),
    [("a Moss b", True), ("Moss", True), ("Mossy", False), ("xMoss", False), ("Moss's", True), ("Moss2", False)],
)
def test_a_word_border_is_no_letter_and_no_digit(text: str, *, alone: bool) -> None:
    start = text.index("Moss")
    assert stands_alone(text, start, start + 4) is alone

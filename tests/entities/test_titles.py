"""Titles that are also ordinary words."""

import pytest

from analysis.entities.knowledge import Knowledge
from tests.entities.known import gazetteer, named


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A word on ‘Suits’, the series.", "Suits"),
        ("The Suits star Gabriel Macht waved.", "Suits"),
        ("Gabriel Macht is back in Suits for a while.", "Suits"),
        ("The sitcom “Friends” is thirty.", "Friends"),
        ("Friends star Jennifer Aniston waved.", "Friends"),
        ("Jenna Ortega waits for ‘Wednesday’ on Wednesday.", "Wednesday"),
        ("You know that “You” is a series.", "You"),
        ("The View host Whoopi Goldberg waved.", "The View"),
        ("They saw it on The View, of course.", "The View"),
        ("He went to “The Office” again.", "The Office"),
        ("S4E2 of Suits was the best.", "Suits"),
        ("They liked season 2 of Friends.", "Friends"),
        ("Then “Suits” S3 came.", "Suits"),
    ],
)
def test_a_title_that_is_a_common_word_counts_with_evidence(text: str, title: str) -> None:
    assert [surfaces for entity, surfaces in named(text).items() if entity.endswith("-series")] == [[title]]


@pytest.mark.parametrize(
    "text",
    [
        "Suits are for lawyers, and he wears suits.",
        "Gabriel Macht bought two suits. Suits are dear.",
        "Friends of the singer came with friends.",
        "Jennifer Aniston came with friends on Monday.",
        "On Wednesday Jenna Ortega left. Wednesday was cold.",
        "You may know Penn Badgley. You may not.",
        "The view from here is good, says Whoopi Goldberg.",
        "She left the office with Jenna Fischer.",
        "He pressed “You” on the lift.",
    ],
)
def test_a_title_that_is_a_common_word_counts_for_nothing_without(text: str) -> None:
    assert not [entity for entity in named(text) if entity.endswith("-series")]


@pytest.mark.parametrize(
    "headline",
    ["Why Friends Matter to Jennifer Aniston", "You Won’t Believe What Penn Badgley Wore", "The View From Up Here"],
)
def test_the_capitals_of_a_headline_are_no_evidence(headline: str) -> None:
    assert not [entity for entity in named("", headline) if entity.endswith("-series")]


def test_a_title_that_is_established_counts_again_without_further_evidence() -> None:
    assert named("The series “Suits” is over. Fans of Suits wait. He wore suits.") == {
        "suits-series": ["Suits", "Suits"]
    }


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("The song “Friends” is on her album.", set()),
        ("She sang a song from “Friends” on the show.", {"friends-series"}),
        ("Record of the year went to “Suits” at the show.", set()),
        ("He starred with Gabriel Macht, and the song “Suits” played.", {"gabriel-macht", "suits-series"}),
    ],
)
def test_a_common_title_behind_the_word_for_a_song_is_a_song(text: str, titles: set[str]) -> None:
    assert named(text).keys() == titles


def test_the_end_of_one_sentence_is_no_cue_for_the_first_word_of_the_next() -> None:
    assert named("It was a series. Suits are dear.\n\nFriends came back. Stars followed.") == {}


def test_a_number_is_no_title_without_quotation_marks() -> None:
    knowledge = Knowledge(gazetteer("film | Seven ?\nperson | Brad Pitt | actor", "Seven | Brad Pitt | | cast"))
    assert not named("Brad Pitt waited. Seven seasons passed.", knowledge=knowledge).keys() & {"seven-film"}
    assert "seven-film" in named("Brad Pitt starred in “Seven” as a detective.", knowledge=knowledge)


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("A Las Vegas star and James Caan waved.", False),
        ("James Caan starred in “Las Vegas” for years.", True),
        ("The Las Vegas finale was long.", True),
    ],
)
def test_a_title_that_is_a_place_needs_quotation_marks_or_what_no_place_has(text: str, *, is_title: bool) -> None:
    knowledge = Knowledge(
        gazetteer("series | Las Vegas ?\nperson | James Caan | actor", "Las Vegas | James Caan | | cast")
    )
    assert ("las-vegas-series" in named(text, knowledge=knowledge)) is is_title

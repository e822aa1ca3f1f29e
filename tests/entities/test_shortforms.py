"""Surnames, given names and nicknames, inside one article."""

import pytest

from tests.entities.known import named

MOSS = "Elisabeth Moss came with Jon Hamm."


def counted(sentence: str, before: str = MOSS) -> list[str]:
    """Return the surfaces that a sentence adds to those of a first one."""
    return [
        surface
        for entity, surfaces in named(f"{before} {sentence}").items()
        for surface in surfaces[len(named(before).get(entity, [])) :]
    ]


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("Moss waved.", ["Moss"]),
        ("Elisabeth waved.", ["Elisabeth"]),
        ("Moss’s coat, Moss' hat and Moss's scarf.", ["Moss"] * 3),
        ("Ms. Moss waved to Mr Hamm.", ["Moss", "Hamm"]),
        ("Actress Moss waved.", ["Moss"]),
        ("It was MOSS.", ["MOSS"]),
        ("“Moss,” he said, “and Hamm.”", ["Moss", "Hamm"]),
        ("A Moss-led series.", ["Moss"]),
        ("Liz waved.", ["Liz"]),
        ("Elizabeth waved.", ["Elizabeth"]),
    ],
)
def test_a_short_name_names_who_was_named_in_full(sentence: str, surfaces: list[str]) -> None:
    assert counted(sentence) == surfaces


@pytest.mark.parametrize(
    "sentence",
    [
        "The moss was green.",
        "Kate Moss-Smith waved.",
        "She met Tom Moss.",
        "They are Moss-Bachrach and others.",
        "Mosses grow there.",
        "@Moss and #Hamm posted.",
        "He flew to the Moss Museum.",
        "Will Hammond wave?",
    ],
)
def test_another_name_or_word_is_not_a_short_name(sentence: str) -> None:
    assert not {"Moss", "Hamm"} & set(counted(sentence))


def test_a_short_name_alone_names_nobody() -> None:
    assert named("Moss waved to Elisabeth and to Taylor-Joy.") == {}


def test_a_short_name_may_stand_before_the_full_one() -> None:
    assert named("Elisabeth Moss waves.", "Moss waves") == {"elisabeth-moss": ["Moss", "Elisabeth Moss"]}


def test_a_double_surname_is_one_name_and_its_halves_are_none() -> None:
    assert named("Anya Taylor-Joy came. Taylor-Joy waved; Anya left; Taylor stayed; there was Joy.") == {
        "anya-taylor-joy": ["Anya Taylor-Joy", "Taylor-Joy", "Anya"],
    }


def test_a_surname_of_two_people_names_neither() -> None:
    assert named("Elisabeth Moss met Kate Moss. Moss waved. Elisabeth left, Kate stayed.") == {
        "elisabeth-moss": ["Elisabeth Moss", "Elisabeth"],
        "kate-moss": ["Kate Moss", "Kate"],
    }


def test_a_given_name_of_two_people_names_neither() -> None:
    assert named("Emma Stone met Emma Watson. Emma waved. So did Watson and Stone.") == {
        "emma-stone": ["Emma Stone", "Stone"],
        "emma-watson": ["Emma Watson", "Watson"],
    }


def test_a_stranger_of_the_same_surname_blocks_it() -> None:
    assert named("Elisabeth Moss met Tom Moss. Moss waved. Elisabeth left. Tom stayed.") == {
        "elisabeth-moss": ["Elisabeth Moss", "Elisabeth"],
    }


def test_a_stranger_of_the_same_given_name_blocks_it() -> None:
    assert named("Elisabeth Moss met Elisabeth Brown. Elisabeth waved. Moss left. Brown stayed.") == {
        "elisabeth-moss": ["Elisabeth Moss", "Moss"],
    }


def test_a_name_without_its_middle_or_suffix_is_no_stranger() -> None:
    assert counted("Robert Downey waved. Downey left.", "Robert Downey Jr. came.") == ["Robert Downey", "Downey"]
    assert counted("Samuel Jackson waved. Jackson left.", "Samuel L. Jackson came.") == ["Samuel Jackson", "Jackson"]


def test_a_surname_that_is_a_word_counts_where_its_capital_is_its_own() -> None:
    text = "Emma Stone came. Stone walls were there, and a stone. Then Stone waved. Stone’s coat was red."
    assert named(text) == {"emma-stone": ["Emma Stone", "Stone", "Stone"]}


@pytest.mark.parametrize(
    ("full", "sentence", "surfaces"),
    [
        ("Will Smith came.", "Will he wave? Then Will waved. Smith left. Will’s hat.", ["Will", "Smith", "Will"]),
        ("Mark Hamill came.", "Mark my words. Then Mark waved. Hamill left.", ["Mark", "Hamill"]),
        ("May Whitman came.", "May 2023 was cold. In May 2023 and in May it rained; there May waved.", ["May"]),
        ("January Jones came.", "January was cold. Since January it rains. There January waved.", ["January"]),
    ],
)
def test_a_given_name_that_is_a_word_counts_where_its_capital_is_its_own(
    full: str, sentence: str, surfaces: list[str]
) -> None:
    assert counted(sentence, full) == surfaces


def test_a_birth_or_former_name_matches_and_nobody_goes_on_using_its_parts() -> None:
    assert named("Lady Gaga was born Stefani Germanotta. Gaga waved. Stefani and Germanotta did not. A Lady came.") == {
        "lady-gaga": ["Lady Gaga", "Stefani Germanotta", "Gaga"],
    }
    assert named("He was Puff Daddy. Daddy came.") == {"sean-combs": ["Puff Daddy"]}


def test_a_married_name_goes_on_in_its_parts() -> None:
    assert counted("Affleck waved, Lopez too.", "Jennifer Lopez is Jennifer Affleck.") == ["Affleck", "Lopez"]


def test_characters_are_named_by_first_name_only_where_their_show_is_spoken_of() -> None:
    assert named("Mad Men is back. Peggy writes, and Don lies.") == {
        "mad-men-series": ["Mad Men"],
        "peggy-olson-character": ["Peggy"],
        "don-draper-character": ["Don"],
    }
    assert named("Peggy writes, and Don lies.") == {}


def test_a_character_named_in_full_goes_on_by_first_name_and_surname() -> None:
    assert named("Jim Halpert (John Krasinski) waits. Halpert laughs, and Jim too.") == {
        "jim-halpert-character": ["Jim Halpert", "Halpert", "Jim"],
        "john-krasinski": ["John Krasinski"],
    }


def test_a_person_comes_before_a_character_of_the_same_first_name() -> None:
    assert named("In Mad Men, Elisabeth Moss met Don Cheadle. There Don waved.") == {
        "mad-men-series": ["Mad Men"],
        "elisabeth-moss": ["Elisabeth Moss"],
        "don-cheadle": ["Don Cheadle", "Don"],
    }

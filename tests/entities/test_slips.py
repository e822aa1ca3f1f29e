"""Full names that are nearly those of somebody known."""

import pytest

from tests.entities.known import named


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Elizabeth Moss", "elisabeth-moss"),
        ("John Hamm", "jon-hamm"),
        ("Sara Snook", "sarah-snook"),
        ("Catriona Balfe", "caitriona-balfe"),
        ("Elisabeth S. Moss", "elisabeth-moss"),
        ("Will J. Smith", "will-smith"),
        ("ELIZABETH MOSS", "elisabeth-moss"),
        ("Elizabeth\N{NO-BREAK SPACE}Moss", "elisabeth-moss"),
        ("Anya Taylorr-Joy", "anya-taylor-joy"),
    ],
)
def test_a_sure_slip_names_the_person(name: str, person: str) -> None:
    assert named(f"There was {name} at last.") == {person: [name]}


@pytest.mark.parametrize(
    "name",
    [
        "June Fonda",
        "Tim Hanks",
        "Danielle Craig",
        "Tom Franks",
        "Jonathan Hamm",
        "elizabeth moss",
        "Elizabeth, Moss",
        "Elisabeth Jane Moss",
        "Jane Fondas",
        "Peggie Olson",
    ],
)
def test_another_name_names_nobody(name: str) -> None:
    assert named(f"There was {name} at last.") == {}


@pytest.mark.parametrize("name", ["Tim Hanks", "June Fonda", "Jan Hamm"])
def test_a_short_name_with_another_vowel_is_a_relative_even_beside_the_person(name: str) -> None:
    text = f"Tom Hanks, Jane Fonda and Jon Hamm came, and so did {name} with a smile."
    assert named(text) == {"tom-hanks": ["Tom Hanks"], "jane-fonda": ["Jane Fonda"], "jon-hamm": ["Jon Hamm"]}


def test_a_doubtful_slip_counts_beside_the_right_name_or_the_work() -> None:
    assert named("The singer met Elsabet Moss there.") == {}
    assert named("Elisabeth Moss came; Elisabet Moss left.")["elisabeth-moss"] == ["Elisabeth Moss", "Elisabet Moss"]
    assert named("The Mad Men star is Elsabeth Moss.")["elisabeth-moss"] == ["Elsabeth Moss"]


def test_a_second_given_name_counts_beside_the_right_name() -> None:
    text = "Elisabeth Moss came. So did Elisabeth Singleton Moss herself."
    assert named(text) == {"elisabeth-moss": ["Elisabeth Moss", "Elisabeth Singleton Moss"]}


def test_a_slip_that_fits_two_people_names_neither() -> None:
    assert "vanessa-williams-ugly-betty" not in named("There was Vanesa Williams at last.")

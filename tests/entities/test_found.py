"""Ids of names that no list has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.entities.decisions import Decision, checked
from analysis.entities.found import id_of, is_one_word, is_whole, kind_of, shown


@pytest.mark.parametrize(
    ("kind", "name", "entity"),
    [
        ("person", "Noor Castellane-Wray", "found-noor-castellane-wray-person"),
        ("person", "Siobhán  O’Dea", "found-siobhan-o-dea-person"),
        ("series", "The Fourth Biscuit", "found-the-fourth-biscuit-series"),
        ("person", "Ωmega", "found-mega-person"),
    ],
)
def test_an_id_follows_from_kind_and_name(kind: str, name: str, entity: str) -> None:
    assert id_of(kind, name) == entity
    assert kind_of(entity) == kind


def test_a_name_without_a_latin_letter_has_an_id_too() -> None:
    assert kind_of(id_of("person", "宮崎駿")) == "person"
    assert id_of("person", "宮崎駿") != id_of("person", "黒澤明")


def test_who_stands_in_a_list_was_not_found() -> None:
    assert not kind_of("elisabeth-moss")
    assert not is_one_word("elisabeth-moss")


def test_a_whole_name_is_no_surname() -> None:
    entity = id_of("person", "Noor Wray")
    assert is_whole(entity, "NOOR WRAY")
    assert not is_whole(entity, "Wray")
    assert is_one_word(id_of("person", "Noor"))
    assert not is_one_word(entity)


def test_capitals_and_blanks_of_a_headline_are_not_shown() -> None:
    assert shown("NOOR \n WRAY") == "Noor Wray"
    assert shown("SZA") == "SZA"
    assert shown("Noor McWray") == "Noor McWray"


@given(st.text(min_size=1, max_size=300))
def test_any_name_has_an_id_that_decisions_and_links_can_carry(name: str) -> None:
    entity = id_of("person", name)
    assert kind_of(entity) == "person"
    assert checked(Decision(1, "private", entity), "test").entity == entity

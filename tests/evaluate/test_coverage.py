import math

import pandas as pd

from analysis.evaluate.coverage import ALL, coverage
from analysis.evaluate.spelt import known, spellings
from tests.entities.known import KNOWN
from tests.evaluate.labelling import by_id, character, label, person, work

SPELLINGS = known(spellings(KNOWN.gazetteer), KNOWN.gazetteer.entities)
LABELLED = by_id(
    label(
        "a1", person("Jon Hamm", headline=1, body=3), person("Nobody Known", body=2), work("Barbie", "film", count=2)
    ),
    label("a2", person("Elisabeth Moss", body=2), work("Barbie", "song"), character("Don Draper", count=5)),
    label("a3", person("Don Draper"), character("Jon Hamm")),
)


def _shares(table: pd.DataFrame, names: str = ALL) -> dict[str, tuple[int, int]]:
    some = table[table["names"] == names]
    return {part: (known, of) for part, known, of in zip(some["part"], some["known"], some["namings"], strict=True)}


def test_a_naming_is_known_if_the_labelled_name_is_a_spelling_of_something_of_its_kind() -> None:
    assert _shares(coverage(LABELLED, SPELLINGS)) == {
        "people": (6, 9),
        "characters": (5, 6),
        "shows": (2, 2),
        "works": (3, 3),
    }


def test_the_share_is_of_namings_and_that_of_none_is_undefined() -> None:
    table = coverage(by_id(label("a1", person("Jon Hamm", body=3), person("Nobody Known"))), SPELLINGS)
    people, characters = table["share"].iloc[:2]
    assert people == 3 / 4
    assert math.isnan(characters)


def test_names_that_are_not_in_the_list_have_shares_of_their_own() -> None:
    table = coverage(LABELLED, SPELLINGS, {"jon hamm", "barbie"}, "not in names.txt")
    assert _shares(table) == _shares(coverage(LABELLED, SPELLINGS))
    assert _shares(table, "not in names.txt") == {
        "people": (2, 5),
        "characters": (5, 5),
        "shows": (0, 0),
        "works": (0, 0),
    }


def test_a_name_is_known_by_any_spelling_without_accents_and_case() -> None:
    written = by_id(label("a1", person("CAITRIONA BALFE"), person("Stefani Germanotta"), person("Robert Downey Jr")))
    assert _shares(coverage(written, SPELLINGS))["people"] == (3, 3)

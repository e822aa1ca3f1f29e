"""Names found as an editor gives them."""

from pathlib import Path

import pytest

from analysis.entities.applying import apply
from analysis.entities.decisions import Decision
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.namebook import Effects, fold
from analysis.errors import NameBookError
from analysis.names.finding import are_private, entity, search, spellings_of
from tests.entities.deciding import gazetteer

BOOK = fold(
    [
        Decision(1, "alias", "p1", spellings=("Zoë",)),
        Decision(2, "split", "p3", spellings=("Ayo Edebiri",), new="n1", name="Ayo Edebiri", note="baker", shared=True),
    ]
)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return apply(gazetteer(tmp_path_factory.mktemp("gazetteer")), BOOK).gazetteer


@pytest.mark.parametrize("called", ["p1", "elisabeth  MOSS", "zoe", "Zoë"])
def test_somebody_is_found_by_id_name_and_spelling(known: Gazetteer, called: str) -> None:
    assert entity(known, BOOK, called) == "p1"


def test_a_merged_id_leads_on(tmp_path: Path) -> None:
    effects = fold([Decision(1, "merge", "p1", into="p2")])
    assert entity(apply(gazetteer(tmp_path), effects).gazetteer, effects, "p1") == "p2"


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ("Ayo Edebiri", '"Ayo Edebiri" may be n1 (baker), p3 (person); give the id'),
        ("Moss", '"Moss" is nobody that is known; `marquee names find` looks for parts of names'),
        ("", '"" is nobody that is known; `marquee names find` looks for parts of names'),
    ],
)
def test_who_may_be_several_or_is_nobody_is_said(known: Gazetteer, called: str, told: str) -> None:
    with pytest.raises(NameBookError) as error:
        entity(known, Effects(), called)
    assert str(error.value) == told


@pytest.mark.parametrize(
    ("words", "ids"),
    [("moss", ["p1"]), ("ZOE", ["p1"]), ("edeb ayo", ["n1", "p3"]), ("p2", ["p2"]), ("  ", []), ("(", []), ("x y", [])],
)
def test_parts_of_names_and_spellings_find_who_has_them(known: Gazetteer, words: str, ids: list[str]) -> None:
    assert search(known, words, ()).to_dict("list")["entity_id"] == ids


def test_who_is_private_is_not_found_by_parts_and_known_by_the_name(known: Gazetteer) -> None:
    assert search(known, "moss", {"p1"}).empty
    assert not are_private(known, "moss", {"p1"})
    assert all(are_private(known, name, {"p1"}) for name in ("p1", "Elisabeth Moss", "zoë"))


def test_spellings_are_listed_with_those_of_decisions(known: Gazetteer) -> None:
    assert spellings_of(known, "p1")["alias"].to_list() == ["Elisabeth Moss", "Zoë"]

from dataclasses import replace
from pathlib import Path

import pytest

from analysis import schema
from analysis.entities.folding import key
from analysis.entities.gazetteer import Gazetteer, Names
from analysis.entities.knowledge import Knowledge
from analysis.errors import LoadingError
from analysis.evaluate.hiding import Hidden, hidden, names
from analysis.evaluate.spelt import spellings
from analysis.names.merging import ALIASES
from tests.entities.known import KNOWN, gazetteer, named

GAZETTEER = KNOWN.gazetteer
SPELT = spellings(GAZETTEER)


def _hidden(listed: set[str]) -> Hidden:
    return hidden(GAZETTEER, SPELT, listed)


def _ids(gazetteer: Gazetteer) -> set[str]:
    return set(gazetteer.entities["entity_id"])


def test_names_are_read_a_line_each_without_blank_lines_and_remarks(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text(
        "\N{ZERO WIDTH NO-BREAK SPACE}# people\n\n  Beyoncé \r\nJ.Lo\n  # shows\nMad Men\n", encoding="utf-8"
    )
    assert names(file) == {"beyonce", "j lo", "mad men"}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"# nobody\n\n", "no name in it; write one a line"),
        (b"Beyonc\xe9", "not UTF-8 (byte 7); save it as UTF-8, one name a line"),
    ],
)
def test_a_file_without_names_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    file = tmp_path / "names.txt"
    file.write_bytes(content)
    with pytest.raises(LoadingError) as error:
        names(file)
    assert str(error.value) == f"{file}: {fault}"


def test_an_entity_is_hidden_with_all_its_spellings_by_any_of_them() -> None:
    left = _hidden({"puff daddy"}).gazetteer
    assert _ids(GAZETTEER) - _ids(left) == {"sean-combs"}
    assert "sean-combs" not in set(left.aliases["entity_id"])
    assert named("Sean Combs met Jon Hamm. Diddy left.", knowledge=Knowledge(left)) == {"jon-hamm": ["Jon Hamm"]}


def test_everything_of_that_name_is_hidden_whatever_its_kind() -> None:
    left = _hidden({"barbie", "vanessa williams"})
    assert _ids(GAZETTEER) - _ids(left.gazetteer) == {
        "barbie-film",
        "barbie-character",
        "vanessa-williams-ugly-betty",
        "vanessa-williams-melrose-place",
    }
    assert left.entities == 4


def test_names_that_nobody_has_are_counted() -> None:
    assert _hidden({"jon hamm", "nobody at all", ""}).absent == 2


def test_a_name_of_which_nothing_is_left_hides_nobody() -> None:
    assert _hidden({""}).entities == 0


def test_a_credit_goes_with_its_show_and_loses_a_person_or_a_character() -> None:
    def plays(*listed: str) -> list[tuple[str, str | None, str | None]]:
        table = _hidden(set(listed)).gazetteer.credits
        columns = ["work_id", "person_id", "character_id"]
        rows = table[table["work_id"] == "mad-men-series"][columns].astype(object)
        return [tuple(row) for row in rows.where(rows.notna(), None).itertuples(index=False, name=None)]

    assert plays("mad men") == []
    assert plays("jon hamm", "january jones", "peggy olson") == [
        ("mad-men-series", "elisabeth-moss", None),
        ("mad-men-series", None, "don-draper-character"),
    ]


def test_what_was_imported_is_hidden_too() -> None:
    other = gazetteer(
        "person | Zelda Quimby | actor\nperson | Ada Bright | actor\nseries | Zorblax",
        "Zorblax | Zelda Quimby | | cast\nZorblax | Ada Bright | | cast",
    )
    aliases = schema.arrow(other.aliases.assign(key=other.aliases["alias"].map(key)), ALIASES, "test")
    names = Names(
        schema.arrow(other.entities, schema.ENTITIES, "test"),
        aliases,
        ALIASES.empty_table(),
        schema.arrow(other.credits, schema.CREDITS, "test"),
    )
    both = replace(GAZETTEER, imported=names)
    left = hidden(both, spellings(both), {"zelda quimby", "jon hamm"})
    assert (left.entities, left.absent) == (2, 0)
    assert left.gazetteer.imported is not None
    assert left.gazetteer.imported.entities["name"].to_pylist() == ["Ada Bright", "Zorblax"]
    assert left.gazetteer.imported.aliases["alias"].to_pylist() == ["Ada Bright", "Zorblax"]
    assert left.gazetteer.imported.credits["person_id"].to_pylist() == ["ada-bright"]
    assert "jon-hamm" not in _ids(left.gazetteer)


def test_the_gazetteer_is_another_one_without_some_names_and_the_same_for_the_same_names() -> None:
    one, again, other = (_hidden({name}).gazetteer.digest for name in ("jon hamm", "jon hamm", "mad men"))
    assert one == again
    assert len({one, other, GAZETTEER.digest}) == 3

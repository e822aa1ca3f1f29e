"""Imported names in articles: found where nothing that was checked has a claim, and nobody's loss."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import schema
from analysis.entities.folding import key
from analysis.entities.gazetteer import Names, whole
from analysis.entities.knowledge import Knowledge
from analysis.names.merging import ALIASES
from tests.entities.known import KNOWN, gazetteer, named

# id | kind | name | roles | needs evidence
_ENTITIES = [
    ("i1", "person", "Zelda Quimby", "actor", False),
    ("i2", "person", "Elizabeth Moss", "actor", False),
    ("i3", "person", "Jon Hamm", "writer", False),
    ("i4", "person", "Glimmer", "singer", True),
    ("i5", "person", "Rose", "singer", True),
    ("i6", "person", "Ada Bright", "actor", False),
    ("i7", "person", "Ada Bright", "writer", False),
    ("i8", "series", "The Zorblax Chronicles", None, False),
    ("i9", "film", "New York", None, True),
    ("j1", "person", "Taylor Swift Smith", None, False),
    ("j2", "person", "Stone Emma", None, False),
    ("j3", "person", "deadmau5", "musician", True),
    ("j4", "character", "Peggy Olson", None, False),
]
_CREDITS = [("i8", "i3", None, "cast"), ("i8", "i4", None, "cast"), ("i8", "i7", None, "creator")]


def _knowledge() -> Knowledge:
    rows = sorted(_ENTITIES)
    entities = pd.DataFrame(
        [(one, kind, name, roles, None, None, None, "test") for one, kind, name, roles, _ in rows],
        columns=schema.ENTITIES.names,
    )
    aliases = pd.DataFrame(
        [(one, name, "name", common, key(name)) for one, _, name, _, common in rows], columns=ALIASES.names
    )
    credits_ = pd.DataFrame(_CREDITS, columns=schema.CREDITS.names[:4]).assign(seasons=None)
    names = Names(
        schema.arrow(entities, schema.ENTITIES, "test"),
        schema.arrow(aliases, ALIASES, "test"),
        ALIASES.empty_table(),
        schema.arrow(credits_, schema.CREDITS, "test"),
    )
    return Knowledge(replace(gazetteer(), imported=names))


MANY = _knowledge()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The actor Zelda Quimby came. Quimby left.", {"i1": ["Zelda Quimby", "Quimby"]}),
        # A namesake of somebody checked is he only where a credit of his own says so.
        ("Here came Jon Hamm.", {"jon-hamm": ["Jon Hamm"]}),
        ("The Zorblax Chronicles has Jon Hamm.", {"i8": ["The Zorblax Chronicles"], "i3": ["Jon Hamm"]}),
        ("Mad Men has Jon Hamm.", {"mad-men-series": ["Mad Men"], "jon-hamm": ["Jon Hamm"]}),
        # What may be a slip for somebody checked is one.
        ("It was Elizabeth Moss.", {"elisabeth-moss": ["Elizabeth Moss"]}),
        # Two of one name, neither of whom was checked: nobody, unless a credit tells.
        ("It was Ada Bright.", {}),
        ("Ada Bright wrote The Zorblax Chronicles.", {"i7": ["Ada Bright"], "i8": ["The Zorblax Chronicles"]}),
        # One word is a name beside a credit, or in talk of music if it is no other name or word.
        ("We saw Glimmer there.", {}),
        ("A song by Glimmer played.", {"i4": ["Glimmer"]}),
        ("A song by Rose played.", {}),
        ("A song by deadmau5 played.", {"j3": ["deadmau5"]}),
        # A title of words is one in quotation marks, or beside a word that says so.
        ("They went to New York again.", {}),
        ('They saw the film "New York" again.', {"i9": ["New York"]}),
        # Part of a longer name.
        ("It was Anna Zelda Quimby.", {}),
        ("We met Stone Emma Watson.", {"emma-watson": ["Emma Watson"]}),
        ("It was Taylor Swift Smith.", {"j1": ["Taylor Swift Smith"]}),
        # A character is no person, whoever is called so.
        ("Peggy Olson rode home.", {}),
    ],
)
def test_an_imported_name_is_found_where_no_checked_one_has_a_claim(text: str, found: dict[str, list[str]]) -> None:
    assert named(text, knowledge=MANY) == found


@pytest.mark.parametrize(
    "text",
    [
        "Elisabeth Moss and Jon Hamm of Mad Men. Moss laughed.",
        "Pink sang a song. Prince had a hit single.",
        "Emma Stone met Emma Watson. Stone waved.",
        "Vanessa Williams of Ugly Betty.",
    ],
)
def test_who_was_checked_is_found_as_without_imports(text: str) -> None:
    assert named(text, knowledge=MANY) == named(text, knowledge=KNOWN)


def test_names_and_kinds_are_known_of_both() -> None:
    assert (MANY.names["i1"], MANY.kinds["i1"], MANY.kinds["jon-hamm"]) == ("Zelda Quimby", "person", "person")
    assert "nobody" not in MANY.kinds
    assert MANY.kinds.get("nobody") is None
    with pytest.raises(KeyError):
        MANY.kinds["nobody"]


def test_the_whole_gazetteer_has_both() -> None:
    tables = whole(MANY.gazetteer)
    own = gazetteer()
    assert tables["entities"].num_rows == len(own.entities) + len(_ENTITIES)
    assert tables["aliases"].column_names == schema.ALIASES.names
    assert tables["credits"].num_rows == len(own.credits) + len(_CREDITS)

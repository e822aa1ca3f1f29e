"""Names of people that are somebody else's here, or something else's."""

from typing import Final

import pytest

from analysis.entities.elsewhere import without_others
from analysis.entities.knowledge import Knowledge
from analysis.entities.passage import Passage
from analysis.entities.slips import Naming
from analysis.language.tagger import Span
from tests.entities import marked
from tests.entities.known import gazetteer

KNOWN: Final = gazetteer(
    """
person | Austin Butler | actor
person | Kim Kardashian | reality | married Kim Kardashian West
person | Elisabeth Moss | actor
series | Suits ?
""",
    """
Suits | Austin Butler | | cast
""",
)
TEXT: Final = Passage("body", "Austin Butler saw Austin and the Austin Butler Studios.")
FULL, PLACE, PART = (
    Naming(TEXT, 0, 13, "austin-butler", "alias"),
    Naming(TEXT, 18, 24, "austin-butler", "given name"),
    Naming(TEXT, 33, 46, "austin-butler", "alias"),
)


def left(*spans: Span) -> list[Naming]:
    """Return which of the namings are left."""
    return without_others([FULL, PLACE, PART], [(TEXT, spans)], Knowledge(KNOWN))


def test_a_word_that_is_surely_another_name_is_not_the_persons() -> None:
    assert left(Span(18, 24, "other", 0.99)) == [FULL, PART]
    assert left(Span(18, 24, "other", 0.8)) == [FULL, PLACE, PART]
    assert left(Span(18, 24, "person", 0.99)) == [FULL, PLACE, PART]


def test_a_name_within_another_name_is_not_the_persons() -> None:
    assert left(Span(33, 54, "other", 0.8)) == [FULL, PLACE]


def test_a_full_name_is_the_persons_whatever_it_is_taken_for() -> None:
    assert left(Span(0, 13, "other", 0.99)) == [FULL, PLACE, PART]


def test_a_title_is_left_alone() -> None:
    title = Naming(TEXT, 18, 24, "suits-series", "alias")
    assert without_others([title], [(TEXT, [Span(18, 24, "other", 0.99)])], Knowledge(KNOWN)) == [title]


def test_a_surname_within_a_relatives_name_is_the_relatives() -> None:
    found = marked.named(KNOWN, "", "Kim Kardashian And North West Shine", kinds={"North West": "person"})
    assert found == {"kim-kardashian": ["Kim Kardashian"], "found-north-west-person": ["North West"]}


@pytest.mark.parametrize("name", ["Liz Moss", "Ms Moss", "E. Moss", "Moss Jr."])
def test_who_has_a_name_of_that_initial_or_a_title_is_still_meant(name: str) -> None:
    found = marked.named(KNOWN, "Elisabeth Moss came.", f"Why {name} Shines On", kinds={name: "person"})
    assert len(found["elisabeth-moss"]) == 2

"""Names of people that are those of something else here."""

from typing import Final

from analysis.entities.elsewhere import without_places
from analysis.entities.passage import Passage
from analysis.entities.slips import Naming
from analysis.language.tagger import Span

TEXT: Final = Passage("body", "Austin Butler saw Austin and the Austin Butler Studios.")
FULL, PLACE, PART = (
    Naming(TEXT, 0, 13, "austin-butler", "alias"),
    Naming(TEXT, 18, 24, "austin-butler", "given name"),
    Naming(TEXT, 33, 46, "austin-butler", "alias"),
)


def left(*spans: Span, kind: str = "person") -> list[Naming]:
    """Return which of the namings are left, of somebody or something of this kind."""
    return without_places([FULL, PLACE, PART], [(TEXT, spans)], {"austin-butler": kind})


def test_a_word_that_is_surely_another_name_is_not_the_persons() -> None:
    assert left(Span(18, 24, "other", 0.99)) == [FULL, PART]
    assert left(Span(18, 24, "other", 0.8)) == [FULL, PLACE, PART]
    assert left(Span(18, 24, "person", 0.99)) == [FULL, PLACE, PART]


def test_a_name_within_another_name_is_not_the_persons() -> None:
    assert left(Span(33, 54, "other", 0.8)) == [FULL, PLACE]


def test_a_full_name_is_the_persons_whatever_it_is_taken_for() -> None:
    assert left(Span(0, 13, "other", 0.99)) == [FULL, PLACE, PART]


def test_a_title_is_left_alone() -> None:
    assert left(Span(18, 24, "other", 0.99), kind="series") == [FULL, PLACE, PART]

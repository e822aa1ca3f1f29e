"""The figures of outlets, and two of them head to head in words."""

import math

import pytest

from analysis.figures import outlets as figures
from analysis.figures.figure import Provenance
from analysis.metrics import outlets as metrics
from analysis.metrics.outlets import Tally
from tests.telling import Telling, everything

SOURCE = Provenance("All dates", 3, 0, "UTC", "ours", 7)
NAN = math.nan


def stories(count: int, hours: int = 2) -> list[Telling]:
    """Return so many stories that Variety has first and The Daily some hours later."""
    return [
        Telling(str(story), f"2024-10-17 {8 + late * hours:02}:00", source, names="P1")
        for story in range(count)
        for late, source in enumerate(("Variety", "The Daily"))
    ]


def test_stories_stand_beside_those_of_one_outlet_alone() -> None:
    table = metrics.by_outlet(everything(*stories(2), Telling("x", source="")))
    figure = figures.stories(table, SOURCE)
    assert (figure.form, figure.x, figure.y, figure.color, figure.ids) == (
        "bar",
        "stories",
        "outlet",
        "alone",
        ("source",),
    )
    assert list(figure.table[["outlet", "stories", "alone"]].itertuples(index=False, name=None)) == [
        ("The Daily", 2, 0),
        ("Variety", 2, 0),
        ("(no source)", 1, 1),
    ]
    assert figure.caption.endswith(
        "Stories of the selection that each has, and those that no other outlet has; 3 outlets. Who has a story, and "
        "who had it first, is told of all outlets of the corpus, copies included."
    )


def test_a_lag_is_drawn_of_outlets_that_were_behind_often_enough() -> None:
    few = figures.lag(metrics.by_outlet(everything(*stories(figures.FEWEST - 1))), SOURCE)
    assert few.table.empty
    figure = figures.lag(metrics.by_outlet(everything(*stories(figures.FEWEST))), SOURCE)
    assert list(figure.table["source"]) == ["The Daily"]
    assert figure.alt == (
        "How far behind the first: 1 row; the first is The Daily: 2 hours behind the first in the median, 2 hours to "
        "2 hours in the middle half of 5 stories."
    )


def test_of_many_outlets_the_first_are_drawn_and_it_is_said() -> None:
    corpus = everything(*[Telling(str(place), source=f"Source {place:02}") for place in range(30)])
    figure = figures.stories(metrics.by_outlet(corpus), SOURCE)
    assert len(figure.table) == figures.ROWS
    assert "the first 20 of 30 outlets." in figure.note


def test_two_outlets_beside_each_other_are_called_by_their_names() -> None:
    names = metrics.beside(everything(*stories(2)), "Variety", "", ("person",))
    figure = figures.beside(names, "Variety", "", "people", SOURCE)
    assert figure.title == "People in Variety and (no source)"
    assert figure.labels["one_articles"] == "Articles of Variety"
    assert figure.labels["other_articles"] == "Articles of (no source)"
    assert list(figure.table["one_articles"]) == [2]
    assert figure.note.startswith("Articles that name each, copies included; the first 1 of 1 people, by the")


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(0, 0, 0, 3, 1_000, NAN), ["Both have 0 stories. Only A has 3, only B 1,000."]),
        (
            Tally(3, 2, 1, 0, 0, 2.5),
            [
                "Both have 3 stories. Only A has 0, only B 0.",
                "Of those of both, A had 2 before B, and B 1.",
                "In the median A is 2 hours ahead.",
            ],
        ),
        (
            Tally(1, 0, 1, 0, 0, -0.25),
            [
                "Both have 1 story. Only A has 0, only B 0.",
                "Of those of both, A had 0 before B, and B 1.",
                "In the median B is 15 minutes ahead.",
            ],
        ),
        (
            Tally(2, 1, 1, 0, 0, 0.0),
            [
                "Both have 2 stories. Only A has 0, only B 0.",
                "Of those of both, A had 1 before B, and B 1.",
                "In the median neither is before the other.",
            ],
        ),
    ],
)
def test_head_to_head_in_words(tally: Tally, said: list[str]) -> None:
    assert figures.tally_in_words(tally, "A", "B") == said


def test_who_gives_no_source_is_called_so() -> None:
    assert figures.tally_in_words(Tally(0, 0, 0, 1, 0, NAN), "", "B") == [
        "Both have 0 stories. Only (no source) has 1, only B 0."
    ]

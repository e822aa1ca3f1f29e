"""The figure and the words of a story."""

import pandas as pd
import pytest

from analysis.figures import stories as figures
from analysis.figures.figure import Provenance
from analysis.metrics import stories as metrics
from tests.telling import Telling, everything

SOURCE = Provenance("All dates", 3, 0, "UTC", "ours", 7)


def at(hour: int) -> str:
    return f"2024-10-17 {hour:02}:00"


def lags(*articles: Telling) -> pd.DataFrame:
    return metrics.since_first(metrics.reports(everything(*articles).articles))


def test_who_had_it_when_has_a_row_an_outlet_first_on_top() -> None:
    figure = figures.spread(
        lags(Telling(when=at(8), source="Variety"), Telling(when=at(11), source=""), Telling(when=at(9))), SOURCE
    )
    assert (figure.form, figure.x, figure.y, figure.ids) == ("span", "lag", "source", ("source",))
    assert list(figure.table["source"]) == ["Variety", "The Daily", "(no source)"]
    assert list(figure.table["told"]) == ["the first", "1 hour after the first", "3 hours after the first"]
    assert figure.alt == "Who had it when: 3 rows; the first is Variety: the first."
    assert figure.note == "By the times of publication that the outlets give."


def test_what_has_no_time_is_left_out_and_said() -> None:
    figure = figures.spread(lags(Telling(when=at(8), source="Variety"), Telling(when=None)), SOURCE)
    assert list(figure.table["source"]) == ["Variety"]
    assert figure.note.startswith("1 outlet without a time left out. ")


def test_of_many_outlets_the_first_are_drawn() -> None:
    figure = figures.spread(lags(*[Telling(source=f"Source {place}") for place in range(30)]), SOURCE)
    assert len(figure.table) == figures.ROWS
    assert figure.note.startswith("The first 25 of 30 outlets. ")


@pytest.mark.parametrize(
    ("articles", "words"),
    [
        ([Telling()], "1 article; 1 outlet"),
        ([Telling(when=None), Telling(when=None, source="Variety")], "2 articles; 2 outlets"),
        (
            [
                Telling(when=at(8), source=""),
                Telling(when=at(8), source="B", copy_of=0),
                Telling(when=at(11), source="C"),
            ],
            "2 articles, 1 copy; 3 outlets; (no source) first, half of the others in 0 minutes",
        ),
        (
            [Telling(when=at(8), source="A"), Telling(when=at(13), source="B")],
            "2 articles; 2 outlets; A first, half of the others in 5 hours",
        ),
        ([Telling(when=at(8), source="A"), Telling(when=None, source="B")], "2 articles; 2 outlets; A first"),
    ],
)
def test_the_counts_of_a_story_in_words(articles: list[Telling], words: str) -> None:
    table = metrics.by_story(everything(*articles))
    assert figures.counts_in_words(table.iloc[0]) == words

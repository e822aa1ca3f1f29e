"""The grid of what was delivered: its words, and what a cell asks for."""

import pandas as pd

from analysis.figures.delivery import STATES, by_source_and_day
from analysis.figures.figure import Provenance

SOURCE = Provenance("All dates", 1234, 0, "UTC", "ours", 7)


def table(*rows: tuple[str, str, int, float, bool]) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=["source", "day", "articles", "usual", "outage"])
    types = {"source": "category", "articles": "int64", "usual": "float64", "outage": "bool"}
    return found.assign(day=pd.to_datetime(found["day"])).astype(types)


def test_a_grid_says_what_each_look_means_and_how_often_it_is_there() -> None:
    figure = by_source_and_day(
        table(("A", "2024-10-22", 30, 30, False), ("A", "2024-10-23", 2, 30, True), ("", "2024-10-23", 9, 9, False)),
        SOURCE,
    )
    assert (figure.form, figure.x, figure.y, figure.color, figure.ids) == (
        "grid",
        "day",
        "source",
        "state",
        ("row", "day"),
    )
    assert figure.alt == (
        "Articles by day and source: 2 rows, 22 October 2024 to 23 October 2024. Cells: Outage: under a third of its "
        "usual: 1; Under two thirds: 0; About its usual: 2; Half as much again, or more: 0; "
        "Too new or too small to have a usual: 0."
    )
    assert figure.table["source"].to_list() == ["A", "A", "(no source)"]
    assert set(figure.table["state"]) <= set(STATES)
    assert "others" not in figure.note


def test_the_small_sources_are_named_as_many_as_they_are() -> None:
    many = table(*[(f"S{place:02}", "2024-10-22", 90 - place, 90.0, False) for place in range(25)])
    figure = by_source_and_day(many, SOURCE)
    assert figure.table["source"].to_list()[-1] == "5 other sources"
    assert len(figure.table) == 21
    assert figure.note.endswith("20 sources with most articles, and 5 others together.")


def test_a_grid_of_nothing_says_so() -> None:
    figure = by_source_and_day(table(), SOURCE)
    assert figure.table.empty
    assert figure.alt == "Articles by day and source: nothing to show."

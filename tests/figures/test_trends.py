"""The figure of a trend table."""

import pandas as pd

from analysis.figures.figure import Provenance
from analysis.figures.trends import ROWS, now_and_usual

SOURCE = Provenance("The period", 3, 0, "UTC", "ours", 7)


def table(count: int) -> pd.DataFrame:
    rows = [(f"p{place}", f"Name {place}", None, place + 3, 0.25) for place in range(count)]
    return pd.DataFrame(rows, columns=["entity_id", "name", "note", "articles", "expected"])


def test_what_came_stands_beside_what_was_expected_in_the_order_of_the_table() -> None:
    figure = now_and_usual(table(2), "24 hours", SOURCE)
    assert (figure.form, figure.x, figure.color, figure.ids) == ("bar", "articles", "expected", ("entity_id",))
    assert list(figure.table["articles"]) == [3, 4]
    assert figure.alt == "Now and usually, 24 hours: 2 bars of Articles; the longest is Name 1, 4."
    assert figure.caption.endswith("published in them; 2 names, most sure first.")


def test_of_many_the_first_are_drawn() -> None:
    figure = now_and_usual(table(40), "3 days", SOURCE)
    assert len(figure.table) == ROWS
    assert "12 names, most sure first." in figure.note

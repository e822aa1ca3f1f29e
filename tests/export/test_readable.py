"""Tables as they stand on paper: the columns that readers need, as wide as a page, and no word broken."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.charts.lines import width
from analysis.export.parts import Part
from analysis.export.readable import cell, fitted, lines, printed
from analysis.figures.coverage import LABELS
from tests import reporting
from tests.reporting import SOURCE

SIZE, PADDING = 9.0, 10.0
STORIES = pd.DataFrame(
    {
        "story_id": ["s1", "s2"],
        "articles": pd.array([5, 1200], dtype="Int64"),
        "share": [0.0445, 0.5],
        "spread": [12.683, 0.0149],
        "first_at": pd.Series(["2024-10-17 08:00", None], dtype="datetime64[us, UTC]"),
        "first_source": ["A", "B"],
        "title": ["A headline of quite some words about an award", "Another"],
        "source": ["A", "B"],
        "caution": ["careful", "careful"],
    }
)


def part(table: pd.DataFrame = STORIES) -> Part:
    return Part(replace(reporting.bar(), table=table, x="articles", y="title", ids=("story_id",), labels=LABELS), table)


def test_what_a_row_is_called_comes_first_and_ids_do_not_come() -> None:
    table = printed(part())
    assert table.headings == [
        "Story",
        "Articles",
        "Share",
        "Hours to half of the others",
        "First article (UTC)",
        "First",
    ]
    assert table.rows[0] == [STORIES["title"][0], "5", "4.5%", "12.7", "2024-10-17 08:00", "A"]
    assert table.rows[1] == ["Another", "1,200", "50.0%", "0.01", "", "B"]
    assert table.is_number == [False, True, True, True, False, False]


def test_a_line_a_name_is_a_column_a_name() -> None:
    table = printed(Part(reporting.lines(), reporting.lines().table))
    assert table.headings == ["Day", "Elisabeth Moss", "=Jon"]
    assert table.rows[1:4] == [["2024-10-18", "4", "2"], ["2024-10-19", "", "3"], ["2024-10-20", "0", "4"]]
    assert table.is_number == [False, True, True]


def test_two_lines_of_one_name_stay_below_each_other() -> None:
    figure = reporting.lines()
    both = figure.table.assign(name="Jon Hamm")
    assert printed(Part(replace(figure, table=both), both)).headings == ["Day", "Name", "Articles"]


def test_the_kind_is_told_where_there_are_several() -> None:
    several = STORIES.assign(kind=["film", "series"])
    assert "Kind" in printed(part(several)).headings
    assert "Kind" not in printed(part(several.assign(kind="film"))).headings


@pytest.mark.parametrize("room", [200.0, 300.0, 400.0, 900.0])
def test_columns_fill_the_page_and_no_word_is_broken(room: float) -> None:
    table, widths = fitted(printed(part()), room, SIZE, PADDING)
    assert sum(widths) == pytest.approx(room)
    for place, wide in enumerate(widths):
        words = " ".join([table.headings[place], *(row[place] for row in table.rows)]).split()
        assert max(width(word, SIZE) for word in words) <= wide - PADDING


def test_what_has_no_room_is_left_out_and_told_and_what_is_drawn_stays() -> None:
    narrow, _ = fitted(printed(part()), 250, SIZE, PADDING)
    assert narrow.headings[:2] == ["Story", "Articles"]
    assert "First article (UTC)" in narrow.dropped
    assert narrow.left_out == f"Left out: {', '.join(narrow.dropped)}; saved as Excel or CSV the table is whole."
    wide, _ = fitted(printed(part()), 900, SIZE, PADDING)
    assert (wide.dropped, wide.left_out) == ((), "")


def test_rows_and_columns_left_out_are_told_together() -> None:
    cut, _ = fitted(printed(part(), 1), 250, SIZE, PADDING)
    assert cut.left_out.endswith(", and all but the first 1 of 2 rows; saved as Excel or CSV the table is whole.")
    assert printed(part(), 1).left_out == "The first 1 of 2 rows; saved as Excel or CSV the table is whole."


def test_a_long_cell_is_as_many_lines_as_it_needs() -> None:
    assert lines(["short", "x"], [100, 100], SIZE, PADDING) == 1
    assert lines(["a long text " * 9, "x"], [100, 100], SIZE, PADDING) > 3


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (float("nan"), ""),
        (1234, "1,234"),
        (np.int64(1234), "1,234"),
        (1234.56, "1,235"),
        (12.345, "12.3"),
        (1.2, "1.2"),
        (2.0, "2"),
        (True, "yes"),
        (pd.Timestamp("2024-10-17"), "2024-10-17"),
        (pd.Timestamp("2024-10-17 08:00", tz="Europe/London"), "2024-10-17 07:00"),
    ],
)
def test_values_are_told_to_readers(value: object, told: str) -> None:
    assert cell(value) == told


def test_days_that_are_all_gaps_are_nothing_to_draw() -> None:
    figure = reporting.line()
    gaps = figure.table.assign(articles=pd.array([None] * len(figure.table), dtype="Int64"))
    assert Part(replace(figure, table=gaps), gaps).nothing == (
        "Nothing to draw: all of these days are gaps. What came is counted all the same."
    )
    assert Part(figure, figure.table).nothing == ""


def test_a_title_says_whom_a_figure_is_of() -> None:
    of_one = replace(SOURCE, subject=("Cher",))
    assert replace(reporting.line(), provenance=of_one).headline == "Articles a day: Cher"
    assert of_one.titled("People named with Cher") == "People named with Cher"
    assert replace(of_one, subject=("Cher", "Bono")).titled("Cher's days") == "Cher's days: Bono"
    assert SOURCE.titled("Weekly") == "Weekly"

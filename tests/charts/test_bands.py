"""A line within its area drawn."""

from analysis.charts.draw import draw
from tests import reporting


def test_the_area_lies_between_the_ends_and_the_line_in_it_can_be_clicked() -> None:
    low, high, line = draw(reporting.band()).data
    assert list(low.y) == [0.5, 1, 1, 1, 2, 2]
    assert (list(high.y), high.fill) == ([4, 5, 5, 6, 6.5, 7], "tonexty")
    assert list(line.y) == [3, 4, 5, 0, 5, 2]
    assert [ids[0] for ids in line.customdata] == [f"2024-10-{day}" for day in range(17, 23)]
    assert [trace.showlegend for trace in (low, high)] == [False, True]


def test_it_is_told_in_words() -> None:
    assert reporting.band().alt == "Band: Articles with its range by day, 17 October 2024 to 22 October 2024."

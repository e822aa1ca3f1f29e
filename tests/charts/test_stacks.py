"""Bars of parts drawn: each part as long as its number, and no name taken for markup."""

from dataclasses import replace

from analysis.charts.draw import draw
from tests import reporting


def test_a_part_is_as_long_as_its_number_and_lies_in_its_bar() -> None:
    drawn = draw(reporting.stack())
    assert [trace.name for trace in drawn.data] == ["Neutral portrayal", "Favourable portrayal"]
    assert [list(trace.x) for trace in drawn.data] == [[5, 6], [2, 1]]
    assert [list(trace.y) for trace in drawn.data] == [[0, 1], [0, 2]]
    assert [list(ids) for ids in drawn.data[1].customdata] == [["A", "favourable"], ["C", "favourable"]]
    assert drawn.layout.barmode == "stack"
    assert list(drawn.layout.yaxis.ticktext) == ["A", "B", "C"]


def test_names_are_never_markup() -> None:
    figure = reporting.stack()
    hostile = draw(replace(figure, table=figure.table.assign(source="<b>A</b>")))
    assert list(hostile.layout.yaxis.ticktext) == ["&lt;b&gt;A&lt;/b&gt;"]
    assert list(hostile.data[0].hovertext) == ["&lt;b&gt;A&lt;/b&gt;"] * 2


def test_it_is_told_in_words() -> None:
    assert reporting.stack().alt == "Parts: 3 bars of Articles, each of up to 2 parts."

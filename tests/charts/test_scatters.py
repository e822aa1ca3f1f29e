"""Marks drawn where their numbers meet."""

from dataclasses import replace

from analysis.charts.draw import draw
from tests import reporting


def test_a_mark_stands_where_its_numbers_meet_and_carries_its_id() -> None:
    [trace] = draw(reporting.scatter()).data
    assert (list(trace.x), list(trace.y)) == ([3, 5, 8, 1], [0.1, 0.5, 0.3, 0.9])
    assert [list(ids) for ids in trace.customdata] == [["a"], ["b"], ["c"], ["d"]]
    assert list(trace.text) == ["Ann", "=Bob", "Cy", "Dee"]
    assert trace.mode == "markers+text"


def test_groups_have_looks_of_their_own_and_no_name_is_markup() -> None:
    figure = reporting.scatter()
    kinds = figure.table.assign(kind=["<i>", "b", "b", "b"], name="<b>")
    drawn = draw(replace(figure, table=kinds, color="kind"))
    assert [(trace.name, len(trace.x)) for trace in drawn.data] == [("&lt;i&gt;", 1), ("b", 3)]
    assert list(drawn.data[0].hovertext) == ["&lt;b&gt;"]
    assert drawn.layout.showlegend


def test_it_is_told_in_words() -> None:
    assert reporting.scatter().alt == "Marks: 4 marks, Share by Articles."

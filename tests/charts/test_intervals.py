"""Intervals drawn: a mark a share with its line, words where there is none, and no name taken for markup."""

from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.charts.draw import draw
from analysis.figures import portrayal as figures
from analysis.figures.figure import Figure, Provenance
from analysis.metrics import portrayal as metrics
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.portraying import MEASURED, days, portrayed

UTC = ZoneInfo("UTC")


def figure(name: str | None = None) -> Figure:
    told = slice_of(portrayed(*days("-00000++"), *days("+++", "p2")), Selection())
    table = metrics.by_person(told, MEASURED)
    named = table if name is None else table.assign(name=name)
    return figures.people(named, 2, Provenance("All dates", 3, 0, "UTC", "ours", 7))


def test_a_mark_stands_at_its_share_and_its_line_ends_where_the_interval_does() -> None:
    table = figure().table.dropna(subset="share")
    for trace, (_, mark) in zip(draw(figure()).data[:3], table.iterrows(), strict=True):
        assert list(trace.x) == [mark["share"]]
        assert trace.x[0] + trace.error_x.array[0] == pytest.approx(mark["high"])
        assert trace.x[0] - trace.error_x.arrayminus[0] == pytest.approx(mark["low"])
        assert [list(ids) for ids in trace.customdata] == [["p1", mark["portrayal"]]]
        assert round(trace.y[0]) == 0


def test_portrayals_are_told_apart_by_shape_and_colour() -> None:
    traces = draw(figure()).data[:3]
    assert [trace.name for trace in traces] == list(figures.STATES.values())
    assert len({trace.marker.symbol for trace in traces}) == 3
    assert len({trace.marker.color for trace in traces}) == 3


def test_where_there_is_no_share_there_are_words_that_cannot_be_clicked() -> None:
    words = draw(figure()).data[3]
    assert (list(words.text), list(words.y), list(words.x)) == (["too few stories to tell: 3"], [1.0], [0.0])
    assert (words.mode, words.hoverinfo, words.showlegend) == ("text", "skip", False)


def test_a_row_says_what_its_shares_are_of() -> None:
    axis = draw(figure()).layout.yaxis
    assert list(axis.ticktext) == [
        'Elisabeth Moss<br><span style="font-size:10px">8 articles, 8 stories</span>',
        'Jon Hamm<br><span style="font-size:10px">3 articles, 3 stories</span>',
    ]
    assert tuple(axis.range) == (1.5, -0.5)


def test_two_people_of_one_name_are_two_rows_and_no_name_is_markup() -> None:
    drawn = draw(figure("<b>A</b>"))
    assert list(drawn.layout.yaxis.tickvals) == [0, 1]
    assert all(label.startswith("&lt;b&gt;A&lt;/b&gt;") for label in drawn.layout.yaxis.ticktext)
    assert all(text.startswith("&lt;b&gt;A&lt;/b&gt;") for trace in drawn.data[:3] for text in trace.hovertext)


def test_pointing_at_a_mark_tells_share_interval_and_what_it_is_of() -> None:
    mark = figure().table.iloc[0]
    share = figures.share_in_words(mark["share"], mark["low"], mark["high"])
    assert draw(figure()).data[0].hovertext[0] == (
        f"Elisabeth Moss<br>Unfavourable portrayal: {share}<br>8 articles, 8 stories"
    )


def test_nothing_is_drawn_of_nothing() -> None:
    table = figure().table.iloc[:0]
    empty = figures.people(
        pd.DataFrame(metrics.by_person(slice_of(portrayed(), Selection()), MEASURED)), 0, figure().provenance
    )
    assert empty.table.columns.to_list() == table.columns.to_list()
    assert sum(len(trace.x) for trace in draw(empty).data) == 0

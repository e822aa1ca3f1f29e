"""The grid drawn: a rectangle a cell, an outage marked by more than its colour."""

import pandas as pd

from analysis.charts.draw import draw
from analysis.figures.delivery import STATES, by_source_and_day
from analysis.figures.figure import Figure, Provenance

DAY_MS = 86_400_000


def grid(*rows: tuple[str, int, int, float, bool]) -> Figure:
    found = pd.DataFrame(list(rows), columns=["source", "day", "articles", "usual", "outage"])
    types = {"source": "category", "articles": "int64", "usual": "float64", "outage": "bool"}
    days = (pd.Timestamp("2024-10-22") + pd.to_timedelta(found["day"], unit="D")).astype("datetime64[us]")
    return by_source_and_day(found.assign(day=days).astype(types), Provenance("All dates", 3, 0, "UTC", "ours", 7))


SMALL = grid(("A", 0, 30, 30, False), ("A", 1, 2, 30, True), ("<b>", 1, 9, 9, False))


def test_each_cell_is_a_rectangle_of_its_row_and_day_and_carries_what_it_asks_for() -> None:
    traces = {trace.name: trace for trace in draw(SMALL).data}
    usual, out = traces[STATES["usual"]], traces[STATES["outage"]]
    assert [list(ids) for ids in usual.customdata] == [["0", "2024-10-22"], ["1", "2024-10-23"]]
    assert [list(ids) for ids in out.customdata] == [["0", "2024-10-23"]]
    assert [base + height / 2 for base, height in zip(usual.base, usual.y, strict=True)] == [0.0, 1.0]
    assert 0 < usual.width < DAY_MS
    assert sum(len(trace.x) for trace in draw(SMALL).data) == len(SMALL.table)


def test_an_outage_is_hatched_and_nothing_else_is() -> None:
    shapes = {trace.name: trace.marker.pattern.shape for trace in draw(SMALL).data}
    assert shapes.pop(STATES["outage"]) == "/"
    assert set(shapes.values()) == {None}
    colors = [trace.marker.color for trace in draw(SMALL).data]
    assert len(set(colors)) == len(STATES)


def test_the_legend_names_only_what_is_there() -> None:
    shown = [trace.name for trace in draw(SMALL).data if trace.showlegend]
    assert shown == [STATES["outage"], STATES["usual"]]


def test_a_name_is_not_taken_for_markup() -> None:
    drawn = draw(SMALL)
    assert drawn.layout.yaxis.ticktext == ("A", "&lt;b&gt;")
    texts = [text for trace in drawn.data for text in trace.hovertext]
    assert "&lt;b&gt;<br>Wed 23 Oct 2024: 9 articles, usually 9<br>About its usual" in texts
    assert not any("<b>" in text for text in texts)


def test_a_row_is_high_enough_to_be_hit() -> None:
    many = grid(*[(f"S{place}", 0, 5, 5.0, False) for place in range(20)])
    assert draw(many).layout.height > 20 * 20

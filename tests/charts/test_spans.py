"""Hours drawn: every mark is a number of the table, with its ends where it has them."""

from typing import Any

import pandas as pd
import pytest

from analysis.charts.draw import draw
from analysis.figures.coverage import LABELS
from analysis.figures.figure import Figure, Provenance

SOURCE = Provenance("All dates", 3, 0, "UTC", "ours", 7)


def figure(hours: list[float], *, ends: bool = False, names: list[str] | None = None) -> Figure:
    called = names or [f"Source {place}" for place in range(len(hours))]
    table = pd.DataFrame(
        {"source": called, "lag": hours, "low": [one / 2 for one in hours], "high": [one * 2 for one in hours]}
    ).assign(told="in words")
    return Figure(
        "key", "span", table, "lag", "source", None, ("source",), LABELS, "Title", "", SOURCE,
        ends=("low", "high") if ends else ("", ""), words="told",
    )  # fmt: skip


def drawn(made: Figure) -> tuple[Any, Any]:
    shown = draw(made)
    (trace,) = shown.data
    return trace, shown.layout


def test_a_mark_stands_at_its_hours_and_carries_its_id() -> None:
    trace, layout = drawn(figure([0.0, 2.5]))
    assert list(trace.x) == [0.0, 2.5]
    assert list(trace.y) == [0, 1]
    assert [list(ids) for ids in trace.customdata] == [["Source 0"], ["Source 1"]]
    assert trace.error_x.array is None
    assert layout.xaxis.title.text == "Hours behind the first"
    assert list(layout.yaxis.range) == [2.5, -0.5]


def test_a_line_reaches_from_end_to_end() -> None:
    trace, _ = drawn(figure([2.0, 4.0], ends=True))
    assert list(trace.error_x.array) == [2.0, 4.0]
    assert list(trace.error_x.arrayminus) == [1.0, 2.0]


@pytest.mark.parametrize(("longest", "step"), [(2.0, None), (20.0, 3.0), (50.0, 6.0), (100.0, 24.0), (500.0, None)])
def test_ticks_are_parts_of_days_and_days(longest: float, step: float | None) -> None:
    _, layout = drawn(figure([0.0, longest]))
    assert layout.xaxis.dtick == step


def test_no_name_is_taken_for_markup() -> None:
    trace, layout = drawn(figure([1.0], names=["<b>Bold</b> & co"]))
    assert list(layout.yaxis.ticktext) == ["&lt;b&gt;Bold&lt;/b&gt; &amp; co"]
    assert list(trace.hovertext) == ["&lt;b&gt;Bold&lt;/b&gt; &amp; co<br>in words"]

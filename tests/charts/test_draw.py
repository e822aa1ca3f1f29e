"""Drawn figures: every mark is a number of the table, and no name is taken for markup."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from analysis.charts.colors import PALETTE
from analysis.charts.draw import draw
from analysis.charts.marks import day_axis
from analysis.figures import coverage as figures
from analysis.figures.coverage import LABELS
from analysis.figures.figure import Figure, Provenance
from analysis.metrics.coverage import by_entity, daily, daily_articles
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.tiny import PEOPLE, named, tiny

SOURCE = Provenance("All dates", 3, 0, "UTC", "ours", 7)
UTC = ZoneInfo("UTC")
HOSTILE = ["<b>Bold</b>", "<script>alert(1)</script>", '"Weird Al" Yankovic', "Tom & Jerry's", "%{x} %{customdata[0]}"]
ESCAPED = [
    "&lt;b&gt;Bold&lt;/b&gt;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '"Weird Al" Yankovic',
    "Tom &amp; Jerry's",
    "%{x} %{customdata[0]}",
]


def bars(names: list[str], articles: list[int], before: list[int] | None = None) -> Figure:
    columns = {"entity_id": [f"p{place}" for place in range(len(names))], "name": names, "articles": articles}
    table = pd.DataFrame(columns | ({"before": before} if before is not None else {}))
    color = None if before is None else "before"
    return Figure("key", "bar", table, "articles", "name", color, ("entity_id",), LABELS, "Title", "", SOURCE)


def lines(rows: Sequence[tuple[str, str, str, int | None]]) -> Figure:
    table = pd.DataFrame(rows, columns=["entity_id", "name", "day", "articles"])
    typed = table.assign(day=pd.to_datetime(table["day"]), articles=table["articles"].astype("Int64"))
    return Figure("key", "line", typed, "day", "articles", "name", ("entity_id", "day"), LABELS, "Title", "", SOURCE)


def drawn(figure: Figure) -> dict[str, Any]:
    """Return what is drawn as plain values: numbers too, which would be sent in base 64."""
    made = draw(figure)
    found: dict[str, Any] = made.to_dict()
    plain = [
        trace | {"x": list(values.x), "y": list(values.y)}
        for trace, values in zip(found["data"], made.data, strict=True)
    ]
    return found | {"data": plain}


def test_a_bar_is_as_long_as_its_number_and_carries_its_id() -> None:
    [trace] = drawn(bars(["A", "B"], [5, 2]))["data"]
    assert list(trace["x"]) == [5.0, 2.0]
    assert list(trace["y"]) == [0, 1]
    assert trace["customdata"] == [["p0"], ["p1"]]
    assert list(trace["text"]) == ["5", "2"]
    assert trace["hovertemplate"] == "%{hovertext}: %{x:,} articles<extra></extra>"


def test_two_bars_of_one_name_are_two_bars() -> None:
    sent = drawn(bars(["A", "A"], [5, 2]))
    assert list(sent["data"][0]["x"]) == [5.0, 2.0]
    assert sent["layout"]["yaxis"]["tickvals"] == [0, 1]
    assert sent["layout"]["yaxis"]["ticktext"] == ["A", "A"]


def test_the_longest_bar_is_on_top_and_one_bar_is_no_slab() -> None:
    assert drawn(bars(list("ABCD"), [4, 3, 2, 1]))["layout"]["yaxis"]["range"] == [3.5, -0.5]
    assert drawn(bars(["A"], [4]))["layout"]["yaxis"]["range"] == [2.5, -0.5]


def test_the_period_before_stands_beside_each_bar() -> None:
    now, before = drawn(bars(["A", "B"], [5, 2], before=[1, 9]))["data"]
    assert (now["name"], before["name"]) == ("Now", "Period before")
    assert list(before["x"]) == [1.0, 9.0]
    assert before["customdata"] == now["customdata"] == [["p0"], ["p1"]]
    assert drawn(bars(["A"], [5], before=[1]))["layout"]["showlegend"]
    assert not drawn(bars(["A"], [5]))["layout"]["showlegend"]


def test_names_on_bars_are_never_markup() -> None:
    sent = drawn(bars(HOSTILE, [1] * 5))
    assert list(sent["data"][0]["hovertext"]) == ESCAPED
    assert sent["layout"]["yaxis"]["ticktext"] == ESCAPED


def test_names_of_lines_are_never_markup_nor_templates() -> None:
    sent = drawn(lines([(f"p{place}", name, "2024-10-17", 1) for place, name in enumerate(HOSTILE)]))
    assert [trace["name"] for trace in sent["data"]] == ESCAPED
    assert {trace["hovertemplate"] for trace in sent["data"]} == {
        "%{x|%a %-d %b %Y}: %{y:,} articles<extra>%{fullData.name}</extra>"
    }


def test_a_long_name_is_cut_on_the_axis_and_whole_on_the_bar() -> None:
    sent = drawn(bars(["<" + 40 * "a"], [1]))
    assert sent["layout"]["yaxis"]["ticktext"] == ["&lt;" + 26 * "a" + "…"]
    assert list(sent["data"][0]["hovertext"]) == ["&lt;" + 40 * "a"]


def test_a_label_of_several_words_is_folded_and_its_row_has_room_for_it() -> None:
    title = "Barack Obama Reacts to Malia Obama & Her New Name in Hollywood"
    one, two = (drawn(bars([label] * 4, [1] * 4))["layout"] for label in ("Short", title))
    assert two["yaxis"]["ticktext"][0] == "Barack Obama Reacts to Malia<br>Obama &amp; Her New Name in Hol…"
    assert (one["height"], two["height"]) == (184, 224)


def test_a_gap_is_not_a_number_and_is_not_bridged() -> None:
    days = [("2024-10-16", 2), ("2024-10-17", None), ("2024-10-18", 0)]
    [trace] = drawn(lines([("p1", "A", day, articles) for day, articles in days]))["data"]
    np.testing.assert_array_equal(np.asarray(trace["y"], dtype="float64"), [2.0, np.nan, 0.0])
    assert trace["connectgaps"] is False
    assert trace["customdata"] == [["p1", "2024-10-16"], ["p1", "2024-10-17"], ["p1", "2024-10-18"]]


def test_a_gap_is_shaded_from_edge_to_edge_and_a_nought_is_not_cut() -> None:
    days = [
        *[(f"2024-10-{day}", 2) for day in (14, 15, 16)],
        *[("2024-10-17", None), ("2024-10-18", None), ("2024-10-19", 0), ("2024-10-20", None)],
    ]
    sent = drawn(lines([("p1", "A", day, articles) for day, articles in days]))
    assert [(shape["x0"], shape["x1"]) for shape in sent["layout"]["shapes"]] == [
        (pd.Timestamp("2024-10-16 12:00"), pd.Timestamp("2024-10-18 12:00")),
        (pd.Timestamp("2024-10-19 12:00"), pd.Timestamp("2024-10-20 12:00")),
    ]
    assert sent["data"][0]["cliponaxis"] is False


def test_where_most_days_are_gaps_nothing_is_shaded() -> None:
    days = [("2024-10-16", 2), ("2024-10-17", None), ("2024-10-18", None)]
    assert "shapes" not in drawn(lines([("p1", "A", day, articles) for day, articles in days]))["layout"]


def test_where_one_line_has_a_number_nothing_is_shaded() -> None:
    rows = [("p1", "A", "2024-10-16", None), ("p2", "B", "2024-10-16", 1), ("p2", "B", "2024-10-17", 2)]
    assert "shapes" not in drawn(lines(rows))["layout"]


def test_two_people_of_one_name_are_two_lines() -> None:
    rows = [(entity, "A", day, 1) for entity in ("p1", "p2") for day in ("2024-10-16", "2024-10-17")]
    sent = drawn(lines(rows))
    assert [len(trace["y"]) for trace in sent["data"]] == [2, 2]
    assert [trace["customdata"][0][0] for trace in sent["data"]] == ["p1", "p2"]


def test_lines_differ_in_color_and_dash() -> None:
    sent = drawn(lines([(f"p{place}", f"Name {place}", "2024-10-17", 1) for place in range(len(PALETTE) + 1)]))
    looks = [(trace["line"]["color"], trace["line"]["dash"]) for trace in sent["data"]]
    assert len(set(looks)) == len(PALETTE)
    assert looks[0] == looks[-1]


@pytest.mark.parametrize(
    ("articles", "before", "dtick"),
    [([8, 1], None, 1), ([0], None, 1), ([9], None, None), ([3], [8], 1), ([3], [1000], None), ([], None, 1)],
)
def test_a_bar_axis_has_no_ticks_between_whole_numbers(
    articles: list[int], before: list[int] | None, dtick: int | None
) -> None:
    axis = drawn(bars([f"Name {place}" for place in range(len(articles))], articles, before))["layout"]["xaxis"]
    assert (axis["tickformat"], axis.get("dtick"), axis["rangemode"]) == (",d", dtick, "tozero")


@pytest.mark.parametrize(("articles", "dtick"), [(8, 1), (9, None), (None, 1)])
def test_a_line_axis_has_no_ticks_between_whole_numbers(articles: int | None, dtick: int | None) -> None:
    axis = drawn(lines([("p1", "A", "2024-10-17", articles)]))["layout"]["yaxis"]
    assert (axis["tickformat"], axis.get("dtick"), axis["rangemode"]) == (",d", dtick, "tozero")


def test_figures_of_a_corpus_are_drawn_to_the_number() -> None:
    told = slice_of(tiny(named("p1 p2"), named("p1", "2024-10-19 08:00")), Selection())
    [bar] = drawn(figures.ranking(by_entity(told, PEOPLE), "people", SOURCE))["data"]
    assert list(bar["x"]) == [2.0, 1.0]
    [line] = drawn(figures.days_in_all(daily_articles(told, told, UTC), SOURCE))["data"]
    np.testing.assert_array_equal(np.asarray(line["y"], dtype="float64"), [1.0, np.nan, 1.0])
    assert line["customdata"] == [["2024-10-17"], ["2024-10-18"], ["2024-10-19"]]


@pytest.mark.parametrize("names", ["", "p1"])
def test_a_figure_of_nothing_is_drawn_without_marks(names: str) -> None:
    told = slice_of(tiny(named(names, None)), Selection())
    figure = figures.days(daily(told, told, ["p1"], UTC), SOURCE)
    assert drawn(figure)["data"] == []
    assert not drawn(figure)["layout"]["showlegend"]


def test_the_same_figure_is_the_same_picture() -> None:
    figure = bars(["A", "B"], [5, 2])
    before = figure.table.copy()
    assert draw(figure).to_json() == draw(figure).to_json()
    pd.testing.assert_frame_equal(figure.table, before)


@pytest.mark.parametrize(
    ("last", "dtick"), [("2024-10-01", 86_400_000), ("2024-10-07", 86_400_000), ("2024-10-20", None)]
)
def test_few_days_have_a_tick_each_and_many_have_what_fits(last: str, dtick: int | None) -> None:
    days = pd.Series(pd.date_range("2024-10-01", last))
    assert day_axis(days).get("dtick") == dtick
    assert ("range" in day_axis(days)) == (len(days) == 1)


def test_a_bar_of_less_than_one_shows_its_tenths() -> None:
    figure = replace(bars(["A"], [3]), color="expected")
    made = replace(figure, table=figure.table.assign(expected=[0.256]))
    now, usual = drawn(made)["data"]
    assert (list(now["text"]), list(usual["text"])) == (["3"], ["0.3"])
    assert usual["hovertemplate"] == "%{hovertext}: %{x:,.1~f} usually<extra></extra>"


def test_the_axis_of_bars_may_be_called_otherwise_than_the_first_of_them() -> None:
    figure = bars(["A"], [3], before=[1])
    made = replace(figure, labels={**LABELS, "articles": "Articles of %{x}", "both": "Articles"}, measure="both")
    sent = drawn(made)
    assert sent["layout"]["xaxis"]["title"]["text"] == "Articles"
    assert "articles of % {x}" in sent["data"][0]["hovertemplate"]


def test_points_that_are_marked_are_stars() -> None:
    figure = lines([("p1", "A", "2024-10-17", 1), ("p1", "A", "2024-10-18", 5)])
    plain = drawn(figure)["data"][0]["marker"]
    assert plain == {"size": 7}
    marked = replace(figure, table=figure.table.assign(rising=[False, True]), mark="rising")
    marker = drawn(marked)["data"][0]["marker"]
    assert list(marker["symbol"]) == ["circle", "star"]
    assert marked.alt.endswith("; 1 point marked as rising.")

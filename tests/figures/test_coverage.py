"""Figures: the rows they show, the words around them, and what a click asks for."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.figures import coverage as figures
from analysis.figures.figure import Figure, Provenance
from analysis.metrics.change import change
from analysis.metrics.coverage import by_entity, by_source, daily, daily_articles
from analysis.metrics.together import together
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from tests.tiny import PEOPLE, named, tiny

UTC = ZoneInfo("UTC")
SOURCE = Provenance("All dates", 1234, 5, "UTC", "ours", 7)
FACTS = "All dates. 1,234 articles; 5 undated left out. Days in UTC. Commit 7."


def everything(*names: str) -> Slice:
    return slice_of(tiny(*[named(text, f"2024-10-1{place} 08:00") for place, text in enumerate(names)]), Selection())


def ranking(*names: str) -> Figure:
    return figures.ranking(by_entity(everything(*names), PEOPLE), "people", SOURCE)


def wide(count: int) -> pd.DataFrame:
    """Return a coverage of many people."""
    rows = [(f"p{place:02}", f"Name {place}", "person", None, count - place, 1, 1) for place in range(count)]
    columns = ["entity_id", "name", "kind", "note", "articles", "mentions", "sources"]
    return pd.DataFrame(rows, columns=columns).assign(note=pd.Series([None] * count, dtype="str"))


def test_a_ranking_says_what_it_counts_and_of_how_many() -> None:
    figure = ranking("p1 p2", "p1", "")
    assert (figure.key, figure.form, figure.x, figure.y, figure.ids) == (
        "people-ranking",
        "bar",
        "articles",
        "name",
        ("entity_id",),
    )
    assert figure.title == "Most covered people"
    assert figure.caption == (
        f"{FACTS} Articles that name each; people shown: 2, all there are. "
        "An article that names several counts for each."
    )
    assert figure.alt == "Most covered people: 2 bars of Articles; the longest is Elisabeth Moss, 2."


def test_a_ranking_of_one_and_of_none_read_well_too() -> None:
    assert ranking("p1").alt == "Most covered people: 1 bar of Articles; the longest is Elisabeth Moss, 1."
    assert ranking("").alt == "Most covered people: nothing to show."
    assert ranking("").caption.endswith(
        "people shown: 0, all there are. An article that names several counts for each."
    )


def test_a_long_ranking_shows_the_first_and_says_of_how_many() -> None:
    figure = figures.ranking(wide(1500), "people", SOURCE)
    assert len(figure.table) == figures.BARS
    assert figure.table["articles"].to_list() == list(range(1500, 1480, -1))
    assert "the first 20 of 1,500 people." in figure.caption
    assert figure.alt.endswith("20 bars of Articles; the longest is Name 0, 1,500.")


def test_namesakes_are_told_apart_and_others_left_alone() -> None:
    assert ranking("p3 p4 p1", "p1").table["name"].to_list() == [
        "Elisabeth Moss",
        "Chris Evans (American actor)",
        "Chris Evans (British presenter)",
    ]
    assert ranking("p3", "p1 p1").table["name"].to_list() == ["Elisabeth Moss", "Chris Evans"]


def test_now_and_before_is_no_trend() -> None:
    table = change(by_entity(everything("p1", "p1"), PEOPLE), by_entity(everything("p1 p2"), PEOPLE))
    figure = figures.change_bars(table, "People", SOURCE)
    assert (figure.key, figure.title, figure.x, figure.color) == (
        "people-now-and-before",
        "People most covered now",
        "articles",
        "before",
    )
    assert figure.caption == (
        f"{FACTS} Articles that name each, beside the period of the same length before; "
        "people shown: 2, all there are. Coverage is not a trend: how much was published in all differs too."
    )
    assert len(figures.change_bars(wide(40).assign(before=0), "People", SOURCE).table) == figures.CHANGES


def test_days_name_the_gap_and_the_period() -> None:
    told = everything("p1 p2", "", "p1")
    figure = figures.days(daily(told, told, ["p1", "p2"], UTC), SOURCE)
    assert (figure.key, figure.form, figure.x, figure.y, figure.color) == (
        "coverage-by-day",
        "line",
        "day",
        "articles",
        "name",
    )
    assert figure.ids == ("entity_id", "day")
    assert figure.caption == (
        f"{FACTS} A gap is a day on which sources that usually deliver a third or more of these articles "
        "delivered under a third of their usual, or on which nothing came."
    )
    assert figure.alt == "Articles a day: Articles by day, 10 October 2024 to 12 October 2024."
    assert figure.table.columns.to_list() == ["entity_id", "day", "articles", "name"]


def test_namesakes_have_a_line_each() -> None:
    told = everything("p3 p4", "p3")
    names = figures.days(daily(told, told, ["p3", "p4"], UTC), SOURCE).table["name"]
    assert list(dict.fromkeys(names)) == ["Chris Evans (American actor)", "Chris Evans (British presenter)"]


def test_all_articles_a_day_are_one_line() -> None:
    told = everything("p1", "")
    figure = figures.days_in_all(daily_articles(told, told, UTC), SOURCE)
    assert (figure.key, figure.color, figure.ids) == ("articles-by-day", None, ("day",))
    assert figure.alt == "Articles a day: Articles by day, 10 October 2024 to 11 October 2024."


def test_a_long_period_is_told_in_weeks_and_says_so() -> None:
    told = slice_of(tiny(*[named("p1", f"{day} 08:00") for day in ("2023-01-02", "2024-10-17")]), Selection())
    figure = figures.days_in_all(daily_articles(told, told, UTC), SOURCE)
    assert (figure.key, figure.title, figure.step, figure.labels["day"]) == (
        "articles-by-week",
        "Articles a week",
        "week",
        "Week from",
    )
    assert "A long period is told in weeks from Monday" in figure.note
    assert figure.alt.startswith("Articles a week: Articles by week, 2 January 2023 to ")
    assert len(figure.table) == 94


def test_company_says_whose_it_is() -> None:
    figure = figures.company(together(everything("p1 p2", "p1"), "p1", PEOPLE), "Elisabeth Moss", "people", SOURCE)
    assert figure.title == "People named in the same articles as Elisabeth Moss"
    assert figure.note == "Articles that name both; people shown: 1, all there are."
    assert figure.key == "people-named-together"


def test_sources_that_have_none_are_no_bars() -> None:
    held = tiny(named("p1"), named("p1"), named("p2", source="Variety"))
    asked = slice_of(held, Selection(people=frozenset({"p1"})))
    figure = figures.sources(by_source(asked, slice_of(held, Selection())), SOURCE)
    assert figure.table["source"].to_list() == ["The Daily"]
    assert figure.note == "Sources shown: 1, all there are."
    assert (figure.key, figure.y, figure.ids) == ("articles-by-source", "source", ("source",))


EMPTY: dict[str, Callable[[Slice], Figure]] = {
    "ranking": lambda told: figures.ranking(by_entity(told, PEOPLE), "people", SOURCE),
    "change": lambda told: figures.change_bars(
        change(by_entity(told, PEOPLE), by_entity(told, PEOPLE)), "People", SOURCE
    ),
    "days": lambda told: figures.days(daily(told, told, [], UTC), SOURCE),
    "days in all": lambda told: figures.days_in_all(daily_articles(told, told, UTC), SOURCE),
    "company": lambda told: figures.company(together(told, "p1", PEOPLE), "Elisabeth Moss", "people", SOURCE),
    "sources": lambda told: figures.sources(by_source(told, told), SOURCE),
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_figure_of_nothing_says_so(name: str) -> None:
    figure = EMPTY[name](everything())
    assert figure.table.empty
    assert figure.alt == f"{figure.title}: nothing to show."


@pytest.mark.parametrize("name", EMPTY)
def test_every_drawn_column_has_a_label(name: str) -> None:
    figure = EMPTY[name](everything())
    drawn = {figure.x, figure.y, figure.color} - {None}
    assert drawn <= set(figure.labels)
    assert {*figure.ids, *drawn} <= set(figure.table.columns)

"""The address says exactly what is chosen: nothing is lost on the way, and nothing half understood is shown."""

from datetime import date
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.address import ALL, CHOSEN, DEFAULT, OWN, WINDOWS, Asked, asked, link, parameters
from analysis.errors import SelectionError
from analysis.selection import Selection

UTC = ZoneInfo("UTC")
NEW_YORK = ZoneInfo("America/New_York")
AS_OF = pd.Timestamp("2024-10-20 20:30", tz="UTC")

days = st.dates(date(1900, 1, 1), date(2099, 12, 31)) | st.none()
ids = st.lists(st.text(min_size=1, max_size=20), max_size=3, unique=True).map(tuple)
choices = st.fixed_dictionaries(
    {
        "people": ids,
        "shows": ids,
        "sources": ids,
        "query": st.text(max_size=20).map(str.strip),
        "copies": st.booleans(),
        "commit": st.none() | st.integers(0, 10**9 - 1),
    }
)
periods = st.fixed_dictionaries({"period": st.sampled_from([*WINDOWS, ALL])}) | st.fixed_dictionaries(
    {"period": st.just(CHOSEN), "first": days, "last": days}
)


@given(periods, choices)
def test_an_address_asks_for_what_it_was_made_of(period: dict[str, object], choice: dict[str, object]) -> None:
    wanted = Asked(**period, **choice)  # type: ignore[arg-type]  # drawn by field, each of its type
    assert asked(parameters(wanted)) == wanted
    assert set(parameters(wanted)) <= set(OWN)


def test_an_address_is_never_bare() -> None:
    assert parameters(Asked()) == {"window": ["28d"]}
    assert parameters(Asked(period="7d")) == {"window": ["7d"]}
    assert parameters(Asked(period=CHOSEN)) == {"window": ["days"]}


def test_an_address_names_what_is_chosen() -> None:
    wanted = Asked(
        period=CHOSEN,
        first=date(2024, 10, 1),
        last=date(2024, 10, 12),
        people=("cher", "coldplay"),
        shows=("hacks",),
        sources=("",),
        query="tour",
        copies=True,
        commit=3,
    )
    assert parameters(wanted) == {
        "since": ["2024-10-01"],
        "until": ["2024-10-12"],
        "person": ["cher", "coldplay"],
        "show": ["hacks"],
        "source": [""],
        "q": ["tour"],
        "copies": ["with"],
        "commit": ["3"],
    }


def test_an_empty_address_asks_for_the_usual_period() -> None:
    assert asked({}) == Asked(period=DEFAULT)
    assert asked({"entity": ["cher"], "article": ["a"]}) == Asked()


def test_what_is_asked_for_twice_counts_once() -> None:
    assert asked({"person": ["cher", "cher", "coldplay"]}).people == ("cher", "coldplay")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"window": ["9d"]}, "This link asks for the period '9d'; periods are 24h, 7d, 28d, all"),
        ({"window": ["7d", "28d"]}, "This link asks for window 2 times; it takes one value"),
        ({"q": ["a", "b"]}, "This link asks for q 2 times; it takes one value"),
        (
            {"window": ["7d"], "since": ["2024-10-01"]},
            "This link asks for the period '7d' and for days (since, until); it takes one of the two",
        ),
        (
            {"since": ["tomorrow"]},
            "This link asks for since 'tomorrow', which is not a day; write it as 2024-10-31",
        ),
        (
            {"until": ["2024-02-30"]},
            "This link asks for until '2024-02-30', which is not a day; write it as 2024-10-31",
        ),
        ({"since": ["0001-01-01"]}, "This link asks for since '0001-01-01'; days lie between 1900 and 2099"),
        ({"until": ["9999-12-31"]}, "This link asks for until '9999-12-31'; days lie between 1900 and 2099"),
        ({"copies": ["yes"]}, "This link asks for copies 'yes'; write copies=with, or leave it out"),
        ({"commit": ["new"]}, "This link asks for commit 'new', which is not a number"),
        ({"commit": ["-1"]}, "This link asks for commit '-1', which is not a number"),
        ({"commit": ["²"]}, "This link asks for commit '²', which is not a number"),
        ({"commit": ["1234567890"]}, "This link asks for commit '1234567890', which is not a number"),
    ],
)
def test_what_cannot_be_understood_is_refused(parameters: dict[str, list[str]], message: str) -> None:
    with pytest.raises(SelectionError) as refused:
        asked(parameters)
    assert str(refused.value) == message


def test_a_window_ends_with_the_newest_article() -> None:
    selection = Asked(period="7d").selection(AS_OF, UTC)
    assert selection.since == pd.Timestamp("2024-10-14", tz="UTC")
    assert selection.until == AS_OF + pd.Timedelta(1, "us")


def test_without_a_dated_article_a_window_asks_for_all() -> None:
    assert not Asked(period="7d").selection(None, UTC).is_dated


def test_chosen_days_are_days_of_the_newsroom_both_included() -> None:
    wanted = Asked(period=CHOSEN, first=date(2024, 10, 1), last=date(2024, 10, 2))
    selection = wanted.selection(AS_OF, NEW_YORK)
    assert selection.since == pd.Timestamp("2024-10-01 04:00", tz="UTC")
    assert selection.until == pd.Timestamp("2024-10-03 04:00", tz="UTC")


def test_chosen_days_are_kept_and_not_asked_for_under_another_period() -> None:
    assert not Asked(period=ALL, first=date(2024, 10, 1)).selection(AS_OF, UTC).is_dated


def test_nobody_chosen_is_everybody() -> None:
    selection = Asked(people=(), shows=("hacks",), query=" tour ").selection(AS_OF, UTC)
    assert (selection.people, selection.shows, selection.sources) == (None, frozenset({"hacks"}), None)
    assert (selection.query, selection.copies) == ("tour", False)
    assert Asked(copies=True).selection(AS_OF, UTC).copies


@given(periods, choices, st.sampled_from([UTC, NEW_YORK]))
def test_a_link_asks_for_the_very_selection(
    period: dict[str, object], choice: dict[str, object], zone: ZoneInfo
) -> None:
    wanted = Asked(**{**period, **choice, "commit": 7})  # type: ignore[arg-type]  # drawn by field, each of its type
    try:
        selection = wanted.selection(AS_OF, zone)
    except SelectionError:
        return
    made = link("https://ours.example", selection, 7, AS_OF, zone)
    assert made is not None
    assert made.startswith("https://ours.example/articles?")
    asks = asked(parse_qs(urlsplit(made).query, keep_blank_values=True))
    assert asks.commit == 7
    assert asks.selection(AS_OF, zone) == selection


@pytest.mark.parametrize(
    "untold",
    [
        Selection(sections=frozenset({"tv"})),
        Selection(people=frozenset()),
        Selection(since=pd.Timestamp("2024-10-01 12:00", tz="UTC")),
        Selection(until=AS_OF),
    ],
)
def test_what_no_address_tells_has_no_link(untold: Selection) -> None:
    assert link("https://ours.example", untold, 7, AS_OF, UTC) is None

"""Who is called rising: press one can follow by hand, then laws."""

import random
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.trends import base, listed, ranked, stories
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.rising import DAY, EACH, FIRST, LAST, OUTLETS, UTC, Names, at_end, judged, press, rows, state
from tests.tiny import named, tiny


def daily(entity: str, usual: int, last: int, outlets: str = OUTLETS) -> Names:
    """Return a rule: so many articles a day name somebody, and so many on the last, dealt to the outlets in turn."""
    return lambda day, outlet, number: (
        entity
        if outlet in outlets
        and number * len(outlets) + outlets.index(outlet) < (last if day == LAST else usual)
        else ""
    )


def test_far_more_than_usual_from_several_outlets_is_rising() -> None:
    row = judged(press(*rows(daily("p1", 1, 10)))).loc["p1"]
    assert (row["state"], row["articles"], row["copies"], row["sources"]) == ("rising", 10, 0, 4)
    assert row["expected"] == pytest.approx(1, abs=0.1)
    assert row["usual_week"] == pytest.approx(1, abs=0.1)
    assert 0 < row["low"] < row["score"] < row["high"]
    assert row["q_value"] < 0.001


def test_popular_is_not_trending() -> None:
    assert state(press(*rows(daily("p1", 20, 23)))) == "steady"


def test_as_much_from_one_outlet_is_one_outlet() -> None:
    assert state(press(*rows(daily("p1", 1, 10, "A")))) == "one outlet"


def test_two_articles_are_too_early_however_rare_the_name() -> None:
    corpus = press(*rows(lambda day, outlet, number: "p1" if day == 0 and number == 0 else ""), *twice(LAST))
    assert state(corpus) == "too early"


def twice(day: int) -> list[object]:
    when = f"{FIRST + day * DAY:%Y-%m-%d} 12:00"
    return [named("p1", when, "A"), named("p1", when, "B")]


def test_a_first_mention_is_new() -> None:
    corpus = press(*rows(daily("p1", 0, 10)))
    assert state(corpus) == "new"
    assert state(press(*rows(daily("p1", 0, 1)))) == "new"


def test_a_name_of_long_before_the_baseline_is_not_new() -> None:
    corpus = press(named("p1", "2023-01-01 12:00", "A"), *rows(daily("p1", 0, 10)))
    assert state(corpus) == "rising"


def test_above_the_month_but_not_above_the_last_week_is_still_high() -> None:
    corpus = press(*rows(lambda day, outlet, number: "p1" if day >= LAST - 7 and number < 4 else ""))
    assert state(corpus) == "still high"
    more = press(*rows(lambda day, outlet, number: "p1" if day >= LAST - 7 and (number < 2 or day == LAST) else ""))
    assert state(more) == "rising"


def test_far_less_than_usual_is_falling() -> None:
    assert state(press(*rows(daily("p1", 20, 2)))) == "falling"


def test_a_weekly_show_is_steady_on_its_day_and_rises_on_another() -> None:
    def on_sundays(day: int, outlet: str, number: int) -> str:
        return "w1" if day % 7 == 6 and number < 2 else ""

    corpus = press(*rows(on_sundays))
    assert [state(corpus, "w1", day) for day in (LAST, LAST - 7, LAST - 4)] == ["steady", "steady", "steady"]
    moved = press(*rows(lambda day, outlet, number: on_sundays(day + (3 if day > LAST - 7 else 0), outlet, number)))
    assert state(moved, "w1", LAST - 3) == "rising"


def test_the_same_hours_are_compared_in_a_short_window() -> None:
    def names(day: int, outlet: str, number: int) -> str:
        late = number >= EACH - 2
        return "p1" if late or (day == LAST and number == 2) else ""

    corpus = press(*rows(names))
    midday = at_end() - pd.Timedelta(hours=18)
    at_night = judged(corpus, LAST, pd.Timedelta(hours=3)).loc["p1"]
    assert (at_night["state"], at_night["articles"]) == ("steady", 4)
    early = judged_at(corpus, midday, pd.Timedelta(hours=3)).loc["p1"]
    assert (early["state"], early["articles"]) == ("rising", 4)


def judged_at(corpus: object, as_of: pd.Timestamp, length: pd.Timedelta) -> pd.DataFrame:
    from analysis.metrics.trends import trends

    return trends(corpus, as_of, length, UTC).set_index("entity_id")

"""What was delivered: outages of sources one can follow by hand, then laws."""

from collections.abc import Mapping, Sequence
from datetime import UTC as UTC_
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.delivery import delivered, delivery, of_sources
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.delivering import days_of
from tests.tiny import named, tiny

UTC = ZoneInfo("UTC")
FIRST = pd.Timestamp("2024-09-02", tz="UTC")  # a Monday


def published(*counts: Sequence[int], hours: Sequence[int] = (12,)) -> pd.DataFrame:
    """Return articles of the sources A, B ..., as many a day as told, at these hours in turn."""
    rows = [
        (chr(ord("A") + place), FIRST + pd.Timedelta(days=day, hours=hours[number % len(hours)], seconds=number))
        for place, daily in enumerate(counts)
        for day, count in enumerate(daily)
        for number in range(count)
    ]
    table = pd.DataFrame(rows, columns=["source", "published_at"])
    return table.assign(
        source=table["source"].astype("category"),
        published_at=table["published_at"].astype("datetime64[us, UTC]"),
    ).sort_values("published_at", ascending=False, ignore_index=True)


def told(*counts: Sequence[int], zone: ZoneInfo = UTC) -> pd.DataFrame:
    """Return what was delivered, asked at noon of a last day on which everybody has one article."""
    articles = published(*[[*daily, 1] for daily in counts])
    return delivered(articles, zone, articles["published_at"].max())


def out(table: pd.DataFrame, source: str = "A") -> list[int]:
    """Return the days, from the first, on which a source was out."""
    days = table["day"][table["outage"] & table["source"].eq(source)]
    return [(day - FIRST.tz_localize(None)).days for day in days]


def usual(table: pd.DataFrame, day: int, source: str = "A") -> float:
    at = table["source"].eq(source) & table["day"].eq(FIRST.tz_localize(None) + pd.Timedelta(days=day))
    return float(table["usual"][at].iloc[0])


WEEK = [60, 60, 60, 60, 60, 20, 20]


def test_a_day_under_a_third_of_the_usual_is_an_outage_and_a_third_is_none() -> None:
    assert out(told([*[30] * 10, 9, 30, 10, 30])) == [10]


def test_a_weekend_is_measured_against_weekends() -> None:
    table = told(WEEK * 5)
    assert out(table) == []
    assert [usual(table, day) for day in (28, 33, 34)] == [60, 20, 20]
    assert out(told([*WEEK * 4, *[60] * 5, 20, 6])) == [34]


def test_the_first_weekend_of_a_source_is_no_outage() -> None:
    assert out(told(WEEK * 2)) == []


def test_nothing_is_usual_in_the_first_week() -> None:
    table = told([*[50] * 6, 1, 50, 50])
    assert table["usual"].isna().sum() == 7
    assert out(table) == []
    assert out(told([*[50] * 7, 1, 50])) == [7]


def test_a_day_on_which_nothing_came_is_told() -> None:
    table = told([*[30] * 10, 0, 30])
    row = table[table["day"].eq("2024-09-12")].iloc[0]
    assert (row["articles"], row["usual"], row["outage"]) == (0, 30.0, True)


def test_few_articles_may_be_missing_by_chance_and_many_days_of_them_may_not() -> None:
    assert out(told([*[4] * 14, 0, 4, 4])) == []
    assert out(told([*[4] * 14, 0, 0, 4])) == [14, 15]
    assert out(told([*[8] * 14, 2, 8, 8])) == []
    assert out(told([*[8] * 14, 0, 8, 8])) == [14]


def test_a_source_with_hardly_any_is_never_judged() -> None:
    assert out(told([*[2] * 20, *[0] * 15])) == []


def test_a_source_that_stops_for_good_is_out_for_three_weeks() -> None:
    table = told([*[30] * 28, *[0] * 40], [10] * 68)
    assert out(table) == list(range(28, 50))
    assert out(table, "B") == []


def test_a_lower_level_that_stays_becomes_the_usual() -> None:
    table = told([*[60] * 28, *[12] * 40])
    assert out(table) == list(range(28, 50))
    assert usual(table, 60) == 12
    assert out(told([*[60] * 28, *[12] * 40, 2, 12])) == [*range(28, 50), 68]


def test_an_outage_does_not_lower_the_usual() -> None:
    table = told([*[30] * 28, *[2] * 12, 30])
    assert usual(table, 39) == 30
    assert out(table) == list(range(28, 40))


def test_a_stray_article_of_long_ago_makes_no_outage() -> None:
    articles = published([30] * 20)
    stray = articles.tail(1).assign(published_at=pd.Timestamp("1970-01-05 12:00", tz="UTC"))
    both = pd.concat([articles, stray], ignore_index=True)
    table = delivered(both, UTC, both["published_at"].max())
    assert not table["outage"].any()
    assert len(table) == 21


def test_the_day_that_is_not_over_is_judged_by_what_usually_comes_until_then() -> None:
    # As many in the morning as in the evening.
    articles = published([*[40] * 20, 40], hours=(8, 20))
    morning = articles[articles["published_at"].lt(FIRST + pd.Timedelta(days=20, hours=12))]
    table = delivered(morning, UTC, FIRST + pd.Timedelta(days=20, hours=12))
    assert usual(table, 20) == 20
    assert out(table) == []
    nothing = articles[articles["published_at"].lt(FIRST + pd.Timedelta(days=20))]
    assert out(delivered(nothing, UTC, FIRST + pd.Timedelta(days=20, hours=12))) == [20]
    assert out(delivered(nothing, UTC, FIRST + pd.Timedelta(days=20, hours=7))) == []


def test_what_is_dated_after_now_is_left_out() -> None:
    articles = published([30] * 20)
    then = delivered(articles, UTC, FIRST + pd.Timedelta(days=10, hours=23))
    assert then["day"].max() == pd.Timestamp("2024-09-12")


def test_days_are_those_of_the_newsroom() -> None:
    # At 02:00 UTC it is the evening before in New York.
    articles = published([*[30] * 12, 2, 30, 30], hours=(2,))
    table = delivered(articles, ZoneInfo("America/New_York"), articles["published_at"].max())
    assert out(table) == [11]


@pytest.mark.parametrize("articles", [tiny().articles, tiny(named("", None)).articles])
def test_nothing_dated_is_an_empty_table(articles: pd.DataFrame) -> None:
    for as_of in (None, FIRST):
        table = delivered(articles, UTC, as_of)
        assert table.empty
        assert table.columns.to_list() == ["source", "day", "articles", "usual", "outage"]


def test_what_was_delivered_is_known_of_the_whole_corpus_whatever_is_asked() -> None:
    held = tiny(named("", "2024-10-17 08:00", "Variety"), named("", "2024-10-18 08:00", "The Daily"))
    part = slice_of(held, Selection(sources=frozenset({"Variety"}), since=pd.Timestamp("2024-10-19", tz="UTC")))
    assert delivery(part, UTC)["source"].to_list() == ["The Daily", "Variety"]
    assert delivery(part, UTC) is delivery(slice_of(held, Selection()), UTC)
    assert of_sources(delivery(part, UTC), {"Variety"})["source"].to_list() == ["Variety"]


DAILY = st.lists(st.integers(0, 40), min_size=1, max_size=60)
STEADY = st.lists(st.integers(20, 40) | st.integers(0, 8), min_size=30, max_size=70)


def same(one: pd.DataFrame, other: Mapping[tuple[str, pd.Timestamp], tuple[int, float | None, bool]]) -> bool:
    rows = zip(one["source"], one["day"], one["articles"], one["usual"], one["outage"], strict=True)
    found = {(source, day): (n, None if pd.isna(u) else round(u, 9), o) for source, day, n, u, o in rows}
    return found == other


@settings(max_examples=30)
@given(DAILY | STEADY, DAILY, st.sampled_from([UTC, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")]))
def test_it_is_what_a_plain_walk_over_the_days_gives(one: list[int], other: list[int], zone: ZoneInfo) -> None:
    articles = published([*one, 1], other, hours=(3, 15, 22))
    moments = [when.to_pydatetime().astimezone(UTC_) for when in articles["published_at"]]
    plain = days_of(list(zip(articles["source"].astype("str"), moments, strict=True)), zone)
    expected = {
        (source, pd.Timestamp(day)): (day_.articles, None if day_.usual is None else round(day_.usual, 9), day_.outage)
        for (source, day), day_ in plain.items()
    }
    assert same(delivered(articles, zone, articles["published_at"].max()), expected)


@settings(max_examples=20)
@given(DAILY | STEADY, DAILY)
def test_another_source_changes_no_outage(one: list[int], other: list[int]) -> None:
    alone, both = told([*one, 5]), told([*one, 5], [*other[: len(one)], 5])
    columns = ["day", "articles", "usual", "outage"]
    first = both[both["source"].eq("A")]
    pd.testing.assert_frame_equal(alone[columns], first[columns].reset_index(drop=True))


@settings(max_examples=20)
@given(st.lists(st.integers(25, 40) | st.integers(0, 8), min_size=30, max_size=50), st.integers(2, 4))
def test_a_larger_scale_changes_no_outage_of_a_source_that_is_large_enough(counts: list[int], times: int) -> None:
    small = told([*[25] * 10, *counts])
    large = told([*[25 * times] * 10, *[count * times for count in counts]])
    whole = small["day"] < small["day"].max()
    is_large = small["usual"].gt(20) & whole
    assert small["outage"][is_large].to_list() == large["outage"][is_large].to_list()


def test_telling_what_was_delivered_edits_nothing() -> None:
    articles = published(WEEK * 3)
    before = articles.copy()
    delivered(articles, UTC, articles["published_at"].max())
    pd.testing.assert_frame_equal(articles, before)

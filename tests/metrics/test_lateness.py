"""Who is late: judged by each source's own silences."""

from collections.abc import Sequence

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.lateness import late, late_of
from tests.tiny import named, tiny

NOW = pd.Timestamp("2024-10-28 12:00", tz="UTC")


def articles(**hours: Sequence[float]) -> pd.DataFrame:
    """Return the articles of sources, each so many hours before now."""
    rows = [(source, NOW - pd.Timedelta(hours=ago)) for source, several in hours.items() for ago in several]
    table = pd.DataFrame(rows, columns=["source", "published_at"])
    return table.assign(
        source=table["source"].astype("category"),
        published_at=table["published_at"].astype("datetime64[us, UTC]"),
    ).sort_values("published_at", ascending=False, ignore_index=True)


def every(hours: float, since: float, days: int = 28) -> list[float]:
    """Return one article each so many hours, the newest so long ago."""
    return [since + hours * number for number in range(int(days * 24 / hours))]


def told(table: pd.DataFrame) -> list[tuple[str, float, float]]:
    hour = pd.Timedelta(hours=1)
    return [
        (source, silent / hour, usual / hour)
        for source, silent, usual in zip(table["source"], table["silent"], table["usual"], strict=True)
    ]


def test_a_source_is_late_after_half_as_long_again_as_its_longest_usual_silence() -> None:
    assert told(late(articles(A=every(8, 12.5), B=every(8, 11.5)), NOW)) == [("A", 12.5, 8.0)]


def test_nobody_is_late_before_six_hours() -> None:
    assert told(late(articles(A=every(1, 5.9), B=every(1, 6.1)), NOW)) == [("B", 6.1, 1.0)]


def test_a_source_that_is_silent_at_weekends_is_not_late_on_a_monday() -> None:
    # From Monday to Friday, each hour from 8 to 17; now is Monday noon, and it starts late.
    moments = pd.date_range("2024-09-30", "2024-10-25 23:00", freq="h", tz="UTC")
    working = moments[(moments.day_of_week < 5) & (moments.hour >= 8) & (moments.hour <= 17)]
    assert late(articles(A=list((NOW - working) / pd.Timedelta(hours=1))), NOW).empty


def test_one_outage_of_the_past_does_not_excuse_a_silence() -> None:
    broken = [ago for ago in every(4, 20) if not 200 < ago < 300]
    assert [source for source, _, _ in told(late(articles(A=broken), NOW))] == ["A"]


def test_who_stopped_over_four_weeks_ago_is_not_late() -> None:
    assert late(articles(A=every(4, 28 * 24 + 1), B=every(4, 1)), NOW).empty
    assert late(articles(A=every(4, 28 * 24 + 1)), NOW).empty
    assert len(late(articles(A=every(4, 28 * 24 - 1), B=every(4, 1)), NOW)) == 1


def test_too_few_articles_are_no_habit() -> None:
    assert late(articles(A=every(60, 200)[:10]), NOW).empty
    assert late(articles(A=every(1, 30, days=1)), NOW).empty


def test_articles_of_one_moment_are_one_occasion() -> None:
    daily = [ago for ago in every(24, 30) for _ in range(30)]
    assert late(articles(A=daily), NOW).empty
    late_by_two_days = [ago for ago in every(24, 50) for _ in range(30)]
    assert told(late(articles(A=late_by_two_days), NOW)) == [("A", 50.0, 24.0)]


def test_the_longest_silent_comes_first_then_the_name() -> None:
    found = late(articles(B=every(4, 20), A=every(4, 20), C=every(4, 40), D=every(4, 1)), NOW)
    assert found["source"].to_list() == ["C", "A", "B"]
    assert found["newest"].to_list() == [NOW - pd.Timedelta(hours=hours) for hours in (40, 20, 20)]


def test_nothing_dated_is_nobody_late() -> None:
    for table in (tiny().articles, tiny(named("", None)).articles):
        for now in (None, NOW):
            assert late(table, now).columns.to_list() == ["source", "newest", "silent", "usual"]
            assert late(table, now).empty
    assert late_of(tiny(named("", None))).empty


@settings(max_examples=25)
@given(
    st.lists(st.floats(0, 700), min_size=1, max_size=60),
    st.lists(st.floats(0, 700), max_size=60),
)
def test_another_source_makes_nobody_late(one: list[float], other: list[float]) -> None:
    alone = late(articles(A=one), NOW)
    both = late(articles(A=one, B=other), NOW)
    assert told(both[both["source"].eq("A")]) == told(alone)
    assert (both["silent"] > pd.Timedelta(hours=6)).all()

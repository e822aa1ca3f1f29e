"""Which articles are now, and which days they are measured against."""

from collections.abc import Iterable

import pandas as pd

from analysis.metrics.trends.windows import Texts, fitting, texts
from tests.rising import DAY, FIRST, LAST, UTC, at_end, press, rows
from tests.tiny import Row, named


def nobody(*_: object) -> str:
    return ""


def chosen(*articles: Row, length: pd.Timedelta = DAY, day: int = LAST) -> Texts:
    return texts(press(*articles).articles, at_end(day), length, UTC)


def baseline(days: Iterable[int]) -> list[int]:
    return list(chosen(*rows(nobody, days)).period.baseline)


def test_the_baseline_is_the_28_days_before_the_window() -> None:
    assert baseline(range(LAST + 1)) == list(range(-1, -29, -1))
    assert not chosen(*rows(nobody, range(LAST - 6, LAST + 1))).period.is_enough


def test_days_without_delivery_are_passed_over_and_earlier_ones_taken() -> None:
    out = {LAST - 2, LAST - 3}
    days = [day for day in range(LAST + 1) if day not in out]
    assert baseline(days) == [-1, *range(-4, -31, -1)]


def test_the_baseline_reaches_back_56_days_at_most() -> None:
    days = [*range(LAST - 60, LAST - 50), *range(LAST - 5, LAST + 1)]
    assert baseline(days) == [*range(-1, -6, -1), *range(-51, -57, -1)]


def test_the_first_window_is_the_shortest_in_which_twenty_articles_usually_come() -> None:
    lengths = [DAY, 3 * DAY, 7 * DAY]

    def place(each: int, days: Iterable[int]) -> tuple[int, float]:
        corpus = press(*rows(nobody, days, outlets="A", each=each))
        found, pace = fitting(corpus.articles["published_at"], at_end(), lengths)
        return found, round(pace)

    assert place(20, range(LAST + 1)) == (0, 20)
    assert place(8, range(LAST + 1)) == (1, 8)
    assert place(1, range(LAST + 1)) == (2, 1)
    assert place(20, range(LAST - 2, LAST + 1)) == (0, 20)
    assert place(20, ()) == (2, 0)


def test_a_window_of_days_begins_at_midnight() -> None:
    found = chosen(*rows(nobody), length=3 * DAY)
    assert (found.period.since, found.period.window_days) == (FIRST + (LAST - 2) * DAY, 3)
    assert list(found.period.days[-3:]) == [0, 1, 2]


def test_a_short_window_takes_the_same_hours_of_each_day() -> None:
    found = chosen(*rows(nobody), length=pd.Timedelta(hours=5))
    assert len(found.rows) == 29 * 4 * 2
    assert found.period.window_days == 1


def test_what_a_source_delivered_in_an_outage_is_no_baseline_but_is_told_of_the_window() -> None:
    short = rows(nobody, [LAST - 3, LAST], "A", 3)
    usual = [day for day in range(LAST) if day != LAST - 3]
    found = chosen(*rows(nobody, usual, "A", 30), *short, *rows(nobody, outlets="BCD", each=30))
    day = found.period.days[found.day]
    source = pd.Series(found.source).value_counts().index[-1]
    assert not ((day == -3) & (found.source == source)).any()
    assert found.is_short[(day == 0) & (found.source == source)].all()
    assert not found.is_short[found.source != source].any()


def test_many_small_sources_are_taken_together() -> None:
    many = [named("", f"{FIRST + LAST * DAY:%Y-%m-%d} 10:00", f"Blog {number}") for number in range(300)]
    found = chosen(*rows(nobody), *[row for row in many for _ in range(1)], *[old(row) for row in many])
    assert found.sources == 201


def old(row: Row) -> Row:
    return named("", f"{FIRST:%Y-%m-%d} 10:00", row.source)


def test_an_article_at_the_last_instant_counts_though_that_is_a_midnight() -> None:
    end = FIRST + LAST * DAY
    corpus = press(*rows(nobody, range(LAST)), named("p1", f"{end:%Y-%m-%d %H:%M}", "A"))
    found = texts(corpus.articles, end, 7 * DAY, UTC)
    assert found.period.window_days == 7
    newest = int(corpus.articles.index[corpus.articles["published_at"].eq(end)][0])
    assert found.day[list(found.rows).index(newest)] == len(found.period.baseline) + 6

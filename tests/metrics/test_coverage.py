"""Coverage: exact on tables one can count by hand, then the laws that hold on any."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.change import change
from analysis.metrics.coverage import by_entity, by_source, daily, daily_articles, with_outages
from analysis.metrics.listing import listing, of_day
from analysis.metrics.share import share_of_voice
from analysis.metrics.sources import delivered
from analysis.metrics.together import naming, together
from analysis.newsroom import day_of
from analysis.selection import Selection, days
from analysis.store.slices import Slice, slice_of
from tests.tiny import NAMES, PEOPLE, Row, named, tiny

UTC = ZoneInfo("UTC")
NEW_YORK = ZoneInfo("America/New_York")
ALL = Selection()


def everything(*rows: Row) -> Slice:
    return slice_of(tiny(*rows), ALL)


def table(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


def period(first: str, last: str, zone: ZoneInfo = UTC) -> Selection:
    since, until = days(date.fromisoformat(first), date.fromisoformat(last), zone)
    return Selection(since=since, until=until)


SMALL = (
    named("p1 p1 P2", "2024-10-17 08:00", "The Daily"),
    named("p1", "2024-10-17 09:00", "Variety"),
    named("P1 w1 g1 c1", "2024-10-19 08:00", "Variety"),
    named("p2 p2 p2", None, "Variety"),
    named("", "2024-10-19 10:00", "Variety"),
)


def test_every_count_of_a_small_corpus() -> None:
    columns = ("entity_id", "name", "articles", "mentions", "sources", "in_headline", "newest")
    newest = pd.Timestamp("2024-10-19 08:00", tz="UTC")
    assert table(by_entity(everything(*SMALL), PEOPLE), *columns) == [
        ("p1", "Elisabeth Moss", 3, 4, 2, 1, newest),
        ("p2", "Jon Hamm", 2, 4, 2, 1, pd.Timestamp("2024-10-17 08:00", tz="UTC")),
    ]
    assert table(by_entity(everything(*SMALL), ("series", "film")), *columns) == [("w1", "Mad Men", 1, 1, 1, 0, newest)]


@pytest.mark.parametrize(("kind", "ids"), [("person", ["p1", "p2"]), ("group", ["g1"]), ("character", ["c1"])])
def test_a_character_and_a_group_are_never_counted_as_people(kind: str, ids: list[str]) -> None:
    assert by_entity(everything(*SMALL), (kind,))["entity_id"].to_list() == ids


def test_an_article_counts_once_however_often_it_names_someone() -> None:
    assert table(by_entity(everything(named("p1 p1 p1")), PEOPLE), "articles", "mentions") == [(1, 3)]


def test_more_mentions_come_first_among_equals_then_the_id() -> None:
    told = everything(named("p2 p1 p3 p3"), named("p4"))
    assert by_entity(told, PEOPLE)["entity_id"].to_list() == ["p3", "p1", "p2", "p4"]


def test_somebody_named_in_undated_articles_only_has_no_newest_one() -> None:
    assert by_entity(everything(named("p1", None)), PEOPLE)["newest"].isna().all()


@pytest.mark.parametrize("rows", [(), (named(""),), (named("w1"),), (named("w1", None),)])
def test_nobody_named_is_an_empty_table_with_every_column(rows: tuple[Row, ...]) -> None:
    coverage = by_entity(everything(*rows), PEOPLE)
    columns = ["entity_id", "name", "kind", "note", "articles", "mentions", "sources", "in_headline", "newest"]
    assert coverage.empty
    assert coverage.columns.to_list() == columns
    assert share_of_voice(coverage).empty
    assert change(coverage, coverage).empty
    assert together(everything(*rows), "p1", PEOPLE).empty


def test_days_of_a_small_corpus_with_a_gap() -> None:
    told = everything(*SMALL)
    found = daily(told, told, ["p1", "p2"], UTC)
    day = [pd.Timestamp(f"2024-10-{number}") for number in (17, 18, 19)]
    assert table(found, "entity_id", "name", "day", "articles") == [
        ("p1", "Elisabeth Moss", day[0], 2),
        ("p1", "Elisabeth Moss", day[1], pd.NA),
        ("p1", "Elisabeth Moss", day[2], 1),
        ("p2", "Jon Hamm", day[0], 1),
        ("p2", "Jon Hamm", day[1], pd.NA),
        ("p2", "Jon Hamm", day[2], 0),
    ]
    assert table(daily_articles(told, told, UTC), "day", "articles") == [(day[0], 2), (day[1], pd.NA), (day[2], 2)]


def test_a_day_without_delivery_by_the_chosen_source_is_a_gap_though_others_delivered() -> None:
    chosen = replace(period("2024-10-17", "2024-10-19"), sources=frozenset({"The Daily"}))
    told = slice_of(tiny(*SMALL), chosen)
    assert daily_articles(told, told, UTC)["articles"].to_list() == [1, pd.NA, pd.NA]


def test_a_day_on_which_nobody_named_the_show_is_a_zero_and_no_gap() -> None:
    asked = replace(period("2024-10-16", "2024-10-19"), shows=frozenset({"w1"}))
    held = tiny(*SMALL)
    told, base = slice_of(held, asked), slice_of(held, asked.without_entities())
    assert daily_articles(told, base, UTC)["articles"].to_list() == [0, pd.NA, 1]
    assert daily(told, base, ["w1"], UTC)["articles"].to_list() == [0, pd.NA, 1]


def test_a_period_is_told_from_the_first_article_of_the_corpus_to_its_last() -> None:
    told = slice_of(tiny(*SMALL), period("1900-01-01", "2099-12-31"))
    assert daily_articles(told, told, UTC)["day"].to_list() == [pd.Timestamp(f"2024-10-{day}") for day in (17, 18, 19)]
    # Not of the selection: of the days before, a source that came later is known to have had nothing.
    late = slice_of(tiny(*SMALL), replace(period("2024-10-01", "2024-10-19"), people=frozenset({"p2"})))
    assert daily_articles(late, late, UTC)["day"].iloc[0] == pd.Timestamp("2024-10-17")


def thinned(out: str, count: int = 2) -> list[Row]:
    """Return three weeks of two sources, ten and twenty articles a day, one of which has fewer on the 17th."""
    usual = {"The Daily": 20, "Variety": 10}
    return [
        named("p1" if number else "", f"2024-10-{day:02} 08:{number:02}", source)
        for source, daily_ in usual.items()
        for day in range(1, 22)
        for number in range(count if source == out and day == 17 else daily_)
    ]


@pytest.mark.parametrize(
    ("out", "sources", "is_gap"),
    [
        ("The Daily", None, True),
        ("The Daily", {"The Daily"}, True),
        ("The Daily", {"Variety"}, False),
        ("Variety", None, True),
        ("Nobody", None, False),
    ],
)
def test_a_planted_outage_is_a_gap_where_a_third_is_missing(out: str, sources: set[str] | None, is_gap: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    held = tiny(*thinned(out))
    told = slice_of(held, Selection(sources=frozenset(sources) if sources else None))
    found = daily_articles(told, told, UTC).set_index("day")
    assert found["articles"].isna().to_dict() == {day: is_gap and day.day == 17 for day in found.index}
    assert found["counted"].sum() == len(told.articles)
    lines = daily(told, told, ["p1"], UTC).set_index("day")
    assert lines["articles"].isna().equals(found["articles"].isna())


def test_an_outage_of_a_small_source_among_large_ones_is_no_gap() -> None:
    held = tiny(
        *thinned("Variety"),
        *[named("", f"2024-10-{day:02} 09:{n:02}", "Third") for day in range(1, 22) for n in range(5)],
    )
    told = slice_of(held, Selection())
    assert daily_articles(told, told, UTC)["articles"].notna().all()
    assert with_outages(told, UTC) == ["Variety"]
    only = slice_of(held, period("2024-10-18", "2024-10-21"))
    assert with_outages(only, UTC) == []


def test_a_day_that_is_a_gap_keeps_its_articles() -> None:
    told = everything(*thinned("The Daily"))
    day = daily_articles(told, told, UTC).set_index("day").loc["2024-10-17"]
    assert day["articles"] is pd.NA
    assert day["counted"] == 12
    assert len(of_day(told, pd.Timestamp("2024-10-17"), UTC).articles) == 12


def test_a_day_is_cut_in_the_zone_of_the_newsroom() -> None:
    told = everything(named("p1", "2024-10-17 02:00"), named("p1", "2024-10-17 05:00"))
    assert daily_articles(told, told, UTC)["articles"].to_list() == [2]
    assert table(daily_articles(told, told, NEW_YORK), "day", "articles") == [
        (pd.Timestamp("2024-10-16"), 1),
        (pd.Timestamp("2024-10-17"), 1),
    ]


# 3 November 2024 has 25 hours in New York, 10 March 2024 has 23.
@pytest.mark.parametrize(
    ("day", "first", "last"),
    [("2024-11-03", "2024-11-03 04:00", "2024-11-04 04:59:59"), ("2024-03-10", "2024-03-10 05:00", "2024-03-11 03:59")],
)
def test_a_day_on_which_clocks_change_has_its_own_first_and_last_moment(day: str, first: str, last: str) -> None:
    before = str(pd.Timestamp(first) - pd.Timedelta(1, "us"))
    after = str(pd.Timestamp(last) + pd.Timedelta(minutes=1))
    held = tiny(*[named("p1", when) for when in (before, first, last, after)])
    told = slice_of(held, period(day, day, NEW_YORK))
    assert told.articles["published_at"].to_list() == [pd.Timestamp(last, tz="UTC"), pd.Timestamp(first, tz="UTC")]
    assert table(daily_articles(told, told, NEW_YORK), "day", "articles") == [(pd.Timestamp(day), 2)]


# In these zones clocks go forward at midnight: the day begins at one.
@pytest.mark.parametrize(
    ("zone", "day", "first"),
    [("America/Santiago", "2024-09-08", "2024-09-08 04:00"), ("Africa/Cairo", "2023-04-28", "2023-04-27 22:00")],
)
def test_a_day_without_a_midnight_is_a_day(zone: str, day: str, first: str) -> None:
    before = str(pd.Timestamp(first) - pd.Timedelta(1, "us"))
    held = tiny(*[named("p1", when) for when in (before, first)])
    told = slice_of(held, period(day, day, ZoneInfo(zone)))
    assert table(daily_articles(told, told, ZoneInfo(zone)), "day", "articles") == [(pd.Timestamp(day), 1)]
    day_before = pd.Timestamp(day) - pd.Timedelta(days=1)
    whole = slice_of(held, ALL)
    assert daily_articles(whole, whole, ZoneInfo(zone))["day"].to_list() == [day_before, pd.Timestamp(day)]
    assert len(of_day(whole, pd.Timestamp(day), ZoneInfo(zone)).articles) == 1


def test_no_dated_article_and_no_period_are_no_days() -> None:
    told = everything(named("p1", None))
    assert daily_articles(told, told, UTC).empty
    assert daily(told, told, ["p1"], UTC).empty


def test_a_period_in_which_nothing_came_is_all_gaps() -> None:
    told = slice_of(tiny(*SMALL, named("", "2025-02-01")), period("2025-01-01", "2025-01-03"))
    assert daily_articles(told, told, UTC)["articles"].to_list() == [pd.NA] * 3
    assert daily(told, told, ["p1"], UTC)["articles"].to_list() == [pd.NA] * 3
    assert daily(told, told, [], UTC).empty


def test_a_period_outside_of_the_corpus_has_no_days() -> None:
    told = slice_of(tiny(*SMALL), period("2025-01-01", "2025-01-03"))
    assert daily_articles(told, told, UTC).empty


def test_sources_with_their_share_of_all_they_published() -> None:
    held = tiny(*SMALL)
    asked = Selection(people=frozenset({"p2"}))
    found = by_source(slice_of(held, asked), slice_of(held, ALL))
    assert table(found, "source", "articles", "published", "share") == [
        ("The Daily", 1, 1, 1.0),
        ("Variety", 1, 4, 0.25),
    ]


def test_a_source_that_names_nobody_asked_for_is_there_with_zero() -> None:
    held = tiny(*SMALL)
    found = by_source(slice_of(held, Selection(shows=frozenset({"w1"}))), slice_of(held, ALL))
    assert table(found, "source", "articles") == [("Variety", 1), ("The Daily", 0)]


def test_what_each_source_delivered() -> None:
    found = delivered(everything(*SMALL, named("", None, "")))
    first, newest = pd.Timestamp("2024-10-17 09:00", tz="UTC"), pd.Timestamp("2024-10-19 10:00", tz="UTC")
    assert table(found, "source", "articles", "undated")[0] == ("Variety", 4, 1)
    assert table(found, "first", "newest")[0] == (first, newest)
    assert found["source"].to_list() == ["Variety", "", "The Daily"]
    assert delivered(everything()).empty


def test_shares_are_of_the_sum_over_the_table() -> None:
    shares = share_of_voice(by_entity(everything(*SMALL), PEOPLE))
    assert table(shares, "entity_id", "share") == [("p1", 0.6), ("p2", 0.4)]


def test_change_counts_both_periods_and_growth_from_nothing_has_no_rate() -> None:
    now = by_entity(everything(named("p1 p3"), named("p1"), named("p2")), PEOPLE)
    earlier = by_entity(everything(named("p1"), named("p4"), named("p2"), named("p2")), PEOPLE)
    found = change(now, earlier).set_index("entity_id")
    assert table(found.reset_index(), "entity_id", "articles", "before", "difference") == [
        ("p1", 2, 1, 1),
        ("p3", 1, 0, 1),
        ("p2", 1, 2, -1),
        ("p4", 0, 1, -1),
    ]
    assert found.loc[["p1", "p2", "p4"], "rate"].to_list() == [1.0, -0.5, -1.0]
    assert found["rate"].isna().to_dict() == {"p1": False, "p3": True, "p2": False, "p4": False}
    assert table(found.loc[["p4"]], "name", "note") == [("Chris Evans", "British presenter")]


def test_who_is_named_beside_whom() -> None:
    told = everything(*SMALL)
    assert table(together(told, "p1", ("person", "series")), "entity_id", "articles", "share") == [
        ("p2", 1, 1 / 3),
        ("w1", 1, 1 / 3),
    ]
    assert len(naming(told, "p1").articles) == 3
    assert together(told, "p4", PEOPLE).empty


def test_the_articles_behind_a_number_newest_first_undated_last() -> None:
    headlines = pd.DataFrame({"headline": ["H"] * 5, "url": [None] * 5}, index=[f"a{place}" for place in range(5)])
    found = listing(everything(*SMALL), headlines)
    assert found["article_id"].to_list() == ["a4", "a2", "a1", "a0", "a3"]
    assert found.columns.to_list()[:4] == ["article_id", "published_at", "source", "headline"]
    assert listing(everything(), headlines.head(0)).empty


ZONES = st.sampled_from([UTC, NEW_YORK, ZoneInfo("America/Santiago"), ZoneInfo("Asia/Kathmandu")])
MOMENTS = st.datetimes(pd.Timestamp("2024-09-06").to_pydatetime(), pd.Timestamp("2024-09-10").to_pydatetime())
ROWS = st.builds(
    Row,
    when=st.none() | MOMENTS.map(str),
    source=st.sampled_from(["The Daily", "Variety", ""]),
    names=st.dictionaries(st.sampled_from(sorted(NAMES)), st.integers(1, 3), max_size=4),
)
CORPORA = st.lists(ROWS, max_size=8)
# Only what the corpus has may be asked for, and every corpus of these tests knows these.
ASKED = st.builds(
    Selection,
    since=st.none() | MOMENTS.map(lambda when: pd.Timestamp(when, tz="UTC") - pd.Timedelta(days=5)),
    until=st.none() | MOMENTS.map(lambda when: pd.Timestamp(when, tz="UTC")),
    people=st.none() | st.frozensets(st.sampled_from(["p1", "p2", "g1"])),
    shows=st.none() | st.frozensets(st.sampled_from(["w1", "w2"])),
)


def plain(rows: Sequence[Row], asked: Selection) -> list[Row]:
    """Return the rows that a selection asks for, found the long way."""

    def fits(row: Row) -> bool:
        when = row.published_at
        return (
            (not asked.is_dated or when is not None)
            and (asked.since is None or when is None or when >= asked.since)
            and (asked.until is None or when is None or when < asked.until)
            and (asked.people is None or bool(asked.people & set(row.names)))
            and (asked.shows is None or bool(asked.shows & set(row.names)))
        )

    return [row for row in rows if fits(row)]


@settings(max_examples=40)
@given(CORPORA, ASKED)
def test_coverage_is_what_a_plain_count_over_the_records_gives(rows: list[Row], asked: Selection) -> None:
    kept = plain(rows, asked)
    found = by_entity(slice_of(tiny(*rows), asked), ("person", "series"))
    for entity, articles, mentions, sources in table(found, "entity_id", "articles", "mentions", "sources"):
        naming_it = [row for row in kept if entity in row.names]
        assert articles == len(naming_it)
        assert mentions == sum(row.names[str(entity)] for row in naming_it)
        assert sources == len({row.source for row in naming_it})
    named_by_any = {entity for row in kept for entity in row.names if NAMES[entity][0] in {"person", "series"}}
    assert set(found["entity_id"]) == named_by_any
    assert found["articles"].is_monotonic_decreasing


@settings(max_examples=30)
@given(CORPORA, ASKED, ZONES)
def test_days_add_up_to_the_dated_articles(rows: list[Row], asked: Selection, zone: ZoneInfo) -> None:
    held = tiny(*rows)
    told, base = slice_of(held, asked), slice_of(held, asked.without_entities())
    dated = told.articles["published_at"].notna()
    every_day = daily_articles(told, base, zone)
    assert every_day["articles"].sum() == dated.sum()
    lines = daily(told, base, ["p1", "w1"], zone)
    for entity in ("p1", "w1"):
        is_dated = naming(told, entity).articles["published_at"].notna()
        assert lines["articles"][lines["entity_id"] == entity].sum() == is_dated.sum()
    # A gap is a day on which nothing came at all, whoever was named.
    came = set(day_of(base.articles["published_at"], zone).dropna())
    assert set(every_day["day"][every_day["articles"].notna()]) == came
    assert lines["articles"].isna().equals(~lines["day"].isin(came))


@given(CORPORA, ZONES)
def test_the_articles_of_its_days_are_the_dated_articles(rows: list[Row], zone: ZoneInfo) -> None:
    told = everything(*rows)
    behind = [(day, len(of_day(told, day, zone).articles)) for day in daily_articles(told, told, zone)["day"]]
    drawn = daily_articles(told, told, zone).fillna({"articles": 0})
    assert behind == table(drawn, "day", "articles")


@settings(max_examples=25)
@given(CORPORA)
def test_shares_of_a_table_sum_to_one(rows: list[Row]) -> None:
    shares = share_of_voice(by_entity(everything(*rows), PEOPLE))["share"]
    assert shares.between(0, 1).all()
    assert shares.empty or shares.sum() == pytest.approx(1)


@settings(max_examples=10)
@given(CORPORA)
def test_being_named_together_is_mutual(rows: list[Row]) -> None:
    told = everything(*rows)
    kinds = ("person", "group", "character", "series", "film")
    beside = {entity: together(told, entity, kinds).set_index("entity_id") for entity in NAMES}
    for entity, others in beside.items():
        assert others["share"].between(0, 1, inclusive="right").all()
        for other in others.index:
            assert others.loc[other, "articles"] == beside[other].loc[entity, "articles"]


@settings(max_examples=20)
@given(CORPORA, CORPORA)
def test_the_change_to_and_fro_is_opposite_and_between_equals_is_none(one: list[Row], other: list[Row]) -> None:
    now, earlier = by_entity(everything(*one), PEOPLE), by_entity(everything(*other), PEOPLE)
    there = change(now, earlier).set_index("entity_id")["difference"]
    back = change(earlier, now).set_index("entity_id")["difference"]
    assert there.sort_index().equals(-back.sort_index())
    still = change(now, now)
    assert (still["difference"] == 0).all()
    assert (still["rate"] == 0).all()
    assert change(now, now.head(0))["rate"].isna().all()


@settings(max_examples=10)
@given(CORPORA, ASKED)
def test_measuring_edits_nothing(rows: list[Row], asked: Selection) -> None:
    held = tiny(*rows)
    told, base = slice_of(held, asked), slice_of(held, ALL)
    before = (told.articles.copy(), told.appearances.copy(), told.entities.copy())
    coverage = by_entity(told, PEOPLE)
    daily(told, base, ["p1"], UTC), by_source(told, base), share_of_voice(coverage), change(coverage, coverage)
    for table_, copy in zip((told.articles, told.appearances, told.entities), before, strict=True):
        pd.testing.assert_frame_equal(table_, copy)

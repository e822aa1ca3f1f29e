"""Who is called rising: press one can follow by hand, then laws."""

import random
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.trends import base, listed, ranked, stories, trends
from analysis.selection import Selection
from tests.rising import DAY, EACH, FIRST, LAST, OUTLETS, UTC, Names, at_end, judged, press, rows, state
from tests.tiny import named


def daily(entity: str, usual: int, last: int, outlets: str = OUTLETS) -> Names:
    """Return a rule: so many articles a day name somebody, and so many on the last, dealt to the outlets in turn."""
    return lambda day, outlet, number: (
        entity
        if outlet in outlets and number * len(outlets) + outlets.index(outlet) < (last if day == LAST else usual)
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
    when = f"{FIRST + LAST * DAY:%Y-%m-%d} 12:00"
    seldom = rows(lambda day, _, number: "p1" if day == 0 and number == 0 else "")
    assert state(press(*seldom, named("p1", when, "A"), named("p1", when, "B"))) == "too early"


def test_a_first_mention_is_new() -> None:
    corpus = press(*rows(daily("p1", 0, 10)))
    assert state(corpus) == "new"
    assert state(press(*rows(daily("p1", 0, 1)))) == "new"


def test_a_name_of_long_before_the_baseline_is_not_new() -> None:
    corpus = press(named("p1", "2023-01-01 12:00", "A"), *rows(daily("p1", 0, 10)))
    assert state(corpus) == "rising"


def test_above_the_month_but_not_above_the_last_week_is_still_high() -> None:
    corpus = press(*rows(lambda day, _, number: "p1" if day >= LAST - 7 and number < 4 else ""))
    assert state(corpus) == "still high"
    more = press(*rows(lambda day, _, number: "p1" if day >= LAST - 7 and (number < 2 or day == LAST) else ""))
    assert state(more) == "rising"


def test_far_less_than_usual_is_falling() -> None:
    assert state(press(*rows(daily("p1", 20, 2)))) == "falling"


def test_a_weekly_show_is_steady_on_its_day_and_rises_on_another() -> None:
    def on_sundays(day: int, _: str, number: int) -> str:
        return "w1" if day % 7 == 6 and number < 2 else ""

    corpus = press(*rows(on_sundays))
    assert [state(corpus, "w1", day) for day in (LAST, LAST - 7, LAST - 4)] == ["steady", "steady", "steady"]
    moved = press(*rows(lambda day, outlet, number: on_sundays(day + (3 if day > LAST - 7 else 0), outlet, number)))
    assert state(moved, "w1", LAST - 3) == "rising"


def test_the_same_hours_are_compared_in_a_short_window() -> None:
    corpus = press(*rows(lambda day, _, number: "p1" if number >= EACH - 2 or (day == LAST and number < 2) else ""))
    at_night = judged(corpus, LAST, pd.Timedelta(hours=3)).loc["p1"]
    assert (at_night["state"], at_night["articles"]) == ("steady", 4)
    at_dawn = trends(corpus, at_end() - pd.Timedelta(hours=20), pd.Timedelta(hours=4), UTC).set_index("entity_id")
    assert tuple(at_dawn.loc["p1", ["state", "articles"]]) == ("rising", 8)


def test_a_window_over_seven_days_has_a_change_and_no_state() -> None:
    corpus = press(*rows(lambda day, _, number: "p1" if number == 0 and (day % 4 == 0 or day > LAST - 14) else ""))
    row = judged(corpus, length=14 * DAY).loc["p1"]
    assert pd.isna(row["state"])
    assert (row["articles"], row["low"] > 0) == (56, True)


def test_fewer_than_seven_days_are_not_enough_history() -> None:
    assert state(press(*rows(daily("p1", 1, 10), range(LAST - 6, LAST + 1)))) == "not enough history"
    assert state(press(*rows(daily("p1", 1, 10), range(LAST - 7, LAST + 1)))) == "rising"


def test_copies_are_no_texts_of_their_own_but_support_a_rise() -> None:
    when = f"{FIRST + LAST * DAY:%Y-%m-%d}"
    texts = [named("p1", f"{when} 0{hour}:00", "A") for hour in range(8)]
    first = f"a{len(OUTLETS) * EACH * (LAST + 1)}"
    copies = [replace(named("p1", f"{when} 12:00", outlet), copy_of=first) for outlet in "BC"]
    usual = rows(daily("p1", 1, 0))
    row = judged(press(*usual, *texts, *copies)).loc["p1"]
    assert tuple(row[["state", "articles", "copies", "sources"]]) == ("rising", 8, 2, 3)
    assert state(press(*usual, *texts)) == "one outlet"


def test_a_source_that_stops_moves_nobody() -> None:
    def names(_: int, outlet: str, number: int) -> str:
        return ("p1" if outlet == "A" and number < 8 else "") + (" p2" if outlet != "A" and number < 3 else "")

    table = judged(press(*rows(names, range(LAST)), *rows(names, [LAST], "BCD")))
    assert table["state"].to_dict() == {"p1": "steady", "p2": "steady"}
    assert table["expected"]["p2"] == pytest.approx(9, abs=0.5)


def test_a_source_that_is_new_moves_nobody_until_it_has_a_week() -> None:
    def names(_: int, outlet: str, number: int) -> str:
        return "p1 p2" if outlet == "T" or number < 1 else ""

    usual = rows(names)
    states = [
        list(judged(press(*usual, *rows(names, range(LAST - age, LAST + 1), "T", 60)))["state"]) for age in (0, 3, 8)
    ]
    assert states == [["steady", "steady"]] * 3


def test_sources_that_publish_less_move_nobody() -> None:
    def names(_: int, __: str, number: int) -> str:
        return "p1" if number % 2 else "p2 p3"

    thinned = press(*rows(names, range(LAST)), *rows(names, [LAST], each=2))
    assert set(judged(thinned)["state"]) == {"steady"}


def test_what_is_left_of_a_broken_delivery_raises_nobody() -> None:
    def names(_: int, __: str, number: int) -> str:
        return "p1" if number < 6 else ""

    usual = rows(names, range(LAST), "A", 60)
    others = rows(lambda _, __, number: "p1" if number < 1 else "", outlets="BC")
    broken = rows(lambda _, __, ___: "p1", [LAST], "A", 12)
    row = judged(press(*usual, *others, *broken)).loc["p1"]
    assert (row["state"], row["articles"]) == ("steady", 14)
    assert row["expected"] == pytest.approx(8, abs=0.5)
    whole = rows(lambda _, __, number: "p1" if number < 24 else "", [LAST], "A", 60)
    assert state(press(*usual, *others, *whole)) == "rising"


def test_days_of_which_too_much_is_missing_are_no_baseline() -> None:
    def names(day: int, _: str, number: int) -> str:
        return "p1" if number < (1 if day == LAST else 3) else ""

    out = range(LAST - 5, LAST)
    corpus = press(*rows(names, [day for day in range(LAST + 1) if day not in out]))
    whole = press(*rows(names))
    assert judged(corpus)["expected"]["p1"] == pytest.approx(judged(whole)["expected"]["p1"], rel=0.1)


def test_undated_articles_and_characters_are_in_no_trend() -> None:
    corpus = press(*rows(lambda _, __, number: "p1 c1" if number == 0 else ""), *[named("p1", None, "A")] * 20)
    assert judged(corpus)["articles"].to_dict() == {"p1": 4}


def test_nothing_at_all_is_an_empty_table() -> None:
    table = judged(press())
    assert table.empty
    assert list(table)[:5] == ["entity_id", "name", "kind", "note", "state"]
    assert judged(press(*rows(lambda *_: ""))).empty


def test_a_story_is_scored_like_a_name_but_apart_from_names() -> None:
    usual = rows(daily("p1", 1, 1))
    when = f"{FIRST + LAST * DAY:%Y-%m-%d} 12:00"
    told = [replace(named("p1", when, outlet), story="fire") for outlet in "ABC"]
    corpus = press(*usual, *told)
    table = stories(corpus, at_end(), DAY, UTC)
    assert list(table["entity_id"]) == ["fire"]
    assert tuple(table.loc[0, ["kind", "state", "articles", "sources"]]) == ("story", "new", 3, 3)
    assert table["name"].isna().all()
    assert "fire" not in judged(corpus).index


def test_the_list_leaves_out_what_is_as_usual_and_who_is_new_with_two_articles() -> None:
    def names(day: int, outlet: str, number: int) -> str:
        return " ".join(
            [
                daily("p1", 1, 10)(day, outlet, number),
                daily("p2", 8, 8)(day, outlet, number),
                daily("p3", 0, 2)(day, outlet, number),
                daily("p4", 0, 3)(day, outlet, number),
                daily("g1", 20, 1)(day, outlet, number),
            ]
        )

    table = judged(press(*rows(names)))
    assert dict(table["state"]) == {"p1": "rising", "p2": "steady", "p3": "new", "p4": "new", "g1": "falling"}
    assert list(table.index[listed(table)]) == ["p1", "p4"]
    assert list(table.index)[-1] == "g1"


def test_rows_put_together_are_ranked_like_one_table() -> None:
    table = judged(press(*rows(daily("p1", 1, 10)), *rows(daily("p2", 1, 6)))).reset_index(drop=True)
    assert list(ranked(table.iloc[::-1])["entity_id"]) == list(table["entity_id"]) == ["p1", "p2"]


def test_the_selection_of_a_trend_is_open_in_time_and_names_nobody() -> None:
    asked = Selection(
        since=at_end(1), until=at_end(2), people=frozenset({"p1"}), sources=frozenset({"A"}), query="moss"
    )
    assert base(asked) == Selection(sources=frozenset({"A"}), query="moss", copies=True)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), day=st.integers(8, 16), hours=st.sampled_from([1, 6, 24, 72]))
def test_what_comes_later_and_the_order_of_articles_change_nothing(seed: int, day: int, hours: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    articles = list(
        rows(lambda *_: chance.choice(["p1", "p2", "p1 w1", "g1", "", "", ""]), range(18), "ABC", chance.randint(1, 8))
    )
    as_of = at_end(day)
    known = [row for row in articles if row.published_at is not None and row.published_at <= as_of]
    length = pd.Timedelta(hours=hours)
    table = trends(press(*articles), as_of, length, UTC)
    pd.testing.assert_frame_equal(table, trends(press(*known), as_of, length, UTC))
    chance.shuffle(articles)
    pd.testing.assert_frame_equal(table, trends(press(*articles), as_of, length, UTC))


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_an_interval_holds_its_score_and_evidence_is_a_chance(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    table = judged(press(*rows(lambda *_: chance.choice(["p1", "p2 w1", "g1", "", ""]), range(16), "AB", 5)), 15)
    assert (table["low"].lt(table["score"]) & table["score"].lt(table["high"])).all()
    assert table[["p_value", "q_value"]].ge(0).all(axis=None)
    assert table["p_value"].le(table["q_value"] + 1e-12).all()
    assert table["q_value"].le(1).all()
    assert table["sources"].le(table["articles"] + table["copies"]).all()

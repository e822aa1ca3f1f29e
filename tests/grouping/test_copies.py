import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.grouping import copies
from tests.newsrooms import alone, articles

WORDS = [
    f"{first}{second}"
    for first in ("bar", "cel", "dor", "fin", "gal", "hom", "jun", "kel")
    for second in ("ado", "ema", "iko", "ola", "uru", "ane", "ept", "isk")
]
TEXT = " ".join(WORDS)
CHANGED = " ".join(["other", *WORDS[1:]])
HALF = " ".join([*WORDS[:32], *(f"{word}x" for word in WORDS[32:])])


def copy_of(*rows: tuple[str, str | None, str, str]) -> dict[str, str | None]:
    groups = alone(articles(rows)).groups.set_index("article_id")["copy_of"]
    return dict(zip(groups.index, groups.astype("object").where(groups.notna(), None), strict=True))


def test_a_text_with_another_headline_and_a_word_changed_is_a_copy() -> None:
    rows = ("a", "2024-01-01", "One headline", TEXT), ("b", "2024-01-02", "Quite another", CHANGED)
    assert copy_of(*rows) == {"a": None, "b": "a"}


def test_half_a_text_in_common_makes_no_copy() -> None:
    assert copy_of(("a", "2024-01-01", "X", TEXT), ("b", "2024-01-02", "X", HALF)) == {"a": None, "b": None}


def test_a_copy_of_a_copy_is_one_of_the_first() -> None:
    rows = (("a", "2024-01-01", "X", TEXT), ("b", "2024-01-02", "Y", CHANGED), ("c", "2024-01-03", "Z", CHANGED))
    assert copy_of(*rows) == {"a": None, "b": "a", "c": "a"}


def test_the_same_text_a_week_later_is_no_copy() -> None:
    assert copy_of(("a", "2024-01-01", "X", TEXT), ("b", "2024-01-08", "X", TEXT)) == {"a": None, "b": None}


def test_a_text_run_every_day_stays_one_text_for_as_long_as_it_is_run() -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 12)]
    found = copy_of(*((f"a{number:02}", day, "X", TEXT) for number, day in enumerate(days)))
    assert found == {"a00": None} | {f"a{number:02}": "a00" for number in range(1, 11)}


def test_undated_copies_are_found_among_undated_articles_alone() -> None:
    found = copy_of(("a", "2024-01-01", "X", TEXT), ("b", None, "X", TEXT), ("c", None, "X", TEXT))
    assert found == {"a": None, "b": None, "c": "b"}


@pytest.mark.parametrize(
    ("one", "other", "is_copy"),
    [
        ("Adele cancels Las Vegas shows", "ADELE Cancels Las Vegas Shows!", True),
        ("Adele cancels Las Vegas shows", "Adele cancels Las Vegas show", True),
        ("Adele cancels 2 Las Vegas shows", "Adele cancels 3 Las Vegas shows", False),
        ("Jon Hamm joins cast of new Netflix drama", "Jon Cryer joins cast of new Netflix drama", False),
        ("Jon Hamm weds Anna Osceola in Big Sur", "Jon Hamm weds Anna Osceola in Big Bear", False),
        ("What to watch", "What to watch", False),
    ],
)
def test_headlines_alone_are_copies_only_if_they_say_the_same(one: str, other: str, *, is_copy: bool) -> None:
    found = copy_of(("a", "2024-01-01", one, ""), ("b", "2024-01-01", other, ""))
    assert (found["b"] == "a") is is_copy


def test_the_same_headline_over_different_short_texts_makes_no_copy() -> None:
    rows = (
        ("a", "2024-01-01", "Adele cancels Las Vegas shows", "She is ill."),
        (
            "b",
            "2024-01-01",
            "Adele cancels Las Vegas shows",
            "Fans are angry.",
        ),
    )
    assert copy_of(*rows) == {"a": None, "b": None}


def test_a_headline_is_no_copy_of_a_text_below_the_same_headline() -> None:
    rows = (
        ("a", "2024-01-01", "Adele cancels Las Vegas shows", TEXT),
        (
            "b",
            "2024-01-01",
            "Adele cancels Las Vegas shows",
            "",
        ),
    )
    assert copy_of(*rows) == {"a": None, "b": None}


def test_copies_are_one_story_whatever_their_headlines_say() -> None:
    found = alone(articles([("a", "2024-01-01", "Frost in May", TEXT), ("b", "2024-01-02", "Gold", TEXT)]))
    assert found.groups["cluster"].tolist() == ["2024-01-01 a"] * 2


def groups(*rows: tuple[str, str | None, str | None]) -> pd.DataFrame:
    table = pd.DataFrame(
        [(article, copy, "x", wire) for article, copy, wire in rows],
        columns=["article_id", "copy_of", "cluster", "wire"],
    )
    return schema.conform(table, schema.GROUPS, "groups")


def first(*rows: tuple[str, str | None, str | None]) -> dict[str, str | None]:
    times = {"a": "2024-01-01", "b": "2024-01-02", "c": "2024-01-03", "d": None}
    found = copies.first(groups(*rows), pd.to_datetime(pd.Series(times), utc=True))
    return dict(zip(found.index, found.astype("object").where(found.notna(), None), strict=True))


def test_the_earliest_is_first() -> None:
    assert first(("b", "a", None), ("a", None, None), ("c", None, None)) == {"b": "a", "a": None, "c": None}


def test_a_news_agency_is_first_although_it_came_later() -> None:
    assert first(("a", None, "credited"), ("b", "a", None), ("c", "a", "own")) == {"a": "c", "b": "c", "c": None}


def test_who_credits_an_agency_comes_before_who_does_not() -> None:
    assert first(("a", None, None), ("b", "a", "credited")) == {"a": "b", "b": None}


def test_an_undated_copy_is_first_only_among_undated_ones() -> None:
    assert first(("d", None, None), ("c", "d", None)) == {"d": "c", "c": None}


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(6)), st.sampled_from([0, 3]))
def test_in_whatever_order_articles_come_their_copies_are_the_same(order: list[int], undated: int) -> None:
    texts = [TEXT, CHANGED, HALF, TEXT, HALF, CHANGED]
    rows = [
        (f"a{number}", None if number < undated else f"2024-01-0{number + 1}", f"Headline {number}", text)
        for number, text in enumerate(texts)
    ]
    assert copy_of(*(rows[number] for number in order)) == copy_of(*rows)

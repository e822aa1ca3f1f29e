from itertools import pairwise
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.grouping import Grouped
from tests.newsrooms import NOBODY, alone, articles, in_parts, named, of, told

EVENTS = (
    "Marla Quint weds drummer Otto Finch on a Corsican beach",
    "Sable Harbor renewed for a fourth season by streaming service",
    "Lionel Ashgrove breaks leg during Hamlet matinee in Leeds",
    "Festival organisers cancel Meadowlark weekend after flooding",
    "Jury convicts promoter of selling forged tickets for Velvet Kites",
    "Orchestra strike leaves Grand Opera House dark in December",
)


def newsroom(seed: int, count: int, undated: float = 0.0) -> pd.DataFrame:
    """Return articles of several events, in as many wordings as there are."""
    random = Random(seed)  # noqa: S311  (test data)
    rows = []
    for _ in range(count):
        words = random.choice(EVENTS).split()
        kept = [word for word in words if random.random() > 0.25] + random.sample(" ".join(EVENTS).split(), 1)
        random.shuffle(kept)
        when = pd.Timestamp("2024-03-01", tz="UTC") + pd.Timedelta(minutes=random.randrange(20 * 24 * 60))
        rows.append(
            (f"{random.randrange(16**8):08x}", None if random.random() < undated else str(when), " ".join(kept), "")
        )
    return articles(rows).drop_duplicates("article_id")


def in_order(found: Grouped) -> tuple[pd.DataFrame, pd.DataFrame]:
    groups, bridges = (
        table.sort_values(list(table.columns), ignore_index=True) for table in (found.groups, found.bridges)
    )
    return groups, bridges


def test_articles_of_one_event_are_one_story_and_others_are_not() -> None:
    found = told(
        articles(
            [
                ("a", "2024-03-01", "Marla Quint weds drummer Otto Finch in Corsica", ""),
                ("b", "2024-03-01", "Drummer Otto Finch and Marla Quint tie the knot in Corsica", ""),
                ("c", "2024-03-02", "Sable Harbor renewed for fourth season", ""),
            ]
        )
    )
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_a_story_told_again_after_a_week_is_another_one() -> None:
    headline = "Marla Quint weds drummer Otto Finch in Corsica"
    assert told(articles([("a", "2024-03-01", headline, ""), ("b", "2024-03-09", headline, "")])) == {
        "a": "a",
        "b": "b",
    }


def test_a_story_remembers_when_it_began_after_its_first_articles_are_out_of_reach() -> None:
    headline = "Marla Quint weds drummer Otto Finch in Corsica"
    days = [("b", "2024-03-01"), ("c", "2024-03-05"), ("a", "2024-03-09"), ("d", "2024-03-13")]
    found = alone(articles([(article, day, headline, "") for article, day in days]))
    assert found.groups["cluster"].tolist() == ["2024-03-01 b"] * 4


IN_COURT = (
    "juror dismissed", "tickets shown", "cashier testifies", "forger pleads", "bank statements read", "mother weeps",
    "printer describes ink", "prosecutor rests", "neighbour recalls van", "alibi collapses", "expert doubts paper",
    "defence objects", "phone records missing", "courtroom evacuated", "lawyer falls ill", "witness recants",
    "appeal lodged", "verdict delayed", "protesters gather", "sentence expected",
)  # fmt: skip


def test_what_is_news_every_day_for_weeks_is_more_than_one_story() -> None:
    news = list(pairwise(IN_COURT))
    rows = [
        (f"{day:02}{outlet}", f"2024-03-{day:02}", f"Quint: {what} after {before}{more}", "")
        for day, (before, what) in enumerate(news, start=1)
        for outlet, more in (("a", ""), ("b", " today"))
    ]
    stories = told(articles(rows), named([(row[0], "marla-quint") for row in rows]))
    assert all(stories[f"{day:02}a"] == stories[f"{day:02}b"] for day in range(1, len(news) + 1))
    assert [stories[f"{day:02}a"] for day in range(1, len(news) + 1)] == ["01a"] * 16 + ["17a"] * 3


def test_undated_articles_make_stories_among_themselves() -> None:
    headline = "Marla Quint weds drummer Otto Finch in Corsica"
    rows = [("a", "2024-03-01", headline, ""), ("b", None, headline, ""), ("c", None, headline, "")]
    assert told(articles(rows)) == {"a": "a", "b": "b", "c": "b"}


ABOUT_HER = (
    "opens bakery", "sells farmhouse", "learns Portuguese", "adopts greyhound", "paints murals", "quits smoking",
    "climbs volcano", "sues landlord", "writes memoir", "joins choir", "breeds alpacas", "wins regatta",
)  # fmt: skip


@pytest.mark.parametrize("is_known", [True, False])
@pytest.mark.parametrize("name", ["Marla Quint", "Marla"])
def test_a_famous_name_alone_joins_nothing(name: str, *, is_known: bool) -> None:
    rows = [(f"{number:02}", "2024-03-01", f"{name} {what}", "") for number, what in enumerate(ABOUT_HER)]
    people = named([(row[0], "marla-quint") for row in rows]) if is_known else NOBODY
    stories = told(articles(rows), people)
    assert len(set(stories.values())) == len(rows) or (name, is_known) == ("Marla Quint", False)


def test_two_stories_of_one_name_are_not_chained_by_articles_that_name_it() -> None:
    wedding = [f"Marla Quint weds drummer Otto Finch on beach {word}" for word in ("today", "at last", "in secret")]
    trial = [f"Marla Quint convicted of forging tickets by jury {word}" for word in ("today", "at last", "in Leeds")]
    others = [f"Marla Quint {what}" for what in ABOUT_HER]
    headlines = [*wedding, *trial, *others]
    rows = [(f"{number:02}", "2024-03-01", headline, "") for number, headline in enumerate(headlines)]
    stories = told(articles(rows), named([(row[0], "marla-quint") for row in rows]))
    assert [len({stories[row[0]] for row in part}) for part in (rows[:3], rows[3:6])] == [1, 1]
    assert stories["00"] != stories["03"]
    assert len({stories[row[0]] for row in rows[6:]} - {stories["00"], stories["03"]}) == len(others)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10**6), st.integers(1, 5), st.sampled_from([0.0, 0.3, 1.0]))
def test_order_and_batches_change_no_group(seed: int, parts: int, undated: float) -> None:
    table = newsroom(seed, 60, undated)
    shuffled = table.sample(frac=1, random_state=seed)
    batches = [part for part in (shuffled.iloc[start::parts] for start in range(parts)) if len(part)]
    for one, other in zip(in_order(alone(table)), in_order(in_parts(batches)), strict=True):
        assert_frame_equal(one, other)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10**6))
def test_what_comes_later_changes_no_earlier_group(seed: int) -> None:
    table = newsroom(seed, 50).sort_values(["published_at", "article_id"])
    whole = alone(table).groups.set_index("article_id")
    early = alone(table.iloc[:30]).groups.set_index("article_id")
    assert_frame_equal(whole.loc[early.index], early)


def test_every_article_has_a_group_and_every_story_is_one_of_its_articles() -> None:
    table = newsroom(7, 80, 0.2)
    found = alone(table)
    stories = of(found, table)
    assert sorted(stories) == sorted(table["article_id"])
    assert all(stories[story] == story for story in stories.values())


def test_no_articles_make_no_groups() -> None:
    found = alone(articles([]))
    assert found.groups.empty
    assert found.bridges.empty

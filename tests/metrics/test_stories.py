"""Stories: exact on articles one can count by hand, then the laws that hold on any."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.metrics import stories as metrics
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.telling import Telling, everything, told

PEOPLE = ("person",)
SHOWS = ("series", "film")


def at(hour: int, day: int = 17) -> str:
    return f"2024-10-{day:02} {hour:02}:00"


def moment(when: str) -> pd.Timestamp:
    return pd.Timestamp(when, tz="UTC")


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


SMALL = (
    Telling("a", at(8), "The Daily", "P1 w1"),
    Telling("a", at(9), "Variety", "P1"),
    Telling("a", at(13), "Le Monde", "p1 P2"),
    Telling("b", at(10), "Variety", "P3"),
    Telling("b", at(12), "Variety", "P3"),
    Telling("c", None, "Le Monde", "p2"),
)


def test_every_fact_of_a_few_stories() -> None:
    table = metrics.by_story(everything(*SMALL))
    assert list(table.columns) == list(metrics.COUNTED)
    assert rows(table, "story_id", "articles", "copies", "sources", "first_source") == [
        ("a0", 3, 0, 3, "The Daily"),
        ("a3", 2, 0, 1, "Variety"),
        ("a5", 1, 0, 1, "Le Monde"),
    ]
    assert rows(table, "first_at", "latest_at")[:2] == [
        (moment(at(8)), moment(at(13))),
        (moment(at(10)), moment(at(12))),
    ]
    assert table[["first_at", "latest_at"]].iloc[2].isna().all()


@pytest.mark.parametrize(
    ("hours", "spread"),
    [([8], np.nan), ([8, 10], 2.0), ([8, 9, 13], 1.0), ([8, 9, 13, 20], 5.0), ([8, 8, 8, 9, 20], 0.0)],
)
def test_the_spread_is_until_half_of_the_other_sources_had_it(hours: list[int], spread: float) -> None:
    articles = [Telling("a", at(hour), f"Source {place}") for place, hour in enumerate(hours)]
    assert metrics.by_story(everything(*articles))["spread"].to_list() == pytest.approx([spread], nan_ok=True)


def test_a_source_that_comes_back_spreads_nothing() -> None:
    again = [Telling("a", at(8), "The Daily"), Telling("a", at(9), "The Daily"), Telling("a", at(12), "Variety")]
    assert metrics.by_story(everything(*again))["spread"].to_list() == [4.0]


def test_a_copy_is_no_article_more_and_its_outlet_a_source_more() -> None:
    copied = (Telling("a", at(8), "AP"), Telling("a", at(9), "Variety", copy_of=0), Telling("a", at(10), "Le Monde"))
    table = metrics.by_story(everything(*copied))
    assert rows(table, "articles", "copies", "sources", "first_source") == [(2, 1, 3, "AP")]


def test_a_wire_was_first_with_its_text_though_another_published_it_before() -> None:
    copied = (Telling("a", at(8), "Variety", copy_of=1), Telling("a", at(9), "AP"))
    table = metrics.by_story(everything(*copied))
    assert rows(table, "articles", "copies", "first_at", "first_source") == [(1, 1, moment(at(8)), "AP")]


def test_an_undated_article_is_counted_and_is_neither_first_nor_latest() -> None:
    table = metrics.by_story(everything(Telling("a", None, "Variety"), Telling("a", at(9), "The Daily")))
    assert rows(table, "articles", "sources", "first_source", "latest_at") == [(2, 2, "The Daily", moment(at(9)))]
    assert table["spread"].isna().all()


def test_stories_of_as_many_sources_and_articles_come_newest_first() -> None:
    table = metrics.by_story(
        everything(Telling("a", at(8)), Telling("b", at(9)), Telling("c", at(9)), Telling("d", None))
    )
    assert table["story_id"].to_list() == ["a1", "a2", "a0", "a3"]


def test_of_no_article_there_is_no_story() -> None:
    table = metrics.by_story(everything())
    assert list(table.columns) == list(metrics.COUNTED)
    assert table.empty


def test_a_selection_tells_its_own_articles_only() -> None:
    corpus = slice_of(told(*SMALL), Selection(since=moment(at(9)), copies=True))
    table = metrics.by_story(corpus)
    assert rows(table, "story_id", "articles", "first_source")[0] == ("a0", 2, "Variety")


def test_the_articles_of_stories_are_those_of_the_whole_corpus() -> None:
    corpus = slice_of(told(*SMALL), Selection(since=moment(at(13))))
    assert sorted(metrics.of_stories(corpus)["article_id"]) == ["a0", "a1", "a2"]
    assert sorted(metrics.of_stories(corpus, moment(at(9)))["article_id"]) == ["a0"]


def test_whom_a_story_names_is_counted_in_texts_and_ordered_by_them() -> None:
    copied = (*SMALL, Telling("a", at(14), "AP", "p2 p2", copy_of=2))
    names = metrics.named(told(*copied), ["a0"], PEOPLE)
    assert rows(names, "story_id", "entity_id", "name", "articles", "in_headline") == [
        ("a0", "p1", "Elisabeth Moss", 3, 2),
        ("a0", "p2", "Jon Hamm", 1, 1),
    ]
    assert rows(metrics.named(told(*copied), ["a0", "a3"], SHOWS), "story_id", "name") == [("a0", "Mad Men")]


def test_a_character_is_among_no_people() -> None:
    assert metrics.named(told(Telling(names="c1")), ["a0"], PEOPLE).empty


def titled(*headlines: str, copies: frozenset[int] = frozenset()) -> str:
    """Return the title of the story of these headlines, an hour apart; copies are those of the last."""
    last = len(headlines) - 1
    held = told(
        *[Telling("a", at(place), copy_of=last if place in copies else None) for place in range(len(headlines))],
        Telling("b", at(20)),
    )
    texts = pd.Series({f"a{place}": text for place, text in enumerate([*headlines, "Another story"])}, dtype="str")
    return str(metrics.titles(held, ["a0"], texts)["a0"])


def test_the_title_has_the_words_that_most_headlines_have() -> None:
    found = titled(
        "A night of sorrow for pop, and a look back at what was",
        "Singer dead at 31 after fall from hotel",
        "Singer dead at 31 after fall from hotel balcony, and everything else that we know so far of that night",
        "Fans mourn singer, dead at 31",
    )
    assert found == "Singer dead at 31 after fall from hotel"


def test_of_headlines_as_good_the_first_is_the_title() -> None:
    assert titled("Fire at the studio", "Crew flees quickly") == "Fire at the studio"
    assert titled("Studio on fire", "Fire: studio!") == "Studio on fire"


def test_common_words_make_no_title() -> None:
    found = titled("What she says about her and how", "Storm in harbour", "What she says: storm in harbour hits")
    assert found == "Storm in harbour"


def test_a_copy_gives_no_title_and_no_headline_only_where_there_is_no_other() -> None:
    assert titled("Fire at the studio", "Fire at the studio", "Crew flees", copies=frozenset({0, 1})) == "Crew flees"
    assert titled("", "Crew flees") == "Crew flees"
    assert titled("", "") == ""


def test_the_title_of_a_story_is_the_same_in_every_selection() -> None:
    held = told(*SMALL)
    short = slice_of(held, Selection(since=moment(at(13))))
    table = metrics.told(metrics.by_story(short), held, _headlines(held.articles["article_id"]), PEOPLE, SHOWS)
    assert rows(table, "story_id", "title", "people", "shows", "articles") == [
        ("a0", "Headline of a0", "Elisabeth Moss, Jon Hamm", "Mad Men", 1)
    ]


def test_a_story_without_names_or_headline_has_empty_words() -> None:
    held = told(Telling("a", at(8)))
    table = metrics.told(
        metrics.by_story(slice_of(held, Selection())), held, pd.Series({"a0": None}, dtype="str"), PEOPLE, SHOWS
    )
    assert rows(table, "title", "people", "shows") == [("", "", "")]


def test_no_argument_is_changed() -> None:
    held = told(*SMALL)
    before = held.articles.copy()
    corpus = slice_of(held, Selection())
    metrics.told(metrics.by_story(corpus), held, _headlines(held.articles["article_id"]), PEOPLE, SHOWS)
    pd.testing.assert_frame_equal(held.articles, before)


TELLINGS = st.lists(
    st.builds(
        Telling,
        st.sampled_from("abc"),
        st.one_of(st.none(), st.integers(0, 23).map(at)),
        st.sampled_from(["The Daily", "Variety", "Le Monde"]),
        st.sampled_from(["", "P1", "p1 P2", "p3"]),
    ),
    min_size=1,
    max_size=12,
)


@given(TELLINGS)
def test_every_article_is_in_one_story_and_told_once(articles: list[Telling]) -> None:
    table = metrics.by_story(everything(*articles))
    assert (table["articles"] + table["copies"]).sum() == len(articles)
    assert set(table["sources"].le(table["articles"] + table["copies"])) == {True}
    assert table["spread"].dropna().ge(0).all()
    assert len(table) == len({article.story for article in articles})


@given(TELLINGS, st.randoms(use_true_random=False))
def test_what_is_copied_changes_articles_and_copies_and_nothing_else(articles: list[Telling], random: object) -> None:
    own = metrics.by_story(everything(*articles))
    shuffle = getattr(random, "random")  # noqa: B009  (hypothesis types it as an object)
    copied = [
        replace(article, copy_of=0) if place and article.story == articles[0].story and shuffle() < 0.5 else article
        for place, article in enumerate(articles)
    ]
    table = metrics.by_story(everything(*copied)).set_index("story_id")
    own = own.set_index("story_id").reindex(table.index)
    assert ((table["articles"] + table["copies"]) == own["articles"]).all()
    pd.testing.assert_frame_equal(
        table[["sources", "first_at", "latest_at", "spread"]], own[["sources", "first_at", "latest_at", "spread"]]
    )


def _headlines(ids: pd.Series) -> pd.Series:
    return pd.Series([f"Headline of {one}" for one in ids], index=ids.to_list(), dtype="str")

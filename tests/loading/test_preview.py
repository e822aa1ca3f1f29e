"""What an input would bring, told in words and numbers before anything is written."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as settings_
from hypothesis import strategies as st

from analysis.loading import Batch, Defaults, read_stream
from analysis.loading.preview import Match, Preview, Problem, Problems, held_in_words, preview, withdrawn_in_words
from analysis.loading.records import Header
from analysis.settings import Settings
from tests.corpora import NOW, Told, batch

Looked = Callable[..., Preview]
TABLE = """Title,Text,Summary,Date,Publisher,Words
Cher sings,She did.,,2024-10-17,The Daily,2
Cher rests,She did.,,someday,The Daily,2
Jon Hamm is back,He is.,,,Variety,2
Ozzy,,He sang.,2024-10-18,,2
,,,2024-10-18,The Daily,0
"""
FEED = """<rss version="2.0"><channel><title>F</title>
<item><title>Cher sings</title><link>https://daily.example/1</link></item></channel></rss>"""


@pytest.fixture
def looked(settings: Settings) -> Looked:
    """Look through a text under a name."""

    def look(text: str, name: str, known: frozenset[str] = frozenset(), defaults: Defaults | None = None) -> Preview:
        batches = read_stream(io.BytesIO(text.encode()), name, defaults or Defaults(), settings)
        return preview(batches, known, NOW)

    return look


def counted(**counts: object) -> Preview:
    """Return the preview of nothing, but for these counts."""
    nothing = preview([], frozenset(), NOW)
    return replace(nothing, **counts)  # type: ignore[arg-type]  # the counts of Preview, each a number


def problems(count: int) -> Problems:
    return Problems(count, ())


def matched(*names: str) -> tuple[Match, ...]:
    return tuple(Match(f"field {name}", (name,)) for name in names)


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        (
            {"articles": 1_204, "matched": matched("a", "b", "c"), "unreadable_dates": problems(12)},
            "1,204 articles, 3 columns matched, 12 dates unreadable",
        ),
        (
            {"articles": 1, "matched": matched("a"), "unreadable_dates": problems(1), "rejected": problems(1)},
            "1 article, 1 column matched, 1 date unreadable, 1 record could not be read",
        ),
        ({"articles": 2, "matched": matched("a", "b"), "rejected": problems(3_000)},
         "2 articles, 2 columns matched, 3,000 records could not be read"),
        ({"articles": 1, "matched": matched("a"), "held": 1, "withdrawn": 1},
         "1 article, 1 column matched, 1 held back until its hour, 1 withdrawn by its publisher"),
        ({"articles": 5, "has_columns": False, "filled": ("headline", "url")}, "5 articles, 2 fields filled"),
        ({"articles": 5, "filled": ("headline",)}, "5 articles, 1 field filled"),
        ({"rejected": problems(1)}, "0 articles, 0 columns matched, 1 record could not be read"),
        ({"has_columns": False, "rejected": problems(1)}, "0 articles, 1 record could not be read"),
        ({"articles": 2, "read": 50_000, "is_whole": False, "matched": matched("a")},
         "first 50,000 records looked at: 2 articles, 1 column matched"),
    ],
)  # fmt: skip
def test_it_is_said_in_one_line(counts: dict[str, object], line: str) -> None:
    assert counted(**{"has_columns": True, **counts}).line() == line


def test_what_is_held_back_or_withdrawn_is_said_only_where_there_is_some() -> None:
    assert [held_in_words(count) for count in (0, 1, 2)] == [
        "",
        "1 held back until its hour",
        "2 held back until their hour",
    ]
    assert [withdrawn_in_words(count) for count in (0, 1, 2)] == [
        "",
        "1 withdrawn by its publisher",
        "2 withdrawn by their publishers",
    ]


def test_a_table_tells_its_columns_and_what_is_wrong_with_its_rows(looked: Looked) -> None:
    seen = looked(TABLE, "own.csv")
    assert seen.line() == "4 articles, 5 columns matched, 1 date unreadable, 1 record could not be read"
    assert [(match.field, match.names) for match in seen.matched] == [
        ("headline", ("Title",)),
        ("body", ("Text",)),
        ("excerpt", ("Summary",)),
        ("published_at", ("Date",)),
        ("source", ("Publisher",)),
    ]
    assert seen.unused == ("Words",)
    assert seen.unreadable_dates == Problems(1, (Problem("own.csv:3", 'no date can be read from "someday"'),))
    assert (seen.rejected.count, seen.rejected.first[0].place) == (1, "own.csv:6")
    assert (seen.undated, seen.without_source, seen.losses) == (2, 1, Problems())
    assert seen.sources.to_numpy().tolist() == [["The Daily", 2], ["", 1], ["Variety", 1]]
    assert seen.first["headline"].tolist() == ["Cher sings", "Cher rests", "Jon Hamm is back", "Ozzy"]
    assert seen.first["place"].tolist() == ["own.csv:2", "own.csv:3", "own.csv:4", "own.csv:5"]


def test_what_the_reader_gives_is_missing_no_more(looked: Looked) -> None:
    seen = looked(TABLE, "own.csv", defaults=Defaults("Desk", NOW))
    assert (seen.undated, seen.without_source) == (0, 0)
    assert seen.unreadable_dates.count == 1


def test_of_several_columns_for_a_field_the_one_that_counts_comes_first(looked: Looked) -> None:
    seen = looked("Description,Title,Headline,Abstract\nx,y,z,w\n", "a.csv")
    assert [match.names for match in seen.matched] == [("Headline", "Title"), ("Description", "Abstract")]
    assert seen.line() == "1 article, 4 columns matched"


def test_what_has_no_columns_tells_the_fields_that_were_filled(looked: Looked) -> None:
    seen = looked(FEED, "feed.xml")
    assert not seen.has_columns
    assert {"headline", "url", "source"} <= set(seen.filled)
    assert seen.line() == f"1 article, {len(seen.filled)} fields filled"


def test_only_articles_that_the_corpus_does_not_have_are_new(looked: Looked) -> None:
    twice = TABLE + "Cher sings,She did.,,2024-10-17,The Daily,2\n"
    all_new = looked(twice, "own.csv")
    assert (all_new.articles, all_new.new, all_new.known) == (5, 4, 0)
    first = next(read_stream(io.BytesIO(TABLE.encode()), "own.csv", Defaults(), Settings())).articles["article_id"]
    some = looked(twice, "own.csv", known=frozenset([first[0], "another"]))
    assert (some.articles, some.new, some.known) == (5, 3, 1)


def test_nothing_of_an_article_that_is_not_to_be_known_yet_is_shown() -> None:
    hour = (NOW + pd.Timedelta(hours=1)).isoformat()
    past = (NOW - pd.Timedelta(hours=1)).isoformat()
    told = [
        Told("a1", "Known", source="Variety"),
        Told("a2", "Secret", not_before=hour),
        Told("a3", "Secret", status="withheld"),
        Told("a4", "Gone", status="canceled"),
        Told("a5", "Known now", source="Variety", not_before=past),
    ]
    seen = preview([batch(*told)], frozenset(), NOW)
    assert (seen.articles, seen.new, seen.held, seen.withdrawn) == (2, 2, 2, 1)
    assert seen.first["headline"].tolist() == ["Known", "Known now"]
    assert seen.sources.to_numpy().tolist() == [["Variety", 2]]


def test_it_stops_looking_when_it_has_seen_enough() -> None:
    taken, two = 0, batch(Told("a1"), Told("a2"))

    def many() -> Iterator[Batch]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield two

    seen = preview(many(), frozenset(), NOW, lambda read: read >= 10)
    assert (seen.read, seen.articles, seen.is_whole) == (10, 10, False)
    assert taken == 6
    assert preview([two] * 5, frozenset(), NOW, lambda read: read >= 10).is_whole


def test_the_first_five_are_shown_of_whatever_there_is() -> None:
    found = [batch(Told(f"a{part}{n}"), Told(f"b{part}{n}")) for part in range(2) for n in range(3)]
    told = preview(found, frozenset(), NOW)
    assert (len(told.first), told.articles) == (5, 12)
    rejected = preview([batch(rejects=[(f"f:{n}", "no", "") for n in range(4)])] * 3, frozenset(), NOW)
    assert (rejected.rejected.count, len(rejected.rejected.first)) == (12, 5)


def test_names_of_several_tables_are_told_once() -> None:
    tables = [replace(batch(Told(f"a{n}")), headers=(Header(f"{n}.csv", ("Title", "Words")),)) for n in range(2)]
    seen = preview(tables, frozenset(), NOW)
    assert (seen.columns_matched, seen.unused) == (1, ("Words",))


@settings_(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["usable", "withheld", "canceled"])), max_size=12))
def test_every_record_is_in_one_count(rows: list[tuple[str, str]]) -> None:
    half = len(rows) // 2
    parts = [
        batch(*(Told(name, status=status) for name, status in part), rejects=[("f:1", "no", "")])
        for part in (rows[:half], rows[half:])
    ]
    seen = preview(parts, frozenset("a"), NOW)
    assert seen.read == seen.articles + seen.held + seen.withdrawn + seen.rejected.count == len(rows) + 2
    assert seen.sources["articles"].sum() == seen.articles
    assert seen.new + seen.known == len({name for name, status in rows if status == "usable"})
    assert seen.known in {0, 1}

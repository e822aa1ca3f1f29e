"""Records to rows."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis import schema
from analysis.loading.articles import Article, Conventions, Defaults, article, table
from analysis.loading.records import Record, Reject

CONVENTIONS = Conventions("f.csv", ZoneInfo("Europe/London"), day_first=False, defaults=Defaults(), longest=100)
URL = "https://www.tmz.com/2024/x/"
RAW = "as it came"


def told(**fields: str) -> Article | Reject:
    return article(Record("f.csv:2", fields, RAW), CONVENTIONS)


def row(**fields: str) -> dict[str, object]:
    found = told(**fields)
    assert isinstance(found, Article)
    return dict(zip(schema.LOADED.names, found.row, strict=True))


def losses(**fields: str) -> tuple[str, ...]:
    found = told(**fields)
    assert isinstance(found, Article)
    return found.losses


def test_a_record_gives_every_column() -> None:
    found = row(
        headline="A star",
        excerpt="She sang.",
        url=URL,
        author="By Bo Li",
        section="Film",
        published_at="2024-10-17 09:00",
        input_id="7",
        language="en-GB",
        status="usable",
        not_before="2024-10-17 08:30",
        version="3",
        note="He is 38.",
        variants="A singer",
    )
    assert {name: found[name] for name in schema.LOADED.names if name not in {"article_id", "content_hash"}} == {
        "input_id": "7",
        "source": "tmz.com",
        "url": URL,
        "author": "Bo Li",
        "section": "Film",
        "published_at": datetime(2024, 10, 17, 8, tzinfo=UTC),
        "language": "en",
        "extent": "excerpt",
        "version": 3,
        "note": "He is 38.",
        "status": "usable",
        "not_before": datetime(2024, 10, 17, 7, 30, tzinfo=UTC),
        "variants": "A singer",
        "headline": "A star",
        "body": "She sang.",
        "related": "",
        "place": "f.csv:2",
    }


def test_what_a_record_does_not_say_is_null() -> None:
    found = row(headline="A star")
    assert [name for name, value in found.items() if value is None] == [
        *(
            "input_id",
            "url",
            "author",
            "section",
            "published_at",
            "language",
            "version",
            "note",
            "not_before",
            "variants",
        ),
    ]
    assert (found["status"], found["extent"]) == ("usable", "headline")


@pytest.mark.parametrize("version", ["1.2", "v3", "-1", "", "9" * 19, "²"])
def test_a_version_is_a_number(version: str) -> None:
    assert row(headline="A", version=version)["version"] is None


def test_the_same_article_has_one_id_in_every_format() -> None:
    feed = row(headline="A star", excerpt="She sang.", url="http://tmz.com/2024/x", input_id="guid-1", source="TMZ")
    page = row(headline="A Star | TMZ", body="She sang, and more.", url="https://amp.tmz.com/2024/x/amp/")
    item = row(headline="A star", url=URL, source="Warner", input_id="urn:x:1")
    assert feed["article_id"] == page["article_id"] == item["article_id"]


def test_rows_that_all_give_the_home_page_stay_apart() -> None:
    home = "https://www.tmz.com/"
    ids = {row(headline=headline, url=home)["article_id"] for headline in ("A", "B")}
    numbered = {row(headline="A", url=home, input_id=number)["article_id"] for number in "12"}
    assert len(ids | numbered) == 4
    assert row(headline="A", url=home)["url"] == home


def test_the_content_is_what_is_said_and_nothing_else() -> None:
    before = row(headline="A", url=URL, body="He sang.")["content_hash"]
    for name, value in {
        "version": "2",
        "language": "fr",
        "input_id": "8",
        "status": "draft",
        "not_before": "2030-01-01",
    }.items():
        assert row(headline="A", url=URL, body="He sang.", **{name: value})["content_hash"] == before
    for name, value in {
        "author": "Bo",
        "section": "Film",
        "published_at": "2024-10-17",
        "note": "He is 38.",
        "source": "E",
    }.items():
        assert row(headline="A", url=URL, body="He sang.", **{name: value})["content_hash"] != before


def test_a_record_without_a_text_is_rejected() -> None:
    assert told(url=URL) == Reject("f.csv:2", "neither a headline nor a body", RAW)


def test_a_withdrawal_needs_no_text_but_something_that_says_of_which_article() -> None:
    notice = row(url=URL, status="stat:canceled", note="Wrong person.")
    assert (notice["status"], notice["note"], notice["extent"]) == ("canceled", "Wrong person.", "headline")
    assert notice["article_id"] == row(headline="A", url=URL)["article_id"]
    assert (
        row(input_id="7", status="kill", source="AP")["article_id"]
        == row(headline="A", input_id="7", source="AP")["article_id"]
    )
    reason = "withdrawn, but neither an address nor an id says which article"
    assert told(status="kill", url="https://a.com/") == Reject("f.csv:2", reason)


def test_an_embargo_that_cannot_be_read_holds_back_and_is_told() -> None:
    found = row(headline="A", not_before="noon")
    assert (found["status"], found["not_before"]) == ("withheld", None)
    assert losses(headline="A", not_before="noon") == ('no embargo hour can be read from "noon"; held back',)


@pytest.mark.parametrize(
    "held", [{"status": "draft"}, {"not_before": "2030-01-01"}, {"not_before": "noon"}, {"status": "kill"}]
)
def test_nothing_repeats_what_is_held_back(held: dict[str, str]) -> None:
    found = told(headline="A", url=URL, published_at="soon", **held)
    assert isinstance(found, Article)
    assert found.record.raw == ""
    nothing = told(url="", **held)
    assert nothing.raw == "" if isinstance(nothing, Reject) else nothing.record.raw == ""


def test_fields_that_are_too_long_are_cut_or_left_out_and_told() -> None:
    long = "x" * 101
    found = row(headline="A", author=long, section=long, source=long, input_id=long, language=long)
    assert (found["author"], found["section"], found["source"]) == (("x" * 100,) * 3)
    assert (found["input_id"], found["language"]) == (None, None)
    assert losses(headline="A", author=long, section=long, source=long, input_id=long, language=long) == (
        "the source is 101 characters long; cut after 100",
        "the author is 101 characters long; cut after 100",
        "the section is 101 characters long; cut after 100",
        "the id is 101 characters long, at most 100 are kept; left out",
        "the language is 101 characters long, at most 100 are kept; left out",
    )


def test_ids_that_are_too_long_still_tell_articles_apart() -> None:
    assert row(headline="A", input_id="x" * 101)["article_id"] != row(headline="A", input_id="x" * 102)["article_id"]


def test_a_date_that_cannot_be_read_is_told_and_the_default_stands() -> None:
    defaults = Defaults("E", pd.Timestamp("2024-10-17", tz="UTC"))
    found = article(
        Record("f.csv:2", {"headline": "A", "published_at": "soon"}, RAW), replace(CONVENTIONS, defaults=defaults)
    )
    assert isinstance(found, Article)
    assert (found.row[2], found.row[6]) == ("E", datetime(2024, 10, 17, tzinfo=UTC))
    assert found.losses == ('no date can be read from "soon"',)


def test_rows_are_a_table_of_the_declared_columns() -> None:
    found = told(headline="A", version="3", not_before="2030-01-01")
    assert isinstance(found, Article)
    rows = table([found.row])
    pd.testing.assert_series_equal(rows.dtypes, schema.empty(schema.LOADED).dtypes)
    assert rows.loc[0, "version"] == 3


def test_an_article_is_not_published_before_its_embargo_ends() -> None:
    read = row(headline="A headline", published_at="2024-10-17T08:00:00Z", not_before="2024-10-18T06:00:00Z")
    assert read["published_at"] == read["not_before"]
    assert row(headline="A headline", not_before="2024-10-18T06:00:00Z")["published_at"] is None

"""JSON Feed: items, what the feed says of them all, and posts without a title."""

import io
import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.news import json_feed
from analysis.loading.records import Header, Record, Reject
from analysis.settings import Limits

ITEM = {
    "id": "urn:post:9",
    "url": "https://stagedoor.example/9?utm_source=feed",
    "title": "A new Hamlet",
    "content_html": "<p>It opens in May.</p>",
    "content_text": "It opens in May.",
    "summary": "A play opens.",
    "date_published": "2024-10-17T08:00:00+02:00",
    "date_modified": "2024-10-18T08:00:00+02:00",
    "authors": [{"name": "Ada Quill"}, {"name": "Ben Roe"}],
    "tags": ["Theatre", "News"],
    "language": "en-GB",
}
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Stage Door",
    "home_page_url": "https://stagedoor.example/",
    "language": "en",
    "authors": [{"name": "The Editors"}],
}


def read(value: object) -> list[Record | Reject]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    found = json_feed.items(document(io.BytesIO(data), "feed.json", Limits(record_bytes=10_000)))
    return [item for item in found if not isinstance(item, Header)]


def fields(item: Mapping[str, object], feed: Mapping[str, object] = FEED) -> Mapping[str, str]:
    (record,) = read({**feed, "items": [item]})
    assert isinstance(record, Record)
    return record.fields


def test_an_item_gives_its_fields() -> None:
    assert fields(ITEM) == {
        "headline": "A new Hamlet",
        "body": "<p>It opens in May.</p>",
        "excerpt": "A play opens.",
        "url": "https://stagedoor.example/9?utm_source=feed",
        "input_id": "urn:post:9",
        "author": "Ada Quill, Ben Roe",
        "section": "Theatre",
        "published_at": "2024-10-17T08:00:00+02:00",
        "language": "en-GB",
    }


def test_the_feed_speaks_for_an_item_that_does_not() -> None:
    told = fields({"id": "1", "content_text": "Curtain up!"})
    assert told["author"] == "The Editors"
    assert told["language"] == "en"


def test_a_short_post_is_an_article_without_a_headline() -> None:
    told = fields({"id": "https://stagedoor.example/1", "content_text": "Curtain up!"})
    assert "headline" not in told
    assert (told["body"], told["url"]) == ("Curtain up!", "https://stagedoor.example/1")


def test_the_single_author_of_version_1_is_read() -> None:
    assert fields({"id": "1", "author": {"name": "Ada Quill"}})["author"] == "Ada Quill"


def test_a_link_to_somebody_elses_page_is_no_word_on_who_published_it() -> None:
    told = fields({"id": "1", "external_url": "https://other.example/x", "content_text": "Look."})
    assert (told["url"], told["source"]) == ("https://other.example/x", "https://stagedoor.example/")


def test_an_item_without_a_link_is_from_the_feeds_own_site() -> None:
    assert fields({"id": "1", "content_text": "Curtain up!"})["home"] == "https://stagedoor.example/"
    untold = {**FEED, "home_page_url": None}
    assert fields({"id": "1", "content_text": "Curtain up!"}, untold)["home"] == "Stage Door"


def test_a_feed_without_items_is_a_reject() -> None:
    assert [item.reason for item in read(FEED) if isinstance(item, Reject)] == ["a JSON Feed without a list of items"]
    assert len(read({**FEED, "items": None})) == 1


def test_an_empty_feed_holds_nothing_and_is_whole() -> None:
    assert read({**FEED, "items": []}) == []


def test_a_cut_feed_keeps_what_came_before() -> None:
    data = json.dumps({**FEED, "items": [ITEM, ITEM]}).encode()[:-40]
    assert [type(item) for item in read(data)] == [Record, Reject]


anything = st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.lists(st.text(max_size=5), max_size=2)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(ITEM)), anything), max_size=4))
def test_every_item_is_a_record(items: list[object]) -> None:
    assert [type(item) for item in read({**FEED, "items": items})] == [Record] * len(items)


@given(st.binary(max_size=300))
def test_any_bytes_are_records_and_rejects(data: bytes) -> None:
    assert all(isinstance(item, Record | Reject) for item in read(data))

"""ninjs of every version: what an item says, what is no article, and what may not be shown."""

import io
import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.facts.addresses import canonical
from analysis.loading.news import ninjs
from analysis.loading.records import Header, Record, Reject
from analysis.settings import Limits

FIRST = {
    "uri": "urn:newsml:tidewire.example:2024:77",
    "type": "text",
    "version": "3",
    "firstcreated": "2024-10-17T06:30:00Z",
    "versioncreated": "2024-10-18T09:00:00Z",
    "pubstatus": "usable",
    "language": "en-GB",
    "headline": "Harbour Lights renewed for a third season",
    "headline_seo": "Harbour Lights season 3",
    "byline": "By Ada Quill",
    "slugline": "TV-Harbour",
    "ednote": "Corrects the number of episodes.",
    "copyrightholder": "Tidewire",
    "subject": [{"name": "television", "rel": "about"}, {"name": "TV", "scheme": "https://tidewire.example/sections"}],
    "description_text": "The drama will return in spring.",
    "body_text": "The drama will return. It was a hit.",
    "body_html": "<p>The drama will return.</p><p>It was a hit.</p>",
    "renditions": {
        "thumb": {"href": "https://tidewire.example/1.jpg", "mimetype": "image/jpeg"},
        "web": {"href": "https://www.tidewire.example/tv/77?utm_source=wire", "mimetype": "text/html"},
    },
}
SECOND = {
    "uri": "http://data.tidewire.example/items/77",
    "type": "text",
    "contentcreated": "2024-10-17T06:30:00Z",
    "versioncreated": "2024-10-18T09:00:00Z",
    "headlines": [{"role": "short", "value": "Lights on"}, {"role": "main", "value": "Harbour Lights renewed"}],
    "bodies": [
        {"role": "factbox", "contenttype": "text/html", "value": "<p>Facts</p>"},
        {"role": "main", "contenttype": "text/plain", "value": "One line."},
        {"role": "richtext", "contenttype": "application/xhtml+xml", "value": "<p>One</p><p>line.</p>"},
    ],
    "descriptions": [{"role": "text", "value": "The drama will return."}],
    "altids": [
        {"role": "etag", "value": "https://api.example/etag"},
        {"role": "webcanonical", "value": "https://t.example/77"},
    ],
    "infosources": [{"name": "Ada Quill", "role": "author"}, {"name": "Tidewire", "role": "originator"}],
    "genres": [{"name": "Review"}],
    "slugline": "tv-harbour",
}
THIRD = {
    "uri": "https://tidewire.example/tv/77",
    "type": "text",
    "firstCreated": "2024-10-17T06:30:00Z",
    "pubStatus": "withheld",
    "embargoed": "2024-10-19T00:00:00Z",
    "edNote": "Not for use yet.",
    "headlines": [{"value": "Harbour Lights renewed"}],
    "bodies": [{"contentType": "text/plain", "value": "The drama will return."}],
    "by": "Ada Quill",
}


def read(value: object, name: str = "wire.json", limits: Limits | None = None) -> list[Record | Reject]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    found = ninjs.items(document(io.BytesIO(data), name, limits or Limits()))
    return [item for item in found if not isinstance(item, Header)]


def fields(value: object) -> Mapping[str, str]:
    (record,) = read(value)
    assert isinstance(record, Record)
    return record.fields


def test_an_item_of_version_1_gives_its_fields() -> None:
    assert fields(FIRST) == {
        "headline": "Harbour Lights renewed for a third season",
        "variants": "Harbour Lights season 3",
        "excerpt": "The drama will return in spring.",
        "body": "<p>The drama will return.</p><p>It was a hit.</p>",
        "url": "https://www.tidewire.example/tv/77?utm_source=wire",
        "input_id": "urn:newsml:tidewire.example:2024:77",
        "source": "Tidewire",
        "author": "By Ada Quill",
        "section": "TV",
        "published_at": "2024-10-17T06:30:00Z",
        "language": "en-GB",
        "version": "3",
        "status": "usable",
        "note": "Corrects the number of episodes.",
    }


def test_an_item_of_version_2_gives_its_fields() -> None:
    assert fields(SECOND) == {
        "headline": "Harbour Lights renewed",
        "variants": "Lights on",
        "excerpt": "The drama will return.",
        "body": "<p>One</p><p>line.</p>",
        "url": "https://t.example/77",
        "input_id": "http://data.tidewire.example/items/77",
        "source": "Tidewire",
        "author": "Ada Quill",
        "section": "Review",
        "published_at": "2024-10-17T06:30:00Z",
    }


def test_an_item_of_version_3_gives_its_fields() -> None:
    assert fields(THIRD) == {
        "headline": "Harbour Lights renewed",
        "body": "The drama will return.",
        "url": "https://tidewire.example/tv/77",
        "input_id": "https://tidewire.example/tv/77",
        "author": "Ada Quill",
        "published_at": "2024-10-17T06:30:00Z",
        "status": "withheld",
        "not_before": "2024-10-19T00:00:00Z",
        "note": "Not for use yet.",
    }


def test_a_plain_text_with_paragraphs_is_preferred_to_markup() -> None:
    assert fields({**FIRST, "body_text": "One.\nTwo."})["body"] == "One.\nTwo."


def test_an_address_for_readers_beats_one_that_names_the_item() -> None:
    item = {**SECOND, "canonicalurl": "https://www.tidewire.example/tv/77"}
    assert fields(item)["url"] == "https://www.tidewire.example/tv/77"
    assert canonical(fields(FIRST)["url"]) == "https://www.tidewire.example/tv/77"


def test_no_version_that_is_no_number_is_kept() -> None:
    assert "version" not in fields({**FIRST, "version": "draft-a"})
    assert fields({**FIRST, "version": 6})["version"] == "6"


@pytest.mark.parametrize(
    "content",
    [
        [FIRST, SECOND],
        {"items": [FIRST, SECOND]},
        {"data": {"items": [{"item": FIRST}, {"item": SECOND}]}},
        {"newsItems": [FIRST, SECOND]},
        b"\n".join(json.dumps(item).encode() for item in (FIRST, SECOND)),
        b"\n".join(json.dumps(item, indent=2).encode() for item in (FIRST, SECOND)),
    ],
    ids=["array", "object with a list", "wrapped", "list of another name", "lines", "one after another"],
)
def test_items_are_read_however_they_are_put_together(content: object) -> None:
    found = [item.fields["headline"] for item in read(content) if isinstance(item, Record)]
    assert found == ["Harbour Lights renewed for a third season", "Harbour Lights renewed"]


def test_a_broken_line_costs_itself_alone() -> None:
    line = json.dumps(FIRST).encode()
    found = read(line + b"\n" + line[:-9] + b"\n" + line + b"\n", "wire.jsonl")
    assert [type(item) for item in found] == [Record, Reject, Record]
    assert found[1].place == "wire.jsonl:2"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("picture", "a picture, not an article"),
        ("video", "a video, not an article"),
        ("audio", "an audio, not an article"),
        ("graphic", "a graphic, not an article"),
        ("event", "an event, not an article"),
        ("planning", "a planning item, not an article"),
    ],
)
def test_what_is_no_text_is_a_reject_that_names_it(kind: str, reason: str) -> None:
    (reject,) = read({"uri": "u:1", "type": kind, "headline": "A pier"})
    assert reject == Reject("wire.json: item 1", reason, {"uri": "u:1", "type": kind, "headline": "A pier"})


def test_a_package_gives_the_texts_in_it_and_not_its_pictures() -> None:
    package = {
        "uri": "u:1",
        "type": "composite",
        "headline": "Top stories",
        "embargoed": "2024-10-19T00:00:00Z",
        "associations": {"a": FIRST, "b": {"uri": "u:2", "type": "picture", "headline": "A pier"}},
    }
    (record,) = read(package)
    assert isinstance(record, Record)
    assert record.place == "wire.json: item 1, association 1"
    assert record.fields["headline"] == FIRST["headline"]
    assert record.fields["not_before"] == "2024-10-19T00:00:00Z"
    assert record.raw == ""


def test_a_package_without_a_text_is_a_reject() -> None:
    reasons = [
        item.reason for item in read({"uri": "u:1", "type": "composite", "headline": "h"}) if isinstance(item, Reject)
    ]
    assert reasons == ["a composite without a text of its own, not an article"]


def test_the_pictures_of_an_article_are_part_of_it() -> None:
    assert len(read({**SECOND, "associations": [{"name": "a", "uri": "u:2", "type": "picture"}]})) == 1


def test_a_kill_notice_comes_through_with_nothing_but_its_id() -> None:
    told = fields({"uri": "u:1", "version": "4", "type": "text", "pubstatus": "canceled", "ednote": "Wrong person."})
    assert told == {"input_id": "u:1", "version": "4", "status": "canceled", "note": "Wrong person."}


def test_an_embargo_without_an_hour_withholds() -> None:
    assert fields({**FIRST, "embargoed": True})["status"] == "withheld"


@pytest.mark.parametrize(
    "held", [{"embargoed": "2024-10-19T00:00:00Z"}, {"pubstatus": "withheld"}, {"pubstatus": "canceled"}]
)
@pytest.mark.parametrize("kind", ["text", "picture"])
def test_what_is_held_is_quoted_in_no_message(held: dict[str, str], kind: str) -> None:
    (item,) = read({**FIRST, **held, "type": kind})
    assert item.raw == ""


def test_a_broken_item_under_embargo_is_not_quoted() -> None:
    broken = b'[{"uri": "u:1", "embargoed": "2030-01-01T00:00:00Z", "headline": "Secret" "x"}]'
    (reject,) = read(broken)
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.raw) == ("not JSON: Expecting ',' delimiter", "")


def test_what_is_no_item_is_a_record_without_fields() -> None:
    assert read({"a": 1}) == [Record("wire.json: item 1", {}, {"a": 1})]


def test_a_long_item_in_a_list_is_read_whole() -> None:
    (record,) = read([{**FIRST, "body_html": f"<p>{'x' * 50_000}</p>"}])
    assert isinstance(record, Record)
    assert len(record.fields["body"]) > 50_000
    assert isinstance(record.raw, str)
    assert len(record.raw) < 11_000


def test_packages_within_packages_come_to_an_end() -> None:
    item: dict[str, object] = dict(FIRST)
    for _ in range(50):
        item = {**FIRST, "associations": [item]}
    assert len(read(item)) == 4


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*FIRST, *SECOND, "associations", "links", "items", "item"]), inner, max_size=4
        )
    ),
    max_leaves=15,
)


@given(json_values)
def test_any_json_is_records_and_rejects(value: object) -> None:
    assert all(isinstance(item, Record | Reject) for item in read(value, limits=Limits(record_bytes=5_000)))


@given(st.binary(max_size=300))
def test_any_bytes_are_records_and_rejects(data: bytes) -> None:
    assert all(isinstance(item, Record | Reject) for item in read(data, limits=Limits(record_bytes=5_000)))

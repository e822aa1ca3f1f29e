"""OPML: a list of feeds says that it is one."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.news import opml
from analysis.loading.records import Reject
from analysis.settings import Limits


def reason(data: bytes | str) -> str:
    content = data.encode() if isinstance(data, str) else data
    (reject,) = opml.items(document(io.BytesIO(content), "list.opml", Limits(record_bytes=200_000)))
    assert isinstance(reject, Reject)
    assert reject.place == "list.opml"
    return reject.reason


def listed(outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>{outlines}</body></opml>'


def test_a_list_says_how_many_feeds_it_names_and_what_to_do() -> None:
    feeds = "".join(f'<outline text="Feed {number}" xmlUrl="https://x.example/{number}"/>' for number in range(3))
    assert reason(listed(f'<outline text="Culture">{feeds}</outline><outline xmlUrl="https://y.example/rss"/>')) == (
        "a list of 4 feeds (Feed 0, Feed 1, Feed 2 ...), which holds no article; "
        "save the feeds themselves as files and read those"
    )


def test_one_feed_is_one_feed() -> None:
    assert reason(listed('<outline text="A" title="Alpha" xmlUrl="https://x.example/1"/>')).startswith(
        "a list of 1 feed (Alpha), which holds no article; "
    )


def test_an_outline_without_feeds_says_so() -> None:
    assert reason(listed('<outline text="Notes"/>')) == "an OPML outline, which names no feed and holds no article"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<opml><body><outline", "not well-formed XML"),
        ("<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body><outline text='&a;'/></body></opml>", "it declares entities"),
        ("<opml>" + "<outline>" * 10_000, "nested too deep"),
        ("", "not well-formed XML"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_reject(data: str, told: str) -> None:
    assert reason(data).startswith(f"a list of feeds that cannot be read: {told}")


@given(st.binary(max_size=200))
def test_any_bytes_are_one_reject(data: bytes) -> None:
    assert reason(data)

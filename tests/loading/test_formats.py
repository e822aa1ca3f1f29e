"""Which format an input is in."""

import gzip
from collections.abc import Callable

import pytest

from analysis.loading import Batch

Loaded = Callable[..., Batch]
KNOWN = "articles come as CSV, JSON, JSON Lines, plain text, HTML, RSS or Atom"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("headline,body\nA,b\n", "-:2"),
        ("id;title\n1;A\n", "-:2"),
        ('{"title":"A"}\n{"title":"B"}\n', "-:1"),
        ('[{"title":"A"}]', "-: item 1"),
        ('{"articles":[{"title":"A"}]}', "-: item 1"),
        ('[\n {"title":"A"}\n]', "-: item 1"),
        ('{"title":"A","body":"' + "x" * 8_000 + '"}', "-: item 1"),
        ("<?xml version='1.0'?><rss version='2.0'><channel><item><title>A</title></item></channel></rss>", "-: item 1"),
        ("<!DOCTYPE html><html><head><title>A</title></head><body><p>b</p></body></html>", "-:1"),
        ("A\n\nIt began with a phone call, and nobody had expected that it would end as it did. So it goes.", "-:1"),
    ],
)
def test_what_has_no_ending_is_known_by_its_content(loaded: Loaded, content: str, place: str) -> None:
    batch = loaded(content, "-")
    assert batch.articles["headline"].iloc[0] == "A"
    assert batch.articles["place"].iloc[0] == place


@pytest.mark.parametrize("name", ["empty.csv", "empty.json", "empty.xml", "empty.html", "empty.txt", "empty"])
@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_one_reject(loaded: Loaded, name: str, content: bytes) -> None:
    assert loaded(content, name).rejects.to_numpy().tolist() == [[name, "the file is empty", ""]]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive or an Office file"),
        (gzip.compress(b"headline\nA\n"), "compressed with gzip"),
        (bytes(range(1, 9)) * 100, "binary data"),
    ],
)
@pytest.mark.parametrize("name", ["x.csv", "x"])
def test_what_is_no_text_is_one_reject_whatever_its_ending(
    loaded: Loaded, content: bytes, kind: str, name: str
) -> None:
    assert loaded(content, name).rejects["reason"].tolist() == [f"not text but {kind}; {KNOWN}"]


def test_content_decides_between_page_and_feed(loaded: Loaded) -> None:
    feed = "<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"
    assert loaded(feed, "x.html").articles["place"].tolist() == ["x.html: item 1"]
    page = "<html><head><title>A</title></head><body><p>b</p></body></html>"
    assert loaded(page, "x.xml").articles["place"].tolist() == ["x.xml:1"]

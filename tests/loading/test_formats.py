"""Which format an input is in."""

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from analysis.loading import Batch
from analysis.loading.records import Record

Loaded = Callable[..., Batch]
KNOWN = (
    "articles come as CSV, TSV, JSON, JSON Lines, Parquet, Excel, plain text, HTML, RSS, Atom, JSON Feed, ninjs or "
    "NewsML-G2, and packed as ZIP, gzip, tar or WARC"
)
BY = '<meta name="author" content="Ann Lee">'
NINJS = '{"uri":"tag:e.com,2024:1","versioncreated":"2024-10-17T08:00:00Z","headline":"A"}'


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
        (f"<!DOCTYPE html><html><head><title>A</title>{BY}</head><body><p>b</p></body></html>", "-:1"),
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


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x"])
@pytest.mark.parametrize("content", [b"\n" * 70_000, bytes(70_000)])
def test_a_file_that_begins_with_nothing_is_one_reject(loaded: Loaded, name: str, content: bytes) -> None:
    reason = "it begins with 65,536 bytes of nothing, as no file of articles does"
    assert loaded(content, name).rejects.to_numpy().tolist() == [[name, reason, ""]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n", f"not text but a PDF; {KNOWN}"),
        (b"\xff\xd8\xff\xe0", f"not text but a picture; {KNOWN}"),
        (b"PARE", f"not text but an encrypted Parquet file; {KNOWN}"),
        (bytes(range(1, 9)) * 100, f"not text but binary data; {KNOWN}"),
        (b"7z\xbc\xaf\x27\x1c\0", "not text but a 7-Zip archive; unpack it first"),
        (b"Rar!\x1a\x07\x01\0", "not text but a RAR archive; unpack it first"),
        (b"\x28\xb5\x2f\xfd\0", "not text but compressed with Zstandard; unpack it first"),
    ],
)
@pytest.mark.parametrize("name", ["x.csv", "x"])
def test_what_is_no_text_is_one_reject_whatever_its_ending(
    loaded: Loaded, content: bytes, reason: str, name: str
) -> None:
    assert loaded(content, name).rejects.to_numpy().tolist() == [[name, reason, ""]]


@pytest.mark.parametrize(
    ("content", "name", "module"),
    [
        (b"PAR1", "x", "tables.parquet"),
        (b"anything", "x.parquet", "tables.parquet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x", "tables.spreadsheet"),
        (b"PK\x03\x04", "x.xlsx", "tables.spreadsheet"),
        (b'{"version":"https://jsonfeed.org/version/1.1","items":[]}', "x", "news.json_feed"),
        (b'{"title":"Desk","items":[],"version":"https://jsonfeed.org/version/1"}', "x.json", "news.json_feed"),
        (NINJS.encode(), "x.json", "news.ninjs"),
        (f"[{NINJS}]".encode(), "x", "news.ninjs"),
        (f"{NINJS}\n{NINJS}\n".encode(), "x.jsonl", "news.ninjs"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "x.xml", "news.newsml"),
        (b"<?xml version='1.0'?>\n<nar:newsMessage/>", "x", "news.newsml"),
        (b'<?xml version="1.0"?><x:thing xmlns:x="http://iptc.org/std/nar/2006-10-01/"/>', "x.xml", "news.newsml"),
        (b"<nitf><body/></nitf>", "x.nitf", "news.newsml"),
        (b"<?xml version='1.0'?><opml version='2.0'><head/><body/></opml>", "x.xml", "news.opml"),
        (b"<opml version='2.0'/>", "x.opml", "news.opml"),
    ],
)
def test_each_standard_has_its_own_reader(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str, module: str
) -> None:
    reader = SimpleNamespace(items=lambda document: iter([Record(document.name, {"headline": module}, "")]))
    monkeypatch.setitem(sys.modules, f"analysis.loading.{module}", reader)
    assert loaded(content, name).articles["headline"].tolist() == [module]


@pytest.mark.parametrize(
    ("content", "place"), [("headline,body\nA,b\n", "x.xls:2"), (f"<html><title>A</title>{BY}</html>", "x.xls:1")]
)
def test_text_under_the_ending_of_a_spreadsheet_is_text(loaded: Loaded, content: str, place: str) -> None:
    assert loaded(content, "x.xls").articles["place"].tolist() == [place]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("x.xlsx", ".xlsx and not a workbook"),
        ("x.ods", ".ods and not a workbook"),
        ("x.zip", ".zip and not an archive"),
        ("x.tar", ".tar and not an archive"),
        ("x.csv.gz", ".gz and not a packed file"),
        ("x.tgz", ".tgz and not a packed file"),
        ("x.warc", ".warc and not a web archive"),
        ("x.pdf", ".pdf and not a PDF"),
    ],
)
@pytest.mark.parametrize("text", ["Access denied. Please log in.", "x"])
def test_plain_words_under_the_ending_of_no_text_are_a_reject(loaded: Loaded, name: str, named: str, text: str) -> None:
    reason = f'named {named} (it begins with "{text}"); see what it is, or get it again'
    assert loaded(text, name).rejects.to_numpy().tolist() == [[name, reason, text]]


def test_plain_words_named_parquet_are_a_reject(loaded: Loaded) -> None:
    assert loaded("Access denied.", "x.parquet").rejects["reason"].tolist() == ["not a Parquet file"]


RSS = "<?xml version='1.0'?><rss version='2.0'><channel><item><title>A</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("content", "name", "place"),
    [
        ('[{"title": "A"}]', "x.csv", "x.csv: item 1"),
        ('{"title": "A"}\n{"title": "B"}\n', "x.csv", "x.csv:1"),
        ('{"title": "A"}', "x.tsv", "x.tsv: item 1"),
        (RSS, "x.csv", "x.csv: item 1"),
        (RSS, "x.json", "x.json: item 1"),
        (RSS, "x.jsonl", "x.jsonl: item 1"),
        (NINJS, "x.csv", "x.csv: item 1"),
    ],
)
def test_json_and_feeds_are_known_whatever_they_are_named(loaded: Loaded, content: str, name: str, place: str) -> None:
    batch = loaded(content, name)
    assert batch.articles[["headline", "place"]].iloc[0].tolist() == ["A", place]
    assert batch.rejects.empty


def test_a_page_named_as_a_table_is_no_article(loaded: Loaded) -> None:
    page = f"<html><head><title>A</title>{BY}</head><body><p>b</p></body></html>"
    assert loaded(page, "x.csv").rejects["reason"].str.startswith("no column for headline or body").tolist() == [True]


def test_content_decides_between_page_and_feed(loaded: Loaded) -> None:
    feed = "<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"
    assert loaded(feed, "x.html").articles["place"].tolist() == ["x.html: item 1"]
    page = f"<html><head><title>A</title>{BY}</head><body><p>b</p></body></html>"
    assert loaded(page, "x.xml").articles["place"].tolist() == ["x.xml:1"]

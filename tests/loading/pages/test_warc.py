"""What crawlers keep."""

import gzip
import io
import zlib
from collections.abc import Callable

import pytest

from analysis.loading import Batch
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]
PAGE = (
    b'<html><head><title>A</title><meta property="og:type" content="article"></head>'
    b"<body><p>It began with a phone call, and so it went on.</p></body></html>"
)
OWN = PAGE.replace(b"</head>", b'<link rel="canonical" href="https://e.com/own"></head>')
NOTHING = "no page in it: no response that holds HTML"


def record(content: bytes, kind: str = "response", uri: str = "https://e.com/1", **more: str) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": uri,
        "WARC-Date": "2011-01-01T00:00:00Z",
        "Content-Length": str(len(content)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def sent(page: bytes = PAGE, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    lines = "".join(f"{header}\r\n" for header in (f"Content-Type: {kind}", *headers))
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + page


INFO = record(b"software: a crawler\r\n", "warcinfo", Content_Type="application/warc-fields")


@pytest.mark.parametrize("pack", [b"".join, lambda parts: b"".join(map(gzip.compress, parts))])
@pytest.mark.parametrize("name", ["x.warc.gz", "x"])
def test_each_page_is_an_article_with_the_address_it_was_fetched_from(
    loaded: Loaded, pack: Callable[[list[bytes]], bytes], name: str
) -> None:
    batch = loaded(pack([INFO, record(sent()), record(sent(OWN), uri="https://e.com/2")]), name)
    assert batch.articles["url"].tolist() == ["https://e.com/1", "https://e.com/own"]
    assert batch.articles["headline"].tolist() == ["A", "A"]
    assert batch.articles["place"].tolist() == [f"{name}: record 2", f"{name}: record 3"]
    assert batch.rejects.empty


def test_the_day_of_the_crawl_is_no_date_of_publication(loaded: Loaded) -> None:
    assert loaded(record(sent()), "x.warc").articles["published_at"].isna().all()


def test_what_is_no_article_by_its_nature_is_passed_over(loaded: Loaded) -> None:
    others = [
        INFO,
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(b"via: https://e.com\r\n", "metadata"),
        record(b"e.com. 300 IN A 192.0.2.1", "response", "dns:e.com", Content_Type="text/dns"),
        record(sent(b"\x89PNG", kind="image/png")),
        record(sent(b"{}", kind="application/json")),
        record(sent(status="404 Not Found")),
        record(sent(b"", "Location: https://e.com/2", status="301 Moved")),
        record(sent(b""), "revisit"),
    ]
    batch = loaded(b"".join([*others, record(sent())]), "x.warc")
    assert batch.articles["place"].tolist() == ["x.warc: record 10"]
    assert batch.rejects.empty
    assert loaded(b"".join(others), "x.warc").rejects.to_numpy().tolist() == [["x.warc", NOTHING, ""]]


def test_a_page_kept_without_its_headers_is_read(loaded: Loaded) -> None:
    batch = loaded(record(PAGE, "resource", Content_Type="text/html"), "x.warc")
    assert batch.articles["url"].tolist() == ["https://e.com/1"]


def chunked(page: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page[:50], page[50:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    "payload",
    [
        sent(gzip.compress(PAGE), "Content-Encoding: gzip"),
        sent(zlib.compress(PAGE), "Content-Encoding: deflate"),
        sent(zlib.compress(PAGE)[2:-4], "Content-Encoding: deflate"),
        sent(PAGE, "Content-Encoding: gzip"),
        sent(PAGE, "Content-Encoding: br"),
        sent(chunked(PAGE), "Transfer-Encoding: chunked"),
        sent(chunked(gzip.compress(PAGE)), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
        sent(PAGE, "Transfer-Encoding: chunked"),
    ],
    ids=["gzip", "zlib", "deflate", "unpacked", "unpacked br", "chunks", "chunks of gzip", "joined"],
)
def test_a_page_is_read_however_it_was_sent(loaded: Loaded, payload: bytes) -> None:
    articles = loaded(record(payload), "x.warc").articles
    assert articles["headline"].tolist() == ["A"]
    assert articles["body"].str.contains("phone call").all()


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (sent(b"\x0b\x02\x80", "Content-Encoding: br"), "the page is packed in a way that cannot be read (br)"),
        (
            sent(gzip.compress(PAGE)[:40], "Content-Encoding: gzip"),
            "the page is packed in a way that cannot be read (gzip)",
        ),
        (sent(b"a" * 10_001), "longer than 10,000 bytes, the most that one article may have"),
        (
            sent(gzip.compress(b"<p>a" * 5_000), "Content-Encoding: gzip"),
            "longer than 10,000 bytes, the most that one article may have",
        ),
    ],
)
def test_a_page_that_cannot_be_read_costs_itself_alone(loaded: Loaded, payload: bytes, reason: str) -> None:
    batch = loaded(record(payload) + record(sent()), "x.warc")
    assert batch.rejects[["place", "reason"]].to_numpy().tolist() == [["x.warc: record 1", reason]]
    assert batch.articles["place"].tolist() == ["x.warc: record 2"]


@pytest.mark.parametrize("second", [sent(), sent(b"\x89PNG", kind="image/png")])
def test_a_file_cut_off_ends_in_one_reject(loaded: Loaded, second: bytes) -> None:
    batch = loaded((record(sent()) + record(second))[:-10], "x.warc")
    assert batch.rejects.to_numpy().tolist() == [["x.warc: record 2", "the file ends within this record", ""]]
    assert len(batch.articles) == 1


@pytest.mark.parametrize(
    "damage",
    [
        b"WARC/9.9\r\n\r\n",
        b"<html>",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
        b"WARC/1.0\r\n" + b"a: b\r\n" * 200_000,
        b"WARC/1.0\r\nname: " + b"a" * 2**20,
        b"\r\n" * 2_000,
        b"\xff\xfe\0\0\r\n",
    ],
    ids=["version", "text", "no length", "many headers", "a long header", "blank lines", "noise"],
)
def test_damage_between_records_ends_in_one_reject(loaded: Loaded, damage: bytes) -> None:
    batch = loaded(record(sent()) + damage, "x.warc", own=Settings(limits=Limits(record_bytes=10_000)))
    reason = "not a record of a WARC file; what came before was read"
    assert batch.rejects.to_numpy().tolist() == [["x.warc: record 2", reason, ""]]
    assert len(batch.articles) == 1


def test_older_archives_of_crawls_are_read(loaded: Loaded) -> None:
    about = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://x.arc 0.0.0.0 20110101000000 text/plain %d\n" % len(about)
    page = sent()
    line = b"https://e.com/1 192.0.2.1 20110101000000 text/html %d\n" % len(page)
    batch = loaded(head + about + b"\n" + line + page + b"\n", "x.arc")
    assert batch.articles["url"].tolist() == ["https://e.com/1"]


def test_a_stream_that_fails_is_told_by_its_own_reason(settings: Settings) -> None:
    from analysis.loading import Defaults, read_stream  # noqa: PLC0415  (the fixture takes bytes)

    class Failing(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            if self.given > 1:
                raise OSError(5, "Input/output error")
            return (record(sent()) + record(bytes(100_000), "metadata"))[:size]

    batches = list(read_stream(Failing(), "x.warc", Defaults(), settings))  # type: ignore[arg-type]  # a pipe has no more of a file than this
    assert batches[-1].rejects["reason"].tolist() == ["it cannot be read: input/output error"]

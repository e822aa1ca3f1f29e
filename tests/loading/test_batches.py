"""The whole way from files to tables."""

import bz2
import gzip
import io
import lzma
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import LoadingError
from analysis.loading import Batch, Defaults, batches, read, read_stream
from analysis.loading.documents import Document
from analysis.loading.pages import plain_text
from analysis.loading.records import Header, Items, Record
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]
NOON = pd.Timestamp("2024-10-17T12:00", tz="UTC")
ENDINGS = (
    ".csv",
    ".tsv",
    ".json",
    ".jsonl",
    ".txt",
    ".html",
    ".xml",
    "",
    ".parquet",
    ".xlsx",
    ".xls",
    ".opml",
    ".nitf",
)
NAMES = tuple(f"a{ending}" for ending in ENDINGS)
BEGINNINGS = (
    b"",
    b"headline,body\n",
    b'[{"title":"A"},',
    b'{"title":',
    b'{"uri":"x","versioncreated":',
    b'{"version":"https://jsonfeed.org/version/1","items":[',
    b"<rss version='2.0'><channel>",
    b"<html><body>",
    b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>",
    b"<nitf><body>",
    b"<opml version='2.0'><body>",
    b"PAR1",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\xd0\xcf\x11\xe0",
    b"WARC/1.0\r\n",
)
SMALL = Settings(limits=Limits(record_bytes=2_000, record_lines=5, file_bytes=5_000, batch_records=3))


def test_an_article_has_every_column_of_the_declared_type(loaded: Loaded) -> None:
    batch = loaded('{"title":"A","date":"2024-10-17"}\n{"oops":1}\n', "a.jsonl")
    assert batch.articles.columns.tolist() == schema.LOADED.names
    assert batch.articles.dtypes.equals(schema.empty(schema.LOADED).dtypes)
    assert batch.rejects.columns.tolist() == schema.REJECTS.names
    row = batch.articles.drop(columns=["article_id", "content_hash"]).iloc[0]
    assert row.isna().to_dict() == {
        **dict.fromkeys(("input_id", "url", "author", "section", "language", "version", "note"), True),
        **dict.fromkeys(("not_before", "variants"), True),
        **dict.fromkeys(("source", "published_at", "headline", "body", "related", "place"), False),
        **dict.fromkeys(("extent", "status"), False),
    }


def test_batches_come_lazily_and_no_larger_than_asked(settings: Settings) -> None:
    taken = []

    class Lines(io.RawIOBase):
        def __init__(self, lines: Iterator[bytes]) -> None:
            self._lines = lines

        def readable(self) -> bool:
            return True

        def read(self, _size: int = -1) -> bytes:
            taken.append(1)
            return next(self._lines, b"")

    lines = (b'{"title":"A"}\n' * 1_000 for _ in range(1_000))
    lazily = read_stream(Lines(lines), "a.jsonl", Defaults(), settings)  # type: ignore[arg-type]  # a pipe has no more of a file than this
    assert next(lazily).read == 3
    assert len(taken) < 100


def test_files_of_a_folder_are_read_in_order_and_share_batches(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.jsonl").write_text('{"title":"2"}\n')
    (tmp_path / "a.jsonl").write_text('{"title":"1"}\n')
    (tmp_path / ".hidden.jsonl").write_text('{"title":"0"}\n')
    (tmp_path / "picture.py").write_text("import this\n")
    (batch,) = read([tmp_path], Defaults(), settings)
    assert batch.read == 3
    assert batch.articles["place"].tolist() == [f"{tmp_path}/a.jsonl:1", f"{tmp_path}/b/two.jsonl:1"]
    assert batch.rejects["reason"].str.startswith("its format is not known by the ending .py; ").all()


def test_a_link_that_leaves_the_folder_is_a_reject(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "outside.jsonl").write_text('{"title":"1"}\n')
    (tmp_path / "in").mkdir()
    link = tmp_path / "in" / "link.jsonl"
    link.symlink_to(tmp_path / "outside.jsonl")
    (batch,) = read([tmp_path / "in"], Defaults(), settings)
    assert batch.rejects.to_numpy().tolist() == [[str(link), "a link that leads out of the folder; not followed", ""]]


def test_a_folder_may_hold_archives_among_its_files(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.jsonl").write_text('{"title":"1"}\n')
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("c.jsonl", '{"title":"2"}\n')
        archive.writestr("d.py", "import this\n")
    (tmp_path / "e.jsonl.gz").write_bytes(gzip.compress(b'{"title":"3"}\n'))
    (batch,) = read([tmp_path], Defaults(), settings.model_copy(update={"limits": Limits()}))
    places = [f"{tmp_path}/a.jsonl:1", f"{tmp_path}/b.zip: c.jsonl:1", f"{tmp_path}/e.jsonl.gz:1"]
    assert batch.articles["place"].tolist() == places
    assert batch.rejects["place"].tolist() == [f"{tmp_path}/b.zip: d.py"]


def test_a_reader_that_fails_keeps_what_it_read(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    def items(opened: Document) -> Items:
        yield Record(f"{opened.name}:1", {"headline": "A"}, "")
        msg = "a library met what it did not expect"
        raise ZeroDivisionError(msg)

    monkeypatch.setattr(plain_text, "items", items)
    batch = loaded("A", "a.txt")
    assert batch.articles["headline"].tolist() == ["A"]
    assert batch.rejects.to_numpy().tolist() == [["a.txt", "cannot be read further: ZeroDivisionError", ""]]


@pytest.mark.parametrize("error", [MemoryError, LoadingError])
def test_what_is_no_fault_of_the_input_is_raised(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def items(_opened: Document) -> Items:
        yield from ()
        raise error

    monkeypatch.setattr(plain_text, "items", items)
    with pytest.raises(error):
        loaded("A", "a.txt")


def test_a_record_that_no_article_can_be_made_of_is_a_reject(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OverflowError

    monkeypatch.setattr(batches, "article", fail)
    rejects = loaded('{"title":"A"}\n', "a.jsonl").rejects.to_numpy().tolist()
    assert rejects == [["a.jsonl:1", "cannot be read: OverflowError", '{"title":"A"}']]


def test_the_columns_of_a_table_come_with_its_records(settings: Settings) -> None:
    (batch,) = read_stream(io.BytesIO(b"headline,teaser\nA,b\n"), "a.csv", Defaults(), settings)
    assert batch.headers == (Header("a.csv", ("headline", "teaser")),)
    assert batch.read == 1


def test_a_path_that_is_not_there_is_an_error_that_names_it(settings: Settings) -> None:
    with pytest.raises(LoadingError, match=r"^page\.csv: no such file$"):
        read([Path("page.csv")], Defaults(), settings)


def test_defaults_fill_what_is_missing_and_nothing_else(loaded: Loaded) -> None:
    lines = '{"title":"A"}\n{"title":"B","source":"TMZ","date":"2024-01-02"}\n{"title":"C","url":"https://www.e.com/1","date":"x"}\n'
    articles = loaded(lines, "a.jsonl", Defaults("Desk", NOON)).articles
    assert articles["source"].tolist() == ["Desk", "TMZ", "Desk"]
    assert articles["published_at"].tolist() == [NOON, pd.Timestamp("2024-01-02", tz="UTC"), NOON]
    assert loaded(lines, "a.jsonl").articles["source"].tolist() == ["", "TMZ", "e.com"]


def test_an_unreadable_date_leaves_the_article_undated_with_a_warning(loaded: Loaded) -> None:
    batch = loaded('{"title":"A","date":"someday"}\n{"title":"B","date":""}\n', "a.jsonl")
    assert batch.articles["published_at"].isna().all()
    assert batch.warnings.to_numpy().tolist() == [
        ["a.jsonl:1", 'no date can be read from "someday"', '{"title":"A","date":"someday"}']
    ]


def test_one_date_over_twelve_decides_for_its_file_alone(tmp_path: Path, settings: Settings) -> None:
    for name, other in (("a", "17/10/2024"), ("b", "10/17/2024"), ("c", "02/02/2024")):
        (tmp_path / f"{name}.csv").write_text(f"title,date\nA,03/04/2024\nB,{other}\n")
    articles = pd.concat([batch.articles for batch in read([tmp_path], Defaults(), settings)])
    assert articles["published_at"].dt.strftime("%m-%d").tolist()[::2] == ["04-03", "03-04", "03-04"]


def test_naive_times_are_the_newsroom_s(loaded: Loaded, settings: Settings) -> None:
    london = settings.model_copy(update={"zone": "Europe/London"})
    article = loaded('{"title":"A","date":"2024-07-01"}\n', "a.jsonl", own=london).articles.iloc[0]
    assert article["published_at"] == pd.Timestamp("2024-06-30T23:00", tz="UTC")


def test_the_same_article_has_the_same_id_and_another_hash_once_it_changed(loaded: Loaded) -> None:
    lines = '{"title":"A","url":"http://www.e.com/1?utm_source=x"}\n{"title":"B","url":"https://e.com/1/"}\n'
    articles = loaded(lines, "a.jsonl").articles
    assert len(set(articles["article_id"])) == 1
    assert len(set(articles["content_hash"])) == 2


def test_a_saved_page_is_read_with_headline_text_and_related(loaded: Loaded) -> None:
    prose = "It began with a phone call, and nobody had expected that it would end as it did. So it goes."
    article = loaded(
        f"Danes Returns\n\n{prose}\n\n{prose}\n\nRelated\nMoss sings\nSwift dances", "page.txt"
    ).articles.iloc[0]
    assert article[["headline", "body", "related"]].tolist() == [
        "Danes Returns",
        f"{prose}\n{prose}",
        "Moss sings\nSwift dances",
    ]


def test_importing_loading_imports_no_parser() -> None:
    heavy = "{'trafilatura', 'htmldate', 'feedparser', 'lxml', 'charset_normalizer', 'courlan', 'warcio', 'openpyxl'}"
    code = f"import sys, analysis.loading; print({heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def holds(data: bytes, name: str) -> None:
    read_in_all = 0
    for batch in read_stream(io.BytesIO(data), name, Defaults(), SMALL):
        read_in_all += batch.read
        assert batch.read == len(batch.articles) + len(batch.rejects) <= 3
        assert batch.read or batch.headers
        assert batch.articles["article_id"].str.fullmatch("[0-9a-f]{16}").all()
        assert ((batch.articles["headline"] != "") | (batch.articles["body"] != "")).all()
        # The nets that keep a traceback from the reader are for what nobody thought of, not for what is known.
        assert not batch.rejects["reason"].str.startswith("cannot be read").any(), batch.rejects["reason"].tolist()
        for table in (batch.articles, batch.rejects, batch.warnings):
            schema.arrow(table, schema.LOADED if "body" in table else schema.REJECTS, name)


def zipped(data: bytes, name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


@given(st.sampled_from(NAMES), st.sampled_from(BEGINNINGS), st.binary())
def test_any_bytes_within_an_archive_are_read_or_rejected(name: str, beginning: bytes, data: bytes) -> None:
    holds(gzip.compress(beginning + data), f"{name}.gz")
    holds(zipped(beginning + data, name), "x.zip")


@given(st.sampled_from([b"gz", b"bz2", b"xz", b"zip", b"tar", b"warc"]), st.integers(0, 700), st.binary(max_size=20))
def test_any_noise_in_an_archive_is_read_or_rejected(kind: bytes, at: int, noise: bytes) -> None:
    data = ARCHIVES[kind]
    at %= len(data)
    holds(data[:at] + noise + data[at + len(noise) :], "x")
    holds(data[:at], "x")


@given(st.sampled_from(NAMES), st.sampled_from(BEGINNINGS), st.binary())
def test_any_bytes_under_any_ending_are_read_or_rejected(name: str, beginning: bytes, data: bytes) -> None:
    holds(beginning + data, name)


def tarred(data: bytes, name: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()[:2_048]


TABLE = b"headline,body\nA,b\nC,d\nE,f\n"
PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    b"<html><head><title>A</title></head><body><p>It began with a call.</p></body></html>"
)
ARCHIVES = {
    b"gz": gzip.compress(TABLE),
    b"bz2": bz2.compress(TABLE),
    b"xz": lzma.compress(TABLE),
    b"zip": zipped(TABLE, "a.csv"),
    b"tar": tarred(TABLE, "a.csv"),
    b"warc": (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.com/1\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
    )
    + PAGE
    + b"\r\n\r\n",
}
PIECES = (
    '"',
    ",",
    "\n",
    "{",
    "}",
    "[",
    "]",
    ":",
    "<",
    ">",
    "</",
    "item",
    "title",
    "headline",
    '"title":',
    "a",
    " ",
    "\\",
    "\0",
)


@given(st.sampled_from(NAMES), st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(PIECES)))
def test_any_rearranged_syntax_is_read_or_rejected(name: str, beginning: bytes, pieces: list[str]) -> None:
    holds(beginning + "".join(pieces).encode(), name)


def test_a_file_that_fails_while_it_is_read_is_one_reject(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(io.RawIOBase):
        def read(self, _size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    file = tmp_path / "a.csv"
    file.touch()
    monkeypatch.setattr(Path, "open", lambda _path, *_, **__: Failing())
    (batch,) = read([file], Defaults(), settings)
    assert batch.rejects.to_numpy().tolist() == [[str(file), "it cannot be read: input/output error", ""]]

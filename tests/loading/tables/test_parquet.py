"""Parquet: values of every kind as text, texts held once, and what a damaged file costs."""

import datetime as dt
import io
import struct
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.records import Header, Record, Reject
from analysis.loading.tables import parquet
from analysis.settings import Limits


def items(content: bytes, limits: Limits | None = None) -> list[Record | Reject | Header]:
    return list(parquet.items(document(io.BytesIO(content), "a.parquet", limits or Limits())))


def written(table: pa.Table, **options: object) -> bytes:
    stream = io.BytesIO()
    pq.write_table(table, stream, **options)
    return stream.getvalue()


def reasons(content: bytes, limits: Limits | None = None) -> list[str]:
    return [item.reason for item in items(content, limits) if isinstance(item, Reject)]


def test_each_row_is_a_record_after_the_names_of_the_columns() -> None:
    content = written(pa.table({"Title": ["A", None], "body": ["b", "c"], "other": [1, 2]}))
    assert items(content) == [
        Header("a.parquet", ("Title", "body", "other")),
        Record("a.parquet: row 1", {"headline": "A", "body": "b"}, {"Title": "A", "body": "b"}),
        Record("a.parquet: row 2", {"body": "c"}, {"body": "c"}),
    ]


@pytest.mark.parametrize(
    ("name", "values", "text"),
    [
        ("date", pa.array([1729152001], pa.timestamp("s")), "2024-10-17T08:00:01"),
        ("date", pa.array([1729152000 * 10**9], pa.timestamp("ns", "UTC")), "2024-10-17T08:00:00+00:00"),
        ("date", pa.array([dt.date(2024, 10, 17)]), "2024-10-17"),
        ("date", pa.array([1729152000], pa.int64()), "1729152000"),
        ("date", pa.array([2**62], pa.timestamp("us")), None),
        ("id", pa.array([12.0]), "12"),
        ("id", pa.array([Decimal("12.00")]), "12"),
        ("id", pa.array([Decimal("12.50")]), "12.50"),
        ("id", pa.array([True]), None),
        ("author", pa.array([["B", "C"]]), "B, C"),
        ("author", pa.array([{"name": "B", "age": 3}]), "B"),
        ("author", pa.array([[("name", "B")]], pa.map_(pa.string(), pa.string())), "B"),
        ("author", pa.array(["Zoë".encode()]), "Zoë"),
        ("author", pa.array([b"\xff\xfe\x00"]), None),
        ("author", pa.array(["B"]).dictionary_encode(), "B"),
        ("author", pa.array(["B"], pa.large_string()), "B"),
    ],
)
def test_values_of_every_kind_are_text(name: str, values: pa.Array, text: str | None) -> None:
    _, record = items(written(pa.table({"title": ["A"], name: values})))
    assert isinstance(record, Record)
    known = next(iter(record.fields.keys() - {"headline"}), None)
    assert (None if known is None else record.fields[known]) == text


def test_text_that_is_no_utf8_keeps_what_can_be_read() -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, pa.array([b"caf\xe9"]).buffers())
    _, record = items(written(pa.table({"title": broken})))
    assert isinstance(record, Record)
    assert record.fields == {"headline": "caf\ufffd"}


def test_a_table_without_rows_is_its_header() -> None:
    assert items(written(pa.table({"title": pa.array([], pa.string())}))) == [Header("a.parquet", ("title",))]


@pytest.mark.parametrize("options", [{}, {"use_dictionary": False, "column_encoding": {"body": "DELTA_BYTE_ARRAY"}}])
def test_a_text_that_many_rows_share_does_not_multiply(options: dict[str, object]) -> None:
    shared = pa.DictionaryArray.from_arrays(pa.array([0] * 150, pa.int32()), pa.array(["x" * 1_000_000]))
    table = pa.table({"title": [str(number) for number in range(150)], "body": shared.cast(pa.string())})
    content = written(table, **options)
    del table
    before = pa.total_allocated_bytes()
    held = [
        pa.total_allocated_bytes() - before
        for item in parquet.items(document(io.BytesIO(content), "a.parquet", Limits(unpacked_ratio=10**6)))
        if isinstance(item, Record)
    ]
    assert len(held) == 150
    assert len(content) < 1_000_000
    assert max(held) < 100_000_000


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(), "it unpacks to more than 200 times its size, as a decompression bomb does; reading stopped there"),
        (
            Limits(unpacked_bytes=10_000_000),
            "it unpacks to more than 10,000,000 bytes, the most that one archive may hold; reading stopped there",
        ),
    ],
)
def test_a_text_that_too_many_rows_share_ends_the_reading(limits: Limits, reason: str) -> None:
    shared = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), pa.array(["x" * 1_000_000]))
    content = written(pa.table({"title": ["A"] * 100_000, "body": shared}))
    assert len(content) < 100_000
    *records, reject = items(content, limits)
    assert (reject.place, getattr(reject, "reason", "")) == (f"a.parquet: row {len(records)}", reason)
    assert len(records) < 70


ARTICLE = pa.struct([("headline", pa.string()), ("body", pa.string()), ("id", pa.int64()), ("other", pa.int64())])


def test_a_column_that_wraps_the_article_is_unwrapped() -> None:
    wrapped = [{"headline": "A", "body": "b", "id": 7, "other": 1}, None, {"headline": "C"}]
    table = pa.table({"article": pa.array(wrapped, ARTICLE), "guid": ["1", "2", None], "x": [1, 2, 3]})
    assert items(written(table)) == [
        Header("a.parquet", ("article", "guid", "x", "headline", "body", "id")),
        Record(
            "a.parquet: row 1",
            {"headline": "A", "body": "b", "input_id": "1"},
            {"guid": "1", "article.headline": "A", "article.body": "b", "article.id": "7"},
        ),
        Record("a.parquet: row 2", {"input_id": "2"}, {"guid": "2"}),
        Record("a.parquet: row 3", {"headline": "C"}, {"article.headline": "C"}),
    ]


def test_a_table_with_a_text_of_its_own_is_not_unwrapped() -> None:
    table = pa.table({"article": pa.array([{"headline": "A"}], ARTICLE), "title": ["B"]})
    assert [item.fields for item in items(written(table)) if isinstance(item, Record)] == [{"headline": "B"}]
    unknown = pa.table({"thing": pa.array([{"headline": "A"}], ARTICLE)})
    assert reasons(written(unknown)) == ["no column for headline or body; it has thing"]


def test_few_bytes_that_become_very_many_are_not_read_within_a_wrapper_either() -> None:
    kind = pa.struct([("body", pa.string())])
    table = pa.table({"article": pa.array([{"body": "x" * 70_000_000}], kind)})
    content = written(table, compression="zstd", use_dictionary=False)
    (reason,) = reasons(content, Limits(unpacked_ratio=10))
    assert reason.startswith("column article.body unpacks to 70,000,0")


def test_a_value_that_is_too_long_costs_its_row() -> None:
    content = written(pa.table({"title": ["A", "B"], "body": ["x" * 101, "c"]}))
    _, reject, record = items(content, Limits(record_bytes=100))
    assert isinstance(reject, Reject)
    assert (reject.place, reject.reason) == ("a.parquet: row 1", "a value of 101 characters is longer than 100")
    assert isinstance(record, Record)


WHOLE = written(pa.table({"title": ["A", "B"], "body": ["b" * 50, "c" * 50]}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PAR1", "a Parquet file that is cut: its end is missing; fetch it again"),
        (WHOLE[:-20], "a Parquet file that is cut: its end is missing; fetch it again"),
        (b"nothing of the kind", "not a Parquet file"),
        (b"", "not a Parquet file"),
        (b"PARE" + WHOLE[4:-4] + b"PARE", "an encrypted Parquet file; save it without encryption"),
        (
            WHOLE[:-8] + struct.pack("<I", 2**31) + b"PAR1",
            "a damaged Parquet file: its description takes 2,147,483,648 bytes",
        ),
        (
            WHOLE[:-200] + bytes(192) + WHOLE[-8:],
            "a damaged Parquet file: its description cannot be read",
        ),
        (written(pa.table({"a": [1], "b": [2]})), "no column for headline or body; it has a, b"),
    ],
)
def test_what_cannot_be_read_at_all_is_one_reject(content: bytes, reason: str) -> None:
    assert items(content) == [Reject("a.parquet", reason)]


def test_a_damaged_group_of_rows_costs_itself_alone() -> None:
    table = pa.table({"title": [f"{number:0>300}" for number in range(6)]})
    content = bytearray(written(table, row_group_size=2, compression="none", use_dictionary=False))
    group = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(0)
    content[group.data_page_offset : group.data_page_offset + 30] = b"\xff" * 30
    read = items(bytes(content))
    assert [item.place for item in read] == [
        "a.parquet",
        *("a.parquet: row 1", "a.parquet: row 2", "a.parquet: row 3", "a.parquet: row 5", "a.parquet: row 6"),
    ]
    assert [item.reason for item in read if isinstance(item, Reject)] == [
        "rows 3 to 4 cannot be read: the file is damaged there"
    ]


def test_few_bytes_that_become_very_many_are_not_read() -> None:
    content = written(pa.table({"body": ["x" * 70_000_000]}), compression="zstd", use_dictionary=False)
    assert len(content) < 100_000
    assert reasons(content, Limits(unpacked_ratio=10)) == ["column body unpacks to 70,000,035 bytes; it is not read"]


def test_a_file_larger_than_may_be_unpacked_says_so() -> None:
    assert reasons(WHOLE, Limits(unpacked_bytes=100)) == [
        "larger than 100 bytes; split it, or raise MARQUEE_LIMIT_UNPACKED_BYTES"
    ]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=9), st.integers(1, 4), st.booleans())
def test_a_table_written_and_read_back_says_the_same(
    rows: list[tuple[str, str]],
    group: int,
    dictionary: bool,  # noqa: FBT001  (a case of the test, named by its parameter)
) -> None:
    table = pa.table(
        {"headline": pa.array([a for a, _ in rows], pa.string()), "body": pa.array([b for _, b in rows], pa.string())}
    )
    _, *read = items(written(table, row_group_size=group, use_dictionary=dictionary))
    said = [{name: text for name, text in zip(("headline", "body"), row, strict=True) if text.strip()} for row in rows]
    assert [item.fields for item in read if isinstance(item, Record)] == said


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8), st.integers(0, 20))
def test_a_file_changed_anywhere_ends_in_records_and_rejects(at: int, change: bytes, cut: int) -> None:
    read = items(WHOLE[:at] + change + WHOLE[at + cut :])
    assert read
    assert all(isinstance(item, (Record, Reject, Header)) for item in read)


@given(st.binary(max_size=60), st.booleans())
def test_any_bytes_end_in_one_reject(content: bytes, marked: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    (reject,) = items(b"PAR1" + content + b"PAR1" if marked else content)
    assert isinstance(reject, Reject)

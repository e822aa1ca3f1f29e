"""Workbooks that are no .xlsx, written here byte by byte: nothing at hand writes them."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.records import Header, Record, Reject
from analysis.loading.tables import spreadsheet
from analysis.settings import Limits

DAMAGED = "a damaged workbook, or of a kind that is not known; save it as .xlsx or CSV"
UNFOLDS = "it unfolds to more than 1,073,741,824 bytes; save it as .xlsx or CSV"
SECTOR = 512


def items(content: bytes, name: str, limits: Limits | None = None) -> list[Record | Reject | Header]:
    return list(spreadsheet.items(document(io.BytesIO(content), name, limits or Limits())))


def opendocument(rows: str, before: str = "", entry: str = "") -> bytes:
    """Return an OpenDocument workbook whose one sheet holds these rows of XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{before}<office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="One">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}">{entry}</manifest:manifest>'
        )
    return stream.getvalue()


def text(value: str, repeated: int = 1) -> str:
    repeat = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    return f'<table:table-cell{repeat} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def old_excel(rows: list[list[str | float]]) -> bytes:
    """Return an .xls with one sheet: the stream "Workbook" in a compound file."""

    def record(number: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", number, len(data)) + data

    def cell(at: int, column: int, value: str | float) -> bytes:
        place = struct.pack("<HHH", at, column, 0)
        if isinstance(value, str):
            return record(0x204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        return record(0x203, place + struct.pack("<d", value))

    beginning = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    sheet_at = len(beginning) + len(record(0x85, bytes(8 + 3))) + len(record(0xA))
    stream = beginning + record(0x85, struct.pack("<IBBBB", sheet_at, 0, 0, 3, 0) + b"One") + record(0xA)
    stream += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    stream += b"".join(cell(at, column, value) for at, values in enumerate(rows) for column, value in enumerate(values))
    stream = (stream + record(0xA)).ljust(8 * SECTOR, b"\0")
    sectors = len(stream) // SECTOR
    chain = [-3, -2, *range(3, sectors + 2), -2]
    header = struct.pack(
        "<8s16xHHHHH6xIIiIIiIiI",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        62,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        -2,
        0,
        -2,
        0,
    )
    header += struct.pack("<109i", 0, *[-1] * 108)
    table = struct.pack("<128i", *chain, *[-1] * (128 - len(chain)))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        written = name.encode("utf-16-le") + b"\0\0"
        return written.ljust(64, b"\0") + struct.pack("<HBBiii36xiQ", len(written), kind, 1, -1, -1, child, start, size)

    folder = entry("Root Entry", 5, 1, -2, 0) + entry("Workbook", 2, -1, 2, len(stream))
    return header + table + folder.ljust(SECTOR, b"\0") + stream


def test_an_opendocument_workbook_is_read() -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2024-10-17T08:00:00"/>'
    number = '<table:table-cell office:value-type="float" office:value="12"/>'
    content = opendocument(
        row(text("Title"), text("Date"), text("id"))
        + row("<table:table-cell/>", repeated=3)
        + row(text("A"), day, number)
    )
    assert [(item.place, getattr(item, "fields", None)) for item in items(content, "a.ods")] == [
        ("a.ods: One", None),
        ("a.ods: One:5", {"headline": "A", "published_at": "2024-10-17T08:00:00", "input_id": "12"}),
    ]


def test_an_opendocument_workbook_under_a_password_says_so() -> None:
    content = opendocument(
        row(text("title")), entry="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    )
    assert items(content, "a.ods") == [Reject("a.ods", "protected with a password; save it without")]


def test_an_old_excel_workbook_is_read() -> None:
    content = old_excel([["Title", "Date", "id"], ["Zoë’s", 45582.5, 12.0], ["B"]])
    assert [(item.place, getattr(item, "fields", None)) for item in items(content, "a.xls")] == [
        ("a.xls: One", None),
        ("a.xls: One:2", {"headline": "Zoë’s", "published_at": "2024-10-17T12:00:00", "input_id": "12"}),
        ("a.xls: One:3", {"headline": "B"}),
    ]


def test_a_cell_repeated_without_end_costs_a_reject_and_not_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.loading.tables.other_workbooks._MEMORY_BYTES", 2**28)
    content = opendocument(row(text("title")) + row(text("A", 16_000), repeated=5_000))
    assert items(content, "a.ods") == [Reject("a.ods", UNFOLDS)]


def test_a_workbook_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.loading.tables.other_workbooks._SECONDS", 1)
    content = opendocument(row(text("title")) + row(text("A"), repeated=2**20))
    assert items(content, "a.ods")[-1] == Reject(
        "a.ods", "it takes more than 300 seconds to read; save it as .xlsx or CSV"
    )


@pytest.mark.parametrize(
    "declared", ["", '[<!ENTITY a "aaaaaaaaaa">]', '[<!ENTITY b SYSTEM "file:///etc/hosts">]', 'SYSTEM "x.dtd"']
)
def test_a_workbook_that_declares_entities_is_not_read(monkeypatch: pytest.MonkeyPatch, declared: str) -> None:
    monkeypatch.setattr("analysis.loading.tables.other_workbooks.sheets", None)
    content = opendocument(row(text("title")) + row(text("&a;&b;")), f"<!DOCTYPE x {declared}>")
    reason = "the workbook declares entities of its own, which no spreadsheet does; it is not read"
    assert items(content, "a.ods") == [Reject("a.ods", reason)]


def test_a_row_longer_than_a_record_may_be_costs_itself() -> None:
    content = opendocument(row(text("title")) + row(text("A" * 101)) + row(text("B")))
    _, reject, record = items(content, "a.ods", Limits(record_bytes=100))
    assert reject == Reject("a.ods: One:2", "longer than 100 characters")
    assert isinstance(record, Record)


def test_a_workbook_larger_than_can_be_held_is_not_read() -> None:
    content = old_excel([["Title"], ["A"]])
    assert items(content, "a.xls", Limits(file_bytes=100)) == [
        Reject("a.xls", f"{len(content):,} bytes, more than 100; save it as CSV")
    ]


WHOLE = old_excel([["Title"], ["A"]])


@settings(max_examples=8)
@given(st.integers(8, len(WHOLE) - 1), st.binary(max_size=8), st.integers(0, 20))
def test_a_workbook_changed_anywhere_ends_in_records_and_rejects(at: int, change: bytes, cut: int) -> None:
    read = items(WHOLE[:at] + change + WHOLE[at + cut :], "a.xls")
    assert read
    assert all(isinstance(item, (Record, Reject, Header)) for item in read)

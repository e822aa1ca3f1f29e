"""Workbooks: which sheets are tables, what a cell says, and what cannot be read."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Literal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from analysis.loading.documents import document
from analysis.loading.records import Header, Record, Reject
from analysis.loading.tables import spreadsheet
from analysis.settings import Limits

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PROTECTED = "protected with a password; save it without"
ENTITIES = "the workbook declares entities of its own, which no spreadsheet does; it is not read"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">]>'


def items(content: bytes, name: str = "a.xlsx", limits: Limits | None = None) -> list[Record | Reject | Header]:
    return list(spreadsheet.items(document(io.BytesIO(content), name, limits or Limits())))


def told(content: bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    return [(item.place, item.reason) for item in items(content, limits=limits) if isinstance(item, Reject)]


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def book(*rows: Sequence[object]) -> bytes:
    workbook = openpyxl.Workbook()
    del workbook["Sheet"]
    sheet = workbook.create_sheet("News")
    for row in rows:
        sheet.append(list(row))
    return saved(workbook)


def changed(content: bytes, parts: Mapping[str, str]) -> bytes:
    """Return a workbook with some of its parts written anew."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return stream.getvalue()


def sharing(*texts: str, before: str = "") -> bytes:
    """Return a workbook of one column, whose texts stand in the part that Excel keeps them in."""
    rows = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in range(len(texts)))
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    content = book(["x"])
    types = part(content, "[Content_Types].xml")
    return changed(
        content,
        {
            "[Content_Types].xml": types.replace(
                "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
            ),
            "xl/sharedStrings.xml": f'<?xml version="1.0"?>{before}<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        },
    )


def sheet(rows: str, before: str = "") -> bytes:
    """Return a workbook whose one sheet holds these rows of XML under a header of title and body."""
    header = '<row r="1"><c r="A1" t="str"><v>title</v></c><c r="B1" t="str"><v>body</v></c></row>'
    xml = f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}"><sheetData>{header}{rows}</sheetData></worksheet>'
    return changed(book(["x"]), {"xl/worksheets/sheet1.xml": xml})


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_each_row_under_the_header_is_a_record() -> None:
    assert items(book(["Title", "Body", "Other"], ["A", "b & c"], [], ["C", None, 5])) == [
        Header("a.xlsx: News", ("Title", "Body", "Other")),
        Record("a.xlsx: News:2", {"headline": "A", "body": "b & c"}, {"Title": "A", "Body": "b & c"}),
        Record("a.xlsx: News:4", {"headline": "C"}, {"Title": "C", "Other": "5"}),
    ]


def test_rows_above_the_header_are_passed_over() -> None:
    content = book(["Report of October"], [], ["by", "the desk"], [None, "Title", "Body"], [1, "A", "b"])
    header, record = items(content)
    assert header == Header("a.xlsx: News", ("", "Title", "Body"))
    assert isinstance(record, Record)
    assert (record.place, record.fields) == ("a.xlsx: News:5", {"headline": "A", "body": "b"})


def test_every_sheet_is_read_but_those_that_are_empty_or_very_hidden() -> None:
    workbook = openpyxl.Workbook()
    states: dict[str, Literal["visible", "hidden", "veryHidden"]]
    states = {"One": "visible", "Two": "hidden", "Three": "veryHidden"}
    for name, state in states.items():
        sheet = workbook.create_sheet(name)
        sheet.append(["title"])
        sheet.append([name])
        sheet.sheet_state = state
    workbook.create_sheet("Notes").append(["foo", None, "bar"])
    assert [(type(item), item.place) for item in items(saved(workbook))] == [
        (Header, "a.xlsx: One"),
        (Record, "a.xlsx: One:2"),
        (Header, "a.xlsx: Two"),
        (Record, "a.xlsx: Two:2"),
        (Reject, "a.xlsx: Notes"),
    ]
    assert told(saved(workbook)) == [("a.xlsx: Notes", "no column for headline or body; it has foo, bar")]


def test_a_workbook_without_any_row_is_one_reject() -> None:
    assert told(book()) == [("a.xlsx", "no sheet holds a row")]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("date", dt.datetime(2024, 10, 17, 8), "2024-10-17T08:00:00"),  # noqa: DTZ001  (a cell knows no zone)
        ("date", dt.date(2024, 10, 17), "2024-10-17T00:00:00"),
        ("date", 45582.5, "2024-10-17T12:00:00"),
        ("date", 1729152000, "1729152000"),
        ("date", "17 October 2024", "17 October 2024"),
        ("id", 45582, "45582"),
        ("id", 12.0, "12"),
        ("id", 0.5, "0.5"),
        ("id", True, None),
        ("id", "#REF!", None),
        ("id", "=1+1", None),  # never worked out
    ],
)
def test_cells_of_every_kind_are_text(name: str, value: object, text: str | None) -> None:
    _, record = items(book(["title", name], ["A", value]))
    assert isinstance(record, Record)
    known = next(iter(record.fields.keys() - {"headline"}), None)
    assert (None if known is None else record.fields[known]) == text


def test_days_counted_from_1904_are_read_from_there() -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.create_sheet("News")
    sheet.append(["title", "date"])
    sheet.append(["A", dt.date(2024, 10, 17)])
    _, record = items(saved(workbook))
    assert isinstance(record, Record)
    assert record.fields["published_at"] == "2024-10-17T00:00:00"


def test_texts_of_several_runs_and_escapes_are_whole() -> None:
    runs = "<is><r><t>A </t></r><r><t>b</t></r><rPh><t>aid</t></rPh></is>"
    row = f'<row><c t="inlineStr">{runs}</c><c t="str"><f>X</f><v>one_x000A_two</v></c></row>'
    _, record = items(sheet(row))
    assert isinstance(record, Record)
    assert record.fields == {"headline": "A b", "body": "one\ntwo"}


def test_cells_without_an_address_stand_side_by_side() -> None:
    _, record = items(sheet('<row><c/><c t="str"><v>b</v></c></row>'))
    assert isinstance(record, Record)
    assert record.fields == {"body": "b"}


def test_a_workbook_in_the_strict_form_of_the_standard_is_read() -> None:
    content = book(["title"], ["A"])
    purl = "http://purl.oclc.org/ooxml"
    spellings = {
        MAIN: f"{purl}/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": f"{purl}/officeDocument/relationships",
    }
    parts = {}
    for name in ("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
        parts[name] = part(content, name)
        for loose, strict in spellings.items():
            parts[name] = parts[name].replace(loose, strict)
    assert [(type(item), item.place) for item in items(changed(content, parts))] == [
        (Header, "a.xlsx: News"),
        (Record, "a.xlsx: News:2"),
    ]


def test_values_right_of_the_columns_are_told() -> None:
    _, record = items(book(["title", "body"], ["A", "b", None, "note"]))
    assert isinstance(record, Record)
    assert record.losses == ("1 values stand right of the 2 columns; they are left out",)


def test_a_cell_that_names_what_is_not_there_costs_its_row() -> None:
    content = sheet(
        '<row><c t="s"><v>99</v></c></row><row><c r="QQQQ3"><v>1</v></c></row><row><c t="str"><v>A</v></c></row>'
    )
    _, first, second, record = items(content)
    assert told(content) == [
        (f"a.xlsx: News:{number}", "a cell names a column or a text that is not there") for number in (2, 3)
    ]
    assert isinstance(first, Reject)
    assert isinstance(second, Reject)
    assert isinstance(record, Record)


def test_a_sheet_that_says_it_is_used_to_its_end_costs_little() -> None:
    rows = '<row r="2"><c t="str"><v>A</v></c></row>' + '<row><c r="XFD1"/></row>' * 5_000 + '<row r="1048576"/>'
    content = changed(
        sheet(rows),
        {
            "xl/worksheets/sheet1.xml": part(sheet(rows), "xl/worksheets/sheet1.xml").replace(
                "<sheetData>", '<dimension ref="A1:B2"/><sheetData>'
            )
        },
    )
    assert [item.place for item in items(content)] == ["a.xlsx: News", "a.xlsx: News:2"]


def test_damage_within_a_sheet_keeps_what_came_before() -> None:
    content = sheet('<row><c t="str"><v>A</v></c></row><row><c t="str"><v>B</v></row>')
    assert [item.place for item in items(content)] == ["a.xlsx: News", "a.xlsx: News:2", "a.xlsx: News"]
    assert told(content) == [("a.xlsx: News", "the sheet is damaged after row 2; what follows is not read")]


@pytest.mark.parametrize(
    "rows",
    [
        f'<row><c t="str"><v>{"x" * 400_000}</v></c></row>',
        f"<row>{'<c/>' * 100_000}</row>",
        "<x/>" * 70_000,
    ],
)
def test_a_row_that_is_too_long_is_not_held(rows: str) -> None:
    assert told(sheet(rows), Limits(record_bytes=100_000)) == [
        ("a.xlsx: News", "what follows is longer than 100,000 bytes; it is not read")
    ]


def test_a_row_longer_than_a_record_may_be_is_a_reject() -> None:
    _, reject, record = items(book(["title", "body"], ["A", "b" * 100], ["C"]), limits=Limits(record_bytes=100))
    assert isinstance(reject, Reject)
    assert (reject.place, reject.reason) == ("a.xlsx: News:2", "101 characters, more than 100")
    assert isinstance(record, Record)


def test_texts_that_cells_share_are_read() -> None:
    content = sharing("title", "A", "B")
    assert [item.fields for item in items(content) if isinstance(item, Record)] == [
        {"headline": "A"},
        {"headline": "B"},
    ]


def test_entities_in_shared_texts_are_refused_and_not_expanded() -> None:
    assert told(sharing("title", "&b;&c;", before=BOMB)) == [("a.xlsx", ENTITIES)]


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"])
def test_entities_are_refused_and_not_expanded(name: str) -> None:
    content = book(["title"], ["A"])
    xml = part(content, name)
    xml = xml if xml.startswith("<?xml") else f'<?xml version="1.0"?>{xml}'
    assert told(changed(content, {name: xml.replace("?>", f"?>{BOMB}", 1)})) == [("a.xlsx", ENTITIES)]


def test_entities_in_a_sheet_are_refused_and_not_expanded() -> None:
    assert told(sheet('<row><c t="str"><v>&b;&c;</v></c></row>', BOMB)) == [("a.xlsx: News", ENTITIES)]


def test_a_part_that_unpacks_to_very_much_is_not_read() -> None:
    content = changed(book(["title"], ["A"]), {"xl/theme/theme1.xml": " " * 70_000_000})
    ((place, reason),) = told(content, Limits(unpacked_ratio=10))
    assert place == "a.xlsx"
    assert reason.startswith("it unpacks to 70,0")


def test_texts_of_a_workbook_that_are_too_many_are_not_read() -> None:
    assert told(sharing("title", "A" * 1_000), Limits(file_bytes=500)) == [
        ("a.xlsx", "its texts take 1,135 bytes, more than 500; save it as CSV")
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_a_workbook_under_a_password_says_so(name: str) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert items(ole, name) == [Reject(name, PROTECTED)]


def test_what_is_no_workbook_says_so() -> None:
    assert told(b"hello") == [("a.xlsx", "not a workbook of Excel or OpenDocument")]


def test_a_workbook_that_is_cut_says_so() -> None:
    assert told(book(["title"], ["A"])[:-100]) == [
        ("a.xlsx", "a damaged workbook: the archive that it is cannot be opened; fetch it again")
    ]


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).filter(
    lambda text: not text.startswith("=") and not ILLEGAL_CHARACTERS_RE.search(text) and "_x" not in text
)


@settings(max_examples=30)
@given(st.lists(st.tuples(CELL, CELL), max_size=5))
def test_a_table_written_and_read_back_says_the_same(rows: list[tuple[str, str]]) -> None:
    errors = set(ERROR_CODES)
    _, *read = items(book(["headline", "body"], *rows))
    said = [
        {
            name: text
            for name, text in zip(("headline", "body"), row, strict=True)
            if text.strip() and text not in errors
        }
        for row in rows
        if any(text and text not in errors for text in row)
    ]
    assert [item.fields for item in read if isinstance(item, Record)] == said


WHOLE = book(["title", "body"], ["A", "b"])


@settings(max_examples=40)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8), st.integers(0, 20))
def test_a_workbook_changed_anywhere_ends_in_records_and_rejects(at: int, change: bytes, cut: int) -> None:
    read = items(WHOLE[:at] + change + WHOLE[at + cut :], limits=Limits(file_bytes=2_000))
    assert read
    assert all(isinstance(item, (Record, Reject, Header)) for item in read)


@given(st.binary(max_size=60), st.sampled_from([b"", b"PK\x03\x04"]))
def test_any_bytes_end_in_one_reject(content: bytes, start: bytes) -> None:
    (reject,) = items(start + content)
    assert isinstance(reject, Reject)

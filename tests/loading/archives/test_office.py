"""Office files, told from ZIP archives and from each other."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from analysis.loading import Batch
from analysis.loading.archives import office
from analysis.loading.documents import document
from analysis.settings import Limits

Loaded = Callable[..., Batch]
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def packed(*names: str, mimetype: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "headline\nA\n")
    return stream.getvalue()


def kind_of(data: bytes, name: str = "x") -> str | None:
    return office.kind_of(document(io.BytesIO(data), name, Limits()))


def workbook() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (workbook(), office.SPREADSHEET),
        (packed("[Content_Types].xml", "xl/workbook.xml"), office.SPREADSHEET),
        (packed("xl/worksheets/sheet1.bin", "xl/workbook.bin"), office.SPREADSHEET),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), office.SPREADSHEET),
        (packed("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (packed("_rels/.rels", "ppt/presentation.xml"), "a PowerPoint file"),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument text"),
        (packed("a", mimetype="application/epub+zip"), "an e-book"),
        (packed("xl/a.csv", "word/b.csv"), None),
        (packed("a.csv", mimetype="text/csv"), None),
        (packed(), None),
        (OLD, office.SPREADSHEET),
        (OLD + "WordDocument".encode("utf-16-le"), "a Word document"),
        (b"headline\nA\n", None),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, kind: str | None) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("x.XLSX", office.SPREADSHEET), ("x.ods", office.SPREADSHEET), ("x.docx", "a Word document"), ("x.zip", None)],
)
def test_the_ending_tells_it_where_there_is_one(name: str, kind: str | None) -> None:
    assert kind_of(packed("a.csv"), name) == kind
    assert kind_of(b"headline\nA\n", name) is None


def test_a_word_document_is_one_reject_that_says_what_to_do(loaded: Loaded) -> None:
    data = packed("[Content_Types].xml", "word/document.xml")
    reason = "not text but a Word document; save it as plain text or HTML"
    assert loaded(data, "x").rejects.to_numpy().tolist() == [["x", reason, ""]]

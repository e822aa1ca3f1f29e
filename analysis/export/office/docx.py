"""A report as a text document: each figure's picture where there is one, its table, caption and source line."""

import io
from typing import Any, Final

import docx as word
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from analysis.export.office import readable
from analysis.export.office.packing import dated
from analysis.export.parts import Part, Report
from analysis.legible import legible, short

NOTHING: Final = "Nothing to show: no article in this selection."
NO_PICTURE: Final = "There is no picture: here are the figure's numbers."
ROWS: Final = 60
"""Most rows of a table."""
_PAGE, _MARGIN = (Mm(210), Mm(297)), Mm(20)
_TEXT, _CELL, _CAPTION = Pt(10.5), Pt(9), Pt(9)
_GREY: Final = RGBColor(0x55, 0x56, 0x5C)
_TABLE: Final = "Light List Accent 1"


def docx(report: Report) -> bytes:
    """Return the report as a Word document on A4."""
    made = word.Document()
    _page(made)
    made.add_heading(legible(report.title), 0)
    for part in report.parts:
        _figure(made, part)
    _said(made, f"Source: {legible(report.made)}")
    about = made.core_properties
    about.title, about.author, about.comments = short(report.title), "Marquee", short(report.made)
    about.last_modified_by, about.subject, about.revision = "Marquee", short(report.provenance.selection), 1
    about.created = about.modified = report.when.to_pydatetime().replace(tzinfo=None)
    file = io.BytesIO()
    made.save(file)
    return dated(file.getvalue(), report.when)


def _page(made: Document) -> None:
    [section] = made.sections
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    made.styles["Normal"].font.size = _TEXT


def _figure(made: Document, part: Part) -> None:
    figure = part.figure
    made.add_heading(legible(figure.title), 1)
    if part.picture is not None:
        made.add_picture(io.BytesIO(part.picture), width=_PAGE[0] - 2 * _MARGIN)
        made.inline_shapes[-1]._inline.docPr.set("descr", legible(figure.alt))  # noqa: SLF001  (python-docx has no other way to alt text)
    _said(made, legible(figure.caption))
    if part.table.empty:
        made.add_paragraph(NOTHING)
        return
    if part.picture is None:
        _said(made, NO_PICTURE)
    _table(made, part)
    if left_out := readable.left_out(part, ROWS):
        _said(made, left_out)


def _said(made: Document, text: str) -> None:
    run = made.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = _CAPTION, _GREY


def _table(made: Document, part: Part) -> None:
    rows = [readable.headings(part), *readable.rows(part, ROWS)]
    is_right = readable.is_number(part)
    drawn = made.add_table(len(rows), len(rows[0]), _TABLE)
    drawn.autofit = False
    # A name is no heading of its row.
    drawn._tbl.tblPr.find(qn("w:tblLook")).set(qn("w:firstColumn"), "0")  # noqa: SLF001  (python-docx has no other way)
    letters = readable.widths(rows)
    widths = [(_PAGE[0] - 2 * _MARGIN) * count // sum(letters) for count in letters]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    for place, (row, texts) in enumerate(zip(drawn.rows, rows, strict=True)):
        for cell, text, right, width in zip(row.cells, texts, is_right, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
            paragraph.add_run(text).font.size = _CELL
        if place == 0:
            _repeat(row)
    made.add_paragraph()


def _repeat(row: Any) -> None:  # noqa: ANN401  (a row's element is lxml's)
    """Let the headings stand on every page of the table."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001  (python-docx has no other way to repeat a row)

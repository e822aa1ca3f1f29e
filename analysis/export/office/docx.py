"""A report as a text document: each figure's picture where there is one, its table, caption and source line."""

import io
from typing import Any, Final

import docx as word
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.run import Run

from analysis.export import readable
from analysis.export.office.packing import dated
from analysis.export.parts import Part, Report
from analysis.legible import legible, short

NO_PICTURE: Final = "There is no picture: here are the figure's numbers."
ROWS: Final = 60
"""Most rows of a table."""
_PAGE, _MARGIN = (Mm(210), Mm(297)), Mm(20)
_TEXT, _CELL, _CAPTION = Pt(10.5), Pt(8.5), Pt(9)
_PADDING: Final = Mm(3.9)  # of a cell, left and right together
_FONT: Final = "Arial"
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
    for name in ("Normal", "Title", "Heading 1"):
        _letters(made.styles[name])


def _letters(style: Any) -> None:  # noqa: ANN401  (python-docx has no type of styles)
    """Give a style the letters of the pictures: its own come from a theme, which few readers have."""
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    for kind in ("w:hAnsi", "w:cs"):
        fonts.set(qn(kind), _FONT)


def _figure(made: Document, part: Part) -> None:
    figure = part.figure
    made.add_heading(legible(figure.headline), 1)
    if part.picture is not None:
        made.add_picture(io.BytesIO(part.picture), width=_PAGE[0] - 2 * _MARGIN)
        made.paragraphs[-1].paragraph_format.keep_with_next = True
        made.inline_shapes[-1]._inline.docPr.set("descr", legible(figure.alt))  # noqa: SLF001  (python-docx has no other way to alt text)
    _said(made, legible(figure.caption))
    if part.nothing:
        made.add_paragraph(part.nothing)
        return
    if part.picture is None:
        _said(made, NO_PICTURE)
    if left_out := _table(made, part):
        _said(made, left_out)


def _said(made: Document, text: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.keep_together = True
    run = paragraph.add_run(text)
    _sized(run, _CAPTION)
    run.font.color.rgb = _GREY


def _table(made: Document, part: Part) -> str:
    """Add the table of a figure, and return what is said of what is not in it."""
    room = _PAGE[0] - 2 * _MARGIN
    table, wide = readable.fitted(readable.printed(part, ROWS), room, _CELL, _PADDING)
    rows, widths = [table.headings, *table.rows], [Emu(int(one)) for one in wide]
    drawn = made.add_table(len(rows), len(rows[0]), _TABLE)
    drawn.autofit = False
    # A name is no heading of its row.
    look = drawn._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001  (python-docx has no other way)
    look.set(qn("w:firstColumn"), "0")
    # The same in bits, which older readers go by.
    look.set(qn("w:val"), "0420")
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    for place, (row, texts) in enumerate(zip(drawn.rows, rows, strict=True)):
        for cell, text, right, width in zip(row.cells, texts, table.is_number, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
            _sized(paragraph.add_run(text), _CELL)
        _set(row, "w:cantSplit")
        if place == 0:
            # The headings stand on every page of the table.
            _set(row, "w:tblHeader")
    made.add_paragraph()
    return table.left_out


def _sized(run: Run, size: Pt) -> None:
    run.font.size = size
    # Arabic and Hebrew letters have a size of their own.
    of_others = OxmlElement("w:szCs")
    of_others.set(qn("w:val"), str(int(size.pt * 2)))
    run._r.rPr.find(qn("w:sz")).addnext(of_others)  # noqa: SLF001  (python-docx does not set it)


def _set(row: Any, switch: str) -> None:  # noqa: ANN401  (a row's element is lxml's)
    mark = OxmlElement(switch)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001  (python-docx has no other way to these)

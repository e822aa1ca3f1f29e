"""A report as slides: one figure each, its chart native, its method in the notes."""

import io
from dataclasses import replace
from typing import Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from analysis.export import readable
from analysis.export.office import charted
from analysis.export.office.native import native
from analysis.export.office.packing import dated
from analysis.export.office.template import Box, Canvas, canvas, slide
from analysis.export.parts import Part, Report
from analysis.export.readable import Printed
from analysis.figures.definitions import DEFINITIONS
from analysis.legible import legible, short

PICTURE: Final = "PowerPoint has no chart of this kind: this is a picture of it. Its numbers are in the table after it."
NO_PICTURE: Final = "PowerPoint has no chart of this kind: here are its numbers."
_ROWS: Final = 14  # of a table on a slide
_GREY: Final = RGBColor(0x55, 0x56, 0x5C)
_CAPTION, _CELL = Pt(11), Pt(11)
_LINE: Final = 1.22  # of a size: from one line to the next
_LETTER: Final = 0.5  # of a size: how wide one is
_SIDES, _ABOVE = Inches(0.2), Pt(4)  # of a cell: left and right together, above and below together


def pptx(report: Report) -> bytes:
    """Return the report as a presentation, in the newsroom's template if it has one."""
    on = canvas(report.template)
    for part in report.parts:
        _figure(on, part, report)
    about = on.presentation.core_properties
    about.title, about.author, about.comments = short(report.title), "Marquee", short(report.made)
    about.last_modified_by, about.subject, about.revision = "Marquee", short(report.provenance.selection), 1
    about.created = about.modified = report.when.to_pydatetime().replace(tzinfo=None)
    file = io.BytesIO()
    on.presentation.save(file)
    return dated(file.getvalue(), report.when)


def _figure(on: Canvas, part: Part, report: Report) -> None:
    """Add the slides of a figure: one, and one of its numbers where the chart does not hold them."""
    figure, chart = part.figure, native(part.figure)
    if chart is not None or part.nothing:
        made, room = _slide(on, part, report, "")
        if chart is None:
            _text(made, Box(room.left, room.top, room.width, Pt(28)), [part.nothing], Pt(18))
        else:
            charted.put(made, chart, room, legible(figure.alt))
        return
    if part.picture is not None:
        made, room = _slide(on, part, report, PICTURE)
        _picture(made, part.picture, room, legible(figure.alt))
    # What is left out is known once there is room, and takes a line of it.
    table, widths = _fitting(part, _room(on, part, report, NO_PICTURE))
    made, room = _slide(on, part, report, " ".join(filter(None, ("" if part.picture else NO_PICTURE, table.left_out))))
    _table(made, table, widths, room)


def _slide(on: Canvas, part: Part, report: Report, remark: str) -> tuple[Slide, Box]:
    """Return a slide with all but what is shown, and the room there is for that."""
    made = slide(on, legible(part.figure.headline))
    under, room = _under(part, report, remark), _room(on, part, report, remark)
    below = room.top + room.height + Pt(4)
    _text(made, Box(room.left, below, room.width, on.room.top + on.room.height - below), under, _CAPTION)
    made.notes_slide.notes_text_frame.text = legible(_notes(part, report))
    return made, room


def _under(part: Part, report: Report, remark: str) -> list[str]:
    return [legible(text) for text in (remark, part.figure.caption, _source(report)) if text]


def _room(on: Canvas, part: Part, report: Report, remark: str) -> Box:
    """Return the room between the title and what is said under the figure."""
    room = on.room
    letters = room.width / (_CAPTION * _LETTER)
    lines = sum(1 + int(len(text) / letters) for text in _under(part, report, remark))
    height = int(lines * _CAPTION * _LINE) + Pt(8)
    return Box(room.left, room.top + Pt(4), room.width, room.height - height - Pt(8))


def _source(report: Report) -> str:
    made = report.made
    # The facts stand in the caption just above.
    return f"Source: {made.removesuffix(report.provenance.facts).strip()}"


def _notes(part: Part, report: Report) -> str:
    figure = part.figure
    drawn = [column for column in (figure.x, figure.y, figure.color, *figure.ends) if column]
    meanings = [f"{figure.labels[name]}: {DEFINITIONS[name]}" for name in dict.fromkeys(drawn) if name in DEFINITIONS]
    return "\n".join([figure.alt, "How it is made:", figure.note, *meanings, report.made])


def _text(made: Slide, box: Box, paragraphs: list[str], size: Pt) -> None:
    frame = made.shapes.add_textbox(box.left, box.top, box.width, box.height).text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.text = paragraphs[0]
    for text in paragraphs[1:]:
        frame.add_paragraph().text = text
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.color.rgb = size, _GREY


def _picture(made: Slide, picture: bytes, room: Box, alt: str) -> None:
    shown = made.shapes.add_picture(io.BytesIO(picture), room.left, room.top)
    scale = min(room.width / shown.width, room.height / shown.height)
    shown.width, shown.height = Emu(int(shown.width * scale)), Emu(int(shown.height * scale))
    shown.left = Emu(room.left + (room.width - shown.width) // 2)
    shown._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001  (python-pptx has no other way to alt text)


def _fitting(part: Part, room: Box) -> tuple[Printed, list[float]]:
    """Return the columns and rows of a figure's table that fit on a slide, and how wide the columns are."""
    table, widths = readable.fitted(readable.printed(part, _ROWS), room.width, _CELL, _SIDES)
    left, kept = room.height - _height(table.headings, widths), 0
    for row in table.rows:
        left -= _height(row, widths)
        if left < 0:
            break
        kept += 1
    return replace(table, rows=table.rows[: max(kept, 1)]), widths


def _height(row: list[str], widths: list[float]) -> int:
    return int(readable.lines(row, widths, _CELL, _SIDES) * _CELL * _LINE + _ABOVE)


def _table(made: Slide, table: Printed, widths: list[float], room: Box) -> None:
    rows = [table.headings, *table.rows]
    heights = [_height(row, widths) for row in rows]
    frame = made.shapes.add_table(len(rows), len(rows[0]), room.left, room.top, room.width, sum(heights))
    for column, width in zip(frame.table.columns, widths, strict=True):
        column.width = Emu(int(width))
    for drawn, row, height in zip(frame.table.rows, rows, heights, strict=True):
        drawn.height = Emu(height)
        for cell, text, right in zip(drawn.cells, row, table.is_number, strict=True):
            cell.text_frame.text = text
            cell.margin_top = cell.margin_bottom = _ABOVE // 2
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.font.size = _CELL
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT

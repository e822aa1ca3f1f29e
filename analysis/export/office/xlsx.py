"""A report as a workbook: a sheet a figure with its table and its chart, and one that says what all of it means."""

import io
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.export.office import graphed, sheets
from analysis.export.office.native import Chart, native
from analysis.export.office.packing import dated
from analysis.export.office.sheets import Looks
from analysis.export.office.workbook import OPTIONS
from analysis.export.parts import Part, Report
from analysis.figures.definitions import DEFINITIONS
from analysis.legible import legible, short

README: Final = "README"
TOP: Final = 4
"""The row of every figure's headings, from 0: above them stand title, caption and source."""
NO_CHART: Final = "A spreadsheet has no chart of this kind: here are its numbers."
PICTURE: Final = "A spreadsheet has no chart of this kind: beside its numbers is a picture of it."
_SOURCE: Final = "Source: "
_KEYS, _MEANINGS = 34, 100  # letters, columns of the README
_ACROSS: Final = 14  # columns that a caption stands over
_FAR: Final = 1  # columns between a table and what stands beside it


def xlsx(report: Report) -> bytes:
    """Return the report as a workbook."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        looks = Looks(book)
        first = book.add_worksheet(README)
        taken = {README.casefold()}
        named = []
        for part in report.parts:
            name = sheets.sheet_name(part.figure.title, taken)
            taken.add(name.casefold())
            named.append(name)
            _figure(book, book.add_worksheet(name), part, report, looks)
        _readme(first, report, named, looks)
        book.set_properties(
            {
                "title": short(report.title),
                "subject": short(report.provenance.selection),
                "author": "Marquee",
                "comments": short(report.made),
                "created": report.when.to_pydatetime().replace(tzinfo=None),
            }
        )
    return dated(file.getvalue(), report.when)


def _figure(book: Workbook, sheet: Worksheet, part: Part, report: Report, looks: Looks) -> None:
    figure = part.figure
    chart = native(figure)
    sheet.write_string(0, 0, legible(figure.headline), looks.title)
    for row, text in enumerate((figure.caption, _SOURCE + report.made, _remark(part, chart)), 1):
        sheets.fold(sheet, row, _ACROSS, text, looks.said)
    sheets.table(sheet, TOP, part, looks)
    sheet.freeze_panes(TOP + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    beside = len(part.table.columns) + _FAR
    about = {"description": legible(figure.alt), "object_position": 3}
    if chart is not None:
        cells = _cells(sheet, chart, part)
        if cells is None:
            cells = graphed.block(sheet, TOP, beside, chart, looks)
            beside = cells.series[-1] + 1 + _FAR
        sheet.insert_chart(TOP, beside, graphed.drawn(book, chart, cells, legible(figure.headline)), about)
    elif part.picture is not None:
        sheet.insert_image(TOP, beside, f"{figure.key}.png", {"image_data": io.BytesIO(part.picture), **about})


def _remark(part: Part, chart: Chart | None) -> str:
    if part.nothing:
        return part.nothing
    if chart is not None:
        return ""
    return NO_CHART if part.picture is None else PICTURE


def _cells(sheet: Worksheet, chart: Chart, part: Part) -> graphed.Cells | None:
    """Return where the table itself has what is drawn; None where it has not."""
    columns = [chart.column, *(series.column for series in chart.series)]
    drawn, held = part.figure.table, part.table
    if not all(name and name in held.columns for name in columns) or not drawn[columns].equals(held[columns]):
        return None
    places = [list(held.columns).index(name) for name in columns]
    return graphed.Cells(sheet.get_name(), TOP, places[0], tuple(places[1:]))


def _readme(sheet: Worksheet, report: Report, named: list[str], looks: Looks) -> None:
    source = report.provenance
    sheet.set_column(0, 0, _KEYS, looks.top)
    sheet.set_column(1, 1, _MEANINGS, looks.folded)
    sheet.write_string(0, 0, legible(report.title), looks.title)
    facts: list[tuple[str, object]] = [
        ("Selection", source.selection),
        ("Articles", source.articles),
        ("Undated, left out", source.undated),
        ("Copies, left out", source.copies),
        ("Days in", source.zone),
        ("Corpus", source.corpus),
        ("Commit", source.commit),
        ("Committed (UTC)", source.when),
        ("Newest article (UTC)", source.as_of),
        ("Model for names", source.model or "none"),
        *([("Link", source.link)] if source.link else []),
        ("Source line", report.made),
    ]
    row = 2
    for key, value in facts:
        sheet.write_string(row, 0, key)
        sheets.write(sheet, row, 1, value, looks, number=looks.left)
        sheet.set_row(row, sheets.height(str(value), _MEANINGS))
        row += 1
    row = _section(sheet, row + 1, ("Sheet", "What it shows, and how to read it"), looks)
    for name, part in zip(named, report.parts, strict=True):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", looks.link, string=name)
        told = legible(f"{part.figure.title}. {part.figure.note}")
        sheet.write_string(row, 1, told, looks.folded)
        sheet.set_row(row, sheets.height(told, _MEANINGS))
        row += 1
    row = _section(sheet, row + 1, ("Column", "What it means"), looks)
    for heading, meaning in _meanings(report):
        sheet.write_string(row, 0, heading)
        sheet.write_string(row, 1, meaning, looks.folded)
        sheet.set_row(row, sheets.height(meaning, _MEANINGS))
        row += 1
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _section(sheet: Worksheet, row: int, headings: tuple[str, str], looks: Looks) -> int:
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, looks.head)
    return row + 1


def _meanings(report: Report) -> list[tuple[str, str]]:
    columns = {
        (name, part.figure.labels.get(name, name)): None
        for part in report.parts
        for name in map(str, part.table.columns)
    }
    return [(heading, DEFINITIONS[name]) for name, heading in columns if name in DEFINITIONS]

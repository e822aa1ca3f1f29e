"""Figures and tables as a paged PDF: title, contents, and for each figure its drawing, caption and table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from analysis.export import readable
from analysis.export.paged.typesetting import typeset
from analysis.export.parts import Part
from analysis.export.pictures.labelled import clean
from analysis.export.pictures.picture import WIDTH_MM, picture

if TYPE_CHECKING:
    from analysis.export.pictures.renderer import Renderer

_ROWS: Final = 60
"""Of a longer table so many rows are printed, and it is said how many there are."""
_LETTERS: Final = 8.5  # points, as the template has it
_PADDING: Final = 3 * 72 / 25.4  # millimetres beside a cell's text, in points
_ROOM: Final = WIDTH_MM * 72 / 25.4


def pdf(title: str, parts: Sequence[Part], made: str, *, renderer: "Renderer | None" = None) -> bytes:
    """Return an A4 report; `made` is the source line. A figure without a mark says so in words."""
    drawings = {
        f"figure{place}.svg": picture(part.figure, "svg", width_mm=WIDTH_MM, bare=True, renderer=renderer)
        for place, part in enumerate(parts)
        if not part.nothing
    }
    told = {
        "title": clean(title),
        "made": clean(made),
        "parts": [_told(part, f"figure{place}.svg", drawings) for place, part in enumerate(parts)],
    }
    return typeset("report.typ", told, drawings)


def _told(part: Part, file: str, drawings: dict[str, bytes]) -> dict[str, object]:
    figure = part.figure
    table, widths = readable.fitted(readable.printed(part, _ROWS), _ROOM, _LETTERS, _PADDING)
    return {
        "title": clean(figure.headline),
        "caption": clean(figure.caption),
        "alt": clean(figure.alt),
        "file": file if file in drawings else None,
        "instead": part.nothing,
        "head": [clean(word) for word in table.headings],
        "more": table.left_out,
        "rows": [[clean(cell) for cell in row] for row in table.rows],
        "number": table.is_number,
        "wide": widths,
    }

"""Figures and tables as a paged PDF: title, contents, and for each figure its drawing, caption and table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.charts.lines import width
from analysis.export.page import cells
from analysis.export.paged.typesetting import typeset
from analysis.export.parts import Part
from analysis.export.pictures.labelled import clean
from analysis.export.pictures.picture import WIDTH_MM, picture
from analysis.figures.coverage import LABELS

if TYPE_CHECKING:
    from analysis.export.pictures.renderer import Renderer

_NOTHING: Final = "Nothing to show: no article in this selection."
_ROWS: Final = 60
"""Of a longer table so many rows are printed, and it is said how many there are."""
_WIDEST: Final = 40  # letters of a column, beyond which it takes no more from the others


def pdf(title: str, parts: Sequence[Part], made: str, *, renderer: "Renderer | None" = None) -> bytes:
    """Return an A4 report; `made` is the source line. A figure without a mark says so in words."""
    drawings = {
        f"figure{place}.svg": picture(part.figure, "svg", width_mm=WIDTH_MM, bare=True, renderer=renderer)
        for place, part in enumerate(parts)
        if not part.figure.table.empty
    }
    told = {
        "title": clean(title),
        "made": clean(made),
        "parts": [_told(part, f"figure{place}.svg", drawings) for place, part in enumerate(parts)],
    }
    return typeset("report.typ", told, drawings)


def _told(part: Part, file: str, drawings: dict[str, bytes]) -> dict[str, object]:
    figure, rows = part.figure, cells(part.table.head(_ROWS))
    head = [LABELS.get(column, column) for column in part.table.columns]
    return {
        "title": clean(figure.title),
        "caption": clean(figure.caption),
        "alt": clean(figure.alt),
        "file": file if file in drawings else None,
        "instead": _NOTHING,
        "head": [clean(word) for word in head],
        "more": f"The first {_ROWS} of {len(part.table):,} rows; a workbook or a table of the figure has all."
        if len(part.table) > _ROWS
        else "",
        "rows": [[clean(cell) for cell in row] for row in rows],
        "number": [pd.api.types.is_numeric_dtype(kind) for kind in part.table.dtypes],
        "wide": _shares(head, rows),
    }


def _shares(head: list[str], rows: list[list[str]]) -> list[float]:
    """Return how much of the page's width each column gets: as its longest cell needs, within bounds."""
    columns = list(zip(head, *rows, strict=True))
    return [max(min(width(cell, 1), _WIDEST * 0.6) for cell in column) + 2 for column in columns]

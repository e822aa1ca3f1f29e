"""Figures and tables as one HTML file that opens offline."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.charts.draw import draw
from analysis.export.parts import Part
from analysis.figures.coverage import LABELS
from analysis.figures.figure import Figure

_TEMPLATE: Final = "report.html.jinja"


def html(title: str, parts: Sequence[Part], made: str) -> bytes:
    """Return a self-contained page: every figure interactive, its caption, its table, and `made`, the source line."""
    drawn = [_drawn(part.figure, place) for place, part in enumerate(parts)]
    body = (
        _environment()
        .get_template(_TEMPLATE)
        .render(title=title, parts=list(zip(parts, drawn, strict=True)), made=made, rows=cells, labels=LABELS)
    )
    return body.encode()


def _drawn(figure: Figure, place: int) -> str:
    drawn = draw(figure).update_layout(template="plotly_white", font={"family": "system-ui, sans-serif"})
    # By its place too: a figure of two selections is two figures.
    div = f"{figure.key}-{place}"
    config = {"displaylogo": False, "responsive": True}
    return str(drawn.to_html(full_html=False, include_plotlyjs=place == 0, div_id=div, config=config))


def cells(table: pd.DataFrame) -> list[list[str]]:
    """Return the table as it is written for readers."""
    return [[_cell(value) for value in row] for row in table.itertuples(index=False, name=None)]


def _cell(value: object) -> str:
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124  (NaN)
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value.tzinfo is None else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else str(value)


@cache
def _environment() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

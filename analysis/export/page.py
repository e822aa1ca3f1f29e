"""Figures and tables as one HTML file that opens offline."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.charts.draw import draw
from analysis.export.parts import Part
from analysis.export.readable import printed
from analysis.figures.figure import Figure

_FEW: Final = 20  # rows of a table that stands open
_TEMPLATE: Final = "report.html.jinja"


def html(title: str, parts: Sequence[Part], made: str) -> bytes:
    """Return a self-contained page: every figure interactive, its caption, its table, and `made`, the source line."""
    # The first that is drawn brings the library along.
    first = next((place for place, part in enumerate(parts) if not part.nothing), 0)
    drawn = ["" if part.nothing else _drawn(part.figure, place, place == first) for place, part in enumerate(parts)]
    tables = [printed(part) for part in parts]
    body = (
        _environment()
        .get_template(_TEMPLATE)
        .render(title=title, parts=list(zip(parts, drawn, tables, strict=True)), few=_FEW, made=made)
    )
    return body.encode()


def _drawn(figure: Figure, place: int, brings_library: bool) -> str:  # noqa: FBT001
    drawn = draw(figure).update_layout(template="plotly_white", font={"family": "system-ui, sans-serif"})
    # By its place too: a figure of two selections is two figures.
    div = f"{figure.key}-{place}"
    config = {"displaylogo": False, "responsive": True}
    return str(drawn.to_html(full_html=False, include_plotlyjs=brings_library, div_id=div, config=config))


@cache
def _environment() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

"""A figure for print: of a size in millimetres, on white, with its title and its caption in the picture."""

import json
import re
from html import unescape
from typing import Any, Final

import plotly.graph_objects as go
from plotly.utils import PlotlyJSONEncoder

from analysis.charts.draw import draw
from analysis.charts.lines import width, wrapped
from analysis.charts.marks import text
from analysis.figures.figure import Figure
from analysis.legible import legible

PIXELS_A_MM: Final = 96 / 25.4  # CSS pixels: 96 an inch
_NARROWEST: Final = 120.0  # millimetres
FONTS: Final = "Arial, Liberation Sans, Noto Sans, DejaVu Sans, Noto Sans CJK JP, sans-serif"
_INK: Final = "#1B1B1F"
_FAINT: Final = "#55565C"
_TITLE: Final = 17  # pixels, as all that follow
_CAPTION: Final = 10
_LETTERS: Final = 12
_LEADING: Final = 1.35  # times the letters' size
_EDGE: Final = 8
_AXIS: Final = 48
_BARE_AXIS: Final = 30  # without a title
_LEGEND_ROW: Final = 22
_LEGEND_MARK: Final = 56
_RIGHT: Final = 36
# A page's figures have this much around their marks: legend, axis.
_AROUND: Final = 60
_LEAST: Final = 110
_HALF: Final = 0.5
_MORE: Final = "\N{HORIZONTAL ELLIPSIS}"
_TAG: Final = re.compile(r"<[^>]*>")
_LINES: Final = {
    "gridcolor": "#E4E7EC",
    "linecolor": "#C4C9D2",
    "zerolinecolor": "#C4C9D2",
    "zerolinewidth": 1,
    "title": {"standoff": 12},
}
_WHITE: Final = {
    "layout": {"paper_bgcolor": "white", "plot_bgcolor": "white", "xaxis": _LINES, "yaxis": _LINES, "colorway": [_INK]}
}


def printed(figure: Figure, width_mm: float, *, bare: bool = False) -> go.Figure:
    """Return the figure drawn for print, with its width and height set; `bare`: without title and caption."""
    drawn = draw(figure)
    return drawn.update_layout(layout(figure, drawn, width_mm, bare=bare), overwrite=True)


def layout_as_json(figure: Figure, drawn: go.Figure, width_mm: float) -> str:
    """Return the layout for print of a figure that a page has drawn, for the page to draw it once more."""
    return json.dumps(layout(figure, drawn, width_mm), cls=PlotlyJSONEncoder)


def layout(figure: Figure, drawn: go.Figure, width_mm: float, *, bare: bool = False) -> dict[str, Any]:
    """Return the drawn figure's layout with what print adds to it and changes in it.

    Under 12 cm labels would leave no room for marks: then it is of 12 cm, to be made smaller as a whole.
    """
    pixels = max(width_mm, _NARROWEST) * PIXELS_A_MM
    inner = pixels - 2 * _EDGE
    title = [] if bare else wrapped(figure.headline, inner, _TITLE)
    caption = [] if bare else wrapped(figure.caption, inner, _CAPTION)
    left, axis = _left(figure, drawn, inner), _AXIS if drawn.layout.xaxis.title.text else _BARE_AXIS
    names = _legend(drawn)
    entry = max((width(name, _LETTERS) for name in names), default=0)
    columns = max(1, int((pixels - left - _RIGHT) / (entry + _LEGEND_MARK)))
    legend = -(-len(names) // columns) * _LEGEND_ROW
    top = _EDGE + _pixels(title, _TITLE) + legend + _EDGE
    bottom = axis + _pixels(caption, _CAPTION) + _EDGE
    marks = max(drawn.layout.height - _AROUND, _LEAST)
    above = _words(title, _TITLE, _INK, {"y": 1, "yshift": top - _EDGE, "xshift": _EDGE - left})
    below = _words(caption, _CAPTION, _FAINT, {"y": 0, "yshift": -axis, "xshift": _EDGE - left})
    made = {**drawn.layout.to_plotly_json(), **_labels(figure, drawn, left)}
    return {
        **made,
        "template": _WHITE,
        "width": round(pixels),
        "height": round(top + marks + bottom),
        # All there is has its room: what plotly would add, it would take from title and caption.
        "margin": {"l": left, "r": _RIGHT, "t": top, "b": bottom, "autoexpand": False},
        "font": {"family": FONTS, "size": _LETTERS, "color": _INK},
        # In columns of a set width, so that its rows are known beforehand.
        "legend": {
            **made.get("legend", {}),
            "y": 1 + _EDGE * _HALF / marks,
            "x": 0,
            "entrywidth": entry,
            "entrywidthmode": "pixels",
        },
        "annotations": [*made.get("annotations", ()), *above, *below],
    }


def _words(lines: list[str], size: int, color: str, place: dict[str, float]) -> list[dict[str, Any]]:
    if not lines:
        return []
    words = "<br>".join(map(text, lines))
    note = {
        "text": f"<b>{words}</b>" if size == _TITLE else words,
        "font": {"size": size, "color": color},
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        **place,
    }
    return [note]


def _pixels(lines: list[str], size: int) -> float:
    return len(lines) * size * _LEADING + (_EDGE if lines else 0)


def _legend(drawn: go.Figure) -> list[str]:
    return (
        [trace.name or "" for trace in drawn.data if trace.showlegend is not False] if drawn.layout.showlegend else []
    )


def _left(figure: Figure, drawn: go.Figure, inner: float) -> float:
    """Return the room for the labels of the rows, so that title and caption can begin at the picture's edge."""
    if figure.form == "bar":
        labels = [legible(label) for label in figure.table[figure.y]]
    else:
        ticks = drawn.layout.yaxis.ticktext or ()
        labels = [unescape(line) for label in ticks for line in _lines_of(label)]
    if not labels:
        return 64
    return min(max(width(label, _LETTERS) for label in labels) + 2 * _EDGE, inner * _HALF)


def _lines_of(label: str) -> list[str]:
    return [_TAG.sub("", line) for line in label.split("<br>")]


def _labels(figure: Figure, drawn: go.Figure, left: float) -> dict[str, Any]:
    """Return the axis of bars with labels as long as there is room: a page has less of it."""
    if figure.form != "bar":
        return {}
    ticks = [text(_cut(legible(label), left - 2 * _EDGE)) for label in figure.table[figure.y]]
    return {"yaxis": {**drawn.layout.yaxis.to_plotly_json(), "ticktext": ticks}}


def _cut(label: str, room: float) -> str:
    if width(label, _LETTERS) < room + 1:
        return label
    kept = label
    while kept and width(f"{kept}{_MORE}", _LETTERS) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}{_MORE}"

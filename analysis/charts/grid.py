"""A grid drawn: a cell a day and row, what it means told by its look."""

from collections.abc import Hashable
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.marks import FEWEST, day_axis, framed, ids_of, shortened, text
from analysis.figures.figure import Figure

_LONGEST_ROW: Final = 20
_ROW_PIXELS: Final = 24
_LEGEND_PIXELS: Final = 96
_FILLED: Final = 0.86  # of a cell; the rest parts it from the next
_DAY_MS: Final = 86_400_000  # plotly's unit of widths along a time axis
# One hue from light to dark, so that less and more are told apart in grey too; readable on light and on dark.
_CELLS: Final = ("#A6CEE8", "#4C97CB", "#1F5F9E", "#A3ABB4")
_MARKED: Final = "#D55E00"


def grid(figure: Figure) -> go.Figure:
    """Return the figure as rectangles: a heat map could not be clicked, and knows no hatching."""
    table = figure.table
    rows = list(dict.fromkeys(table.sort_values(figure.ids[0])[figure.y]))
    drawn = go.Figure()
    for (state, words), color in zip(figure.states.items(), (_MARKED, *_CELLS), strict=True):
        cells = table[table[figure.color] == state]
        drawn.add_bar(
            x=cells[figure.x],
            y=[_FILLED] * len(cells),
            base=cells[figure.ids[0]].astype("float64") - _FILLED / 2,
            width=_DAY_MS * _FILLED,
            name=text(words),
            marker=_hatched(color) if color == _MARKED else {"color": color, "line": {"width": 0}},
            customdata=ids_of(figure, cells),
            hovertext=[_told(figure, cell) for cell in cells.to_dict("records")],
            hovertemplate="%{hovertext}<extra></extra>",
            showlegend=len(cells) > 0,
        )
    drawn.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[text(shortened(str(label), _LONGEST_ROW)) for label in rows],
        range=[max(len(rows), FEWEST) - 0.5, -0.5],
        automargin=True,
        showgrid=False,
        zeroline=False,
    )
    drawn.update_xaxes(showgrid=False, **day_axis(table[figure.x]))
    height = _LEGEND_PIXELS + _ROW_PIXELS * max(len(rows), FEWEST)
    return framed(drawn, height=height).update_layout(barmode="overlay", showlegend=True, hovermode="closest")


def _hatched(color: str) -> dict[str, object]:
    pattern = {"shape": "/", "fillmode": "replace", "size": 5, "solidity": 0.35, "bgcolor": "rgba(0,0,0,0)"}
    return {"color": color, "pattern": pattern, "line": {"width": 1, "color": color}}


def _told(figure: Figure, cell: dict[Hashable, Any]) -> str:
    usual = cell["usual"]
    known = "" if pd.isna(usual) else f", usually {usual:,.0f}"
    count = f"{cell[figure.measure]:,} {figure.labels[figure.measure].lower()}"
    when = f"{cell[figure.x]:%a %-d %b %Y}: {count}{known}"
    return "<br>".join([text(cell[figure.y]), when, figure.states[cell[str(figure.color)]]])

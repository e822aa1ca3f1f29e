"""Shares drawn with their intervals: for each label a mark a state, and words where there is no share."""

from collections.abc import Hashable
from typing import Any, Final

import plotly.graph_objects as go

from analysis.charts.marks import framed, ids_of, shortened, text
from analysis.figures.figure import Figure

# Told apart by shape and colour (Okabe and Ito), on light and on dark.
_LOOKS: Final = (("#D55E00", "triangle-down"), ("#7F7F7F", "circle"), ("#0072B2", "triangle-up"))
_APART: Final = 0.24  # of a row, between its marks
_ROW_PIXELS: Final = 56
_FRAME_PIXELS: Final = 130
_EDGE: Final = 0.02  # so that a mark at 0 or 100 % is whole


def intervals(figure: Figure) -> go.Figure:
    """Return the figure drawn, a row a label."""
    table = figure.table
    # By what a click asks for: two names may be equal.
    place = {key: number for number, key in enumerate(dict.fromkeys(table[figure.ids[0]]))}
    drawn = go.Figure()
    for number, ((state, words), (color, symbol)) in enumerate(zip(figure.states.items(), _LOOKS, strict=True)):
        marks = table[table[str(figure.color)].eq(state) & table[figure.x].notna()]
        shares = marks[figure.x].astype("float64")
        low, high = (marks[end].astype("float64") for end in figure.ends)
        drawn.add_scatter(
            x=shares,
            y=marks[figure.ids[0]].map(place).astype("float64") + _APART * (number - 1),
            mode="markers",
            name=text(words),
            marker={"color": color, "symbol": symbol, "size": 11},
            error_x={
                "type": "data",
                "array": high - shares,
                "arrayminus": shares - low,
                "symmetric": False,
                "color": color,
                "thickness": 2,
                "width": 4,
            },
            cliponaxis=False,
            customdata=ids_of(figure, marks),
            hovertext=[_told(figure, mark) for mark in marks.to_dict("records")],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    untold = table[table[figure.x].isna()].drop_duplicates(figure.ids[0])
    drawn.add_scatter(
        x=[0.0] * len(untold),
        y=untold[figure.ids[0]].map(place).astype("float64"),
        mode="text",
        text=[text(words) for words in untold[figure.words]],
        textposition="middle right",
        hoverinfo="skip",
        customdata=ids_of(figure, untold),
        showlegend=False,
    )
    rows = table.drop_duplicates(figure.ids[0])
    drawn.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[_label(row, figure) for row in rows.to_dict("records")],
        range=[len(rows) - 0.5, -0.5],
        automargin=True,
        showgrid=False,
        zeroline=False,
    )
    drawn.update_xaxes(
        title=figure.labels[figure.x], range=[-_EDGE, 1 + _EDGE], tickformat=".0%", dtick=0.25, automargin=True
    )
    height = _FRAME_PIXELS + _ROW_PIXELS * len(rows)
    return framed(drawn, height=height).update_layout(showlegend=True, hovermode="closest")


def _label(row: dict[Hashable, Any], figure: Figure) -> str:
    basis = f'<span style="font-size:10px">{text(row[figure.measure])}</span>'
    return f"{text(shortened(str(row[figure.y])))}<br>{basis}"


def _told(figure: Figure, mark: dict[Hashable, Any]) -> str:
    low, high = (mark[end] for end in figure.ends)
    share = f"{figure.states[mark[str(figure.color)]]}: {mark[figure.x]:.0%} ({low * 100:.0f} to {high:.0%})"
    return "<br>".join([text(mark[figure.y]), share, text(mark[figure.measure])])

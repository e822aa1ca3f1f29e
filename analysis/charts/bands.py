"""A line within the area between its ends; where one of them is not known, nothing is drawn of it."""

from typing import Final

import plotly.graph_objects as go

from analysis.charts.colors import PALETTE
from analysis.charts.marks import day_axis, framed, ids_of, text
from analysis.figures.figure import Figure

_PIXELS: Final = 340
_SHADE: Final = "rgba(0, 114, 178, 0.22)"


def bands(figure: Figure) -> go.Figure:
    """Return the figure drawn: lower end, area up to the upper end, line."""
    table = figure.table
    low, high = figure.ends
    drawn = go.Figure()
    for column, fill in ((low, None), (high, "tonexty")):
        drawn.add_scatter(
            x=table[figure.x],
            y=table[column].astype("float64"),
            mode="lines",
            line={"width": 0},
            fill=fill,
            fillcolor=_SHADE,
            connectgaps=False,
            name=f"{text(figure.labels[low])} \N{RIGHTWARDS ARROW} {text(figure.labels[high])}",
            showlegend=column == high,
            hoverinfo="skip",
            customdata=ids_of(figure, table),
        )
    drawn.add_scatter(
        x=table[figure.x],
        y=table[figure.y].astype("float64"),
        mode="lines+markers",
        name=text(figure.labels[figure.y]),
        line={"color": PALETTE[0], "width": 2},
        marker={"size": 7},
        connectgaps=False,
        cliponaxis=False,
        customdata=ids_of(figure, table),
        hovertemplate="%{x|%a %-d %b %Y}: %{y:,}<extra></extra>",
    )
    drawn.update_yaxes(title=text(figure.labels[figure.y]), rangemode="tozero", automargin=True)
    drawn.update_xaxes(**day_axis(table[figure.x]))
    return framed(drawn, height=_PIXELS).update_layout(showlegend=True)

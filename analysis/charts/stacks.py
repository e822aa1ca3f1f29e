"""Bars of parts laid end to end, a look a part."""

import plotly.graph_objects as go

from analysis.charts.colors import PALETTE
from analysis.charts.marks import FEWEST, framed, ids_of, shortened, text
from analysis.figures.figure import Figure

_ROW_PIXELS = 30
_FRAME_PIXELS = 110


def stacks(figure: Figure) -> go.Figure:
    """Return the figure drawn, a bar a label."""
    table, color = figure.table, str(figure.color)
    labels = table.drop_duplicates(figure.ids[0])
    # By what a click asks for: two names may be equal.
    place = {key: number for number, key in enumerate(labels[figure.ids[0]])}
    drawn = go.Figure()
    for number, part in enumerate(list(figure.states) or list(table[color].drop_duplicates())):
        rows = table[table[color].eq(part)]
        drawn.add_bar(
            x=rows[figure.x].astype("float64"),
            y=rows[figure.ids[0]].map(place),
            orientation="h",
            name=text(figure.states.get(part, part)),
            marker={"color": PALETTE[number % len(PALETTE)]},
            customdata=ids_of(figure, rows),
            hovertext=[text(label) for label in rows[figure.y]],
            hovertemplate="%{hovertext}: %{x:,}<extra>%{fullData.name}</extra>",
        )
    drawn.update_yaxes(
        tickvals=list(range(len(labels))),
        ticktext=[text(shortened(str(label))) for label in labels[figure.y]],
        range=[max(len(labels), FEWEST) - 0.5, -0.5],
        automargin=True,
        showgrid=False,
    )
    drawn.update_xaxes(title=text(figure.labels[figure.x]), rangemode="tozero", automargin=True)
    height = _FRAME_PIXELS + _ROW_PIXELS * max(len(labels), FEWEST)
    return framed(drawn, height=height).update_layout(barmode="stack", showlegend=True, bargap=0.25)

"""Marks where two numbers meet, each with its name."""

import plotly.graph_objects as go

from analysis.charts.colors import PALETTE
from analysis.charts.marks import framed, ids_of, shortened, text
from analysis.figures.figure import Figure

_PIXELS = 420
_MOST_WORDS = 30  # marks with a name beside each; the others tell theirs when pointed at


def scatters(figure: Figure) -> go.Figure:
    """Return the figure drawn, a look a group."""
    table = figure.table
    groups = [("", table)] if figure.color is None else list(table.groupby(figure.color, sort=False))
    named = figure.words or figure.ids[0]
    drawn = go.Figure()
    for number, (name, rows) in enumerate(groups):
        words = [text(word) for word in rows[named]]
        drawn.add_scatter(
            x=rows[figure.x].astype("float64"),
            y=rows[figure.y].astype("float64"),
            mode="markers+text" if figure.words and len(table) <= _MOST_WORDS else "markers",
            name=text(name),
            text=[text(shortened(str(word))) for word in rows[named]],
            textposition="top center",
            marker={"color": PALETTE[number % len(PALETTE)], "size": 10},
            cliponaxis=False,
            customdata=ids_of(figure, rows),
            hovertext=words,
            hovertemplate="%{hovertext}: %{x:,}, %{y:,}<extra></extra>",
        )
    for axis, column in ((drawn.update_xaxes, figure.x), (drawn.update_yaxes, figure.y)):
        is_share = column == "share"
        axis(title=text(figure.labels[column]), automargin=True, **({"tickformat": ".0%"} if is_share else {}))
    return framed(drawn, height=_PIXELS).update_layout(showlegend=len(groups) > 1, hovermode="closest")

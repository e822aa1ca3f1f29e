"""A Figure as a plotly figure: the only place that knows how marks look."""

from html import escape
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.figure import Figure

# Okabe and Ito (2008): told apart with every common colour blindness.
PALETTE: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#F0E442")
_DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash")
_BEFORE: Final = "#9AA5B1"
_BAR_NAMES: Final = {"articles": "Now", "before": "Period before"}
_BAR_PIXELS: Final = 26
_FRAME_PIXELS: Final = 80
_LINE_PIXELS: Final = 340
_LONGEST_LABEL: Final = 28
_SMALL: Final = 8
_FEWEST: Final = 3


def draw(figure: Figure) -> go.Figure:
    """Return the figure drawn; each mark carries in `customdata` what a click on it asks for."""
    return _bars(figure) if figure.form == "bar" else _lines(figure)


def _bars(figure: Figure) -> go.Figure:
    table = figure.table
    drawn = go.Figure()
    measures = [(figure.x, PALETTE[0])] if figure.color is None else [(figure.x, PALETTE[0]), (figure.color, _BEFORE)]
    columns = [column for column, _ in measures]
    for column, color in measures:
        drawn.add_bar(
            x=table[column].astype("float64"),
            # A position and not the name: two names may be equal.
            y=list(range(len(table))),
            orientation="h",
            name=_BAR_NAMES.get(column, figure.labels[column]),
            marker={"color": color},
            text=[f"{value:,.0f}" for value in table[column]],
            textposition="outside",
            cliponaxis=False,
            customdata=_ids(figure, table),
            hovertext=[_text(label) for label in table[figure.y]],
            hovertemplate=f"%{{hovertext}}: %{{x:,}} {figure.labels[column].lower()}<extra></extra>",
        )
    drawn.update_yaxes(
        tickvals=list(range(len(table))),
        ticktext=[_text(_shortened(str(label))) for label in table[figure.y]],
        # Room for three bars at least: one bar alone would be a slab.
        range=[max(len(table), _FEWEST) - 0.5, -0.5],
        automargin=True,
        showgrid=False,
    )
    drawn.update_xaxes(title=figure.labels[figure.x], rangemode="tozero", automargin=True, **_whole(table[columns]))
    height = _FRAME_PIXELS + _BAR_PIXELS * (1 + 0.5 * (len(measures) - 1)) * max(len(table), _FEWEST)
    return _framed(drawn, height=int(height)).update_layout(showlegend=len(measures) > 1, bargap=0.25)


def _lines(figure: Figure) -> go.Figure:
    drawn = go.Figure()
    measured = figure.labels[figure.y].lower()
    groups = _groups(figure)
    # By reference: a name with %{ in it would be taken for a template.
    extra = "%{fullData.name}" if figure.color is not None else ""
    for place, (name, rows) in enumerate(groups):
        style = place % len(PALETTE)
        drawn.add_scatter(
            x=rows[figure.x],
            y=rows[figure.y].astype("float64"),
            mode="lines+markers",
            name=_text(name),
            line={"color": PALETTE[style], "dash": _DASHES[style], "width": 2},
            marker={"size": 7},
            connectgaps=False,
            customdata=_ids(figure, rows),
            hovertemplate=f"%{{x|%a %-d %b %Y}}: %{{y:,}} {measured}<extra>{extra}</extra>",
        )
    drawn.update_yaxes(
        title=figure.labels[figure.y], rangemode="tozero", automargin=True, **_whole(figure.table[[figure.y]])
    )
    drawn.update_xaxes(automargin=True, tickformatstops=_DAY_TICKS)
    return _framed(drawn, height=_LINE_PIXELS).update_layout(showlegend=len(groups) > 1)


def _groups(figure: Figure) -> list[tuple[str, pd.DataFrame]]:
    """Return the name and the rows of each line: two of one name are two lines."""
    if figure.color is None:
        return [("", figure.table)]
    keys = [figure.color, *(column for column in figure.ids if column != figure.x)]
    return [(str(key[0]), rows) for key, rows in figure.table.groupby(keys, sort=False)]


# Plotly's own ticks go down to hours; a daily figure has none.
_DAY_TICKS: Final = [
    {"dtickrange": [None, 604_800_000], "value": "%-d %b"},
    {"dtickrange": [604_800_000, "M1"], "value": "%-d %b"},
    {"dtickrange": ["M1", None], "value": "%b %Y"},
]


def _whole(measures: pd.DataFrame) -> dict[str, object]:
    """Return axis settings under which no tick stands between two whole numbers."""
    small = not measures.gt(_SMALL).any(axis=None)
    return {"tickformat": ",d", "dtick": 1} if small else {"tickformat": ",d"}


def _ids(figure: Figure, rows: pd.DataFrame) -> list[list[str]]:
    return [[_id(value) for value in row] for row in rows[list(figure.ids)].itertuples(index=False, name=None)]


def _id(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def _framed(drawn: go.Figure, height: int) -> go.Figure:
    return drawn.update_layout(
        height=height,
        margin={"l": 8, "r": 36, "t": 8, "b": 8},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0},
        dragmode=False,
        hoverlabel={"align": "left"},
        separators=".,",
    )


def _text(label: object) -> str:
    # Plotly reads tags, and knows no &quot;.
    return escape(str(label), quote=False)


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}\N{HORIZONTAL ELLIPSIS}"

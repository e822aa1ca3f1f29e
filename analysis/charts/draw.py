"""A Figure as a plotly figure: the only place that knows how marks look."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bands import bands
from analysis.charts.colors import BEFORE, PALETTE
from analysis.charts.grid import grid
from analysis.charts.intervals import intervals
from analysis.charts.marks import FEWEST, day_axis, folded, framed, ids_of, in_sentence, text
from analysis.charts.scatters import scatters
from analysis.charts.spans import spans
from analysis.charts.stacks import stacks
from analysis.figures.coverage import NOW
from analysis.figures.figure import Figure

_DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash")
_BAR_PIXELS: Final = 26
_FOLDED_PIXELS: Final = 36  # of a row whose label has two lines
_FRAME_PIXELS: Final = 80
_LINE_PIXELS: Final = 340
_SMALL: Final = 8
_STAR: Final = 15  # pixels: larger than a point, so that it is seen beside others
_MOSTLY: Final = 0.5
_SHADE: Final = "rgba(128, 128, 128, 0.14)"
_WHEN: Final = {"day": "%{x|%a %-d %b %Y}", "week": "Week from %{x|%-d %b %Y}", "month": "%{x|%B %Y}"}


def draw(figure: Figure) -> go.Figure:
    """Return the figure drawn; each mark carries in `customdata` what a click on it asks for."""
    return {
        "bar": _bars,
        "line": _lines,
        "grid": grid,
        "interval": intervals,
        "span": spans,
        "stack": stacks,
        "scatter": scatters,
        "band": bands,
    }[figure.form](figure)


def _bars(figure: Figure) -> go.Figure:
    table = figure.table
    drawn = go.Figure()
    measures = [(figure.x, PALETTE[0])] if figure.color is None else [(figure.x, PALETTE[0]), (figure.color, BEFORE)]
    columns = [column for column, _ in measures]
    for column, color in measures:
        measured = f"%{{{_shown(table[column])}}} {in_sentence(figure.labels[column])}"
        drawn.add_bar(
            x=table[column].astype("float64"),
            # A position and not the name: two names may be equal.
            y=list(range(len(table))),
            orientation="h",
            name=NOW if column == "articles" else text(figure.labels[column]),
            marker={"color": color},
            text=[_number(value) for value in table[column]],
            textposition="outside",
            cliponaxis=False,
            customdata=ids_of(figure, table),
            hovertext=[text(label) for label in table[figure.y]],
            hovertemplate=f"%{{hovertext}}: {measured}<extra></extra>",
        )
    labels = [folded(str(label)) for label in table[figure.y]]
    drawn.update_yaxes(
        tickvals=list(range(len(table))),
        ticktext=labels,
        # Room for three bars at least: one bar alone would be a slab.
        range=[max(len(table), FEWEST) - 0.5, -0.5],
        automargin=True,
        showgrid=False,
    )
    title = figure.labels[figure.measure or figure.x]
    drawn.update_xaxes(title=title, rangemode="tozero", automargin=True, **_whole(table[columns]))
    is_folded = any("<br>" in label for label in labels)
    row = max(_BAR_PIXELS * (1 + 0.5 * (len(measures) - 1)), _FOLDED_PIXELS * is_folded)
    height = _FRAME_PIXELS + row * max(len(table), FEWEST)
    return framed(drawn, height=int(height)).update_layout(showlegend=len(measures) > 1, bargap=0.25)


def _number(value: float) -> str:
    """Return a number as a bar shows it: of few, a tenth tells something."""
    return f"{value:,.0f}" if value >= _SMALL or value == round(value) else f"{value:.1f}"


def _shown(measure: pd.Series) -> str:
    return "x:,.1~f" if pd.api.types.is_float_dtype(measure) else "x:,"


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
            name=text(name),
            line={"color": PALETTE[style], "dash": _DASHES[style], "width": 2},
            marker=_points(figure, rows),
            connectgaps=False,
            # A point at nought is a whole point.
            cliponaxis=False,
            customdata=ids_of(figure, rows),
            hovertemplate=f"{_WHEN[figure.step]}: %{{y:,}} {measured}<extra>{extra}</extra>",
        )
    drawn.update_yaxes(
        title=figure.labels[figure.y], rangemode="tozero", automargin=True, **_whole(figure.table[[figure.y]])
    )
    drawn.update_xaxes(**day_axis(figure.table[figure.x]))
    for first, last in _gaps(figure):
        drawn.add_vrect(x0=first, x1=last, fillcolor=_SHADE, line_width=0, layer="below")
    return framed(drawn, height=_LINE_PIXELS).update_layout(showlegend=len(groups) > 1)


def _points(figure: Figure, rows: pd.DataFrame) -> dict[str, object]:
    if not figure.mark:
        return {"size": 7}
    marked = rows[figure.mark].tolist()
    return {
        "size": [_STAR if is_marked else 7 for is_marked in marked],
        "symbol": ["star" if is_marked else "circle" for is_marked in marked],
    }


def _gaps(figure: Figure) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Return where no line has a number: from the middle before the first such day to the middle after the last.

    None where most days are gaps: there the points stand out, and not what is between them.
    """
    is_gap = figure.table.groupby(figure.x)[figure.y].count().eq(0)
    if is_gap.sum() > len(is_gap) * _MOSTLY:
        return []
    days = is_gap.index.to_series()
    runs = days[is_gap].groupby((~is_gap).cumsum()[is_gap]).agg(["min", "max"])
    half = days.diff().min() / 2 if len(days) > 1 else pd.Timedelta(hours=12)
    return [(first - half, last + half) for first, last in zip(runs["min"], runs["max"], strict=True)]


def _groups(figure: Figure) -> list[tuple[str, pd.DataFrame]]:
    """Return the name and the rows of each line: two of one name are two lines."""
    if figure.color is None:
        return [("", figure.table)]
    keys = [figure.color, *(column for column in figure.ids if column != figure.x)]
    return [(str(key[0]), rows) for key, rows in figure.table.groupby(keys, sort=False)]


def _whole(measures: pd.DataFrame) -> dict[str, object]:
    """Return axis settings under which no tick stands between two whole numbers."""
    small = not measures.gt(_SMALL).any(axis=None)
    return {"tickformat": ",d", "dtick": 1} if small else {"tickformat": ",d"}

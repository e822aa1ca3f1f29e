"""Hours drawn: for each label a mark, and a line between its ends where it has them."""

from collections.abc import Hashable
from typing import Any, Final

import plotly.graph_objects as go

from analysis.charts.marks import FEWEST, framed, ids_of, shortened, text
from analysis.figures.figure import Figure

# Okabe and Ito's blue, as the bars have it.
_COLOR: Final = "#0072B2"
_ROW_PIXELS: Final = 28
_FRAME_PIXELS: Final = 84
# Up to so many hours a tick at each of these: halves and quarters of days, and days.
_STEPS: Final = ((30.0, 3.0), (60.0, 6.0), (240.0, 24.0))


def spans(figure: Figure) -> go.Figure:
    """Return the figure drawn, a row a label, first on top."""
    table = figure.table
    hours = table[figure.x].astype("float64")
    rows = list(range(len(table)))
    drawn = go.Figure()
    drawn.add_scatter(
        x=hours,
        y=rows,
        mode="markers",
        marker={"color": _COLOR, "size": 11},
        error_x=_line(figure),
        cliponaxis=False,
        customdata=ids_of(figure, table),
        hovertext=[_told(figure, row) for row in table.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    drawn.update_yaxes(
        tickvals=rows,
        ticktext=[text(shortened(str(label))) for label in table[figure.y]],
        range=[max(len(table), FEWEST) - 0.5, -0.5],
        automargin=True,
        showgrid=False,
        zeroline=False,
    )
    longest = table[[figure.x, *filter(None, figure.ends)]].to_numpy(dtype="float64").max(initial=0)
    # Days are told apart by eye where there are few; plotly's own ticks would be 20 and 40 hours.
    step = next((hours for most, hours in _STEPS if longest <= most), None)
    ticks = {"dtick": step} if step and longest > _STEPS[0][1] else {}
    drawn.update_xaxes(title=figure.labels[figure.x], rangemode="tozero", automargin=True, **ticks)
    height = _FRAME_PIXELS + _ROW_PIXELS * max(len(table), FEWEST)
    return framed(drawn, height=height).update_layout(showlegend=False, hovermode="closest")


def _line(figure: Figure) -> dict[str, object]:
    """Return the line between the ends of each mark; none where the figure has no ends."""
    low, high = figure.ends
    if not low:
        return {}
    hours = figure.table[figure.x].astype("float64")
    return {
        "type": "data",
        "array": figure.table[high].astype("float64") - hours,
        "arrayminus": hours - figure.table[low].astype("float64"),
        "symmetric": False,
        "color": _COLOR,
        "thickness": 2,
        "width": 4,
    }


def _told(figure: Figure, row: dict[Hashable, Any]) -> str:
    return f"{text(row[figure.y])}<br>{text(row[figure.words])}"

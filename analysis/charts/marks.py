"""What all drawn figures share: ids, texts, ticks and the frame."""

from html import escape
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.figure import Figure
from analysis.legible import legible

FEWEST: Final = 3
"""Rows there is room for at least: one alone would be a slab."""
_LONGEST_LABEL: Final = 28
_FEW_DAYS: Final = pd.Timedelta(days=6)
_DAY_MS: Final = 86_400_000

# Plotly's own ticks go down to hours; a daily figure has none.
DAY_TICKS: Final = [
    {"dtickrange": [None, 604_800_000], "value": "%-d %b"},
    {"dtickrange": [604_800_000, "M1"], "value": "%-d %b"},
    {"dtickrange": ["M1", None], "value": "%b %Y"},
]


def day_axis(days: pd.Series) -> dict[str, object]:
    """Return the settings of an axis of days: a tick a day where there are few, and room around a single one."""
    settings: dict[str, object] = {"automargin": True, "tickformatstops": DAY_TICKS}
    first, last = days.min(), days.max()
    if pd.isna(first) or last - first > _FEW_DAYS:
        return settings
    few = {"dtick": _DAY_MS, "tick0": f"{first:%Y-%m-%d}"}
    room = {"range": [first - _FEW_DAYS / 2, last + _FEW_DAYS / 2]} if first == last else {}
    return {**settings, **few, **room}


def ids_of(figure: Figure, rows: pd.DataFrame) -> list[list[str]]:
    """Return, a mark, what a click on it asks for."""
    return [[_id(value) for value in row] for row in rows[list(figure.ids)].itertuples(index=False, name=None)]


def _id(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def framed(drawn: go.Figure, height: int) -> go.Figure:
    """Return the figure with what is around every one of ours."""
    return drawn.update_layout(
        height=height,
        margin={"l": 8, "r": 36, "t": 8, "b": 8},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0},
        dragmode=False,
        hoverlabel={"align": "left"},
        separators=".,",
    )


def text(label: object) -> str:
    """Return a label as plotly shows it letter by letter, without what a picture of it (SVG) cannot hold."""
    # Plotly reads tags, and knows no &quot;.
    return escape(legible(label), quote=False)


def shortened(label: str, longest: int = _LONGEST_LABEL) -> str:
    """Return a label that leaves room for the marks."""
    return label if len(label) <= longest else f"{label[: longest - 1]}\N{HORIZONTAL ELLIPSIS}"


def folded(label: str) -> str:
    """Return a label as `text`, in two lines where it is too long for one: of a headline the beginning says little."""
    first = label[: _LONGEST_LABEL + 1].rpartition(" ")[0]
    if len(label) <= _LONGEST_LABEL or not first:
        return text(shortened(label))
    return f"{text(first)}<br>{text(shortened(label[len(first) + 1 :]))}"


def in_sentence(label: str) -> str:
    """Return a label as it stands within a sentence, safe in a template of plotly's."""
    return text(label[:1].lower() + label[1:]).replace("%{", "% {")

"""The figure of what was delivered: a cell a source and day, beside the source's usual."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd

from analysis.figures.coverage import LABELS
from analysis.figures.figure import Figure, Provenance
from analysis.figures.wording import NO_SOURCE
from analysis.metrics.outages import beside_usual

ROWS: Final = 20
_FEW: Final = 9.5  # articles a day: of fewer, a tenth tells something
STATES: Final[Mapping[str, str]] = {
    "outage": "Outage: under a third of its usual",
    "less": "Under two thirds",
    "usual": "About its usual",
    "more": "Half as much again, or more",
    "unknown": "Too new or too small to have a usual",
}
"""What each look of a cell means."""


def by_source_and_day(delivered: pd.DataFrame, provenance: Provenance) -> Figure:
    """Return the grid of a part of `delivery.delivered`, the largest sources on top and the others summed."""
    cells = beside_usual(delivered, ROWS)
    others = int(cells["others"].max()) if len(cells) else 0
    names = cells["source"].replace("", NO_SOURCE).fillna(f"{others} other sources")
    return Figure(
        key="articles-by-day-and-source",
        form="grid",
        table=cells.assign(source=names).drop(columns="others"),
        x="day",
        y="source",
        color="state",
        ids=("row", "day"),
        labels={**LABELS, "usual": "Usual", "state": "Delivery"},
        title="Articles by day and source",
        note="A source's usual is the median of its last 28 days, or of the same weekdays among them if that is less. "
        "An empty cell: nothing came, and hardly anything usually does."
        + (f" {ROWS} sources with most articles, and {others:,} others together." if others else ""),
        provenance=provenance,
        states=STATES,
        measure="articles",
    )


def came_in_words(span: Mapping[Hashable, Any]) -> str:
    """Return what came in a row of `outages`: "2 a day on 3 of these 4 days, usually 12"."""
    length = (span["last"] - span["first"]).days + 1
    of_days = f" on {span['days']} of these {length} days" if span["days"] < length else ""
    return f"{_rounded(span['delivered'])} a day{of_days}, usually {_rounded(span['usual'])}"


def _rounded(number: float) -> str:
    return f"{number:,.0f}" if number >= _FEW else f"{number:.1f}".removesuffix(".0")

"""The figure of a trend table: articles in the window beside what is usual."""

import pandas as pd

from analysis.figures.coverage import LABELS, told_apart
from analysis.figures.figure import Figure, Provenance

ROWS = 12
# The interval of the score is no number for readers: in words it is "surely" and "likely".
_LABELS = {name: label for name, label in LABELS.items() if name not in {"low", "high"}}


def now_and_usual(trends: pd.DataFrame, window: str, provenance: Provenance) -> Figure:
    """Return the bars of a part of a trend table, in its order, each beside what was to be expected.

    `window`: the window in words, as "24 hours".
    """
    return Figure(
        key="rising-and-usual",
        form="bar",
        table=told_apart(trends.head(ROWS)),
        x="articles",
        y="name",
        color="expected",
        ids=("entity_id",),
        labels=_LABELS,
        title=f"Now and usually, {window}",
        note=f"Articles of {window} that name each, without copies, beside what was to be expected of what each outlet "
        f"published in them; {len(trends.head(ROWS))} names, most sure first.",
        provenance=provenance,
    )

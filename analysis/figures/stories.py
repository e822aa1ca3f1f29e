"""The figures of stories: how one spread from outlet to outlet, and its counts in words."""

from typing import Final

import pandas as pd

from analysis.figures.coverage import LABELS
from analysis.figures.figure import Figure, Provenance
from analysis.figures.wording import NO_SOURCE, lag_in_words
from analysis.plural import counted

ROWS: Final = 25
MOST: Final = 15
NO_HEADLINE: Final = "(no headline)"


def spread(lags: pd.DataFrame, provenance: Provenance) -> Figure:
    """Return when each outlet had a story first. `lags`: as `stories.since_first`, of one story."""
    dated = lags[lags["lag"].notna()]
    shown = dated.head(ROWS).astype({"source": "str"})
    words = [f"{lag_in_words(lag)} after the first" if lag else "the first" for lag in shown["lag"]]
    more = f"the first {ROWS} of {len(dated):,} outlets. " if len(dated) > ROWS else ""
    undated = len(lags) - len(dated)
    left_out = f"{counted(undated, 'outlet')} without a time left out. " if undated else ""
    return Figure(
        key="story-by-outlet",
        form="span",
        table=shown.assign(source=shown["source"].replace("", NO_SOURCE), told=words)[["source", "at", "lag", "told"]],
        x="lag",
        y="source",
        color=None,
        ids=("source",),
        labels={**LABELS, "lag": "Hours after the first", "at": "Had it at"},
        title="Who had it when",
        note=f"{more}{left_out}".capitalize() + "By the times of publication that the outlets give.",
        provenance=provenance,
        words="told",
    )


def most_told(table: pd.DataFrame, provenance: Provenance) -> Figure:
    """Return the bars of how many outlets tell each story. `table`: as `stories.by_story`, in its order, with title."""
    shown = table.head(MOST)
    titles = shown["title"].astype("str")
    return Figure(
        key="stories-most-told",
        form="bar",
        table=shown.assign(title=titles.mask(titles.eq(""), NO_HEADLINE)),
        x="sources",
        y="title",
        color=None,
        ids=("story_id",),
        labels={**LABELS, "sources": LABELS["outlets"]},
        title="Stories that most outlets tell",
        note=f"Outlets that tell each story in this selection, copies included; up to {MOST} stories, most outlets "
        "first. A story is the articles about one event, called by the headline of one of them.",
        provenance=provenance,
    )


def counts_in_words(row: pd.Series) -> str:
    """Return the counts of a story: "4 articles, 6 copies; 9 outlets; Variety first, half of the others in 3 hours"."""
    copies = f", {counted(int(row['copies']), 'copy', 'copies')}" if row["copies"] else ""
    parts = [f"{counted(int(row['articles']), 'article')}{copies}", counted(int(row["sources"]), "outlet")]
    if row["sources"] > 1 and not pd.isna(row["first_at"]):
        half = "" if pd.isna(row["spread"]) else f", half of the others in {lag_in_words(row['spread'])}"
        parts.append(f"{row['first_source'] or NO_SOURCE} first{half}")
    return "; ".join(parts)

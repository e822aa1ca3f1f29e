"""The figures of portrayal: estimated shares with their intervals, and in words."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from analysis.figures.coverage import LABELS, told_apart
from analysis.figures.figure import Figure, Provenance
from analysis.plural import counted
from analysis.tone.verdicts import PORTRAYALS

MOST: Final = 12
STATES: Final[Mapping[str, str]] = {word: f"{word.capitalize()} portrayal" for word in PORTRAYALS}
"""What each mark is called."""
_KEYS: Final[Mapping[str, str]] = {
    "entity_id": "portrayal",
    "row": "portrayal-compared",
    "source": "portrayal-by-source",
}
_ENDS: Final = ("", "_low", "_high")
_HOW: Final = (
    "Shares of the articles judged; a line is the 95% interval, which takes in how few the stories are and how often "
    "the machine is wrong."
)


def people(estimates: pd.DataFrame, of_all: int, provenance: Provenance) -> Figure:
    """Return the shares of the people with most judged articles; `of_all`: how many people there are."""
    shown = told_apart(estimates.head(MOST))
    order = _first(len(shown), of_all, "people")
    return _shares(shown, "entity_id", "Portrayal of people, machine estimate", order, provenance)


def compared(estimates: pd.DataFrame, name: str, note: str, provenance: Provenance) -> Figure:
    """Return the shares of a person beside comparators: `row` tells them apart, `name` is what they are called."""
    return _shares(estimates, "row", f"Portrayal of {name}, machine estimate", note, provenance)


def by_source(estimates: pd.DataFrame, name: str, provenance: Provenance) -> Figure:
    """Return the shares of a person outlet by outlet; `name` is what the outlets are called."""
    shown = estimates.head(MOST)
    order = _first(len(shown), len(estimates), "outlets")
    return _shares(shown, "source", f"Portrayal of {name} outlet by outlet, machine estimate", order, provenance)


def worded(estimates: pd.DataFrame) -> pd.DataFrame:
    """Return a table of estimates for a reader: each share with its interval in words, or why there is none."""
    index, few = estimates.index, estimates[PORTRAYALS[0]].isna()
    cells = {
        word: pd.Series(list(map(share_in_words, *(estimates[f"{word}{end}"] for end in _ENDS))), index, dtype="str")
        for word in PORTRAYALS
    }
    instead = pd.Series(list(map(too_few, estimates["stories"])), index, dtype="str")
    return estimates.assign(**{**cells, PORTRAYALS[0]: cells[PORTRAYALS[0]].mask(few, instead)})


def share_in_words(share: float, low: float, high: float) -> str:
    """Return a share with its interval: "23% (12 to 38%)"; "" where there is none."""
    return "" if pd.isna(share) else f"{share:.0%} ({low * 100:.0f} to {high:.0%})"


def too_few(stories: int) -> str:
    """Return why nothing is told."""
    return f"too few stories to tell: {stories}"


def _shares(estimates: pd.DataFrame, row: str, title: str, note: str, provenance: Provenance) -> Figure:
    instead = [too_few(stories) for stories in estimates["stories"]]
    told = estimates.assign(
        told=pd.Series(instead, estimates.index, dtype="str").where(estimates[PORTRAYALS[0]].isna(), ""),
        basis=pd.Series(list(map(_basis, estimates["judged"], estimates["stories"])), estimates.index, dtype="str"),
    )
    marks = [
        told.assign(portrayal=word, share=told[word], low=told[f"{word}_low"], high=told[f"{word}_high"])
        for word in PORTRAYALS
    ]
    # A row's three marks together, in the order of the rows.
    table = pd.concat(marks).sort_index(kind="stable").reset_index(drop=True)
    columns = [row, "name", "portrayal", "share", "low", "high", "judged", "stories", "told", "basis", "caution"]
    caution = "".join(estimates["caution"].dropna().head(1))
    return Figure(
        key=_KEYS[row],
        form="interval",
        table=table[columns],
        x="share",
        y="name",
        color="portrayal",
        ids=(row, "portrayal"),
        labels=LABELS,
        title=title,
        note=" ".join(part for part in (caution, _HOW, note) if part),
        provenance=provenance,
        states=STATES,
        ends=("low", "high"),
        words="told",
        measure="basis",
    )


def _basis(judged: int, stories: int) -> str:
    return f"{counted(judged, 'article')}, {counted(stories, 'story', 'stories')}"


def _first(shown: int, of_all: int, what: str) -> str:
    return f"The {shown} of {of_all:,} {what} with most judged articles." if of_all > shown else ""

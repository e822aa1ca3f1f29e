"""The figures of outlets: what each has, how far behind it is, and two of them beside each other."""

from typing import Final

import pandas as pd

from analysis.figures.coverage import LABELS, told_apart
from analysis.figures.figure import Figure, Provenance
from analysis.figures.wording import NO_SOURCE, lag_in_words
from analysis.metrics.outlets import Tally
from analysis.plural import counted

ROWS: Final = 20
NAMES: Final = 12
FEWEST: Final = 5
"""Stories behind the first from which on a lag is drawn: of fewer a median tells nothing."""
_KNOWN: Final = "Who has a story, and who had it first, is told of all outlets of the corpus, copies included."


def stories(outlets: pd.DataFrame, provenance: Provenance) -> Figure:
    """Return the bars of how many stories each outlet has, beside those that it alone has."""
    ordered = outlets.sort_values(["stories", "source"], ascending=[False, True], ignore_index=True)
    shown = ordered.head(ROWS)
    return Figure(
        key="stories-by-outlet",
        form="bar",
        table=shown.assign(outlet=shown["source"].replace("", NO_SOURCE)),
        x="stories",
        y="outlet",
        color="alone",
        ids=("source",),
        labels=LABELS,
        title="Stories by outlet",
        note=f"Stories of the selection that each has, and those that no other outlet has; {_first(ordered)} {_KNOWN}",
        provenance=provenance,
    )


def lag(outlets: pd.DataFrame, provenance: Provenance) -> Figure:
    """Return how many hours each outlet is behind the first, where it is."""
    told = outlets[outlets["behind"] >= FEWEST].sort_values(["lag", "source"], ignore_index=True)
    shown = told.head(ROWS)
    words = [
        f"{lag_in_words(row['lag'])} behind the first in the median, {lag_in_words(row['lag_low'])} to "
        f"{lag_in_words(row['lag_high'])} in the middle half of {counted(int(row['behind']), 'story', 'stories')}"
        for row in shown.to_dict("records")
    ]
    return Figure(
        key="lag-by-outlet",
        form="span",
        table=shown.assign(outlet=shown["source"].replace("", NO_SOURCE), told=words),
        x="lag",
        y="outlet",
        color=None,
        ids=("source",),
        labels=LABELS,
        title="How far behind the first",
        note="Stories that the outlet shares and did not have first: the median and the middle half, of outlets with "
        f"{FEWEST} such stories or more; {_first(told)} {_KNOWN} By the times of publication that they give.",
        provenance=provenance,
        ends=("lag_low", "lag_high"),
        words="told",
    )


def beside(names: pd.DataFrame, one: str, other: str, what: str, provenance: Provenance) -> Figure:
    """Return the bars of whom two outlets name, each beside the other. `names`: as `outlets.beside`."""
    shown = told_apart(names.head(NAMES)).rename(columns={"articles": "one_articles"})
    called = {"one_articles": f"Articles of {one or NO_SOURCE}", "other_articles": f"Articles of {other or NO_SOURCE}"}
    return Figure(
        key=f"{what}-head-to-head",
        form="bar",
        table=shown,
        x="one_articles",
        y="name",
        color="other_articles",
        ids=("entity_id",),
        labels={**LABELS, **called},
        title=f"{what.capitalize()} in {one or NO_SOURCE} and {other or NO_SOURCE}",
        note=f"Articles that name each, copies included; the first {len(shown)} of {len(names):,} {what}, by the "
        "articles of both. An outlet that publishes more names more.",
        provenance=provenance,
        measure="articles",
    )


def tally_in_words(tally: Tally, one: str, other: str) -> list[str]:
    """Return what two outlets' stories come to, a sentence each."""
    one, other = (name or NO_SOURCE for name in (one, other))
    only = f"Only {one} has {tally.only_one:,}, only {other} {tally.only_other:,}."
    said = [f"Both have {counted(tally.both, 'story', 'stories')}. {only}"]
    if tally.both:
        said.append(
            f"Of those of both, {one} had {tally.one_first:,} before {other}, and {other} {tally.other_first:,}."
        )
    if not pd.isna(tally.lead):
        leader = one if tally.lead > 0 else other
        is_even = tally.lead == 0
        said.append(
            "In the median neither is before the other."
            if is_even
            else f"In the median {leader} is {lag_in_words(abs(tally.lead))} ahead."
        )
    return said


def _first(table: pd.DataFrame) -> str:
    return f"the first {ROWS} of {len(table):,} outlets." if len(table) > ROWS else f"{counted(len(table), 'outlet')}."

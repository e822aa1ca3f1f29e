"""What rises, for notices: the trend table, why, and what folds under what."""

from typing import NamedTuple

import pandas as pd

from analysis.metrics import trends
from analysis.metrics.trends.states import RISING
from analysis.notices.desk import Desk
from analysis.store.slices import Slice


class Rising(NamedTuple):
    """Who rises, most sure first, and everybody who was scanned."""

    heads: pd.DataFrame
    """The rows that surely rise by themselves: as `trends`, with the columns of `why`."""
    within: pd.DataFrame
    """Those that surely rise, but only in the story of a head: `within` is its id."""
    every: pd.DataFrame
    """All rows, as heads."""


def rising(desk: Desk, corpus: Slice) -> Rising:
    """Return who rises at the end of the period; `corpus` is the desk's `ever`."""
    moment = (desk.as_of, desk.length, desk.zone)
    table = trends.trends(corpus, *moment)
    why = trends.why(corpus, table, *moment)
    every = table.merge(why, on="entity_id", how="left", validate="one_to_one")
    if desk.selection.people is not None or desk.selection.shows is not None:
        every = every[every["entity_id"].isin(desk.selection.entities)].reset_index(drop=True)
    sure = every[every["state"].eq(RISING)]
    is_within = sure["within"].isin(sure["entity_id"])
    return Rising(sure[~is_within].reset_index(drop=True), sure[is_within].reset_index(drop=True), every)

"""What a reader asks for, in the words of a report: it takes the place of the report's own selection."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from analysis.selection import Selection

_TICK: Final = pd.Timedelta(1, "us")


def over(selection: Selection) -> Mapping[str, object]:
    """Return the keys of what a selection asks for; none of what it leaves open."""
    until = None if selection.until is None else selection.until - _TICK
    keys: dict[str, object] = {
        "since": None if selection.since is None else selection.since.to_pydatetime(),
        "until": None if until is None else until.to_pydatetime(),
        "people": tuple(sorted(selection.people or ())),
        "shows": tuple(sorted(selection.shows or ())),
        "sources": tuple(sorted(selection.sources or ())),
        "sections": tuple(sorted(selection.sections or ())),
        "query": selection.query,
        "copies": selection.copies,
    }
    return {key: value for key, value in keys.items() if value}

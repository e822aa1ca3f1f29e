"""The name book as a table to read."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from analysis.entities.decisions import Decision
from analysis.entities.namebook import undone
from analysis.names.deciding import told_short

COLUMNS: Final = ("number", "when", "who", "decision", "reason", "state")


def logged(taken: Sequence[Decision], refused: Mapping[int, str]) -> pd.DataFrame:
    """Return a row a decision; state: stands, undone, or why it has no effect.

    `refused`: the decisions that do not fit what is known now, and why.
    """
    gone = undone(taken)
    rows = [
        (one.number, pd.Timestamp(one.at), one.by, told_short(one), one.reason, _state(one, gone, refused))
        for one in taken
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _state(one: Decision, gone: frozenset[int], refused: Mapping[int, str]) -> str:
    if one.number in gone:
        return "undone"
    return f"no effect: {refused[one.number]}" if one.number in refused else "stands"

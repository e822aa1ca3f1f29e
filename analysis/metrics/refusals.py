"""Why records could not be read: reasons grouped, so that a thousand of one kind are one line."""

import re
from typing import Final

import pandas as pd

# What follows is of the one record: what was found, where, or what to do.
_OWN: Final = re.compile(r"\s*[:;(\N{LEFT DOUBLE QUOTATION MARK}].*|\s+at (character|line|byte)\b.*", re.DOTALL)
_VALUE: Final = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d,.]*")


def reason_of(reason: str) -> str:
    """Return what kind of reason it is: without values, numbers and what only that record has."""
    return _VALUE.sub("\N{HORIZONTAL ELLIPSIS}", _OWN.sub("", reason)).strip() or reason


def by_reason(rejects: pd.DataFrame) -> pd.DataFrame:
    """Return the rejects with `kind`, the kind of their reason, those of the most frequent kind first."""
    kinds = rejects.assign(kind=rejects["reason"].astype("str").map(reason_of))
    count = kinds.groupby("kind")["kind"].transform("size")
    ordered = kinds.assign(count=count).sort_values(
        ["count", "kind"], ascending=[False, True], kind="stable", ignore_index=True
    )
    return ordered.drop(columns="count")

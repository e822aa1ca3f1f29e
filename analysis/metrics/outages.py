"""Where a delivery broke: days that cannot be told, spans in words, and every source beside its usual."""

from typing import Final

import pandas as pd

from analysis.metrics.delivery import FEWEST, SHORT

_JOINED: Final = pd.Timedelta(days=3)
_LESS: Final = 2 / 3  # of the usual; and half as much again is more
_MORE: Final = 3 / 2


def gaps(table: pd.DataFrame) -> pd.DatetimeIndex:
    """Return the days of which too much is missing to be told, of the sources in a `delivered`.

    Those on which the sources that had an outage usually deliver a third or more of what all of them usually do.
    """
    missing = table["usual"].where(table["outage"], 0.0)
    days = pd.DataFrame({"day": table["day"], "usual": table["usual"], "missing": missing}).groupby("day").sum()
    return pd.DatetimeIndex(days.index[days["missing"].gt(0) & (days["missing"] * SHORT).ge(days["usual"])])


def outages(table: pd.DataFrame) -> pd.DataFrame:
    """Return the outages of a `delivered` as spans, newest first: source, first and last day, and how much came.

    Outages of a source with at most two other days between them are one span; days: how many of its days were outages;
    delivered and usual: articles a day, on these days.
    """
    found = table[table["outage"]]
    starts = found["source"].ne(found["source"].shift()) | found["day"].diff().gt(_JOINED)
    return (
        found.groupby(starts.cumsum().to_numpy())
        .agg(
            source=("source", "first"),
            first=("day", "min"),
            last=("day", "max"),
            days=("day", "size"),
            delivered=("articles", "mean"),
            usual=("usual", "mean"),
        )
        .astype({"source": "str"})
        .sort_values(["last", "first", "usual", "source"], ascending=[False, True, False, True], ignore_index=True)
    )


def beside_usual(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return a row a source and day of a `delivered`, the largest sources first and the others summed.

    row: from 0, the place of the source; source: its name, NaN for the row of the others; others: how many these are;
    state: outage, less (under two thirds of the usual), usual, more (half as much again) or unknown, where a source
    is too new or too small to have a usual.
    """
    place = _rows(table, most)
    shown = len(place) if place.is_unique else most
    cells = (
        table.assign(row=table["source"].astype("str").map(place), missing=table["usual"].where(table["outage"], 0.0))
        .groupby(["row", "day"], as_index=False)
        .agg(articles=("articles", "sum"), usual=("usual", _known_sum), missing=("missing", "sum"))
    )
    names = pd.Series(place.index[:shown], dtype="str")
    return cells.assign(
        source=cells["row"].map(names).astype("str"), others=len(place) - shown, state=_states(cells)
    ).drop(columns="missing")[["row", "source", "others", "day", "articles", "usual", "state"]]


def of_row(table: pd.DataFrame, most: int, row: int) -> frozenset[str]:
    """Return the sources of a row of `beside_usual`."""
    place = _rows(table, most)
    return frozenset(place.index[place.eq(row)])


def _rows(table: pd.DataFrame, most: int) -> pd.Series:
    """Return the row of each source, by its name, largest first."""
    size = table.assign(size=table[["articles", "usual"]].max(axis=1)).groupby("source", observed=True)["size"].sum()
    ordered = size.rename_axis("source").reset_index().sort_values(["size", "source"], ascending=[False, True])
    rows = pd.Series(range(len(ordered)), index=ordered["source"].astype("str"), dtype="int64")
    # One more is shown by name rather than as "1 other".
    return rows.clip(upper=most) if len(rows) > most + 1 else rows


def _known_sum(usual: pd.Series) -> float:
    return float(usual.sum(min_count=1))


def _states(cells: pd.DataFrame) -> pd.Series:
    share = cells["articles"] / cells["usual"].where(cells["usual"].ge(FEWEST))
    states = pd.Series("usual", index=cells.index, dtype="str")
    states = states.mask(share.lt(_LESS), "less").mask(share.gt(_MORE), "more").mask(share.isna(), "unknown")
    return states.mask(cells["missing"].gt(0) & (cells["missing"] * SHORT).ge(cells["usual"]), "outage")

"""The tables of a comparison, and how they are shown."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from analysis.evaluate.scoring import SCREEN
from benchmarks.machine import print_table

_F1: Final[Mapping[str, str]] = {
    "people_unseen": "people not seen before F1",
    "namings": "namings F1",
    "shows": "shows and films F1",
    "works": "works, titles alone F1",
    "characters": "characters F1",
}
_LEAST: Final = 10  # labelled people of a source: below that an F1 says nothing
_NONE: Final = "none said"


def measures(scores: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return a row for each set and system, the time of an article as a multiple of that of the system `unit`, too."""
    units = scores[scores["system"].eq(unit)].groupby("set")["seconds"].first()
    rows = []
    for (name, system), table in scores.groupby(["set", "system"], sort=False):
        by = {str(row["measure"]): row for row in records(table)}
        people, seconds = by["people"], float(table["seconds"].iloc[0])
        rows.append(
            {
                "set": name,
                "articles": table["articles"].iloc[0],
                "": system,
                "people P": three(people["precision"]),
                "R": three(people["recall"]),
                "F1": three(people["f1"]),
                "95 %": f"{three(people['low'])} to {three(people['high'])}",
                **{heading: _f1(by[measure]) for measure, heading in _F1.items() if measure in by},
                "characters taken for people": by["characters_taken"]["said"],
                "ms an article": f"{1000 * seconds:.1f}",
                f"to {unit}": f"{seconds / units[str(name)]:.1f}",
            }
        )
    return pd.DataFrame(rows)


def sources(groups: pd.DataFrame) -> pd.DataFrame:
    """Return F1 of people by set and source, a column a system; sources where few are labelled are left out."""
    people = groups[groups["measure"].eq("people") & groups["labelled"].ge(_LEAST)]
    told = people.assign(
        people=people["labelled"].astype("int64"),
        f1=people["f1"].map(three),
        group=people["group"].replace("", "none given"),
    )
    index = ["set", "group", "articles", "people"]
    table = told.pivot_table(index=index, columns="system", values="f1", aggfunc="first", sort=False).reset_index()
    systems = [system for system in dict.fromkeys(groups["system"]) if system in table.columns]
    ranks = table["set"].map(list(dict.fromkeys(groups["set"])).index)
    ordered = table.assign(rank=ranks).sort_values(["rank", "people", "group"], ascending=[True, False, True])
    return (
        ordered[[*index, *systems]]
        .rename(columns={"group": "people F1 by source", "people": "labelled people"})
        .rename_axis(columns=None)
    )


def errors(mistakes: pd.DataFrame) -> pd.DataFrame:
    """Return how many mistakes there are by kind and form, a column a set.

    Titles that were missed and are neither show nor film are one form: Marquee names no others.
    """
    some = mistakes[mistakes["count"].gt(0)]
    is_other = some["kind"].str.startswith("title missed") & ~some["form"].isin(SCREEN)
    made = some.assign(form=some["form"].mask(is_other, "neither show nor film"))
    kinds = list(dict.fromkeys(mistakes["kind"]))
    sets = list(dict.fromkeys(mistakes["set"]))
    table = made.pivot_table(index=["kind", "form"], columns="set", values="count", aggfunc="sum", sort=False)
    counts = table.reindex(columns=sets).fillna(0).astype("int64").reset_index()
    ranked = counts.assign(rank=counts["kind"].map(kinds.index), total=-counts[sets].sum(axis=1))
    return ranked.sort_values(["rank", "total", "form"]).drop(columns=["rank", "total"]).rename_axis(columns=None)


def show(table: pd.DataFrame, *, is_markdown: bool) -> None:
    """Print a table below an empty line."""
    print()
    if is_markdown:
        print_table(records(table))
    else:
        print(table.to_string(index=False))


def records(table: pd.DataFrame) -> Sequence[dict[str, object]]:
    """Return the rows, shares to five digits; what is undefined is None."""
    rounded = table.round(5)
    rows = rounded.astype(object).where(rounded.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def three(value: object) -> str:
    """Return a share as it is written."""
    return f"{value:.3f}" if isinstance(value, float) and not math.isnan(value) else ""


def _f1(row: Mapping[str, object]) -> str:
    return three(row["f1"]) if row["said"] else _NONE

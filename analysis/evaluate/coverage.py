"""How much of what articles name the gazetteer knows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import pandas as pd

from analysis.evaluate.labels import Label, Named
from analysis.evaluate.scoring import SCREEN, fold
from analysis.evaluate.spelt import Known

ALL: Final = "all names"

_PARTS: Final[Mapping[str, Callable[[Label], Sequence[Named]]]] = {
    "people": lambda label: label.people,
    "characters": lambda label: label.characters,
    "shows": lambda label: [work for work in label.works if work.type in SCREEN],
    "works": lambda label: label.works,
}


def coverage(
    labels: Mapping[str, Label], known: Known, listed: AbstractSet[str] | None = None, other: str = ""
) -> pd.DataFrame:
    """Return part, names, namings, known and share: how many labelled namings are of somebody the gazetteer knows.

    Known is whose labelled name is a spelling of an entity of that kind. With `listed` there is a second row a part,
    called `other`, of the names that are not among these. The share of no naming is NaN.
    """
    rows = pd.DataFrame(_namings(labels, known), columns=["part", "name", "namings", "is_known"])
    some = [(ALL, rows)] if listed is None else [(ALL, rows), (other, rows[~rows["name"].isin(listed)])]
    return pd.concat([_shares(part, name) for name, part in some], ignore_index=True)


def _namings(labels: Mapping[str, Label], known: Known) -> Iterator[tuple[str, str, int, bool]]:
    for part, things_of in _PARTS.items():
        for label in labels.values():
            for thing in things_of(label):
                name = fold(thing.name)
                yield part, name, thing.namings, name in known[part]


def _shares(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    table = (
        rows.assign(known=rows["namings"].where(rows["is_known"], 0))
        .groupby("part")
        .agg(namings=("namings", "sum"), known=("known", "sum"))
        .reindex(list(_PARTS), fill_value=0)
        .reset_index()
    )
    return table.assign(names=name, share=table["known"] / table["namings"].where(table["namings"] > 0))[
        ["part", "names", "namings", "known", "share"]
    ]

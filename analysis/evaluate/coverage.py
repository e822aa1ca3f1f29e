"""How much of what articles name the gazetteer knows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import pandas as pd

from analysis.entities.gazetteer import SHOWS, Gazetteer
from analysis.evaluate.hiding import spellings
from analysis.evaluate.labels import Label, Named
from analysis.evaluate.scoring import SCREEN, fold

ALL: Final = "all names"

_NOT_WORKS: Final = frozenset({"person", "group", "character"})
_PARTS: Final[Mapping[str, Callable[[Label], Sequence[Named]]]] = {
    "people": lambda label: label.people,
    "characters": lambda label: label.characters,
    "shows": lambda label: [work for work in label.works if work.type in SCREEN],
    "works": lambda label: label.works,
}


def known(gazetteer: Gazetteer) -> Mapping[str, AbstractSet[str]]:
    """Return the folded spellings of the gazetteer's people, characters, shows (and films), and works of any kind."""
    kinds = gazetteer.entities.set_index("entity_id")["kind"]
    spelt = spellings(gazetteer)
    kind = spelt["entity_id"].map(kinds)
    rows = {
        "people": kind.eq("person"),
        "characters": kind.eq("character"),
        "shows": kind.isin(SHOWS),
        "works": ~kind.isin(_NOT_WORKS),
    }
    return {part: frozenset(spelt["spelling"][of_kind]) for part, of_kind in rows.items()}


def coverage(
    labels: Mapping[str, Label], gazetteer: Gazetteer, listed: AbstractSet[str] | None = None, other: str = ""
) -> pd.DataFrame:
    """Return part, names, namings, known and share: how many labelled namings are of somebody the gazetteer knows.

    Known is whose labelled name is a spelling of an entity of that kind. With `listed` there is a second row a part,
    called `other`, of the names that are not among these. The share of no naming is NaN.
    """
    by_part = known(gazetteer)
    rows = pd.DataFrame(_namings(labels, by_part), columns=["part", "name", "namings", "is_known"])
    some = [(ALL, rows)] if listed is None else [(ALL, rows), (other, rows[~rows["name"].isin(listed)])]
    return pd.concat([_shares(part, name) for name, part in some], ignore_index=True)


def _namings(
    labels: Mapping[str, Label], by_part: Mapping[str, AbstractSet[str]]
) -> Iterator[tuple[str, str, int, bool]]:
    for part, things_of in _PARTS.items():
        for label in labels.values():
            for thing in things_of(label):
                name = fold(thing.name)
                yield part, name, thing.namings, name in by_part[part]


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

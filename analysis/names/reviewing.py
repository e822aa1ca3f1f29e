"""Names that articles have and no list has, for editors to look through."""

from typing import Final, NamedTuple

import pandas as pd

from analysis.entities.folding import key
from analysis.errors import NameBookError
from analysis.store.snapshot import Snapshot

COLUMNS: Final = ("entity_id", "name", "kind", "articles", "sources", "counts")
_TOLD: Final = 6


class Name(NamedTuple):
    """A found name."""

    entity_id: str
    name: str


def found(snapshot: Snapshot) -> pd.DataFrame:
    """Return entity_id, name, kind, articles, sources and whether it counts, of each; most articles first.

    Who is private is not among them.
    """
    order = ["articles", "sources", "entity_id"]
    table = snapshot.found.reset_index(drop=True).sort_values(order, ascending=[False, False, True], ignore_index=True)
    return table[list(COLUMNS)]


def name(snapshot: Snapshot, called: str) -> Name:
    """Return the one found name with this id, else this spelling.

    Raises NameBookError: with the candidates where it may be several, and where there is none.
    """
    rows = snapshot.found
    wanted = key(called)
    near = rows[rows["entity_id"].eq(called) | (rows["name"].map(key) == wanted)]
    if near.empty:
        msg = f'"{called}" was not found in articles, or stands in a list; `marquee names found` lists them'
        raise NameBookError(msg)
    if len(near) > 1:
        told = ", ".join(f"{entity} ({kind})" for entity, kind in near[["entity_id", "kind"]].head(_TOLD).to_numpy())
        msg = f'"{called}" may be {told}; give the id'
        raise NameBookError(msg)
    return Name(str(near["entity_id"].iloc[0]), str(near["name"].iloc[0]))

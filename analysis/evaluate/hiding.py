"""The gazetteer without some names: what Marquee would find had nobody entered them."""

import hashlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.entities.gazetteer import Gazetteer, Names
from analysis.errors import LoadingError
from analysis.evaluate.scoring import fold


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """What is left of a gazetteer, and how much was taken out."""

    gazetteer: Gazetteer
    entities: int
    """How many entities were taken out."""
    absent: int
    """How many of the names no entity had."""


def names(path: Path) -> frozenset[str]:
    """Return the names in a file, folded: one a line; blank lines and lines that begin with # are skipped.

    Raises LoadingError where the file is not UTF-8 or has no name in it.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        msg = f"{path}: not UTF-8 (byte {error.start + 1:,}); save it as UTF-8, one name a line"
        raise LoadingError(msg) from error
    found = frozenset(fold(line) for line in lines if line.strip() and not line.lstrip().startswith("#"))
    if not found:
        msg = f"{path}: no name in it; write one a line"
        raise LoadingError(msg)
    return found


def hidden(gazetteer: Gazetteer, spelt: pd.DataFrame, listed: AbstractSet[str]) -> Hidden:
    """Return the gazetteer without every entity that has a spelling among the listed, folded names.

    `spelt` are the gazetteer's spellings.
    """
    found = spelt[spelt["spelling"].isin(listed)]
    gone = set(found["entity_id"])
    entities, aliases = (table[~table["entity_id"].isin(gone)] for table in (gazetteer.entities, gazetteer.aliases))
    left = replace(
        gazetteer,
        entities=entities.reset_index(drop=True),
        aliases=aliases.reset_index(drop=True),
        credits=_credits(gazetteer.credits, gone),
        digest=_digest(gazetteer.digest, listed),
        imported=None if gazetteer.imported is None else _imported(gazetteer.imported, gone),
    )
    return Hidden(left, len(gone), len(listed) - found["spelling"].nunique())


def _imported(names: Names, gone: AbstractSet[str]) -> Names:
    """Return what is left of imported names, among them spellings and credits of the gazetteer's own."""
    ids = pa.array(sorted(gone), schema.TEXT)
    entities, aliases, respelt = (
        table.filter(pc.invert(pc.is_in(table["entity_id"], value_set=ids)))
        for table in (names.entities, names.aliases, names.respelt)
    )
    left = _credits(schema.pandas(names.credits), gone)
    return Names(entities, aliases, respelt, schema.arrow(left, schema.CREDITS, "credits"))


def _credits(table: pd.DataFrame, gone: AbstractSet[str]) -> pd.DataFrame:
    """Return the credits of what is left; one that lost its person goes on for its character, and so the reverse."""
    left = table[~table["work_id"].isin(gone)]
    roles = left[["person_id", "character_id"]]
    remaining = roles.where(~roles.isin(gone))
    has_lost_all = roles.notna().any(axis=1) & remaining.isna().all(axis=1)
    cut = left.assign(person_id=remaining["person_id"], character_id=remaining["character_id"])
    return cut[~has_lost_all].reset_index(drop=True)


def _digest(digest: str, listed: AbstractSet[str]) -> str:
    return hashlib.sha256("\n".join([digest, *sorted(listed)]).encode()).hexdigest()[:16]

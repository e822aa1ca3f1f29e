"""The gazetteer without some names: what Marquee would find had nobody entered them."""

import hashlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.entities.gazetteer import Gazetteer
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


def spellings(gazetteer: Gazetteer) -> pd.DataFrame:
    """Return entity_id and spelling, folded: names and aliases; those of which folding leaves nothing are left out."""
    columns = (gazetteer.entities[["entity_id", "name"]], gazetteer.aliases[["entity_id", "alias"]])
    table = pd.concat([part.set_axis(["entity_id", "spelling"], axis=1) for part in columns], ignore_index=True)
    folded = table.assign(spelling=table["spelling"].map(fold))
    return folded[folded["spelling"] != ""].drop_duplicates(ignore_index=True)


def hidden(gazetteer: Gazetteer, listed: AbstractSet[str]) -> Hidden:
    """Return the gazetteer without every entity that has a spelling among the listed, folded names."""
    spelt = spellings(gazetteer)
    found = spelt[spelt["spelling"].isin(listed)]
    gone = set(found["entity_id"])
    entities, aliases = (table[~table["entity_id"].isin(gone)] for table in (gazetteer.entities, gazetteer.aliases))
    left = replace(
        gazetteer,
        entities=entities.reset_index(drop=True),
        aliases=aliases.reset_index(drop=True),
        credits=_credits(gazetteer.credits, gone),
        digest=_digest(gazetteer.digest, listed),
    )
    return Hidden(left, len(gone), len(listed) - found["spelling"].nunique())


def _credits(table: pd.DataFrame, gone: AbstractSet[str]) -> pd.DataFrame:
    """Return the credits of what is left; one that lost its person goes on for its character, and so the reverse."""
    of_known_works = table[~table["work_id"].isin(gone)]
    cut = of_known_works.assign(
        **{name: of_known_works[name].where(~of_known_works[name].isin(gone)) for name in ("person_id", "character_id")}
    )
    lost = of_known_works[["person_id", "character_id"]].notna().any(axis=1) & cut[
        ["person_id", "character_id"]
    ].isna().all(axis=1)
    return cut[~lost].reset_index(drop=True)


def _digest(digest: str, listed: AbstractSet[str]) -> str:
    return hashlib.sha256("\n".join([digest, *sorted(listed)]).encode()).hexdigest()[:16]

"""Which entity an imported one is: one that is known, a new one, or one that cannot be told."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.entities.gazetteer import WORKS

COLLECTIONS: Final = ("imdb", "wikidata")
"""Of others' ids: within each, two ids are two entities."""
_UNSURE: Final = ""


class _Pair(NamedTuple):
    entity: str
    known: str
    exact: bool
    """Both have a year, and it is the same one."""
    alike: bool
    """They share a role."""
    dated: bool
    """The imported one has a year."""


def collection(entity: str) -> str:
    """Return the collection that an id is from: within one, two ids are two entities."""
    head = entity.partition("-")[0]
    return head if head in COLLECTIONS else ""


def among(values: pd.Series, others: pd.Series) -> npt.NDArray[np.bool_]:
    """Return which of these texts are among the others; pandas itself makes a Python object of each of these."""
    found = pc.is_in(pa.array(values, type=pa.string()), value_set=pa.array(others, type=pa.string()), skip_nulls=True)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype="bool")


def same(
    entities: pd.DataFrame, known: pd.DataFrame, shared: Collection[tuple[str, str]] | None = None
) -> dict[str, str]:
    """Return the known entity that each imported one is; "" where nothing tells which of several; absent if new.

    `entities` and `known` have entity_id, kind, key, first_year, roles. One and the same have kind and name in common
    and no two years of birth; of works, years that differ by one at most. Where several fit, the year decides, then the
    roles; where these do not, nobody is taken for somebody else. `shared`: only these pairs may be the same.
    """
    pairs = [pair for pair in _pairs(entities, known) if shared is None or (pair.entity, pair.known) in shared]
    pairs = _exact_alone(pairs)
    by_entity, by_known = defaultdict[str, list[_Pair]](list), defaultdict[str, list[_Pair]](list)
    for pair in pairs:
        by_entity[pair.entity].append(pair)
        by_known[pair.known].append(pair)
    found: dict[str, str] = {}
    for entity, own in by_entity.items():
        found |= _decided(entity, own, by_known)
    return found


def _decided(entity: str, own: list[_Pair], by_known: Mapping[str, list[_Pair]]) -> dict[str, str]:
    fit = own if len(own) == 1 else [pair for pair in own if pair.alike]
    if len(fit) != 1:
        return {entity: _UNSURE}
    others = by_known[fit[0].known]
    if len(others) == 1:
        return {entity: fit[0].known}
    alike = [pair for pair in others if pair.alike]
    if len(alike) == 1:
        # Whom the roles do not fit is somebody else, if a year tells him apart.
        return {entity: fit[0].known} if fit[0].alike else ({} if fit[0].dated else {entity: _UNSURE})
    return {entity: _UNSURE}


def _exact_alone(pairs: list[_Pair]) -> list[_Pair]:
    """Return the pairs without those that have less to say for them than another of the same entity."""
    sure = {pair.entity for pair in pairs if pair.exact}
    return [pair for pair in pairs if pair.exact or pair.entity not in sure]


def _pairs(entities: pd.DataFrame, known: pd.DataFrame) -> list[_Pair]:
    near = known[among(known["key"], entities["key"])]
    both = (
        entities[among(entities["key"], near["key"])]
        .merge(near, on=["kind", "key"], suffixes=("", "_known"))
        .drop_duplicates(["entity_id", "entity_id_known"])
    )
    columns = ("entity_id", "entity_id_known", "kind", "first_year", "first_year_known", "roles", "roles_known")
    found: list[_Pair] = []
    for one, other, kind, year, other_year, roles, other_roles in zip(*(both[c] for c in columns), strict=True):
        home = collection(one)
        if home and home == collection(other):
            continue
        dated, has_year = not pd.isna(year), not pd.isna(other_year)
        if dated and has_year and abs(year - other_year) > (kind in WORKS):
            continue
        found.append(_Pair(one, other, dated and has_year, bool(_roles(roles) & _roles(other_roles)), dated))
    return found


def _roles(text: object) -> frozenset[str]:
    return frozenset(text.split(", ")) if isinstance(text, str) else frozenset()

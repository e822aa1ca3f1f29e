"""A name as an editor gives it, found among all that is known: by id, by what is shown, by any spelling."""

from collections.abc import Collection
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.entities.folding import key
from analysis.entities.gazetteer import NEVER_SHOWN, Gazetteer, whole
from analysis.entities.namebook import Effects
from analysis.errors import NameBookError
from analysis.store.lookup import told_apart

_MOST: Final = 20
_TOLD: Final = 6


def entity(gazetteer: Gazetteer, effects: Effects, called: str) -> str:
    """Return the id of the one entity with this id, else this name, else this spelling; merged ids lead on.

    Raises NameBookError: with the candidates where it may be several, and where it is nobody.
    """
    for id_ in (called, effects.survivor(called)):
        if len(rows_of(gazetteer, [id_])):
            return id_
    named, spelt = _bearers(gazetteer, called)
    for ids in (named, named | spelt):
        if len(ids) == 1:
            return next(iter(ids))
        if ids:
            told = [told_apart(row) for row in rows_of(gazetteer, ids).head(_TOLD).itertuples()]
            more = f" and {len(ids) - _TOLD} more" if len(ids) > _TOLD else ""
            msg = f'"{called}" may be {", ".join(told)}{more}; give the id'
            raise NameBookError(msg)
    msg = f'"{called}" is nobody that is known; `marquee names find` looks for parts of names'
    raise NameBookError(msg)


def search(gazetteer: Gazetteer, words: str, private: Collection[str], most: int = _MOST) -> pd.DataFrame:
    """Return entities (schema.ENTITIES) with a name or spelling that has all these words or parts of them.

    Who is called exactly so comes first, then the shorter names. Who is private is not among them.
    """
    wanted = key(words).split()
    if not wanted:
        return schema.empty(schema.ENTITIES)
    named, spelt = _bearers(gazetteer, words)
    tables = whole(gazetteer)
    found = named | spelt | {words.strip()}
    for name, column in (("entities", "name"), ("aliases", "alias")):
        table = tables[name]
        if name == "aliases":
            # A part of a birth or former name must not tell whose it is.
            table = table.filter(pc.invert(pc.is_in(table["kind"], value_set=pa.array(NEVER_SHOWN))))
        hits = _holding(table[column], wanted)
        found |= set(table.filter(hits)["entity_id"].to_pylist())
    rows = rows_of(gazetteer, found - set(private))
    is_exact = rows["entity_id"].isin(named | spelt | {words})
    order = rows.assign(exact=~is_exact, length=rows["name"].str.len()).sort_values(["exact", "length", "entity_id"])
    return schema.conform(order.head(most).reset_index(drop=True), schema.ENTITIES, "names")


def are_private(gazetteer: Gazetteer, called: str, private: Collection[str]) -> bool:
    """Return whether somebody who is private has this id, name or spelling."""
    named, spelt = _bearers(gazetteer, called)
    return bool((named | spelt | {called}) & set(private))


def rows_of(gazetteer: Gazetteer, ids: Collection[str]) -> pd.DataFrame:
    """Return what is known of these entities (schema.ENTITIES), by id."""
    entities = whole(gazetteer)["entities"]
    near = entities.filter(pc.is_in(entities["entity_id"], value_set=pa.array(sorted(ids), schema.TEXT)))
    return schema.pandas(near).sort_values("entity_id", ignore_index=True)


def spellings_of(gazetteer: Gazetteer, id_: str) -> pd.DataFrame:
    """Return the spellings of an entity (schema.ALIASES)."""
    aliases = whole(gazetteer)["aliases"]
    return schema.pandas(aliases.filter(pc.equal(aliases["entity_id"], id_)))


def _bearers(gazetteer: Gazetteer, called: str) -> tuple[set[str], set[str]]:
    """Return who is shown under a name, and who has it as a spelling."""
    tables, wanted = whole(gazetteer), key(called)
    return _called(tables["entities"], "name", wanted), _called(tables["aliases"], "alias", wanted)


def _called(table: pa.Table, column: str, wanted: str) -> set[str]:
    # Folding keeps the length, and to fold all names there are takes long.
    near = table.filter(pc.equal(pc.utf8_length(table[column]), len(wanted)))
    pairs = zip(near["entity_id"].to_pylist(), near[column].to_pylist(), strict=True)
    return {id_ for id_, name in pairs if key(name) == wanted}


def _holding(column: pa.ChunkedArray, wanted: list[str]) -> pa.ChunkedArray:
    plain = pc.utf8_lower(pc.replace_substring_regex(pc.utf8_normalize(column, "NFKD"), r"\p{Mn}", ""))
    hits = pc.match_substring(plain, wanted[0])
    for word in wanted[1:]:
        hits = pc.and_(hits, pc.match_substring(plain, word))
    return hits

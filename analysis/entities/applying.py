"""A gazetteer with the decisions of the name book: other tables, and nothing edited."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.entities.decisions import BLOCK, Decision
from analysis.entities.folding import key
from analysis.entities.gazetteer import Gazetteer, Names
from analysis.entities.matcher import variants
from analysis.entities.namebook import Effects
from analysis.entities.world import Alias, Credit, Known, World
from analysis.errors import NameBookError

_KEYED: Final = schema.ALIASES.append(pa.field("key", schema.TEXT))
_CREDITED: Final = ("work_id", "person_id", "character_id")
_CREDIT: Final = (*_CREDITED, "role", "seasons")


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """A gazetteer with a name book."""

    gazetteer: Gazetteer
    refused: Mapping[int, str] = field(default_factory=dict)
    """Decisions that do not fit what is known now, by number, and why: they have no effect."""


@lru_cache(maxsize=4)
def apply(gazetteer: Gazetteer, effects: Effects) -> Applied:
    """Return the gazetteer with what the decisions come to; the same value for the same, worked out once.

    A decision that does not fit, because the gazetteer is another one than it was, has no effect and is told.
    """
    if not effects.steps:
        return Applied(gazetteer)
    before = world(gazetteer, effects.steps)
    after, refused = stepped(before, effects.steps)
    changed = replace(
        gazetteer,
        entities=_entities(gazetteer.entities, before, after),
        aliases=_aliases(gazetteer.aliases, before, after),
        credits=_credits(gazetteer.credits, before, after),
        digest=f"{gazetteer.digest}.{effects.digest}" if effects.digest else gazetteer.digest,
        imported=None if gazetteer.imported is None else _imported(gazetteer.imported, before, after),
        blocked=frozenset(after.blocked),
    )
    return Applied(changed, refused)


def stepped(start: World, steps: Iterable[Decision]) -> tuple[World, dict[int, str]]:
    """Return the world after all decisions that fit, and why the others do not."""
    now, refused = start, dict[int, str]()
    for step in steps:
        try:
            now = now.step(step)
        except NameBookError as error:
            refused[step.number] = str(error)
    return now, refused


def world(gazetteer: Gazetteer, steps: Sequence[Decision]) -> World:
    """Return what the gazetteer knows of all that the decisions speak of."""
    spellings = {key(name) for step in steps if step.kind == BLOCK for name in step.spellings}
    own_keys = gazetteer.aliases["alias"].map(key) if spellings else pd.Series(dtype="str")
    wanted = {entity for step in steps for entity in (step.entity, step.into, *step.works) if entity}
    wanted |= set(gazetteer.aliases["entity_id"][own_keys.isin(spellings)]) if spellings else set()
    if gazetteer.imported is not None and spellings:
        named = [
            table.filter(pc.is_in(table["key"], value_set=pa.array(sorted(spellings), schema.TEXT)))["entity_id"]
            for table in (gazetteer.imported.aliases, gazetteer.imported.respelt)
        ]
        wanted |= {entity for column in named for entity in column.to_pylist()}
    entities = _known(gazetteer.entities[gazetteer.entities["entity_id"].isin(wanted)], checked=True)
    aliases = [*_said(gazetteer.aliases[gazetteer.aliases["entity_id"].isin(wanted)], checked=True)]
    credits_ = [*_credit_rows(gazetteer.credits, wanted, checked=True)]
    if (others := gazetteer.imported) is not None:
        entities |= _known(_of(others.entities, wanted), checked=False)
        aliases += _said(_of(others.aliases, wanted), checked=False)
        credits_ += _credit_rows(schema.pandas(_touching(others.credits, wanted)), wanted, checked=False)
    by_entity: dict[str, list[Alias]] = {entity: [] for entity in entities}
    for entity, alias in aliases:
        by_entity[entity].append(alias)
    return World(
        {entity: replace(known, aliases=tuple(by_entity[entity])) for entity, known in entities.items()},
        tuple(credits_),
    )


def _known(rows: pd.DataFrame, *, checked: bool) -> dict[str, Known]:
    plain = rows.astype("object").where(rows.notna(), None)
    records = (dict(zip(schema.ENTITIES.names, row, strict=True)) for row in plain[schema.ENTITIES.names].to_numpy())
    return {str(row["entity_id"]): Known(row, checked) for row in records}


def _said(rows: pd.DataFrame, *, checked: bool) -> list[tuple[str, Alias]]:
    columns = (rows[name] for name in ("entity_id", "alias", "kind", "common"))
    return [
        (entity, Alias(alias, kind, bool(common), checked))
        for entity, alias, kind, common in zip(*columns, strict=True)
    ]


def _credit_rows(rows: pd.DataFrame, wanted: set[str], *, checked: bool) -> list[Credit]:
    near = rows[rows[list(_CREDITED)].isin(list(wanted)).any(axis=1)]
    plain = near[list(_CREDIT)].astype("object").where(near[list(_CREDIT)].notna(), None)
    return [
        Credit(work, person, character, role, seasons, checked)
        for work, person, character, role, seasons in plain.to_numpy()
    ]


def _of(table: pa.Table, wanted: Iterable[str]) -> pd.DataFrame:
    found = schema.pandas(table.filter(pc.is_in(table["entity_id"], value_set=_ids(wanted))))
    # What Arrow has as a flag may be null here, and is not.
    return found.assign(common=found["common"].astype("bool")) if "common" in found else found


def _touching(table: pa.Table, wanted: Iterable[str]) -> pa.Table:
    ids = _ids(wanted)
    is_near = pc.or_(
        pc.or_(*(pc.is_in(table[name], value_set=ids) for name in _CREDITED[:2])),
        pc.is_in(table[_CREDITED[2]], value_set=ids),
    )
    return table.filter(is_near)


def _without(table: pa.Table, ids: Iterable[str]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table["entity_id"], value_set=_ids(ids))))


def _ids(wanted: Iterable[str]) -> pa.Array:
    return pa.array(sorted(wanted), schema.TEXT)


def _entities(table: pd.DataFrame, before: World, after: World) -> pd.DataFrame:
    """Return the rows with what they say now, those of new entities behind them."""
    now = {entity: known.facts for entity, known in after.entities.items() if known.checked}
    there = set(table["entity_id"])
    kept = table[~table["entity_id"].isin(list(before.entities)) | table["entity_id"].isin(list(now))]
    pairs = zip(kept["entity_id"], kept["name"], strict=True)
    names = [str(now[entity]["name"]) if entity in now else name for entity, name in pairs]
    rows = [now[entity] for entity in sorted(now) if entity not in there]
    added = schema.conform(pd.DataFrame(rows, columns=schema.ENTITIES.names), schema.ENTITIES, "name book")
    return pd.concat([kept.assign(name=pd.array(names, dtype="str")), added], ignore_index=True)


def _aliases(table: pd.DataFrame, before: World, after: World) -> pd.DataFrame:
    rows = _alias_rows(before, after, checked=True)
    added = schema.conform(pd.DataFrame(rows, columns=schema.ALIASES.names), schema.ALIASES, "name book")
    kept = table[~table["entity_id"].isin(list(before.entities))]
    return pd.concat([kept, added.astype(dict(table.dtypes))], ignore_index=True)


def _alias_rows(before: World, after: World, *, checked: bool) -> list[tuple[str, str, str, bool]]:
    """Return the spellings of the entities in an order of its own: as they were, then those that came."""
    rows: list[tuple[str, str, str, bool]] = []
    for entity, known in sorted(after.entities.items()):
        known_before = before.entities.get(entity)
        places = {} if known_before is None else {key(alias.alias): n for n, alias in enumerate(known_before.aliases)}
        ordered = sorted(known.aliases, key=lambda one: (places.get(key(one.alias), len(places)), key(one.alias)))
        rows += [(entity, one.alias, one.kind, one.common) for one in ordered if one.checked == checked]
    return rows


def _credits(table: pd.DataFrame, before: World, after: World) -> pd.DataFrame:
    kept = table[~table[list(_CREDITED)].isin(list(before.entities)).any(axis=1)]
    return pd.concat([kept, _credit_table(after, checked=True)], ignore_index=True)


def _credit_table(after: World, *, checked: bool) -> pd.DataFrame:
    rows = [(one.work, one.person, one.character, one.role, one.seasons) for one in after.credits]
    mine = [row for row, one in zip(rows, after.credits, strict=True) if one.checked == checked]
    ordered = sorted(mine, key=lambda row: tuple(part or "" for part in row))
    return schema.conform(pd.DataFrame(ordered, columns=list(_CREDIT)), schema.CREDITS, "name book")


def _imported(names: Names, before: World, after: World) -> Names:
    now = {entity: known for entity, known in after.entities.items() if not known.checked}
    entities = pd.DataFrame([known.facts for known in now.values()], columns=schema.ENTITIES.names)
    rows = [(*row, key(row[1])) for row in _alias_rows(before, after, checked=False)]
    kinds = {entity: known.kind for entity, known in after.entities.items()}
    respelt = [
        (entity, other, kind, common, key(other))
        for entity, alias, kind, common, _ in rows
        for other in variants(alias, kinds[entity])
    ]
    once = pd.DataFrame(respelt, columns=_KEYED.names).drop_duplicates(["entity_id", "key"])
    pairs = zip(once["entity_id"], once["key"], strict=True)
    is_free = pd.Series([not {(name, ""), (name, one)} & set(after.blocked) for one, name in pairs], dtype="bool")
    gone = before.entities
    credits_ = _touching(names.credits, gone)
    return Names(
        _joined(_without(names.entities, gone), entities, schema.ENTITIES, "entity_id"),
        _joined(_without(names.aliases, gone), pd.DataFrame(rows, columns=_KEYED.names), _KEYED, "entity_id", "key"),
        _joined(_without(names.respelt, gone), once[is_free.to_numpy()], _KEYED, "entity_id", "key"),
        names.credits
        if not credits_.num_rows
        else _joined(_apart(names.credits, gone), _credit_table(after, checked=False), schema.CREDITS, *_CREDITED),
    )


def _apart(table: pa.Table, ids: Iterable[str]) -> pa.Table:
    wanted = _ids(ids)
    near = [pc.is_in(table[name], value_set=wanted) for name in _CREDITED]
    return table.filter(pc.invert(pc.or_(pc.or_(near[0], near[1]), near[2])))


def _joined(kept: pa.Table, rows: pd.DataFrame, columns: pa.Schema, *order: str) -> pa.Table:
    added = schema.arrow(rows, columns, "name book")
    return pa.concat_tables([kept, added]).sort_by([(name, "ascending") for name in order]).combine_chunks()

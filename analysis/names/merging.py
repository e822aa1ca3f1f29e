"""What imports say, brought together with what is known: each entity once, each spelling once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.entities.folding import key
from analysis.entities.gazetteer import Gazetteer, Names
from analysis.entities.matcher import variants
from analysis.names import told
from analysis.names.identity import collection, same
from analysis.names.spellings import MOST
from analysis.names.told import Statements

ENTITIES: Final = schema.ENTITIES.append(pa.field("same_as", schema.TEXT))
ALIASES: Final = schema.ALIASES.append(pa.field("key", schema.TEXT))
SCHEMAS: Final = {"entities": ENTITIES, "aliases": ALIASES, "credits": schema.CREDITS}
_CREDITED: Final = ("work_id", "person_id", "character_id")
# What may be spelled in another way by rule.
_RESPELT: Final = r" & | and |[JS]r\.$|^[A-Z]\. ?[A-Z]\.|^The "
_CHARACTER: Final = "character"
# An entity of one of these kinds of spelling is known by it.
_KNOWN_BY: Final = ("name", "stage")


@dataclass(frozen=True, slots=True, eq=False)
class Merged:
    """What all imports add to the gazetteer; each table in an order of its own, whatever order its rows came in."""

    entities: pa.Table
    aliases: pa.Table
    credits: pa.Table


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """An import joined to what was known before it."""

    merged: Merged
    news: frozenset[int]
    """The rows that say something that was not known."""
    unsure: int
    """Entities of the import that may be one of several known ones, of which nothing is added."""


def nothing() -> Merged:
    """Return what no import adds."""
    return Merged(**{name: columns.empty_table() for name, columns in SCHEMAS.items()})


def joined(own: Gazetteer, before: Merged, said: Statements) -> Joined:
    """Return what an import adds to the gazetteer and to the imports before it."""
    entities = _each_once(said.entities)
    targets = _targets(own, before, entities, said.credits)
    is_new = entities["entity_id"].map(targets).eq(entities["entity_id"]) & ~entities["entity_id"].isin(
        _ids(own, before)
    )
    new = entities[is_new]
    known = _ids(own, before) | set(new["entity_id"])
    aliases = _new_aliases(own, before, _renamed(_frame(said.aliases), ["entity_id"], targets, known))
    credits_ = _new_credits(own, before, _renamed(_frame(said.credits), list(_CREDITED), targets, known))
    every = _frame(said.entities)
    rows = [every["row"][every["entity_id"].isin(new["entity_id"])], aliases["row"], credits_["row"]]
    return Joined(
        Merged(
            _with(before.entities, new, ENTITIES, ["entity_id"]),
            _with(before.aliases, _kept_aliases(aliases), ALIASES, ["entity_id", "key"]),
            _with(before.credits, credits_.drop_duplicates(list(_CREDITED)), schema.CREDITS, list(_CREDITED)),
        ),
        frozenset(pd.concat(rows).astype("int64")),
        sum(not target for target in targets.values()),
    )


def names(own: Gazetteer, merged: Merged) -> Names:
    """Return what imports add to a gazetteer, ready to be looked up."""
    return Names(merged.entities.select(schema.ENTITIES.names), merged.aliases, _respelt(own, merged), merged.credits)


def _respelt(own: Gazetteer, merged: Merged) -> pa.Table:
    kinds = pd.concat([own.entities[["entity_id", "kind"]], _frame(merged.entities.select(["entity_id", "kind"]))])
    told_apart = merged.aliases.filter(pc.match_substring_regex(merged.aliases["alias"], _RESPELT))
    given = _frame(told_apart).merge(kinds, on="entity_id", suffixes=("", "_of"))
    rows = [
        (row.entity_id, alias, row.kind, row.common, key(alias))
        for row in given.itertuples(index=False)
        for alias in variants(str(row.alias), str(row.kind_of))
    ]
    table = pd.DataFrame(rows, columns=ALIASES.names).drop_duplicates(["entity_id", "key"])
    return schema.arrow(table, ALIASES, "respelt")


def _each_once(table: pa.Table) -> pd.DataFrame:
    """Return one row an entity: of several the same one, in whatever order they came."""
    rows = _frame(table)
    ordered = rows.sort_values([column for column in told.ENTITIES.names if column != "row"])
    once = ordered.drop_duplicates("entity_id", ignore_index=True)
    return once.assign(key=once["name"].map(key).astype("str"))


def _targets(own: Gazetteer, before: Merged, entities: pd.DataFrame, credits_: pa.Table) -> dict[str, str]:
    """Return what each entity of an import is: a known one, itself, or "" where it cannot be told."""
    targets: dict[str, str] = {}
    known = _candidates(own, before)
    plays = _frame(credits_)
    for home in ("", "imdb", "wikidata"):
        part = entities[entities["entity_id"].map(collection).eq(home)]
        for rows in (part[part["kind"].ne(_CHARACTER)], part[part["kind"].eq(_CHARACTER)]):
            if not len(rows):
                continue
            found = _by_id(rows, known)
            rest = rows[~rows["entity_id"].isin(found)]
            is_character = rows["kind"].iloc[0] == _CHARACTER
            shared = _shared(rest, known, plays, own, before, targets) if is_character else None
            found |= same(rest, known, shared)
            if not home and not is_character:
                found |= _undated(rest[~rest["entity_id"].isin(found)])
            targets |= {entity: found.get(entity, entity) for entity in rows["entity_id"]}
            known = pd.concat([known, rows[~rows["entity_id"].isin(found)][list(known.columns)]], ignore_index=True)
    return targets


def _candidates(own: Gazetteer, before: Merged) -> pd.DataFrame:
    """Return the known entities by every key they may be known again by."""
    columns = ["entity_id", "kind", "key", "first_year", "roles", "same_as"]
    entities = own.entities.assign(same_as=None)
    spelled = own.aliases[own.aliases["kind"].isin(_KNOWN_BY) & ~own.aliases["common"].fillna(value=False)]
    named = pd.concat([entities[["entity_id", "name"]].set_axis(["entity_id", "alias"], axis=1), spelled])
    keyed = named.assign(key=named["alias"].map(key))[["entity_id", "key"]].drop_duplicates()
    others = _frame(before.entities)
    tables = [
        entities.merge(keyed, on="entity_id")[columns],
        others.assign(key=others["name"].map(key))[columns],
    ]
    types = {"key": "str", "roles": "str", "same_as": "str", "first_year": "Int64"}
    return pd.concat([table.astype(types) for table in tables], ignore_index=True)


def _by_id(rows: pd.DataFrame, known: pd.DataFrame) -> dict[str, str]:
    """Return the known entities that have the id of an imported one, or are said to be it."""
    ids = set(known["entity_id"])
    linked = known.dropna(subset=["same_as"])
    by_link = dict(zip(linked["same_as"], linked["entity_id"], strict=True))
    found: dict[str, str] = {}
    for entity, link in zip(rows["entity_id"], rows["same_as"], strict=True):
        if entity in ids:
            found[entity] = entity
        elif (other := by_link.get(entity) or (link if link in ids else None)) is not None:
            found[entity] = other
    return found


def _shared(  # noqa: PLR0913  (who, whom, and all credits of both)
    rows: pd.DataFrame,
    known: pd.DataFrame,
    plays: pd.DataFrame,
    own: Gazetteer,
    before: Merged,
    targets: Mapping[str, str],
) -> set[tuple[str, str]]:
    """Return the characters, imported and known, that are in one work: else a name in common says nothing."""
    columns = ["work_id", "character_id"]
    imported = plays[plays["character_id"].isin(rows["entity_id"])][columns]
    imported = imported.assign(work_id=imported["work_id"].map(lambda work: targets.get(work, work)))
    there = pd.concat([own.credits[columns], _frame(before.credits.select(columns))]).dropna()
    there = there[there["character_id"].isin(known["entity_id"])]
    both = imported.merge(there, on="work_id", suffixes=("", "_known"))
    return set(zip(both["character_id"], both["character_id_known"], strict=True))


def _undated(rows: pd.DataFrame) -> dict[str, str]:
    """Return, for rows of a list without a year, the one row of that name that has one; "" where several have."""
    dated = rows.dropna(subset=["first_year"])
    ids = dated.groupby(["kind", "key"])["entity_id"].agg(list).to_dict()
    lacking = rows[rows["first_year"].isna()]
    found: dict[str, str] = {}
    for entity, kind, name in zip(lacking["entity_id"], lacking["kind"], lacking["key"], strict=True):
        if others := ids.get((kind, name)):
            found[entity] = others[0] if len(others) == 1 else ""
    return found


def _renamed(rows: pd.DataFrame, columns: list[str], targets: Mapping[str, str], known: set[str]) -> pd.DataFrame:
    """Return the rows with what each id in them is; null where nobody knows it."""

    def target(entity: object) -> str | None:
        found = targets.get(str(entity), str(entity))
        return found if found in known else None

    return rows.assign(**{column: rows[column].map(target).astype("str") for column in columns})


def _new_aliases(own: Gazetteer, before: Merged, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the spellings that their entities do not have yet."""
    there = own.aliases[own.aliases["entity_id"].isin(rows["entity_id"])]
    keyed = there.assign(key=there["alias"].map(key).astype("str"))[["entity_id", "key"]]
    known = pd.concat([keyed, _frame(before.aliases.select(["entity_id", "key"]))])
    return _without(rows.dropna(subset=["entity_id"]), known, ["entity_id", "key"])


def _kept_aliases(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each spelling once, and no more of one entity than anybody has."""
    ordered = rows.sort_values(["entity_id", "key", "kind", "common", "alias"])
    once = ordered.drop_duplicates(["entity_id", "key"])
    return once[once.groupby("entity_id").cumcount() < MOST]


def _new_credits(own: Gazetteer, before: Merged, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the credits that say something new, of works and people who are there."""
    names = list(_CREDITED)
    rows = rows.dropna(subset=["work_id"])
    rows = rows[rows["person_id"].notna() | rows["character_id"].notna()]
    rows = rows[rows["work_id"].ne(rows["person_id"].fillna("")) & rows["work_id"].ne(rows["character_id"].fillna(""))]
    known = pd.concat([own.credits[names], _frame(before.credits.select(names))]).astype("str")
    # A credit without a character says nothing beside one with it.
    every = pd.concat(
        [known, known.assign(character_id=None).astype("str"), known.assign(person_id=None).astype("str")]
    )
    return _without(rows.sort_values([*names, "role"]), every, names)


def _without(rows: pd.DataFrame, known: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    there = pd.MultiIndex.from_frame(known[columns].fillna(""))
    return rows[~pd.MultiIndex.from_frame(rows[columns].fillna("")).isin(there)]


def _with(before: pa.Table, new: pd.DataFrame, columns: pa.Schema, order: list[str]) -> pa.Table:
    added = schema.arrow(new, columns, "names")
    return pa.concat_tables([before, added]).sort_by([(column, "ascending") for column in order]).combine_chunks()


def _ids(own: Gazetteer, before: Merged) -> set[str]:
    return {*own.entities["entity_id"], *before.entities["entity_id"].to_pylist()}


def _frame(table: pa.Table) -> pd.DataFrame:
    return schema.pandas(table)

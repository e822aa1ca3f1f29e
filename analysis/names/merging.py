"""What imports say, brought together with what is known: each entity once, each spelling once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.entities.folding import key
from analysis.entities.gazetteer import CREDITED, Gazetteer, Names
from analysis.entities.matcher import variants
from analysis.names import told
from analysis.names.identity import COLLECTIONS, among, collection, same
from analysis.names.spellings import MOST
from analysis.names.told import Statements

ENTITIES: Final = schema.ENTITIES.append(pa.field("same_as", schema.TEXT))
ALIASES: Final = schema.ALIASES.append(pa.field("key", schema.TEXT))
SCHEMAS: Final = {"entities": ENTITIES, "aliases": ALIASES, "credits": schema.CREDITS}
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
    there = _ids(own, before)
    targets = _targets(own, before, entities, said.credits)
    new = entities[~among(entities["entity_id"], pd.concat([there, _texts(targets)]))]
    known = pd.concat([there, new["entity_id"]])
    aliases = _new_aliases(own, before, _renamed(_frame(said.aliases), ["entity_id"], targets, known))
    credits_ = _new_credits(own, before, _renamed(_frame(said.credits), list(CREDITED), targets, known))
    every = _frame(said.entities.select(["entity_id", "row"]))
    rows = [every["row"][among(every["entity_id"], new["entity_id"])], aliases["row"], credits_["row"]]
    return Joined(
        Merged(
            _with(before.entities, new, ENTITIES, ["entity_id"]),
            _with(before.aliases, _kept_aliases(aliases), ALIASES, ["entity_id", "key"]),
            _with(before.credits, credits_.drop_duplicates(list(CREDITED)), schema.CREDITS, list(CREDITED)),
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
    repeated = rows["entity_id"].duplicated(keep=False)
    ordered = rows[repeated].sort_values([column for column in told.ENTITIES.names if column != "row"])
    once = pd.concat([rows[~repeated], ordered.drop_duplicates("entity_id")], ignore_index=True)
    return once.assign(key=once["name"].map(key).astype("str"))


def _targets(own: Gazetteer, before: Merged, entities: pd.DataFrame, credits_: pa.Table) -> dict[str, str]:
    """Return the known entity that one of an import is, "" where it cannot be told; the others keep their ids."""
    targets: dict[str, str] = {}
    known = _candidates(own, before)
    plays = _frame(credits_)
    homes = entities["entity_id"].map(collection)
    for home in ("", *COLLECTIONS):
        part = entities[homes.eq(home) & ~among(entities["entity_id"], known["entity_id"])]
        for is_character in (False, True):
            rows = part[part["kind"].eq(_CHARACTER) == is_character]
            found = _linked(rows, known)
            rest = rows[~among(rows["entity_id"], _texts(found))]
            found |= same(rest, known, _shared(rest, known, plays, own, before, targets) if is_character else None)
            if not home and not is_character:
                found |= _undated(rest[~among(rest["entity_id"], _texts(found))])
            targets |= found
            new = rows[~among(rows["entity_id"], _texts(found))]
            known = pd.concat([known, new[list(known.columns)]], ignore_index=True)
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


def _linked(rows: pd.DataFrame, known: pd.DataFrame) -> dict[str, str]:
    """Return the known entities that imported ones are said to be, by either side."""
    ours = known[among(known["same_as"], rows["entity_id"])]
    theirs = rows[among(rows["same_as"], known["entity_id"])]
    return {
        **dict(zip(ours["same_as"], ours["entity_id"], strict=True)),
        **dict(zip(theirs["entity_id"], theirs["same_as"], strict=True)),
    }


def _shared(  # noqa: PLR0913, PLR0917  (who, whom, and all credits of both)
    rows: pd.DataFrame,
    known: pd.DataFrame,
    plays: pd.DataFrame,
    own: Gazetteer,
    before: Merged,
    targets: Mapping[str, str],
) -> set[tuple[str, str]]:
    """Return the characters, imported and known, that are in one work: else a name in common says nothing."""
    columns = ["work_id", "character_id"]
    imported = plays[among(plays["character_id"], rows["entity_id"])][columns]
    imported = imported.assign(work_id=imported["work_id"].map(lambda work: targets.get(work, work)))
    there = pd.concat([own.credits[columns], _frame(before.credits.select(columns))]).dropna()
    there = there[among(there["character_id"], known["entity_id"])]
    both = imported.merge(there, on="work_id", suffixes=("", "_known"))
    return set(zip(both["character_id"], both["character_id_known"], strict=True))


def _undated(rows: pd.DataFrame) -> dict[str, str]:
    """Return, for rows of a list without a year, the one row of that name that has one; "" where several have."""
    lacking = rows[rows["first_year"].isna()]
    dated = rows[rows["first_year"].notna() & among(rows["key"], lacking["key"])]
    ids = dated.groupby(["kind", "key"])["entity_id"].agg(list).to_dict()
    found: dict[str, str] = {}
    for entity, kind, name in zip(lacking["entity_id"], lacking["kind"], lacking["key"], strict=True):
        if others := ids.get((kind, name)):
            found[entity] = others[0] if len(others) == 1 else ""
    return found


def _renamed(rows: pd.DataFrame, columns: list[str], targets: Mapping[str, str], known: pd.Series) -> pd.DataFrame:
    """Return the rows with what each id in them is; null where nobody knows it."""
    changed = _texts(targets)
    for column in columns:
        ids = rows[column].mask(among(rows[column], changed), rows[column].map(targets).astype("str"))
        rows = rows.assign(**{column: ids.where(among(ids, known))})
    return rows


def _new_aliases(own: Gazetteer, before: Merged, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the spellings that their entities do not have yet."""
    there = own.aliases[among(own.aliases["entity_id"], rows["entity_id"])]
    keyed = there.assign(key=there["alias"].map(key).astype("str"))[["entity_id", "key"]]
    known = pd.concat([keyed, _frame(before.aliases.select(["entity_id", "key"]))])
    return _without(rows.dropna(subset=["entity_id"]), known, ["entity_id", "key"])


def _kept_aliases(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each spelling once, and no more of one entity than anybody has."""
    order = ["entity_id", "key", "kind", "common", "alias"]
    repeated = rows.duplicated(["entity_id", "key"], keep=False)
    firsts = rows[repeated].sort_values(order).drop_duplicates(["entity_id", "key"])
    once = pd.concat([rows[~repeated], firsts])
    counts = once["entity_id"].value_counts()
    many = once[among(once["entity_id"], _texts(counts.index[counts > MOST]))].sort_values(order)
    return once.drop(index=many.index[many.groupby("entity_id").cumcount() >= MOST])


def _new_credits(own: Gazetteer, before: Merged, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the credits that say something new, of works and people who are there."""
    names = list(CREDITED)
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
    """Return the rows that are not among the known ones."""
    # Most are nowhere near: only the others are written out to be compared.
    near = known[among(known[columns[0]], rows[columns[0]])]
    doubtful = rows[among(rows[columns[0]], near[columns[0]])]
    there = among(_written(doubtful, columns), _written(near, columns))
    return rows.drop(index=doubtful.index[there])


def _written(rows: pd.DataFrame, columns: list[str]) -> pd.Series:
    """Return the values of several columns as one text a row."""
    parts = [pa.array(rows[column].fillna(""), type=pa.string()) for column in columns]
    return pd.Series(pc.binary_join_element_wise(*parts, "\0").to_pandas(), dtype="str")


def _with(before: pa.Table, new: pd.DataFrame, columns: pa.Schema, order: list[str]) -> pa.Table:
    added = schema.arrow(new, columns, "names")
    return pa.concat_tables([before, added]).sort_by([(column, "ascending") for column in order]).combine_chunks()


def _ids(own: Gazetteer, before: Merged) -> pd.Series:
    ids: pd.Series = pd.concat([own.entities["entity_id"], _frame(before.entities.select(["entity_id"]))["entity_id"]])
    return ids


def _texts(found: Iterable[str]) -> pd.Series:
    return pd.Series(list(found), dtype="str")


def _frame(table: pa.Table) -> pd.DataFrame:
    return schema.pandas(table)

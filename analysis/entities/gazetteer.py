"""The gazetteer: known entities, their spellings and who played what, read from three CSV files."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa

from analysis import schema
from analysis.errors import GazetteerError

FILES: Final = {
    "entities.csv": schema.ENTITIES,
    "aliases.csv": schema.ALIASES,
    "credits.csv": schema.CREDITS,
}
SHOWS: Final = ("series", "film")
WORKS: Final = (*SHOWS, "song", "album", "book", "stage", "game", "podcast", "event")
KINDS: Final = ("person", "group", "character", *WORKS)
NEVER_SHOWN: Final = ("birth", "former")
"""Kinds of spellings that match and are never printed."""
CREDITED: Final = ("work_id", "person_id", "character_id")
"""The columns of a credit that hold an entity."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Names that nobody has checked one by one, as many as there are; `entities` are in the order of their ids."""

    entities: pa.Table
    """schema.ENTITIES: those that the gazetteer itself lacks."""
    aliases: pa.Table
    """schema.ALIASES and `key`, as looked up: spellings of these entities and further ones of the gazetteer's own."""
    respelt: pa.Table
    """The same columns: spellings that follow from these by rule."""
    credits: pa.Table
    """schema.CREDITS: between these entities and the gazetteer's own."""


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Known entities; `digest` tells one state of it from another."""

    entities: pd.DataFrame
    aliases: pd.DataFrame
    credits: pd.DataFrame
    digest: str
    imported: Names | None = None
    """What a newsroom has imported besides."""
    blocked: frozenset[tuple[str, str]] = frozenset()
    """Spellings as looked up, and whom they never name by the editors' word: an entity, or "" for anybody."""


def whole(gazetteer: Gazetteer) -> dict[str, pa.Table]:
    """Return the entities, aliases and credits, imported ones behind the others."""
    own = {
        "entities": (gazetteer.entities, schema.ENTITIES),
        "aliases": (gazetteer.aliases, schema.ALIASES),
        "credits": (gazetteer.credits, schema.CREDITS),
    }
    tables = {name: schema.arrow(table, columns, name) for name, (table, columns) in own.items()}
    if gazetteer.imported is None:
        return tables
    others = {name: getattr(gazetteer.imported, name) for name in tables}
    return {name: pa.concat_tables([tables[name], others[name].select(tables[name].column_names)]) for name in tables}


def read(folder: Path) -> Gazetteer:
    """Return the gazetteer in the folder; the same value for the same files, read once a process.

    Raises GazetteerError where a file is missing or a row names an entity that is not there.
    """
    return _read(folder.resolve(), digest(folder))


@lru_cache(maxsize=2)
def _read(folder: Path, state: str) -> Gazetteer:
    tables = {name: _read_table(folder / name, columns) for name, columns in FILES.items()}
    gazetteer = Gazetteer(tables["entities.csv"], tables["aliases.csv"], tables["credits.csv"], state)
    _check(gazetteer, folder)
    return gazetteer


def digest(folder: Path) -> str:
    """Return what tells the gazetteer in the folder from any other, without reading it as tables.

    Raises GazetteerError where a file is missing.
    """
    try:
        return hashlib.sha256(b"".join((folder / name).read_bytes() for name in FILES)).hexdigest()[:16]
    except FileNotFoundError as error:
        msg = f"{error.filename}: no such file; a gazetteer is a folder with {', '.join(FILES)}"
        raise GazetteerError(msg) from error


def _read_table(path: Path, columns: pa.Schema) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
    except FileNotFoundError as error:
        msg = f"{path}: no such file; a gazetteer is a folder with {', '.join(FILES)}"
        raise GazetteerError(msg) from error
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        msg = f"{path}: not a readable CSV file: {error}"
        raise GazetteerError(msg) from error
    nullable = table.mask(table == "", None)
    numbers = {
        field.name: pd.to_numeric(nullable[field.name], errors="coerce").astype("Int64")
        for field in columns
        if field.type == schema.COUNT and field.name in table
    }
    flags = {
        field.name: table[field.name].eq("true")
        for field in columns
        if field.type == schema.FLAG and field.name in table
    }
    return schema.conform(nullable.assign(**numbers, **flags), columns, str(path))


def _check(gazetteer: Gazetteer, folder: Path) -> None:
    known = set(gazetteer.entities["entity_id"])
    if repeated := sorted(gazetteer.entities["entity_id"][gazetteer.entities["entity_id"].duplicated()]):
        msg = f"{folder / 'entities.csv'}: {repeated[0]} stands there twice; an entity has one row"
        raise GazetteerError(msg)
    if strange := sorted(set(gazetteer.entities["kind"]) - set(KINDS)):
        msg = f"{folder / 'entities.csv'}: kind {strange[0]!r} is not one of {', '.join(KINDS)}"
        raise GazetteerError(msg)
    named = {
        "aliases.csv": set(gazetteer.aliases["entity_id"]),
        "credits.csv": {
            *gazetteer.credits["work_id"],
            *gazetteer.credits["person_id"].dropna(),
            *gazetteer.credits["character_id"].dropna(),
        },
    }
    for name, ids in named.items():
        if unknown := sorted(ids - known):
            msg = f"{folder / name}: {unknown[0]} is not in entities.csv"
            raise GazetteerError(msg)

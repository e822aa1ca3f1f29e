"""What one row of an input tells, and the tables that such rows become."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import pyarrow as pa

from analysis import schema
from analysis.entities.folding import key
from analysis.loading.records import Reject

_ROWS_A_PART: Final = 50_000
ENTITIES: Final = schema.ENTITIES.append(pa.field("same_as", schema.TEXT)).append(pa.field("row", schema.COUNT))
ALIASES: Final = schema.ALIASES.append(pa.field("key", schema.TEXT)).append(pa.field("row", schema.COUNT))
CREDITS: Final = schema.CREDITS.append(pa.field("row", schema.COUNT))
SCHEMAS: Final = {"entities": ENTITIES, "aliases": ALIASES, "credits": CREDITS}


class Entity(NamedTuple):
    """Somebody or something with a name."""

    entity_id: str
    kind: str
    name: str
    roles: str | None = None
    note: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    provenance: str = ""
    same_as: str | None = None
    """Its id in another collection."""


class Alias(NamedTuple):
    """A spelling."""

    entity_id: str
    alias: str
    kind: str
    common: bool


class Credit(NamedTuple):
    """Who is in what, and as whom."""

    work_id: str
    person_id: str | None
    character_id: str | None
    role: str
    seasons: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A row that names somebody, or says more of somebody named."""

    entities: tuple[Entity, ...] = ()
    aliases: tuple[Alias, ...] = ()
    credits: tuple[Credit, ...] = ()

    @property
    def content(self) -> int:
        """A hash of what it says, which is not where it stands."""
        return hash((tuple(one._replace(provenance="") for one in self.entities), self.aliases, self.credits))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not asked for, and why."""

    reason: str


Row: TypeAlias = Told | LeftOut | Reject


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """What an import says: tables of the schemas above, `row` being the number of the row that says it."""

    entities: pa.Table
    aliases: pa.Table
    credits: pa.Table

    def items(self) -> Iterator[tuple[str, pa.Table]]:
        """Return each table with its name."""
        return ((name, getattr(self, name)) for name in SCHEMAS)


class Builder:
    """Statements as they come, kept as Arrow tables: a tenth of what Python takes for them."""

    def __init__(self) -> None:
        self.rows = 0
        self._waiting: dict[str, list[tuple[object, ...]]] = {name: [] for name in SCHEMAS}
        self._parts: dict[str, list[pa.Table]] = {name: [] for name in SCHEMAS}

    def add(self, told: Told) -> None:
        """Add what a row tells."""
        number = self.rows
        self.rows += 1
        self._waiting["entities"] += [(*entity, number) for entity in told.entities]
        self._waiting["aliases"] += [(*alias, key(alias.alias), number) for alias in told.aliases]
        self._waiting["credits"] += [(*credit, number) for credit in told.credits]
        for name, waiting in self._waiting.items():
            if len(waiting) >= _ROWS_A_PART:
                self._pack(name)

    def statements(self) -> Statements:
        """Return all that was added."""
        for name in SCHEMAS:
            self._pack(name)
        return Statements(**{name: pa.concat_tables(parts) for name, parts in self._parts.items()})

    def _pack(self, name: str) -> None:
        self._parts[name].append(_table(self._waiting[name], SCHEMAS[name]))
        self._waiting[name] = []


def _table(rows: Iterable[tuple[object, ...]], columns: pa.Schema) -> pa.Table:
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [pa.array(column, type=field.type) for column, field in zip(values, columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=columns)

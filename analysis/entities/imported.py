"""Imported names, looked up: which spellings a text has, and what is known of whom they name."""

from functools import cached_property
from itertools import permutations
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from ahocorasick_rs import AhoCorasick, MatchKind

from analysis.entities.folding import fold, is_capitalised_as
from analysis.entities.gazetteer import Names
from analysis.entities.lookups import Groups, Ids, Links
from analysis.entities.matcher import Hit, Spelling, leftmost, stands_alone
from analysis.entities.passage import Passage

_CREDITED: Final = ("work_id", "person_id", "character_id")
_SPELLING: Final = ("entity_id", "alias", "kind", "common")
# Whom a name of more than that may mean, no article tells.
_MOST_NAMESAKES: Final = 50


class Imported:
    """Imported names; built once, never changed. What is asked of one entity is None where nothing is known."""

    def __init__(self, names: Names) -> None:
        self._entities = names.entities.combine_chunks()
        self._given = names.aliases["entity_id"]
        self._aliases = pa.concat_tables([names.aliases, names.respelt]).combine_chunks()
        self._credits = names.credits

    def hits(self, passage: Passage) -> list[Hit]:
        """Return the imported spellings in a passage, as `Matcher.hits` returns the others."""
        found = (
            self._hit(passage, *match)
            for match in self._automaton.find_matches_as_indexes(passage.lowered, overlapping=True)
        )
        return leftmost(hit for hit in found if hit)

    def kind(self, entity: str) -> str | None:
        """Return what an entity is."""
        return self._fact(entity, "kind")

    def name(self, entity: str) -> str | None:
        """Return what an entity is called."""
        return self._fact(entity, "name")

    def roles(self, entity: str) -> frozenset[str] | None:
        """Return what a person is known as."""
        place = self._ids.at(entity)
        return None if place is None else frozenset((self._fact(entity, "roles") or "").split(", "))

    def spellings(self, entity: str) -> list[tuple[str, str]]:
        """Return the kind of each spelling, and how it is looked up; none of an entity that the gazetteer itself has."""
        return [(self._kinds[row].as_py(), self._keys[row].as_py()) for row in self._rows(entity)]

    def neighbours(self, entity: str) -> frozenset[str] | None:
        """Return the entities one credit away."""
        return self._neighbours.of(entity)

    def works(self, entity: str) -> frozenset[str] | None:
        """Return the works of a person or character."""
        return self._works.of(entity)

    def characters(self, work: str) -> frozenset[str] | None:
        """Return the characters of a work."""
        return self._characters.of(work)

    @cached_property
    def _ids(self) -> Ids:
        return Ids(self._entities["entity_id"])

    @cached_property
    def _keys(self) -> pa.ChunkedArray:
        return self._aliases["key"]

    @cached_property
    def _kinds(self) -> pa.ChunkedArray:
        return self._aliases["kind"]

    @cached_property
    def _patterns(self) -> Groups:
        """Rows by the number of their key."""
        codes = self._keys.combine_chunks().dictionary_encode()
        return Groups(codes.indices.to_numpy().astype("int64"), len(codes.dictionary))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        keys = self._keys.combine_chunks().dictionary_encode().dictionary
        return AhoCorasick(keys.to_pylist(), matchkind=MatchKind.Standard, store_patterns=False)

    @cached_property
    def _by_entity(self) -> Groups:
        """Rows of the spellings given, by the place of their entity; those of no imported entity come last."""
        places = pc.index_in(self._given, value_set=self._entities["entity_id"])
        return Groups(places.fill_null(len(self._ids)).to_numpy().astype("int64"), len(self._ids) + 1)

    def _rows(self, entity: str) -> list[int]:
        place = self._ids.at(entity)
        return [] if place is None else self._by_entity.rows(place)

    def _fact(self, entity: str, column: str) -> str | None:
        place = self._ids.at(entity)
        fact: str | None = None if place is None else self._entities[column][place].as_py()
        return fact

    def _hit(self, passage: Passage, index: int, start: int, end: int) -> Hit | None:
        if not stands_alone(passage.folded, start, end):
            return None
        surface = passage.folded[start:end]
        fitting: dict[str, Spelling] = {}
        for row in self._patterns.rows(index)[:_MOST_NAMESAKES]:
            spelling = self._spelling(row)
            if is_capitalised_as(spelling.alias, surface):
                # The first spelling of an entity wins: those given come before those derived.
                fitting.setdefault(spelling.entity_id, spelling)
        return Hit(passage, start, end, tuple(fitting.values())) if fitting else None

    def _spelling(self, row: int) -> Spelling:
        entity, alias, kind, common = (self._aliases[name][row].as_py() for name in _SPELLING)
        return Spelling(entity, fold(alias), kind, common, checked=False)

    @cached_property
    def _neighbours(self) -> Links:
        return self._links(*permutations(_CREDITED, 2))

    @cached_property
    def _works(self) -> Links:
        return self._links(("person_id", "work_id"), ("character_id", "work_id"))

    @cached_property
    def _characters(self) -> Links:
        return self._links(("work_id", "character_id"))

    def _links(self, *ways: tuple[str, str]) -> Links:
        parts = [self._credits.select(way).rename_columns(["one", "other"]).drop_null() for way in ways]
        return Links(pa.concat_tables(parts))

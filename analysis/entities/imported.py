"""Imported names, looked up: which spellings a text has, and what is known of whom they name."""

from functools import cached_property, lru_cache
from itertools import permutations
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from ahocorasick_rs import AhoCorasick, MatchKind

from analysis.entities.folding import fold, is_capitalised_as
from analysis.entities.gazetteer import CREDITED, WORKS, Names
from analysis.entities.lookups import Groups, Ids, Links
from analysis.entities.matcher import Hit, Spelling, leftmost
from analysis.entities.passage import Passage
from analysis.entities.words import MUSICIANS

_SPELLING: Final = ("entity_id", "alias", "kind", "common")
_COLUMNS: Final = (*_SPELLING, "key")
_REMEMBERED: Final = 20_000
_NOBODY: Final[frozenset[str]] = frozenset()


class _Blanked(dict[int, int]):
    """A blank for every sign that is no letter and no digit, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        self[code] = code if chr(code).isalnum() else ord(" ")
        return self[code]


_BLANKED: Final = _Blanked()
# Whom a name of more than that may mean, no article tells.
_MOST_NAMESAKES: Final = 50


class Imported:
    """Imported names; built once, never changed. What is asked of one entity is None where nothing is known."""

    def __init__(self, names: Names) -> None:
        self._entities = names.entities.combine_chunks()
        self._given = names.aliases["entity_id"]
        every = pa.concat_tables([names.aliases, names.respelt])
        self._columns = {name: every[name].combine_chunks() for name in _COLUMNS}
        self._spelling = lru_cache(maxsize=_REMEMBERED)(self._spelling_of)
        self._credits = names.credits

    def hits(self, passage: Passage) -> list[Hit]:
        """Return the imported spellings in a passage, as `Matcher.hits` returns the others."""
        folded, lowered = passage.folded, passage.lowered
        # One sign more in front and behind, so that what begins or ends the text has a border too.
        text = f" {lowered.translate(_BLANKED)} "
        found: list[Hit] = []
        for index, start, behind in self._automaton.find_matches_as_indexes(text, overlapping=True):
            end = behind - 2
            # Nearly all that begins with a small letter is a word.
            if folded[start].islower() and lowered[start:end] not in self._small:
                continue
            if (hit := self._hit(passage, index, start, end)) is not None:
                found.append(hit)
        return leftmost(found)

    def kind(self, entity: str) -> str | None:
        """Return what an entity is."""
        return self._fact(entity, "kind")

    def name(self, entity: str) -> str | None:
        """Return what an entity is called."""
        return self._fact(entity, "name")

    def roles(self, entity: str) -> frozenset[str] | None:
        """Return what a person is known as."""
        place = self._ids.at(entity)
        return None if place is None else frozenset(filter(None, (self._fact(entity, "roles") or "").split(", ")))

    def spellings(self, entity: str) -> list[tuple[str, str]]:
        """Return the kind of each spelling, and how it is looked up; nothing for an entity of the gazetteer's own."""
        kinds, keys = self._columns["kind"], self._columns["key"]
        return [(kinds[row].as_py(), keys[row].as_py()) for row in self._rows(entity)]

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
    def _coded(self) -> pa.DictionaryArray:
        return self._columns["key"].dictionary_encode()

    @property
    def _keys(self) -> pa.Array:
        """The distinct keys, each of which is a pattern."""
        return self._coded.dictionary

    @cached_property
    def _patterns(self) -> Groups:
        """Rows by the number of their key."""
        codes = self._coded
        return Groups(codes.indices.to_numpy().astype("int64"), len(codes.dictionary))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        """Over the keys with a blank for each sign, and one in front and behind: found at the borders of words only."""
        bordered = pc.binary_join_element_wise(
            " ", pc.replace_substring_regex(self._keys, r"[^\p{L}\p{N}]", " "), " ", ""
        )
        return AhoCorasick(bordered.to_pylist(), matchkind=MatchKind.Standard, store_patterns=False)

    @cached_property
    def _small(self) -> frozenset[str]:
        """The keys of names that begin with a small letter: "deadmau5"."""
        small = pc.match_substring_regex(self._columns["alias"], r"^\p{Ll}")
        return frozenset(self._columns["key"].filter(small).to_pylist())

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
        surface = passage.folded[start:end]
        # The signs within were blanks while it was looked for.
        if self._keys[index].as_py() != passage.lowered[start:end]:
            return None
        rows = self._patterns.rows(index)[:_MOST_NAMESAKES]
        spellings = [spelling for row in rows if (spelling := self._spelling(row)) is not None]
        fits = {alias: is_capitalised_as(alias, surface) for alias in {spelling.alias for spelling in spellings}}
        fitting: dict[str, Spelling] = {}
        for spelling in spellings:
            # The first spelling of an entity wins: those given come before those derived.
            if fits[spelling.alias]:
                fitting.setdefault(spelling.entity_id, spelling)
        return Hit(passage, start, end, tuple(fitting.values())) if fitting else None

    def _spelling_of(self, row: int) -> Spelling | None:
        """Return a spelling; None for a single word that needs evidence of which there can be none.

        These are most of all that is found: nearly every surname is somebody's only name.
        """
        entity, alias, kind, common = (self._columns[name][row].as_py() for name in _SPELLING)
        if common and " " not in alias and self._is_silent(entity):
            return None
        return Spelling(entity, fold(alias), kind, common, checked=False)

    def _is_silent(self, entity: str) -> bool:
        """Return whether nothing an article says can speak for somebody: no credit, and no music."""
        kind = self.kind(entity)
        is_told = kind is None or kind in WORKS or self.neighbours(entity) is not None
        return not is_told and not (self.roles(entity) or _NOBODY) & MUSICIANS

    @cached_property
    def _neighbours(self) -> Links:
        return self._links(*permutations(CREDITED, 2))

    @cached_property
    def _works(self) -> Links:
        return self._links(("person_id", "work_id"), ("character_id", "work_id"))

    @cached_property
    def _characters(self) -> Links:
        return self._links(("work_id", "character_id"))

    def _links(self, *ways: tuple[str, str]) -> Links:
        parts = [self._credits.select(way).rename_columns(["one", "other"]).drop_null() for way in ways]
        return Links(pa.concat_tables(parts))

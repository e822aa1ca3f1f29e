"""What annotation knows: a frozen value that is passed in, with look-ups built from it once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from analysis.entities.folding import key
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.matcher import Matcher
from analysis.entities.names import parts

Value = TypeVar("Value")

# Spellings of these kinds match, but nobody goes on using their parts as short names.
_NO_SHORT_FORMS = frozenset({"birth", "former"})


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The gazetteer and the look-ups that follow from it."""

    gazetteer: Gazetteer

    @cached_property
    def matcher(self) -> Matcher:
        """The automaton over all spellings."""
        return Matcher(self.gazetteer)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Kind by entity."""
        return dict(zip(self.gazetteer.entities["entity_id"], self.gazetteer.entities["kind"], strict=True))

    @cached_property
    def names(self) -> dict[str, str]:
        """Name by entity."""
        return dict(zip(self.gazetteer.entities["entity_id"], self.gazetteer.entities["name"], strict=True))

    @cached_property
    def roles(self) -> dict[str, frozenset[str]]:
        """Roles by entity."""
        rows = zip(self.gazetteer.entities["entity_id"], self.gazetteer.entities["roles"].fillna(""), strict=True)
        return {entity: frozenset(roles.split(", ")) for entity, roles in rows}

    @cached_property
    def full_names(self) -> dict[str, frozenset[str]]:
        """Spellings of two words and more from which short forms follow, by entity, as looked up."""
        rows = self.gazetteer.aliases[~self.gazetteer.aliases["kind"].isin(_NO_SHORT_FORMS)]
        return _sets((row.entity_id, key(row.alias)) for row in rows.itertuples(index=False) if " " in row.alias)

    @cached_property
    def short_names(self) -> dict[str, frozenset[str]]:
        """Spellings of one word, by entity, as looked up."""
        rows = self.gazetteer.aliases[~self.gazetteer.aliases["kind"].isin(_NO_SHORT_FORMS)]
        return _sets((row.entity_id, key(row.alias)) for row in rows.itertuples(index=False) if " " not in row.alias)

    @cached_property
    def works_of(self) -> dict[str, frozenset[str]]:
        """Works by person, character or group member."""
        table = self.gazetteer.credits
        return _sets(
            (entity, work)
            for column in ("person_id", "character_id")
            for entity, work in zip(table[column], table["work_id"], strict=True)
            if isinstance(entity, str)
        )

    @cached_property
    def characters_of(self) -> dict[str, frozenset[str]]:
        """Characters by work."""
        table = self.gazetteer.credits.dropna(subset=["character_id"])
        return _sets(zip(table["work_id"], table["character_id"], strict=True))

    @cached_property
    def neighbours(self) -> dict[str, frozenset[str]]:
        """Entities one credit away: a work and its people and characters, a character and its actors."""
        table = self.gazetteer.credits[["work_id", "person_id", "character_id"]]
        rows = ([entity for entity in row if isinstance(entity, str)] for row in table.itertuples(index=False, name=None))
        return _sets((one, other) for row in rows for one in row for other in row if one != other)

    @cached_property
    def people_by_word(self) -> dict[str, frozenset[tuple[str, str]]]:
        """(Person, full name) by the first and by the last word of the name."""
        return _sets(
            (word, (entity, name))
            for entity, names in self.full_names.items()
            if self.kinds[entity] == "person"
            for name in names
            for word in (name.split()[0], name.split()[-1])
        )

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Every given name of a person or character the gazetteer knows."""
        people = (names for entity, names in self.full_names.items() if self.kinds[entity] in {"person", "character"})
        return frozenset(given for names in people for name in names for given in parts(name).given)


def _sets(pairs: Iterable[tuple[str, Value]]) -> dict[str, frozenset[Value]]:
    found: defaultdict[str, set[Value]] = defaultdict(set)
    for name, value in pairs:
        found[name].add(value)
    return {name: frozenset(values) for name, values in found.items()}

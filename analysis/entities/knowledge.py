"""What annotation knows: a frozen value that is passed in, with look-ups built from it once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from analysis.entities.folding import key
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.matcher import Matcher
from analysis.entities.names import parts
from analysis.entities.words import FUNCTION, HONORIFICS, ORDINARY, PARTICLES, TITLES

Value = TypeVar("Value")

# Spellings of these kinds match, but nobody goes on using their parts as short names.
_NO_SHORT_FORMS: Final = frozenset({"birth", "former"})
_NAMES: Final = frozenset({"name", "stage", "married", "misspelling"})


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
        """Spellings of two words and more from which short forms follow, by entity, as looked up.

        "President Trump" and "Duchess of Sussex" are spellings too, but their words are nobody's names.
        """
        aliases = self.gazetteer.aliases
        rows = aliases[aliases["kind"].isin(_NAMES) & aliases["alias"].str.contains(" ")]
        names = ((entity, key(alias)) for entity, alias in zip(rows["entity_id"], rows["alias"], strict=True))
        return _sets((entity, name) for entity, name in names if _is_personal(name))

    @cached_property
    def short_names(self) -> dict[str, frozenset[str]]:
        """Spellings of one word, by entity, as looked up."""
        rows = self.gazetteer.aliases[~self.gazetteer.aliases["kind"].isin(_NO_SHORT_FORMS)]
        pairs = zip(rows["entity_id"], rows["alias"], strict=True)
        return _sets((entity, key(alias)) for entity, alias in pairs if " " not in alias)

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
        rows = (
            [entity for entity in row if isinstance(entity, str)] for row in table.itertuples(index=False, name=None)
        )
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
        """Every given name of a person the gazetteer knows."""
        people = (names for entity, names in self.full_names.items() if self.kinds[entity] == "person")
        return frozenset(given for names in people for name in names for given in parts(name).given)


def _is_personal(name: str) -> bool:
    words = name.replace(".", "").split()
    # "Will" and "May" are function words and given names.
    is_phrase = bool((FUNCTION - ORDINARY - PARTICLES) & set(words))
    return not (words[0] in HONORIFICS - TITLES or words[0] == "the" or is_phrase)


def _sets(pairs: Iterable[tuple[str, Value]]) -> dict[str, frozenset[Value]]:
    found: defaultdict[str, set[Value]] = defaultdict(set)
    for name, value in pairs:
        found[name].add(value)
    return {name: frozenset(values) for name, values in found.items()}

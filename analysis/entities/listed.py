"""What follows from a gazetteer's tables, looked up by entity: worked out once a process, whoever asks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import pandas as pd

from analysis.entities.folding import key
from analysis.entities.gazetteer import WORKS, Gazetteer
from analysis.entities.lookups import grouped
from analysis.entities.matcher import Matcher
from analysis.entities.names import parts
from analysis.entities.words import CALLING_CUES, FUNCTION, HONORIFICS, ORDINARY, PARTICLES, TITLES

# Spellings of these kinds match, but nobody goes on using their parts as short names.
NO_SHORT_FORMS: Final = frozenset({"birth", "former"})
NAMES: Final = frozenset({"name", "stage", "married", "misspelling"})


@dataclass(frozen=True, eq=False)
class Listed:
    """The look-ups over the entities that the gazetteer itself has."""

    gazetteer: Gazetteer

    @cached_property
    def matcher(self) -> Matcher:
        """The automaton over all spellings."""
        return Matcher(self.gazetteer)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Kind by entity."""
        return dict(_pairs(self.gazetteer.entities, "entity_id", "kind"))

    @cached_property
    def names(self) -> dict[str, str]:
        """Name by entity."""
        return dict(_pairs(self.gazetteer.entities, "entity_id", "name"))

    @cached_property
    def roles(self) -> dict[str, frozenset[str]]:
        """Roles by entity."""
        rows = _pairs(self.gazetteer.entities.fillna({"roles": ""}), "entity_id", "roles")
        return {entity: frozenset(filter(None, roles.split(", "))) for entity, roles in rows}

    @cached_property
    def cues(self) -> dict[str, frozenset[str]]:
        """Words that speak for a person: of the first role, and of the note."""
        people = self.gazetteer.entities[self.gazetteer.entities["kind"].eq("person")]
        return {
            entity: CALLING_CUES.get(roles.split(", ")[0], frozenset()) | frozenset(key(note).replace(",", " ").split())
            for entity, roles, note in _rows(people.fillna({"roles": "", "note": ""}), "entity_id", "roles", "note")
        }

    @cached_property
    def full_names(self) -> dict[str, frozenset[str]]:
        """Spellings of two words and more from which short forms follow, by entity, as looked up.

        "President Trump" and "Duchess of Sussex" are spellings too, but their words are nobody's names.
        """
        aliases = self.gazetteer.aliases
        rows = aliases[aliases["kind"].isin(NAMES) & aliases["alias"].str.contains(" ")]
        names = ((entity, key(alias)) for entity, alias in _pairs(rows, "entity_id", "alias"))
        return grouped((entity, name) for entity, name in names if is_personal(name))

    @cached_property
    def short_names(self) -> dict[str, frozenset[str]]:
        """Spellings of one word, by entity, as looked up."""
        rows = self.gazetteer.aliases[~self.gazetteer.aliases["kind"].isin(NO_SHORT_FORMS)]
        return grouped((entity, key(alias)) for entity, alias in _pairs(rows, "entity_id", "alias") if " " not in alias)

    @cached_property
    def works_of(self) -> dict[str, frozenset[str]]:
        """Works by person, character or group member."""
        people = self.gazetteer.credits.dropna(subset=["person_id"])
        return grouped([*_pairs(people, "person_id", "work_id"), *((one, work) for work, one in self._parts)])

    @cached_property
    def characters_of(self) -> dict[str, frozenset[str]]:
        """Characters by work."""
        return grouped(self._parts)

    @cached_property
    def _parts(self) -> list[tuple[str, str]]:
        """Return work and character; a character is in every work of the title: in the film and in the book."""
        played = self.gazetteer.credits.dropna(subset=["character_id"])
        works = self.gazetteer.entities[self.gazetteer.entities["kind"].isin(WORKS)]
        titled = grouped((key(name), work) for work, name in _pairs(works, "entity_id", "name"))
        return [
            (one, character)
            for work, character in _pairs(played, "work_id", "character_id")
            for one in titled[key(self.names[work])]
        ]

    @cached_property
    def neighbours(self) -> dict[str, frozenset[str]]:
        """Entities one credit away: a work and its people and characters, a character and its actors."""
        credited = _rows(self.gazetteer.credits, "work_id", "person_id", "character_id")
        rows = ([entity for entity in row if isinstance(entity, str)] for row in credited)
        return grouped((one, other) for row in rows for one in row for other in row if one != other)

    @cached_property
    def people_by_word(self) -> dict[str, frozenset[tuple[str, str]]]:
        """(Person, full name) by the first and by the last word of the name."""
        return grouped(
            (word, (entity, name))
            for entity, names in self.full_names.items()
            if self.kinds[entity] == "person"
            for name in names
            for word in (name.split()[0], name.split()[-1])
        )

    @cached_property
    def bearers(self) -> Mapping[str, int]:
        """How many people have a given name."""
        people = (names for entity, names in self.full_names.items() if self.kinds[entity] == "person")
        return Counter(given for names in people for given in {form for name in names for form in parts(name).given})


@lru_cache(maxsize=2)
def listed(gazetteer: Gazetteer) -> Listed:
    """Return the look-ups of a gazetteer: a second of work for 30,000 names, done once a process."""
    return Listed(gazetteer)


def is_personal(name: str) -> bool:
    """Return whether the words of a full name may be somebody's surname and given names."""
    words = name.replace(".", "").split()
    # "Will" and "May" are function words and given names.
    is_phrase = bool((FUNCTION - ORDINARY - PARTICLES) & set(words))
    return not (words[0] in HONORIFICS - TITLES or words[0] == "the" or is_phrase)


def _pairs(table: pd.DataFrame, one: str, other: str) -> Iterable[tuple[str, str]]:
    return zip(table[one].tolist(), table[other].tolist(), strict=True)


def _rows(table: pd.DataFrame, *columns: str) -> Iterable[tuple[str, ...]]:
    return zip(*(table[column].tolist() for column in columns), strict=True)

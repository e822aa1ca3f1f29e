"""What annotation knows: a frozen value that is passed in, with look-ups built from it once."""

from collections.abc import KeysView, Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.entities.gazetteer import Gazetteer
from analysis.entities.imported import Imported
from analysis.entities.listed import NAMES, NO_SHORT_FORMS, Listed, is_personal, listed
from analysis.entities.lookups import Layered
from analysis.entities.matcher import Matcher
from analysis.language.tagger import Tagger


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The gazetteer and the look-ups that follow from it, and the tagger."""

    gazetteer: Gazetteer
    tagger: Tagger | None = None
    """Who marks names that the gazetteer lacks; without one, only known names are found."""

    @cached_property
    def _listed(self) -> Listed:
        return listed(self.gazetteer)

    @property
    def matcher(self) -> Matcher:
        """The automaton over all spellings."""
        return self._listed.matcher

    @cached_property
    def imported(self) -> Imported | None:
        """The names that a newsroom imported; None where it has none."""
        return None if self.gazetteer.imported is None else Imported(self.gazetteer.imported)

    def is_checked(self, entity: str) -> bool:
        """Return whether the gazetteer itself has the entity, and not an import alone."""
        return entity in self._listed.kinds

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Kind by entity."""
        own = self._listed.kinds
        return own if self.imported is None else Layered(own, self.imported.kind)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Name by entity."""
        own = self._listed.names
        return own if self.imported is None else Layered(own, self.imported.name)

    @cached_property
    def roles(self) -> Mapping[str, frozenset[str]]:
        """Roles by entity."""
        own = self._listed.roles
        return own if self.imported is None else Layered(own, self.imported.roles)

    @property
    def cues(self) -> Mapping[str, frozenset[str]]:
        """Words that speak for a person of the gazetteer itself: of the first role, and of the note."""
        return self._listed.cues

    @cached_property
    def full_names(self) -> Mapping[str, frozenset[str]]:
        """Spellings of two words and more from which short forms follow, by entity, as looked up."""
        own = self._listed.full_names
        return own if self.imported is None else Layered(own, self._imported_full_names)

    def _imported_full_names(self, entity: str) -> frozenset[str] | None:
        spellings = self.imported.spellings(entity) if self.imported else ()
        return frozenset(name for kind, name in spellings if kind in NAMES and " " in name and is_personal(name))

    @cached_property
    def short_names(self) -> Mapping[str, frozenset[str]]:
        """Spellings of one word, by entity, as looked up."""
        own = self._listed.short_names
        return own if self.imported is None else Layered(own, self._imported_short_names)

    def _imported_short_names(self, entity: str) -> frozenset[str] | None:
        spellings = self.imported.spellings(entity) if self.imported else ()
        return frozenset(name for kind, name in spellings if kind not in NO_SHORT_FORMS and " " not in name)

    @cached_property
    def works_of(self) -> Mapping[str, frozenset[str]]:
        """Works by person, character or group member."""
        own = self._listed.works_of
        return own if self.imported is None else Layered(own, self.imported.works, frozenset.union)

    @cached_property
    def characters_of(self) -> Mapping[str, frozenset[str]]:
        """Characters by work."""
        own = self._listed.characters_of
        return own if self.imported is None else Layered(own, self.imported.characters, frozenset.union)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Entities one credit away: a work and its people and characters, a character and its actors."""
        own = self._listed.neighbours
        return own if self.imported is None else Layered(own, self.imported.neighbours, frozenset.union)

    @property
    def people_by_word(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """(Person, full name) by the first and by the last word of the name; of people the gazetteer itself has.

        Among hundreds of thousands of names, nearly every name is a slip for some other.
        """
        return self._listed.people_by_word

    @property
    def bearers(self) -> Mapping[str, int]:
        """How many people that the gazetteer itself knows have a given name."""
        return self._listed.bearers

    @property
    def given_names(self) -> KeysView[str]:
        """Every given name of a person the gazetteer itself knows: imports have people called "The" and "London"."""
        return self.bearers.keys()

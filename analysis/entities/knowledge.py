"""What annotation knows: a frozen value that is passed in, with look-ups built from it once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, KeysView, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, TypeVar

from analysis.entities.folding import key
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.imported import Imported
from analysis.entities.lookups import Layered
from analysis.entities.matcher import Matcher
from analysis.entities.names import parts
from analysis.entities.words import CALLING_CUES, FUNCTION, HONORIFICS, ORDINARY, PARTICLES, TITLES

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
        return _matcher(self.gazetteer)

    @cached_property
    def imported(self) -> Imported | None:
        """The names that a newsroom imported; None where it has none."""
        return None if self.gazetteer.imported is None else Imported(self.gazetteer.imported)

    def is_checked(self, entity: str) -> bool:
        """Return whether the gazetteer itself has the entity, and not an import alone."""
        return entity in self._checked

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Kind by entity."""
        return self._checked if self.imported is None else Layered(self._checked, self.imported.kind)

    @cached_property
    def _checked(self) -> dict[str, str]:
        return dict(zip(self.gazetteer.entities["entity_id"], self.gazetteer.entities["kind"], strict=True))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Name by entity."""
        own = dict(zip(self.gazetteer.entities["entity_id"], self.gazetteer.entities["name"], strict=True))
        return own if self.imported is None else Layered(own, self.imported.name)

    @cached_property
    def roles(self) -> Mapping[str, frozenset[str]]:
        """Roles by entity."""
        rows = zip(self.gazetteer.entities["entity_id"], self.gazetteer.entities["roles"].fillna(""), strict=True)
        own = {entity: frozenset(roles.split(", ")) for entity, roles in rows}
        return own if self.imported is None else Layered(own, self.imported.roles)

    @cached_property
    def cues(self) -> dict[str, frozenset[str]]:
        """Words that speak for a person of the gazetteer itself: of the first role, and of the note."""
        table = self.gazetteer.entities[self.gazetteer.entities["kind"].eq("person")]
        rows = zip(table["entity_id"], table["roles"].fillna(""), table["note"].fillna(""), strict=True)
        return {
            entity: CALLING_CUES.get(roles.split(", ")[0], frozenset()) | frozenset(key(note).replace(",", " ").split())
            for entity, roles, note in rows
        }

    @cached_property
    def full_names(self) -> Mapping[str, frozenset[str]]:
        """Spellings of two words and more from which short forms follow, by entity, as looked up.

        "President Trump" and "Duchess of Sussex" are spellings too, but their words are nobody's names.
        """
        own = self._own_full_names
        return own if self.imported is None else Layered(own, self._imported_full_names)

    def _imported_full_names(self, entity: str) -> frozenset[str] | None:
        spellings = self.imported.spellings(entity) if self.imported else ()
        return frozenset(name for kind, name in spellings if kind in _NAMES and " " in name and _is_personal(name))

    @cached_property
    def _own_full_names(self) -> dict[str, frozenset[str]]:
        aliases = self.gazetteer.aliases
        rows = aliases[aliases["kind"].isin(_NAMES) & aliases["alias"].str.contains(" ")]
        names = ((entity, key(alias)) for entity, alias in zip(rows["entity_id"], rows["alias"], strict=True))
        return _sets((entity, name) for entity, name in names if _is_personal(name))

    @cached_property
    def short_names(self) -> Mapping[str, frozenset[str]]:
        """Spellings of one word, by entity, as looked up."""
        own = self._own_short_names
        return own if self.imported is None else Layered(own, self._imported_short_names)

    def _imported_short_names(self, entity: str) -> frozenset[str] | None:
        spellings = self.imported.spellings(entity) if self.imported else ()
        return frozenset(name for kind, name in spellings if kind not in _NO_SHORT_FORMS and " " not in name)

    @cached_property
    def _own_short_names(self) -> dict[str, frozenset[str]]:
        rows = self.gazetteer.aliases[~self.gazetteer.aliases["kind"].isin(_NO_SHORT_FORMS)]
        pairs = zip(rows["entity_id"], rows["alias"], strict=True)
        return _sets((entity, key(alias)) for entity, alias in pairs if " " not in alias)

    @cached_property
    def works_of(self) -> Mapping[str, frozenset[str]]:
        """Works by person, character or group member."""
        table = self.gazetteer.credits
        own = _sets(
            (entity, work)
            for column in ("person_id", "character_id")
            for entity, work in zip(table[column], table["work_id"], strict=True)
            if isinstance(entity, str)
        )
        return own if self.imported is None else Layered(own, self.imported.works, frozenset.union)

    @cached_property
    def characters_of(self) -> Mapping[str, frozenset[str]]:
        """Characters by work."""
        table = self.gazetteer.credits.dropna(subset=["character_id"])
        own = _sets(zip(table["work_id"], table["character_id"], strict=True))
        return own if self.imported is None else Layered(own, self.imported.characters, frozenset.union)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Entities one credit away: a work and its people and characters, a character and its actors."""
        table = self.gazetteer.credits[["work_id", "person_id", "character_id"]]
        rows = (
            [entity for entity in row if isinstance(entity, str)] for row in table.itertuples(index=False, name=None)
        )
        own = _sets((one, other) for row in rows for one in row for other in row if one != other)
        return own if self.imported is None else Layered(own, self.imported.neighbours, frozenset.union)

    @cached_property
    def people_by_word(self) -> dict[str, frozenset[tuple[str, str]]]:
        """(Person, full name) by the first and by the last word of the name; of people the gazetteer itself has.

        Among hundreds of thousands of names, nearly every name is a slip for some other.
        """
        return _sets(
            (word, (entity, name))
            for entity, names in self._own_full_names.items()
            if self._checked[entity] == "person"
            for name in names
            for word in (name.split()[0], name.split()[-1])
        )

    @cached_property
    def bearers(self) -> Mapping[str, int]:
        """How many people that the gazetteer itself knows have a given name."""
        people = (names for entity, names in self._own_full_names.items() if self._checked[entity] == "person")
        return Counter(given for names in people for given in {form for name in names for form in parts(name).given})

    @property
    def given_names(self) -> KeysView[str]:
        """Every given name of a person the gazetteer itself knows: imports have people called "The" and "London"."""
        return self.bearers.keys()


@lru_cache(maxsize=2)
def _matcher(gazetteer: Gazetteer) -> Matcher:
    # A second for 30,000 names: once a process, whoever asks.
    return Matcher(gazetteer)


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

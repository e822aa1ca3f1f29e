"""Whom a name alone means who is not named in full: a relative, a member of a band, the host of a show named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from analysis.entities.bearers import Bearers
from analysis.entities.capitals import is_owned
from analysis.entities.folding import fold, key
from analysis.entities.gazetteer import WORKS
from analysis.entities.knowledge import Knowledge
from analysis.entities.lookups import grouped
from analysis.entities.matcher import Hit
from analysis.entities.names import is_beginning, is_run, parts
from analysis.entities.slips import Naming
from analysis.entities.words import ORDINARY, POLITICS

_NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, eq=False)
class Company:
    """What stands around the names of an article."""

    named: frozenset[str]
    """All entities it names."""
    owners: frozenset[str]
    """People whose names stand in those of a show or a company: "The Kelly Clarkson Show"."""
    bearers: Bearers
    vocabulary: frozenset[str]
    knowledge: Knowledge

    def of(self, form: str) -> frozenset[str]:
        """Return whom a given name means in this company, or either name of who owns a title."""
        ranks = (self._owners.get(form, _NOBODY), self.members.get(form, _NOBODY), self._kin(form))
        return next((some for some in ranks if some), _NOBODY)

    def known_by_surname(self, form: str) -> frozenset[str]:
        """Return whom a surname means that the article explains nowhere: as much as to say that everybody knows."""
        if form in ORDINARY:
            return _NOBODY
        names = self.knowledge.people_by_word.get(form, ())
        people = frozenset(one for one, name in names if form in parts(name).surnames)
        # "Kelly" is rather a given name.
        if len(people) <= self.knowledge.bearers.get(form, 0):
            return _NOBODY
        ranks = (
            frozenset(one for one in people if self._is_politician(one)) if self._speaks_of_politics else _NOBODY,
            frozenset(one for one in people if self.is_company(one)),
            people if len(people) == 1 and self._is_spoken_for(min(people)) else _NOBODY,
        )
        return next((some for some in ranks if len(some) == 1), _NOBODY)

    def known_by_beginning(self, words: str) -> frozenset[str]:
        """Return whose name begins so, of those in company with somebody named: "Travis Ke" where a text breaks off."""
        names = self.knowledge.people_by_word.get(words.split(maxsplit=1)[0], ())
        return frozenset(one for one, name in names if is_beginning(words, name) and self.is_company(one))

    def is_company(self, person: str) -> bool:
        """Return whether the article names a work or a group of somebody, or another one of it."""
        works = self.knowledge.works_of.get(person, _NOBODY)
        return bool(self.knowledge.neighbours.get(person, _NOBODY) & self.named) or any(
            works & self.knowledge.works_of.get(other, _NOBODY) for other in self.bearers.names
        )

    @cached_property
    def _owners(self) -> Mapping[str, frozenset[str]]:
        return _forms(self.owners, self.knowledge, with_surnames=True)

    @cached_property
    def members(self) -> Mapping[str, frozenset[str]]:
        """People by given name, of the groups and families named and of those that somebody named is of."""
        kinds, works_of = self.knowledge.kinds, self.knowledge.works_of
        works = self.named.union(*(works_of.get(one, _NOBODY) for one in self.bearers.names))
        groups = (work for work in works if kinds.get(work) == "group")
        members = _NOBODY.union(*(self.knowledge.neighbours.get(group, _NOBODY) for group in groups))
        return _forms((one for one in members if kinds.get(one) == "person"), self.knowledge)

    def _kin(self, given: str) -> frozenset[str]:
        """Return who has this given name and a surname of somebody named: "Hailey" beside Justin Bieber.

        "Donald" beside Melania Trump is who has no more of a name than that, and not his son.
        """
        names = self.knowledge.people_by_word.get(given, ())
        kin = [(one, name) for one, name in names if self._shares_surname(given, name)]
        plain = frozenset(one for one, name in kin if parts(name).surnames == {name.removeprefix(f"{given} ")})
        return plain if len(plain) == 1 else frozenset(one for one, _ in kin)

    def _shares_surname(self, given: str, name: str) -> bool:
        return given in parts(name).given and bool(parts(name).surnames & self.bearers.surnames)

    def _is_politician(self, person: str) -> bool:
        return "politician" in self.knowledge.roles.get(person, _NOBODY)

    def _is_spoken_for(self, person: str) -> bool:
        return bool(self.knowledge.cues.get(person, _NOBODY) & self.vocabulary)

    @cached_property
    def _speaks_of_politics(self) -> bool:
        return bool(self.vocabulary & POLITICS) or any(map(self._is_politician, self.bearers.names))


def company(
    known: Sequence[Naming], hits: Sequence[Hit], bearers: Bearers, vocabulary: frozenset[str], knowledge: Knowledge
) -> Company:
    """Return the company of an article's names."""
    named = frozenset(naming.entity_id for naming in known)
    titles = (entity for entity in named if knowledge.kinds[entity] in WORKS)
    titled = (one for title in titles for one in _people_in(title, knowledge))
    owned = (
        hit.spellings[0].entity_id
        for hit in hits
        if len(hit.spellings) == 1 and " " in hit.surface and is_owned(hit.passage, hit.end)
    )
    owners = frozenset(one for one in (*titled, *owned) if knowledge.kinds[one] == "person")
    return Company(named, owners, bearers, vocabulary, knowledge)


def _people_in(title: str, knowledge: Knowledge) -> Iterable[str]:
    """Return the people of a work whose full names stand in its title."""
    words = key(fold(knowledge.names[title]))
    for one in knowledge.neighbours.get(title, _NOBODY):
        if any(is_run(name, words) for name in knowledge.full_names.get(one, _NOBODY)):
            yield one


def _forms(people: Iterable[str], knowledge: Knowledge, *, with_surnames: bool = False) -> dict[str, frozenset[str]]:
    return grouped(
        (form, one)
        for one in people
        for name in knowledge.full_names.get(one, _NOBODY)
        for form in parts(name).given | (parts(name).surnames if with_surnames else _NOBODY)
    )

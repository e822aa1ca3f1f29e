"""People that the tagger marks: somebody new by the full name, and who is meant by a part of one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analysis.entities.bearers import Bearers, bearers, is_cut
from analysis.entities.company import Company, company
from analysis.entities.folding import fold, key
from analysis.entities.knowledge import Knowledge
from analysis.entities.marks import Found, Mark, found_of, naming_of
from analysis.entities.matcher import Hit
from analysis.entities.minors import is_called_child
from analysis.entities.slips import Naming

SURE: Final = 0.75
"""How sure a mark must be to name anybody whom the article does not name in full."""
_VERY_SURE: Final = 0.9
_LONGEST: Final = 4  # words of a name
_SHORTEST: Final = 3  # letters of a name of one word
_HYPHENED: Final = re.compile(r"[^-]+")
_NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, eq=False)
class People:
    """Who of an article's marks is whom."""

    bearers: Bearers
    company: Company
    characters: Mapping[str, frozenset[str]]
    """Characters the article names, by the first word of their names."""
    sure: Mapping[str, frozenset[str]]
    """People by spellings of which there is no doubt, wherever they stand."""
    new: Mapping[str, Found]
    """People that no list has, by their full names."""
    knowledge: Knowledge

    def namings(self, marks: Sequence[Mark]) -> Iterator[tuple[Naming, Found | None]]:
        """Return the people that marks of people name, and those of them who are new."""
        by_id = {one.entity_id: one for one in self.new.values()}
        for mark in marks:
            named = self._named(mark)
            yield from (_naming(one, min(meant), by_id.get(min(meant))) for one, meant in named if len(meant) == 1)
            if not any(meant for _, meant in named) and _is_name_alone(mark, self.knowledge):
                one = found_of("person", mark)
                yield _naming(mark, one.entity_id, one)

    def meant(self, mark: Mark) -> frozenset[str]:
        """Return whom a part of a name may mean: of those named in full, else of their company."""
        part = self._whole(mark) if mark.is_full else self._short(mark)
        return next((some for some in part if some), _NOBODY)

    def _whole(self, mark: Mark) -> Iterator[frozenset[str]]:
        if mark.key not in self.new:
            yield self.bearers.of_part(mark)
        if is_cut(mark):
            yield self.company.known_by_beginning(mark.key)
        if mark.key in self.new:
            yield frozenset({self.new[mark.key].entity_id})

    def _short(self, mark: Mark) -> Iterator[frozenset[str]]:
        yield self.bearers.at(mark)
        yield self.bearers.nicknames.get(mark.key, _NOBODY)
        yield self.characters.get(mark.key, _NOBODY)
        yield self.company.of(mark.key)
        if mark.score < SURE:
            return
        if not _is_known_part(mark, self.knowledge):
            yield self.bearers.of_clipped(mark)
        if mark.score >= _VERY_SURE:
            yield self.company.known_by_surname(mark.key)

    def _named(self, mark: Mark) -> list[tuple[Mark, frozenset[str]]]:
        """Return whom a mark names; where a hyphen joins two people, each of them: "Harris-Walz"."""
        whole = self.meant(mark)
        pieces = [
            replace(mark, start=mark.start + piece.start(), end=mark.start + piece.end())
            for piece in _HYPHENED.finditer(mark.surface)
        ]
        if len(pieces) == 1 or mark.is_full or whole:
            return [(mark, whole)]
        named = [(piece, self.sure.get(piece.key, _NOBODY) or self.meant(piece)) for piece in pieces]
        are_people = all(len(one) == 1 for _, one in named) and len({min(one) for _, one in named}) == len(pieces)
        return named if are_people else [(mark, whole)]


def _naming(mark: Mark, entity: str, new: Found | None) -> tuple[Naming, Found | None]:
    how = "minor" if new is not None and is_called_child(mark) else "discovered"
    return naming_of(mark, entity, how), new


def people(
    marks: Sequence[Mark],
    known: Sequence[Naming],
    hits: Sequence[Hit],
    vocabulary: frozenset[str],
    knowledge: Knowledge,
) -> People:
    """Return the people of an article: those named so far, and those whom marks name in full."""
    full = [mark for mark in marks if mark.kind == "person" and mark.is_full]
    listed = [naming_of(mark, one) for mark in full for one in _listed(mark, knowledge)]
    named = [*known, *listed]
    told = bearers(named, {}, knowledge)
    candidates = bearers((), {mark.key: [mark] for mark in full}, knowledge)
    whole = [mark for mark in full if _is_whole(mark, told) and candidates.of_part(mark) == {mark.key}]
    new = {mark.key: found_of("person", mark) for mark in reversed(whole)}
    by_entity = {one.entity_id: [mark for mark in whole if mark.key == name] for name, one in new.items()}
    every = bearers(named, by_entity, knowledge)
    around = company(named, hits, every, vocabulary, knowledge)
    return People(every, around, _characters(known, knowledge), _sure(hits, knowledge), new, knowledge)


def _listed(mark: Mark, knowledge: Knowledge) -> frozenset[str]:
    """Return who has this full name, if only one does: known names are not looked for where capitals are missing."""
    people = frozenset(one for one, name in knowledge.people_by_word.get(mark.key.split()[0], ()) if name == mark.key)
    return people if len(people) == 1 else _NOBODY


def _is_whole(mark: Mark, told: Bearers) -> bool:
    """Return whether a mark is the full name of somebody new, and not of, or a part of that of, somebody named."""
    is_told = any(mark.key in names for names in told.names.values())
    return not is_told and len(mark.key.split()) <= _LONGEST and not told.of_part(mark)


def _characters(known: Sequence[Naming], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return the characters named by the first word of their names: "Kermit" beside "Kermit the Frog"."""
    named = {one.entity_id for one in known if knowledge.kinds[one.entity_id] == "character"}
    firsts = {one: key(fold(knowledge.names[one])).split()[0] for one in named}
    return {first: frozenset(one for one in named if firsts[one] == first) for first in firsts.values()}


def _sure(hits: Sequence[Hit], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    only = ((key(fold(hit.surface)), hit.spellings[0]) for hit in hits if len(hit.spellings) == 1)
    return {
        surface: frozenset({one.entity_id})
        for surface, one in only
        if not one.common and knowledge.kinds[one.entity_id] == "person"
    }


def _is_known_part(mark: Mark, knowledge: Knowledge) -> bool:
    return mark.key in knowledge.given_names or mark.key in knowledge.people_by_word


def _is_name_alone(mark: Mark, knowledge: Knowledge) -> bool:
    """Return whether a word can be the whole name of somebody new: no given name or surname of anybody known."""
    is_name = mark.score >= _VERY_SURE and len(mark.key) >= _SHORTEST
    return is_name and not mark.is_full and not _is_known_part(mark, knowledge)

"""Characters that the tagger marks, told from people it takes for them."""

from collections.abc import Iterator, Sequence
from typing import Final

from analysis.entities.knowledge import Knowledge
from analysis.entities.lookups import grouped
from analysis.entities.marks import Found, Mark, found_of, naming_of
from analysis.entities.people import SURE, People
from analysis.entities.slips import Naming

_NOBODY: Final[frozenset[str]] = frozenset()


def characters(
    marks: Sequence[Mark], known: Sequence[Naming], people: People, knowledge: Knowledge
) -> Iterator[tuple[Naming, Found | None]]:
    """Return whom marks of characters name; a part of a name is that of the one character here who has it.

    What is a part of the name of somebody real who is named here is theirs.
    """
    told = [mark for mark in marks if mark.kind == "character"]
    new = {mark.key: found_of("character", mark) for mark in reversed(told) if mark.is_full}
    forms = _forms(new, known, knowledge)
    by_id = {one.entity_id: one for one in (*new.values(), *people.new.values())}
    for mark in told:
        if mark.is_full:
            yield naming_of(mark, new[mark.key].entity_id), new[mark.key]
            continue
        members = people.company.members.get(mark.key, _NOBODY) if mark.score >= SURE else _NOBODY
        ranks = (forms.get(mark.key, _NOBODY), people.bearers.at(mark), members)
        meant = next((some for some in ranks if some), _NOBODY)
        if len(meant) == 1:
            yield naming_of(mark, min(meant)), by_id.get(min(meant))
        elif not meant and mark.score >= SURE:
            one = found_of("character", mark)
            yield naming_of(mark, one.entity_id), one


def _forms(new: dict[str, Found], known: Sequence[Naming], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return the characters by each word of their names."""
    named = {naming.entity_id for naming in known if knowledge.kinds[naming.entity_id] == "character"}
    names = [(entity, name) for entity in named for name in knowledge.full_names.get(entity, _NOBODY)]
    every = [*names, *((one.entity_id, name) for name, one in new.items())]
    return grouped((word, entity) for entity, name in every for word in name.split())

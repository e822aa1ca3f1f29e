"""Namings of one article: known spellings, slips and short names, decided together."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.entities.evidence import settle
from analysis.entities.gazetteer import SHOWS
from analysis.entities.knowledge import Knowledge
from analysis.entities.matcher import Hit
from analysis.entities.names import parts
from analysis.entities.passage import Passage
from analysis.entities.shortforms import found_in, short_forms, slips_in
from analysis.entities.slips import Naming, covered, slips


def namings(headline: str, body: str, knowledge: Knowledge) -> list[Naming]:
    """Return where the headline and the body name an entity, in reading order; none overlaps another."""
    passages = [Passage("headline", headline), Passage("body", body)]
    hits = [hit for passage in passages for hit in knowledge.matcher.hits(passage)]
    settled = settle(hits, knowledge)
    found = _without_namesakes(
        [Naming(hit.passage, hit.start, hit.end, entity, "alias") for hit, entity in settled], knowledge
    )
    # Stretches that nothing else may use: "Joe" of "The Joe Rogan Experience" is not Joe Rogan either.
    refused = _refused(hits, found)
    for passage in passages:
        found = found + slips(passage, covered(found + refused, passage), _entities(found), knowledge)
    forms = short_forms(found, passages, _entities(found), knowledge)
    for look in (found_in, slips_in):
        for passage in passages:
            found = found + look(passage, forms, covered(found + refused, passage), knowledge)
    order = {id(passage): index for index, passage in enumerate(passages)}
    return _joined(sorted(found, key=lambda naming: (order[id(naming.passage)], naming.start)))


def _without_namesakes(found: Sequence[Naming], knowledge: Knowledge) -> list[Naming]:
    """Return the namings without titles that are a short name of somebody here: "Lewis" beside Damian Lewis.

    In quotation marks it is the title all the same.
    """
    people = {naming.entity_id for naming in found if knowledge.kinds[naming.entity_id] == "person"}
    names = (parts(name) for person in people for name in knowledge.full_names.get(person, ()))
    forms = frozenset[str]().union(*(one.given | one.surnames for one in names))
    return [
        naming
        for naming in found
        if knowledge.kinds[naming.entity_id] not in SHOWS
        or naming.passage.lowered[naming.start : naming.end] not in forms
        or naming.passage.is_quoted(naming.start, naming.end)
    ]


def _refused(hits: Sequence[Hit], found: Sequence[Naming]) -> list[Naming]:
    """Return the full names and titles that were known and still name nobody here."""
    named = {(id(naming.passage), naming.start) for naming in found}
    return [
        Naming(hit.passage, hit.start, hit.end, "", "refused")
        for hit in hits
        if " " in hit.surface and (id(hit.passage), hit.start) not in named
    ]


def _joined(found: Sequence[Naming]) -> list[Naming]:
    """Return the namings with 'Sean "Diddy" Combs' as one and not three."""
    joined: list[Naming] = []
    for naming in found:
        last = joined[-1] if joined else None
        if last and last.entity_id == naming.entity_id and last.passage is naming.passage and _is_inset(last, naming):
            joined[-1] = replace(last, end=naming.end, how="alias")
        else:
            joined.append(naming)
    return joined


def _is_inset(one: Naming, other: Naming) -> bool:
    """Return whether a nickname in quotation marks or brackets is set into a name."""
    between = one.passage.folded[one.end : other.start]
    is_marked = any(mark in between for mark in "\"'()") and not between.strip(" \"'()")
    return is_marked and (one.how == "given name" or other.how == "surname")


def _entities(found: Sequence[Naming]) -> frozenset[str]:
    return frozenset(naming.entity_id for naming in found)

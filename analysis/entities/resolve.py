"""Namings of one article: known spellings, slips and short names, decided together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.entities.discover import discovery
from analysis.entities.elsewhere import without_others
from analysis.entities.evidence import is_backed, settle
from analysis.entities.gazetteer import WORKS
from analysis.entities.kinds import told
from analysis.entities.knowledge import Knowledge
from analysis.entities.marks import Found
from analysis.entities.matcher import Hit
from analysis.entities.names import parts
from analysis.entities.passage import Passage
from analysis.entities.shortforms import found_in, short_forms, slips_in
from analysis.entities.slips import Naming, covered, is_free, slips
from analysis.entities.titled import outside_titles
from analysis.entities.workwords import WORDS_OF


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an article names."""

    namings: list[Naming]
    """In reading order; none overlaps another."""
    found: tuple[Found, ...] = ()
    """Whom or what of these no list has; none without a tagger."""


def resolved(headline: str, body: str, knowledge: Knowledge) -> Resolved:
    """Return what the headline and the body name."""
    passages = [Passage("headline", headline), Passage("body", body)]
    hits = [hit for passage in passages for hit in _hits(passage, knowledge)]
    known = _known(passages, hits, knowledge)
    if knowledge.tagger is None:
        return Resolved(known)
    spans = [(passage, knowledge.tagger.spans(passage.text)) for passage in passages]
    known = outside_titles(without_others(known, spans, knowledge), spans, knowledge.kinds)
    more = discovery(spans, hits, known, knowledge)
    return Resolved(_in_order([*known, *more.namings], passages), more.found)


def namings(headline: str, body: str, knowledge: Knowledge) -> list[Naming]:
    """Return where the headline and the body name an entity, in reading order; none overlaps another."""
    return resolved(headline, body, knowledge).namings


def _known(passages: Sequence[Passage], hits: Sequence[Hit], knowledge: Knowledge) -> list[Naming]:
    """Return the namings that follow from the lists of known names alone."""
    settled = settle(hits, knowledge)
    named = frozenset(entity for _, entity in settled)
    unbacked = _namings((hit, entity) for hit, entity in settled if not is_backed(hit, entity, named, knowledge))
    backed = _namings((hit, entity) for hit, entity in settled if is_backed(hit, entity, named, knowledge))
    found = _without_namesakes(backed, knowledge)
    # Stretches that nothing else may use: "Joe" of "The Joe Rogan Experience" is not Joe Rogan either.
    refused = _refused(hits, found + unbacked)
    for passage in passages:
        found = found + slips(passage, covered(found + refused, passage), _entities(found), knowledge)
    # What is a slip for somebody checked is no imported namesake of the slip: "Elizabeth Moss".
    taken = {id(passage): covered(found, passage) for passage in passages}
    found = found + [one for one in unbacked if is_free(one.start, one.end, taken[id(one.passage)])]
    forms = short_forms(found, passages, _entities(found), knowledge)
    for look in (found_in, slips_in):
        for passage in passages:
            found = found + look(passage, forms, covered(found + refused, passage), knowledge)
    return _joined(_in_order(found, passages))


def _in_order(found: Iterable[Naming], passages: Sequence[Passage]) -> list[Naming]:
    order = {id(passage): index for index, passage in enumerate(passages)}
    return sorted(found, key=lambda naming: (order[id(naming.passage)], naming.start))


def _hits(passage: Passage, knowledge: Knowledge) -> list[Hit]:
    """Return the known spellings in a passage; none overlaps another.

    An imported one stands back behind one that was checked, unless it is a whole name and that is a part of it.
    """
    checked = knowledge.matcher.hits(passage)
    if knowledge.imported is None:
        return checked
    free = covered((Naming(hit.passage, hit.start, hit.end, "", "") for hit in checked), passage)
    found: list[Hit] = []
    for hit in knowledge.imported.hits(passage):
        if is_free(hit.start, hit.end, free):
            found.append(hit)
            continue
        own = [one for one in checked if one.start < hit.end and hit.start < one.end]
        if len(own) == 1 and (own[0].start, own[0].end) == (hit.start, hit.end):
            checked.remove(own[0])
            found.append(_joint(own[0], hit))
        elif all(hit.start <= one.start and one.end <= hit.end for one in own) and _is_whole_name(hit, knowledge):
            checked = [one for one in checked if one not in own]
            found.append(hit)
    return sorted([*checked, *found], key=lambda hit: hit.start)


def _joint(checked: Hit, imported: Hit) -> Hit:
    entities = {spelling.entity_id for spelling in checked.spellings}
    others = (spelling for spelling in imported.spellings if spelling.entity_id not in entities)
    return replace(checked, spellings=(*checked.spellings, *others))


def _is_whole_name(hit: Hit, knowledge: Knowledge) -> bool:
    """Return whether a hit is surely a name as a whole: of a person, or a title in quotation marks."""
    people = any(not one.common and knowledge.kinds[one.entity_id] not in WORKS for one in hit.spellings)
    return people or hit.passage.is_quoted(hit.start, hit.end)


def _namings(settled: Iterable[tuple[Hit, str]]) -> list[Naming]:
    return [Naming(hit.passage, hit.start, hit.end, entity, "alias") for hit, entity in settled]


def _without_namesakes(found: Sequence[Naming], knowledge: Knowledge) -> list[Naming]:
    """Return the namings without titles that are a short name of somebody here: "Lewis" beside Damian Lewis.

    In quotation marks, or beside a word of its kind, it is the title all the same.
    """
    people = {naming.entity_id for naming in found if knowledge.kinds[naming.entity_id] == "person"}
    names = (parts(name) for person in people for name in knowledge.full_names.get(person, ()))
    forms = frozenset[str]().union(*(one.given | one.surnames for one in names))
    return [
        naming
        for naming in found
        if knowledge.kinds[naming.entity_id] not in WORKS
        or naming.passage.lowered[naming.start : naming.end] not in forms
        or _is_marked(naming, knowledge)
    ]


def _is_marked(naming: Naming, knowledge: Knowledge) -> bool:
    """Return whether quotation marks or a word of its kind beside it say that a name is a title: "her memoir Lewis"."""
    said = told(naming.passage, naming.start, naming.end)
    # "The series star Lewis" is a person.
    is_said = said.is_beside and said.word in WORDS_OF[knowledge.kinds[naming.entity_id]]
    return is_said or naming.passage.is_quoted(naming.start, naming.end)


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

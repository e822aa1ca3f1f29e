"""Names that the tagger marks and the gazetteer alone does not settle: known ones it speaks for, and new ones."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analysis.entities.folding import fold, key
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.entities.knowledge import Knowledge
from analysis.entities.matcher import Hit
from analysis.entities.names import parts
from analysis.entities.passage import Passage
from analysis.entities.slips import Naming, covered, is_free
from analysis.entities.titled import event_in, kind_of
from analysis.entities.words import FUNCTION, HONORIFICS
from analysis.language.tagger import Span

_SURE, _VERY_SURE = 0.75, 0.9
_LONGEST = 4  # words of a name
_SHORTEST = 3  # letters of a name of one word
_KINDS: Final = {
    "person": ("person",),
    "character": ("character",),
    "screen": SHOWS,
    "work": WORKS,
    "event": ("event",),
}
_TITLES: Final = frozenset({"screen", "work", "event"})
_NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the tagger in a passage, without what is no part of the name."""

    passage: Passage
    start: int
    end: int
    kind: str
    score: float

    @property
    def surface(self) -> str:
        """The text as it stands in the article."""
        return self.passage.text[self.start : self.end]

    @property
    def key(self) -> str:
        """The text as names are compared."""
        return key(fold(self.surface)).strip("'\"")

    @property
    def is_full(self) -> bool:
        """Whether it has more than one word."""
        return " " in self.key


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody or something that no list has, named in an article."""

    entity_id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the tagger adds to the namings of an article."""

    namings: tuple[Naming, ...]
    found: tuple[Found, ...]


def discovery(
    spans: Sequence[tuple[Passage, Sequence[Span]]],
    hits: Sequence[Hit],
    namings: Sequence[Naming],
    knowledge: Knowledge,
) -> Discovery:
    """Return the namings that follow from the tagger's spans beside those found without it.

    None overlaps one of these. A name that several known people have, and that nothing told, stays nobody's.
    """
    marks = _marks(spans, namings)
    confirmed = _confirmed(marks, hits, knowledge)
    left = [mark for mark in marks if _is_open(mark, hits, confirmed, knowledge)]
    known = [*namings, *confirmed]
    new = [*_people(left, known, knowledge), *_characters(left, known, knowledge), *_works(left, spans)]
    found = {one.entity_id: one for _, one in new if one is not None}
    return Discovery((*confirmed, *(naming for naming, _ in new)), tuple(found.values()))


def _marks(spans: Sequence[tuple[Passage, Sequence[Span]]], namings: Sequence[Naming]) -> list[Mark]:
    """Return the spans that are free, sure enough, and no address or handle."""
    found = []
    for passage, told in spans:
        taken = covered(namings, passage)
        for span in told:
            mark = _trimmed(_event(Mark(passage, span.start, span.end, span.kind, span.score)))
            # What is blanked out in the folded text is an address, a handle or a credit.
            is_name = mark.key and passage.folded[mark.start : mark.end].strip() and mark.kind in _KINDS
            if is_name and mark.score >= _SURE and is_free(mark.start, mark.end, taken):
                found.append(mark)
    return found


def _event(mark: Mark) -> Mark:
    """Return the mark as that of an event where it is some other name that holds an event's."""
    stretch = event_in((mark.passage, mark.start, mark.end)) if mark.kind == "other" else None
    return mark if stretch is None else replace(mark, start=stretch[0], end=stretch[1], kind="event")


def _trimmed(mark: Mark) -> Mark:
    """Return the mark without titles before the name: "Ms Harris"; "Mr Harbour" may well be a show."""
    words = mark.surface.split() if mark.kind not in _TITLES else []
    while len(words) > 1 and words[0].strip(".").lower() in HONORIFICS:
        mark = replace(mark, start=mark.start + mark.surface.index(words[1], len(words[0])))
        words = words[1:]
    return mark


def _confirmed(marks: Sequence[Mark], hits: Sequence[Hit], knowledge: Knowledge) -> list[Naming]:
    """Return the known names without evidence of their own that the tagger takes for a name of their kind.

    A name that only characters are known by is a character's, whatever the tagger says: "James Bond".
    """
    at = {(id(hit.passage), hit.start, hit.end): hit for hit in hits}
    found = []
    for mark in marks:
        hit = at.get((id(mark.passage), mark.start, mark.end))
        if hit is not None and (entity := _meant(mark, hit, knowledge)):
            found.append(Naming(mark.passage, mark.start, mark.end, entity, "tagged"))
    return found


def _meant(mark: Mark, hit: Hit, knowledge: Knowledge) -> str | None:
    kinds = [knowledge.kinds[one.entity_id] for one in hit.spellings]
    if len(hit.spellings) == 1 and kinds == ["character"] and mark.is_full and mark.kind in {"person", "character"}:
        return hit.spellings[0].entity_id
    if mark.score < _VERY_SURE:
        return None
    fitting = {one.entity_id for one, kind in zip(hit.spellings, kinds, strict=True) if kind in _KINDS[mark.kind]}
    is_only = len(fitting) == 1 and (mark.kind in _TITLES or len(hit.spellings) == 1)
    return min(fitting) if is_only else None


def _is_open(mark: Mark, hits: Sequence[Hit], confirmed: Sequence[Naming], knowledge: Knowledge) -> bool:
    """Return whether a mark may be somebody new: it is not confirmed, and nobody's known name that was left open."""
    if not is_free(mark.start, mark.end, covered(confirmed, mark.passage)):
        return False
    near = [hit for hit in hits if hit.passage is mark.passage and hit.start < mark.end and mark.start < hit.end]
    return not any(_stands_for(hit, mark, knowledge) for hit in near if " " in hit.surface)


def _stands_for(hit: Hit, mark: Mark, knowledge: Knowledge) -> bool:
    """Return whether a mark is, or is a part of, a known name of somebody or a known title."""
    if mark.kind in _TITLES and _holds(mark, hit):
        return False
    kinds = {knowledge.kinds[one.entity_id] for one in hit.spellings}
    is_part = hit.start < mark.start and mark.end <= hit.end
    return "person" in kinds or (mark.kind == "person" and is_part and not kinds.isdisjoint(WORKS))


def _holds(mark: Mark, hit: Hit) -> bool:
    """Return whether a title has a name and more: "The Perez Hilton Podcast"."""
    return mark.start <= hit.start and hit.end <= mark.end and mark.end - mark.start > hit.end - hit.start + len("'s")


def _people(marks: Sequence[Mark], known: Sequence[Naming], knowledge: Knowledge) -> list[tuple[Naming, Found | None]]:
    """Return people by full name, then who is meant by a surname or given name alone."""
    people = [mark for mark in marks if mark.kind == "person"]
    full = [mark for mark in people if mark.is_full and len(mark.key.split()) <= _LONGEST]
    new = {mark.key: _found("person", mark) for mark in reversed(full)}
    named = {naming.entity_id for naming in known if knowledge.kinds[naming.entity_id] == "person"}
    forms = _forms(named, new, knowledge)
    company = _company(named, knowledge)
    namings: list[tuple[Naming, Found | None]] = [
        (_naming(mark, new[mark.key].entity_id), new[mark.key]) for mark in full
    ]
    singles: dict[str, Found] = {}
    for mark in people:
        if mark.is_full:
            continue
        meant = forms.get(mark.key, _NOBODY) or company.get(mark.key, _NOBODY)
        by_id = {one.entity_id: one for one in new.values()}
        if len(meant) == 1:
            entity = min(meant)
            namings.append((_naming(mark, entity), by_id.get(entity)))
        elif not meant and _is_name_alone(mark, knowledge):
            one = singles.setdefault(mark.key, _found("person", mark))
            namings.append((_naming(mark, one.entity_id), one))
    return namings


def _is_name_alone(mark: Mark, knowledge: Knowledge) -> bool:
    """Return whether a word can be the whole name of somebody new: no given name or surname of anybody known."""
    is_part = mark.key in knowledge.given_names or mark.key in knowledge.people_by_word
    return mark.score >= _VERY_SURE and len(mark.key) >= _SHORTEST and not is_part


def _forms(named: Iterable[str], new: Mapping[str, Found], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return whom each surname and given name of the article's people means."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    names = [(entity, name) for entity in named for name in knowledge.full_names.get(entity, _NOBODY)]
    for entity, name in [*names, *((one.entity_id, name) for name, one in new.items())]:
        for form in parts(name).given | parts(name).surnames:
            claims[form].add(entity)
    return {form: frozenset(entities) for form, entities in claims.items()}


def _company(named: Iterable[str], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return the people of the families and bands of those named, by given name: "Kylie" beside Kim Kardashian."""
    works = {
        work
        for entity in named
        for work in knowledge.works_of.get(entity, _NOBODY)
        if knowledge.kinds.get(work) == "group"
    }
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for other in {other for work in works for other in knowledge.neighbours.get(work, _NOBODY)}:
        if knowledge.kinds.get(other) == "person":
            for name in knowledge.full_names.get(other, _NOBODY):
                for form in parts(name).given:
                    claims[form].add(other)
    return {form: frozenset(entities) for form, entities in claims.items()}


def _characters(
    marks: Sequence[Mark], known: Sequence[Naming], knowledge: Knowledge
) -> list[tuple[Naming, Found | None]]:
    """Return characters; a part of a name is that of the one character here who has it."""
    told = [mark for mark in marks if mark.kind == "character"]
    new = {mark.key: _found("character", mark) for mark in reversed(told) if mark.is_full}
    named = {naming.entity_id for naming in known if knowledge.kinds[naming.entity_id] == "character"}
    forms: defaultdict[str, set[str]] = defaultdict(set)
    names = [(entity, name) for entity in named for name in knowledge.full_names.get(entity, _NOBODY)]
    for entity, name in [*names, *((one.entity_id, name) for name, one in new.items())]:
        for word in name.split():
            forms[word].add(entity)
    by_id = {one.entity_id: one for one in new.values()}
    found: list[tuple[Naming, Found | None]] = []
    singles: dict[str, Found] = {}
    for mark in told:
        if mark.is_full:
            found.append((_naming(mark, new[mark.key].entity_id), new[mark.key]))
        elif len(meant := forms.get(mark.key, set())) == 1:
            found.append((_naming(mark, min(meant)), by_id.get(min(meant))))
        elif not meant:
            one = singles.setdefault(mark.key, _found("character", mark))
            found.append((_naming(mark, one.entity_id), one))
    return found


def _works(marks: Sequence[Mark], spans: Sequence[tuple[Passage, Sequence[Span]]]) -> list[tuple[Naming, Found | None]]:
    """Return works, of the kind that the words near one of their namings tell."""
    told: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.kind in _TITLES and _can_be_title(mark):
            told[mark.key].append(mark)
    vocabulary = frozenset[str]().union(*(passage.vocabulary for passage, _ in spans))
    found: list[tuple[Naming, Found | None]] = []
    for same in told.values():
        places = [(mark.passage, mark.start, mark.end) for mark in same]
        marked = {mark.kind for mark in same}
        if kind := "event" if "event" in marked else kind_of(marked, places, vocabulary):
            one = _found(kind, same[0])
            found += [(_naming(mark, one.entity_id), one) for mark in same]
    return found


def _can_be_title(mark: Mark) -> bool:
    """Return whether a mark is more than a small word or a sign that the tagger cut off."""
    return mark.surface[:1].isalnum() and (mark.is_full or (len(mark.key) >= _SHORTEST and mark.key not in FUNCTION))


def _naming(mark: Mark, entity: str) -> Naming:
    return Naming(mark.passage, mark.start, mark.end, entity, "discovered")


def _found(kind: str, mark: Mark) -> Found:
    """Return the new entity that a mark names. Its id follows from kind and name: in every article the same."""
    slug = re.sub(r"[^a-z0-9]+", "-", mark.key).strip("-")[:60]
    slug = slug or hashlib.sha256(mark.key.encode()).hexdigest()[:12]
    name = " ".join(mark.surface.split())
    return Found(f"found-{slug}-{kind}", kind, name.title() if name.isupper() and mark.is_full else name)

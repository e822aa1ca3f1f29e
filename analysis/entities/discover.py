"""Names that the tagger marks and the gazetteer alone does not settle: known ones it speaks for, and new ones."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from analysis.entities.bearers import Bearers, bearers
from analysis.entities.characters import characters
from analysis.entities.gazetteer import SHOWS
from analysis.entities.knowledge import Knowledge
from analysis.entities.marks import Found, Mark, found_of, naming_of
from analysis.entities.matcher import Hit
from analysis.entities.passage import Passage
from analysis.entities.people import people
from analysis.entities.slips import Naming, covered, is_free
from analysis.entities.words import FILM_CUES, HONORIFICS
from analysis.language.tagger import Span

_SURE, _VERY_SURE = 0.75, 0.9
_AROUND: Final = 60  # characters
_KINDS: Final = {"person": ("person",), "character": ("character",), "screen": SHOWS}


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
    confirmed = _confirmed(marks, hits, bearers(namings, {}, knowledge), knowledge)
    left = [mark for mark in marks if _is_open(mark, hits, confirmed, knowledge)]
    known = [*namings, *confirmed]
    vocabulary = frozenset[str]().union(*(passage.vocabulary for passage, _ in spans))
    named = people(left, known, hits, vocabulary, knowledge)
    told = named.namings([mark for mark in left if mark.kind == "person"])
    new = [*told, *characters(left, known, named, knowledge), *_shows(left)]
    found = {one.entity_id: one for _, one in new if one is not None}
    return Discovery((*confirmed, *(naming for naming, _ in new)), tuple(found.values()))


def _marks(spans: Sequence[tuple[Passage, Sequence[Span]]], namings: Sequence[Naming]) -> list[Mark]:
    """Return the spans that are free, sure enough, and no address or handle."""
    found = []
    for passage, told in spans:
        taken = covered(namings, passage)
        for span in told:
            mark = _trimmed(Mark(passage, span.start, span.end, span.kind, span.score))
            # What is blanked out in the folded text is an address, a handle or a credit.
            is_name = mark.key and passage.folded[mark.start : mark.end].strip() and mark.kind in _KINDS
            if is_name and mark.score >= _SURE and is_free(mark.start, mark.end, taken):
                found.append(mark)
    return found


def _trimmed(mark: Mark) -> Mark:
    """Return the mark without titles before the name: "Ms Harris"."""
    words = mark.surface.split()
    while len(words) > 1 and words[0].strip(".").lower() in HONORIFICS:
        mark = replace(mark, start=mark.start + mark.surface.index(words[1], len(words[0])))
        words = words[1:]
    return mark


def _confirmed(marks: Sequence[Mark], hits: Sequence[Hit], told: Bearers, knowledge: Knowledge) -> list[Naming]:
    """Return the known names without evidence of their own that the tagger takes for a name of their kind.

    A stage name of one word is none beside somebody of that surname: "Jordan" beside Michael Jordan. A name that only
    characters are known by is a character's, whatever the tagger says: "James Bond".
    """
    at = {(id(hit.passage), hit.start, hit.end): hit for hit in hits}
    found = []
    for mark in marks:
        hit = at.get((id(mark.passage), mark.start, mark.end))
        if hit is None or (mark.kind == "person" and mark.key in told.forms):
            continue
        if entity := _meant(mark, hit, knowledge):
            found.append(Naming(mark.passage, mark.start, mark.end, entity, "tagged"))
    return found


def _meant(mark: Mark, hit: Hit, knowledge: Knowledge) -> str | None:
    kinds = [knowledge.kinds[one.entity_id] for one in hit.spellings]
    if len(hit.spellings) == 1 and kinds == ["character"] and mark.is_full and mark.kind in {"person", "character"}:
        return hit.spellings[0].entity_id
    if mark.score < _VERY_SURE:
        return None
    fitting = {one.entity_id for one, kind in zip(hit.spellings, kinds, strict=True) if kind in _KINDS[mark.kind]}
    is_only = len(fitting) == 1 and (mark.kind == "screen" or len(hit.spellings) == 1)
    return min(fitting) if is_only else None


def _is_open(mark: Mark, hits: Sequence[Hit], confirmed: Sequence[Naming], knowledge: Knowledge) -> bool:
    """Return whether a mark may be somebody new: it is not confirmed, and nobody's known name that was left open."""
    if not is_free(mark.start, mark.end, covered(confirmed, mark.passage)):
        return False
    return not any(
        hit.passage is mark.passage
        and hit.start < mark.end
        and mark.start < hit.end
        and " " in hit.surface
        and any(knowledge.kinds[one.entity_id] == "person" for one in hit.spellings)
        for hit in hits
    )


def _shows(marks: Sequence[Mark]) -> list[tuple[Naming, Found | None]]:
    """Return series and films; a film where the words near one of its namings say so."""
    told: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.kind == "screen":
            told[mark.key].append(mark)
    found: list[tuple[Naming, Found | None]] = []
    for same in told.values():
        one = found_of("film" if any(map(_is_film, same)) else "series", same[0])
        found += [(naming_of(mark, one.entity_id), one) for mark in same]
    return found


def _is_film(mark: Mark) -> bool:
    text = mark.passage.lowered
    near = f"{text[max(0, mark.start - _AROUND) : mark.start]} {text[mark.end : mark.end + _AROUND]}"
    return not FILM_CUES.isdisjoint(re.findall(r"[a-z]+", near))

"""Names that the tagger marks and the gazetteer alone does not settle: known ones it speaks for, and new ones."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from analysis.entities.bearers import Bearers, bearers
from analysis.entities.capitals import has_own_capital, is_owned, stands_unattached
from analysis.entities.characters import characters
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.entities.knowledge import Knowledge
from analysis.entities.marks import Found, Mark, found_of, naming_of
from analysis.entities.matcher import Hit
from analysis.entities.passage import Passage
from analysis.entities.people import people
from analysis.entities.slips import Naming, covered, is_free
from analysis.entities.titled import event_in, kind_of
from analysis.entities.words import FUNCTION, HONORIFICS
from analysis.language.tagger import Span

_DOUBTFUL, _SURE, _VERY_SURE = 0.5, 0.75, 0.9
_SHORTEST = 3  # letters of a title of one word
_KINDS: Final = {
    "person": ("person",),
    "character": ("character",),
    "screen": SHOWS,
    "work": WORKS,
    "event": ("event",),
}
_TITLES: Final = frozenset({"screen", "work", "event"})


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
    # What the editors say names nobody is no whole name either, of which a surname could be a part.
    nobody = frozenset(name for name, entity in knowledge.gazetteer.blocked if not entity)
    marks = [mark for mark in _marks(spans, namings) if mark.key not in nobody]
    confirmed = _confirmed(marks, hits, bearers(namings, {}, knowledge), knowledge)
    others = [mark for mark in marks if mark.kind != "person" or mark.is_full]
    confirmed += _again(confirmed, hits, [*namings, *confirmed, *others], knowledge)
    left = [mark for mark in marks if _is_open(mark, hits, confirmed, knowledge)]
    known = [*namings, *confirmed]
    vocabulary = frozenset[str]().union(*(passage.vocabulary for passage, _ in spans))
    named = people(left, known, hits, vocabulary, knowledge)
    told = named.namings([mark for mark in left if mark.kind == "person"])
    new = [*told, *characters(left, known, named, knowledge), *_works(left, vocabulary)]
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
            if is_name and mark.score >= _least(mark) and is_free(mark.start, mark.end, taken):
                found.append(mark)
    return found


def _least(mark: Mark) -> float:
    """Return how sure a mark must be to say anything: a single word may yet be a part of a name the article gives."""
    is_part = mark.kind in {"person", "character"} and not mark.is_full
    # "A grande finale" is no naming where others have their capitals.
    is_written = not mark.surface[0].islower() or not mark.passage.capitalised
    return _DOUBTFUL if is_part and is_written else _SURE


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


def _confirmed(marks: Sequence[Mark], hits: Sequence[Hit], told: Bearers, knowledge: Knowledge) -> list[Naming]:
    """Return the known names without evidence of their own that the tagger takes for a name of their kind.

    A stage name of one word is none beside somebody of that surname: "Jordan" beside Michael Jordan. A name that only
    characters are known by is a character's, whatever the tagger says: "James Bond".
    """
    at = {(id(hit.passage), hit.start, hit.end): hit for hit in hits}
    found = []
    for mark in marks:
        hit = at.get((id(mark.passage), mark.start, mark.end))
        if hit is None or (mark.kind == "person" and (mark.key in told.forms or _is_owned(mark))):
            continue
        if entity := _meant(mark, hit, told, knowledge):
            found.append(Naming(mark.passage, mark.start, mark.end, entity, "tagged"))
    return found


def _is_owned(mark: Mark) -> bool:
    # In a headline full of capitals somebody "Towers Over" something: there the tagger knows better.
    return is_owned(mark.passage, mark.end) and not mark.passage.is_title_case


def _again(
    confirmed: Sequence[Naming], hits: Sequence[Hit], taken: Sequence[Naming | Mark], knowledge: Knowledge
) -> list[Naming]:
    """Return where people confirmed by a common word have it once more, with a capital that is the word's own."""
    people = {one.entity_id for one in confirmed if knowledge.kinds[one.entity_id] == "person"}
    return [
        Naming(hit.passage, hit.start, hit.end, hit.spellings[0].entity_id, "tagged")
        for hit in hits
        if len(hit.spellings) == 1
        and hit.spellings[0].common
        and hit.spellings[0].entity_id in people
        and has_own_capital(hit.passage, hit.start)
        and stands_unattached(hit.passage, hit.start, hit.end)
        and not is_owned(hit.passage, hit.end)
        and not any(one.passage is hit.passage and one.start < hit.end and hit.start < one.end for one in taken)
    ]


def _meant(mark: Mark, hit: Hit, told: Bearers, knowledge: Knowledge) -> str | None:
    kinds = [knowledge.kinds[one.entity_id] for one in hit.spellings]
    if len(hit.spellings) == 1 and kinds == ["character"] and mark.is_full and mark.kind in {"person", "character"}:
        return hit.spellings[0].entity_id
    if mark.score < _VERY_SURE and not _is_expected(mark, hit, told, knowledge):
        return None
    fitting = {one.entity_id for one, kind in zip(hit.spellings, kinds, strict=True) if kind in _KINDS[mark.kind]}
    is_only = len(fitting) == 1 and (mark.kind in _TITLES or len(hit.spellings) == 1)
    return min(fitting) if is_only else None


def _is_expected(mark: Mark, hit: Hit, told: Bearers, knowledge: Knowledge) -> bool:
    """Return whether somebody of a common name has the calling of somebody named: Offset beside Cardi B."""
    roles = knowledge.roles.get(hit.spellings[0].entity_id, frozenset())
    return mark.kind == "person" and any(roles & knowledge.roles.get(one, frozenset()) for one in told.names)


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


def _works(marks: Sequence[Mark], vocabulary: frozenset[str]) -> list[tuple[Naming, Found | None]]:
    """Return works, of the kind that the words near one of their namings tell."""
    told: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.kind in _TITLES and _can_be_title(mark):
            told[mark.key].append(mark)
    found: list[tuple[Naming, Found | None]] = []
    for same in told.values():
        places = [(mark.passage, mark.start, mark.end) for mark in same]
        marked = {mark.kind for mark in same}
        if kind := "event" if "event" in marked else kind_of(marked, places, vocabulary):
            one = found_of(kind, same[0])
            found += [(naming_of(mark, one.entity_id), one) for mark in same]
    return found


def _can_be_title(mark: Mark) -> bool:
    """Return whether a mark is more than a small word or a sign that the tagger cut off."""
    return mark.surface[:1].isalnum() and (mark.is_full or (len(mark.key) >= _SHORTEST and mark.key not in FUNCTION))

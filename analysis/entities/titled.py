"""Which kind of work a title that no list has is, by the words near the places that the tagger marks."""

import re
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.entities.kinds import EPISODE, Told, told
from analysis.entities.passage import Passage
from analysis.entities.slips import Naming
from analysis.entities.words import FILM_CUES, SERIES_CUES
from analysis.language.tagger import Span

_AROUND: Final = 60  # characters
_YEAR: Final = re.compile(r"^(?:the )?(?:(?:(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th))(?: annual)? )+", re.IGNORECASE)
# What the last word of an event's name is; an award alone is an honour.
_HEAD: Final = re.compile(
    r"\b(?:Awards|[A-Za-z]*Fest(?:ival)?|Tour|Ceremony|Fashion Show|Comic[- ]Con|Expo)\b", re.IGNORECASE
)
_PLACE: Final = re.compile(r"\b(?:festival|fest)$")
_NEXT_HEAD: Final = re.compile(r"[\"']? (?:(?:world )?tour|awards|(?:music|film) festival)\b")
# Golf and tennis go on tours too, and whoever wins gets no film award.
_SPORT: Final = re.compile(r"\b(?:PGA|ATP|WTA|LIV|LPGA|DP World|ESPYS?)\b", re.IGNORECASE)
# "Harbour 3", but not "Room 104" nor "9-1-1".
_NUMBERED: Final = re.compile(r"[A-Za-z] [2-9]$")
_FILMING: Final = FILM_CUES | {"filmmaker", "filmmakers", "director", "helmer", "rom-com", "box-office"}
# Words in a title that say what it is.
_OWN: Final = (("podcast", "podcast"), ("musical", "stage"))

_VERY_SURE: Final = 0.9
_TITLES: Final = frozenset({"screen", "work"})
Place = tuple[Passage, int, int]
"""A title: the passage, where it starts and where it ends."""


def event_in(place: Place) -> tuple[int, int] | None:
    """Return where in a marked stretch the name of an event stands, without its year; None where none does."""
    passage, start, end = place
    text = passage.folded[start:end]
    if _SPORT.search(text):
        return None
    begin = start + (match.end() if (match := _YEAR.match(text)) else 0)
    heads = list(_HEAD.finditer(text))
    if heads:
        stop = start + heads[-1].end()
        # "Festival" alone is none that has a name, and "Atlanta festival" is one of several.
        if _PLACE.search(text[: stop - start]):
            return None
        return (begin, stop) if text[begin - start : heads[-1].start()].strip().lower() not in {"", "the"} else None
    is_name = passage.folded[begin:end][:1].isupper() and _NEXT_HEAD.match(passage.lowered, end)
    return (begin, end) if begin < end and is_name else None


def kind_of(marked: Collection[str], places: Sequence[Place], vocabulary: AbstractSet[str] = frozenset()) -> str:
    """Return the kind of work of a title marked at these places; "" where nothing tells, or it is an episode's.

    `marked`: as what the tagger marked it, screen or work. A screen title is a show unless a word beside it says other.
    `vocabulary`: the words of the article.
    """
    said = [told(*place) for place in places]
    if any(EPISODE in one.kinds for one in said):
        return ""
    if own := next((kind for word, kind in _OWN if any(word in _words(place) for place in places)), ""):
        return own
    if "screen" in marked:
        beside = next((one for one in said if one.is_beside and _is_other(one)), None)
        return beside.kind if beside else _show(places, vocabulary)
    return next((_work(one, places, vocabulary) for one in said if one.kinds), "")


def _words(place: Place) -> list[str]:
    passage, start, end = place
    return re.findall(r"[a-z]+", passage.lowered[start:end])


def outside_titles(
    namings: Sequence[Naming], spans: Sequence[tuple[Passage, Sequence[Span]]], kinds: Mapping[str, str]
) -> list[Naming]:
    """Return the namings without names inside a title: Diddy is not named by "The Trial of Diddy"."""
    titles = [
        (id(passage), span.start, span.end)
        for passage, told_here in spans
        for span in told_here
        if span.kind in _TITLES and span.score >= _VERY_SURE and kind_of({span.kind}, [(passage, span.start, span.end)])
    ]
    return [
        naming
        for naming in namings
        if kinds.get(naming.entity_id) in WORKS or not any(_is_inside(naming, title) for title in titles)
    ]


def _is_inside(naming: Naming, title: tuple[int, int, int]) -> bool:
    """Return whether a title has words besides a name, and no name only owns it: "Andrew Schulz's Flagrant"."""
    passage, start, end = title
    if id(naming.passage) != passage or not (start <= naming.start and naming.end <= end):
        return False
    text = naming.passage.folded
    is_owner = naming.start == start and text[naming.end : naming.end + 2] == "'s"
    return not is_owner and bool(
        re.search(r"\w", text[start : naming.start] + text[naming.end : end].removeprefix("'s"))
    )


def _is_other(said: Told) -> bool:
    return not said.kinds & set(SHOWS) or said.kinds == {"stage", "film"}


def _work(said: Told, places: Sequence[Place], vocabulary: AbstractSet[str]) -> str:
    return said.kind if said.kind not in SHOWS else _show(places, vocabulary)


def _show(places: Sequence[Place], vocabulary: AbstractSet[str]) -> str:
    """Return film where a word near says so, the title is numbered, or the article speaks of films and no series."""
    speaks = not _FILMING.isdisjoint(vocabulary) and SERIES_CUES.isdisjoint(vocabulary)
    return "film" if speaks or any(map(_is_film, places)) or any(map(_is_numbered, places)) else "series"


def _is_numbered(place: Place) -> bool:
    passage, start, end = place
    return _NUMBERED.search(passage.folded[start:end]) is not None


def _is_film(place: Place) -> bool:
    passage, start, end = place
    text = passage.lowered
    near = f"{text[max(0, start - _AROUND) : start]} {text[end : end + _AROUND]}"
    return not FILM_CUES.isdisjoint(re.findall(r"[a-z]+", near))

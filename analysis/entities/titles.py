"""Titles that are also ordinary words: "Suits", "Friends", "The View"."""

from collections.abc import Iterable

from analysis.entities.capitals import has_own_capital, stands_unattached
from analysis.entities.matcher import Hit
from analysis.entities.words import (
    CALENDAR,
    FILM_CUES,
    FUNCTION,
    SERIES_CUES,
    TITLE_CUES_AFTER,
    TITLE_CUES_BEFORE,
)


def is_title(hit: Hit, vocabulary: frozenset[str], *, expected: bool, established: bool) -> bool:
    """Return whether a common word or phrase is a title here: by quotation marks, cast, or the words beside it.

    `expected`: the article names its cast or, elsewhere, the title itself. `established`: the title itself.
    """
    # Running text writes "the Americans"; what must be a capital is the word behind.
    words = hit.surface.removeprefix("the ").split()
    if hit.passage.is_quoted(hit.start, hit.end):
        return len(words) > 1 or expected or bool(vocabulary & (SERIES_CUES | FILM_CUES | TITLE_CUES_AFTER))
    if not words[0][:1].isupper() or (len(words) == 1 and words[0].lower() in FUNCTION | CALENDAR):
        return False
    is_whole = stands_unattached(hit.passage, hit.start, hit.end)
    if _has_cue(hit):
        return len(words) > 1 or is_whole
    if has_own_capital(hit.passage, hit.start) and len(words) > 1:
        return True
    if hit.surface.startswith("the ") or has_own_capital(hit.passage, hit.start):
        return expected and is_whole
    return established and not hit.passage.is_title_case and is_whole


def is_marked_title(hit: Hit) -> bool:
    """Return whether quotation marks or the word beside it say that a common word or phrase is a title."""
    return _has_cue(hit) or hit.passage.is_quoted(hit.start, hit.end)


def _has_cue(hit: Hit) -> bool:
    text = hit.passage.lowered
    behind = _nearest(text[hit.end : hit.end + 30].removeprefix("'s").lstrip("\"', ").split())
    before = _nearest(reversed(text[max(0, hit.start - 30) : hit.start].rstrip("\"', ").split()))
    return behind in TITLE_CUES_AFTER or before in TITLE_CUES_BEFORE


def _nearest(words: Iterable[str]) -> str:
    return next(iter(words), "").strip("\"',.:;!?()")

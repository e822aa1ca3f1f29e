"""Titles that are also ordinary words: "Suits", "Friends", "The View"."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from analysis.entities.capitals import has_own_capital, stands_unattached
from analysis.entities.matcher import Hit
from analysis.entities.words import (
    CALENDAR,
    FILM_CUES,
    FUNCTION,
    NUMBERS,
    OTHERWISE,
    SCREEN_CUES,
    SERIES_CUES,
    SONG_CUES,
    TITLE_CUES_AFTER,
    TITLE_CUES_BEFORE,
)

_END: Final = re.compile(r"[.!?\n]")
_NEAR: Final = 35  # characters
# "S4E2 of Succession", "the second season of Friends", "Suits S3".
_PART_BEFORE: Final = re.compile(r"\b(?:season|series|episode|finale|s\d{1,2} ?e\d{1,2})(?: \d{1,2})? of [\"']?$")
_PART_BEHIND: Final = re.compile(r"[\"']?,? s\d{1,2}(?: ?e\d{1,2})?\b")
_OUT_OF: Final = frozenset({"from", "in", "on", "film", "series"})


def is_title(hit: Hit, vocabulary: frozenset[str], *, expected: bool, established: bool) -> bool:
    """Return whether a common word or phrase is a title here: by quotation marks, cast, or the words beside it.

    `expected`: the article names its cast or, elsewhere, the title itself. `established`: the title itself.
    """
    # Running text writes "the Americans"; what must be a capital is the word behind.
    words = hit.surface.removeprefix("the ").split()
    if hit.passage.is_quoted(hit.start, hit.end):
        is_spoken_of = bool(vocabulary & (SERIES_CUES | FILM_CUES | TITLE_CUES_AFTER))
        return expected or _has_cue(hit) or ((len(words) > 1 or is_spoken_of) and not _is_sung(hit))
    if hit.surface.lower() in OTHERWISE:
        return _has_cue(hit, SCREEN_CUES, SCREEN_CUES)
    is_word = len(words) == 1 and words[0].lower() in FUNCTION | CALENDAR | NUMBERS
    return words[0][:1].isupper() and not is_word and _is_unmarked_title(hit, expected, established)


def _is_unmarked_title(hit: Hit, expected: bool, established: bool) -> bool:  # noqa: FBT001  (as is_title has them)
    is_whole = stands_unattached(hit.passage, hit.start, hit.end)
    has_words = len(hit.surface.removeprefix("the ").split()) > 1
    has_capital = has_own_capital(hit.passage, hit.start)
    if _has_cue(hit) or (has_capital and has_words):
        return has_words or is_whole
    if hit.surface.startswith("the ") or has_capital:
        return expected and is_whole
    return established and not hit.passage.is_title_case and is_whole


def is_marked_title(hit: Hit) -> bool:
    """Return whether quotation marks or the word beside it say that a common word or phrase is a title."""
    return _has_cue(hit) or hit.passage.is_quoted(hit.start, hit.end)


def _is_sung(hit: Hit) -> bool:
    """Return whether the words before a title speak of a song: 'the song "Flowers"', not 'a song from "Barbie"'."""
    words = re.findall(r"[a-z]+", hit.passage.lowered[max(0, hit.start - _NEAR) : hit.start])
    return not SONG_CUES.isdisjoint(words) and words[-1] not in _OUT_OF


def _has_cue(
    hit: Hit, after: AbstractSet[str] = TITLE_CUES_AFTER, before: AbstractSet[str] = TITLE_CUES_BEFORE
) -> bool:
    text = hit.passage.lowered
    if _PART_BEFORE.search(text[max(0, hit.start - 30) : hit.start]) or _PART_BEHIND.match(text, hit.end):
        return True
    # The last word of one sentence says nothing of the first of the next.
    sentence_behind = _END.split(text[hit.end : hit.end + 30].removeprefix("'s"))[0]
    sentence_before = _END.split(text[max(0, hit.start - 30) : hit.start])[-1]
    behind = _nearest(sentence_behind.lstrip("\"', ").split())
    ahead = _nearest(reversed(sentence_before.rstrip("\"', ").split()))
    return behind in after or ahead in before


def _nearest(words: Iterable[str]) -> str:
    return next(iter(words), "").strip("\"',.:;!?()")

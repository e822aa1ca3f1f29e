"""Which kind of work a title is, told by the words near it: "her single", "the musical", "the author of"."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from analysis.entities.gazetteer import WORKS
from analysis.entities.passage import Passage
from analysis.entities.workwords import (
    APART,
    BEFORE_VERBS,
    EVENT,
    FILLERS,
    KINDS_OF,
    MUSIC,
    PAIRS,
    STOPS,
    VERBS,
    WORDS_OF,
)

EPISODE: Final = "episode"
"""What the title of one episode is: no work of its own."""

_AROUND: Final = 70  # characters
_FAR: Final = 5  # words between
_BESIDE: Final = 1
# A word behind counts after one before: "Broadway musical 'X' star".
_HALF: Final = 0.5
_WORD: Final = re.compile(r"[a-z0-9&]+(?:[-'][a-z]+)*")
_END: Final = re.compile(r"[!?\n;]|\.(?=\s|$|[\"'])")
_VENUE: Final = re.compile(r"\bbroadway\b|\bwest end\b")
_VERSION: Final = re.compile(r"[\"']? \((?:taylor's version|deluxe|remix|remastered|live|acoustic|feat)\b")
_NEXT_TITLE: Final = re.compile(r",? [\"']\w")


@dataclass(frozen=True, slots=True)
class Told:
    """The kinds that the words near a title leave possible, none where they tell nothing."""

    kinds: frozenset[str] = frozenset()
    is_beside: bool = False
    """Whether a word stands right before or behind the title."""
    word: str = ""
    """The nearest of the words."""

    @property
    def kind(self) -> str:
        """The likeliest of the kinds; "" where nothing is told."""
        return next((kind for kind in _LIKELY if kind in self.kinds), "")


# Of "singer" a song, of "musical" a stage work, of "star" a series: what the word is said of most often.
_LIKELY: Final = ("song", "album", "book", "podcast", "stage", "game", "event", "series", "film")


def told(passage: Passage, start: int, end: int) -> Told:
    """Return which kinds of work a title here may be: by the nearest word, and the next ones that agree with it."""
    words = sorted([*_before(passage, start), *_behind(passage, end)], key=lambda found: found[0])
    if not words:
        return Told()
    kinds = words[0][1]
    for _, others, _ in words[1:]:
        kinds = kinds & others or kinds
    return Told(kinds, words[0][0] < _BESIDE, words[0][2])


_Near = tuple[float, frozenset[str], str]
"""How many words away a word stands, the kinds it is said of, and the word."""


def _before(passage: Passage, start: int) -> Iterator[_Near]:
    """Return the words of a kind before a title."""
    sentence = _END.split(passage.lowered[max(0, start - _AROUND) : start])[-1]
    words = _WORD.findall(sentence)[::-1]
    if words and words[0] in APART:
        return
    distance = 0
    for place, word in enumerate(word.removesuffix("'s") for word in words):
        ahead = words[place + 1] if place + 1 < len(words) else ""
        kinds = _kinds(ahead, word)
        if kinds == EVENT:
            # "Nominations: 'Succession' leads": what stands before speaks of the night, not of the title.
            kinds = frozenset()
        if word.startswith("episode") and "of" not in words[:place]:
            yield distance, frozenset({EPISODE}), word
        elif kinds and not (word in VERBS and ahead in BEFORE_VERBS) and _reaches(distance, kinds):
            yield distance, kinds, word
        distance += word not in FILLERS
        if distance > _FAR:
            return


def _behind(passage: Passage, end: int) -> Iterator[_Near]:
    """Return the words of a kind behind a title."""
    text = passage.lowered
    sentence = _END.split(text[end : end + _AROUND].removeprefix("'s"))[0]
    if _VERSION.match(sentence):
        yield _HALF, MUSIC, "version"
    if venue := _VENUE.search(sentence):
        yield len(_WORD.findall(sentence[: venue.start()])) + _HALF, frozenset({"stage"}), venue[0]
    last = ""
    for distance, match in enumerate(_WORD.finditer(sentence)):
        word = match[0].removesuffix("'s")
        kinds = _kinds(last, word)
        if word in STOPS or distance > _FAR:
            return
        # "The 'Frozen' song 'Let It Go'": the word is the next title's.
        if kinds and not _NEXT_TITLE.match(sentence, match.end()) and _reaches(distance, kinds):
            is_of_another = word == "episode" and sentence[match.end() :].startswith(" of")
            yield distance + _HALF, frozenset({EPISODE}) if is_of_another else kinds, word
        last = word


def _reaches(distance: float, kinds: frozenset[str]) -> bool:
    """Return whether a word so far away still tells: what is said of many kinds does right beside the title only."""
    return distance < _BESIDE or len(kinds) == 1 or kinds == MUSIC


def _kinds(before: str, word: str) -> frozenset[str]:
    return PAIRS.get((before, word)) or KINDS_OF.get(word) or frozenset()


def spoken_of(kind: str, vocabulary: AbstractSet[str]) -> bool:
    """Return whether words of an article speak of works of a kind."""
    kinds = MUSIC if kind in MUSIC else {kind}
    return not all(WORDS_OF[one].isdisjoint(vocabulary) for one in kinds)


def agree(kind: str, said: Told) -> bool:
    """Return whether the words near a title speak for a work of this kind."""
    return kind in said.kinds


def contradict(kind: str, said: Told) -> bool:
    """Return whether a word beside a title says that it is of another kind."""
    return kind in WORKS and said.is_beside and kind not in said.kinds

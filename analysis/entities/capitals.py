"""What the capitals around a name tell: whether it is a name, and whether it is the whole of one."""

import re
from collections.abc import Collection
from typing import Final

from analysis.entities.passage import Passage
from analysis.entities.words import (
    ALWAYS_OWNED,
    CALENDAR,
    DETERMINERS,
    FUNCTION,
    HONORIFICS,
    ORDINARY,
    OWNED,
    PLURAL_VERBS,
    SAID_OF_PEOPLE,
)

_HYPHEN_BEFORE: Final = re.compile(r"([^\W_]*)-$")
_HYPHEN_AFTER: Final = re.compile(r"-([A-Z][^\W_]*)")
_LOWER_WORD: Final = re.compile(r" ([a-z]+)(?: ([a-z]+))?")


def has_own_capital(passage: Passage, start: int) -> bool:
    """Return whether the capital here is the word's own: not from its place, not from a headline's style."""
    return not (passage.is_title_case or passage.is_loud or passage.starts_sentence(start))


def is_owned(passage: Passage, end: int) -> bool:
    """Return whether a name ending here is part of another entity's: "The Kelly Clarkson Show"."""
    after = passage.word_after(end)
    return after[:1].isupper() and after.lower() in (ALWAYS_OWNED if passage.is_title_case else OWNED)


def stands_unattached(passage: Passage, start: int, end: int, beside: Collection[str] = ()) -> bool:
    """Return whether a word here is not part of a longer name: not "Moss" in "Kate Moss", nor "Joy" in "Taylor-Joy".

    `beside`: names of others, in lower case, that a hyphen may join to it, as in "the Stevens-Dockery scenes".
    """
    # Most words have none, and looking for one takes a search of all that stands before.
    before_it = _HYPHEN_BEFORE.search(passage.folded, 0, start) if passage.folded[start - 1 : start] == "-" else None
    hyphened = (before_it, _HYPHEN_AFTER.match(passage.folded, end))
    if any(match and match[1].lower() not in beside for match in hyphened):
        return False
    if passage.is_title_case or passage.is_loud:
        return True
    before, at = passage.word_before(start)
    is_name_before = _is_name_like(before) and not passage.starts_sentence(at)
    return not is_name_before and not _is_name_like(passage.word_after(end))


def reads_as_word(passage: Passage, start: int, end: int) -> bool:
    """Return whether an ordinary word here ("Will", "Mark", "Penny", the "Don" of "Don't") is that word and no name.

    It does not where it is possessive, or where what follows is said of people: "Will returns", "Penny, the neighbour".
    """
    if passage.lowered[end : end + 2] == "'t":
        return True
    after = _LOWER_WORD.match(passage.folded, end)
    if after is None or not passage.starts_sentence(start):
        return False
    if passage.lowered[start:end] in CALENDAR:
        return True
    # "Harbour no grudges": no name has a determiner behind it.
    if after[1] in DETERMINERS or passage.lowered[start:end] not in ORDINARY:
        return after[1] in DETERMINERS
    # "Stone walls were": what a verb follows is no verb.
    is_verb = after[1].endswith(("s", "ed")) and not after[1].endswith("ss") and after[2] not in PLURAL_VERBS
    return not is_verb and after[1] not in SAID_OF_PEOPLE


def _is_name_like(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in FUNCTION and word.lower() not in HONORIFICS

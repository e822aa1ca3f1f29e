"""What the capitals around a name tell: whether it is a name, and whether it is the whole of one."""

from analysis.entities.passage import Passage
from analysis.entities.words import ALWAYS_OWNED, FUNCTION, HONORIFICS, OWNED


def has_own_capital(passage: Passage, start: int) -> bool:
    """Return whether the capital here is the word's own: not from its place, not from a headline's style."""
    return not (passage.is_title_case or passage.is_loud or passage.starts_sentence(start))


def is_owned(passage: Passage, end: int) -> bool:
    """Return whether a name ending here is part of another entity's: "The Kelly Clarkson Show"."""
    after = passage.word_after(end)
    return after[:1].isupper() and after.lower() in (ALWAYS_OWNED if passage.is_title_case else OWNED)


def stands_unattached(passage: Passage, start: int, end: int) -> bool:
    """Return whether a word here is not part of a longer name: not "Moss" in "Kate Moss", nor "Joy" in "Taylor-Joy"."""
    text = passage.folded
    if start and text[start - 1] == "-":
        return False
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return False
    if passage.is_title_case or passage.is_loud:
        return True
    before, at = passage.word_before(start)
    is_name_before = _is_name_like(before) and not passage.starts_sentence(at)
    return not is_name_before and not _is_name_like(passage.word_after(end))


def _is_name_like(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in FUNCTION and word.lower() not in HONORIFICS

"""How much of an article's text is there: its headline alone, an excerpt, or all of it."""

import re
from typing import Final

HEADLINE: Final = "headline"
EXCERPT: Final = "excerpt"
FULL: Final = "full"

# Somebody says that there was more, or how much.
_CUT: Final = re.compile(r"\[\s*(?:…|\.{3}|\. \. \.|\+\d+ chars)\s*\]|\(…\)")
_ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.|\. \. \.)[\"'”’»)\]]*\Z")
# Scripts without blanks between words; two of their signs are about one word.
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SIGNS_A_WORD: Final = 2
# No summary is as long; many feeds put the whole text where others put one.
_TEXT_WORDS: Final = 150


def of(text: str, tail: str, *, in_excerpt: bool) -> str:
    """Return the extent of an article: headline, excerpt or full.

    `tail` is what stood at the end of its text and was taken off, "Read more" and the like; `in_excerpt` tells that
    the input calls the text an excerpt.
    """
    if not text:
        return HEADLINE
    length = words(text)
    is_cut = _ELLIPSIS.search(text) is not None
    if _CUT.search(tail) or (in_excerpt and is_cut):
        return EXCERPT
    if length >= _TEXT_WORDS:
        return FULL
    # However short: an article of which a sentence was taken out must not become a part of its former self.
    return EXCERPT if in_excerpt or is_cut or tail else FULL


def words(text: str) -> int:
    """Return how many words a text has, by its signs where its script puts no blanks between them."""
    unspaced = len(_UNSPACED.findall(text))
    return len(text.split()) + unspaced // _SIGNS_A_WORD

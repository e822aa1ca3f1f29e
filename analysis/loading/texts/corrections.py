"""What a publisher corrects in the text of an article itself."""

import re
from typing import Final

_BULLET: Final = r"[\s*•·\[(—–_-]*"
# A day or an hour may stand between the word and its colon: "CORRECTION, Oct. 17, 3:15 p.m. ET:".
_WHEN_WORD: Final = (
    r"(?:\d[\w:]*\w|\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun)[a-z]*"
    r"|[ap]|m|[ap]m|e[sd]?t|p[sd]?t|gmt|bst|at|on|of|appended|added|updated)\b"
)
_WHEN: Final = rf"(?:[\s,()./–—-]+{_WHEN_WORD})*[\s,()./]*"
_MARKED: Final = re.compile(
    rf"{_BULLET}(?:corrections?(?:\ and\ clarifications?)?|clarifications?|editor[’']?s?[’']?\ note)"
    rf"{_WHEN}[:—–]\s*\S",
    re.IGNORECASE | re.VERBOSE,
)
_THING: Final = r"(?:article|story|post|piece|report|review|column|item|page|headline|version)"
_SAID: Final = re.compile(
    rf"{_BULLET}(?:"
    # "This article was amended on 17 October 2024 to ...", "This story has been corrected ..."
    rf"(?:this|the)\ (?:[\w-]+\ )?{_THING}\ (?:was|has\ been|is|had\ been)\ (?:later\ |since\ )?"
    r"(?:amended|corrected|(?:updated|edited|changed|revised)\ to\ (?:correct|clarify|reflect|remove|fix))\b"
    # "An earlier version of this article misstated ..."
    rf"|an?\ (?:earlier|previous|prior|original)\ version\ of\ (?:this|the)\ (?:[\w-]+\ )?{_THING}\b"
    # An earlier version of a story may also be a film.
    r"[^\n]{0,300}?\b(?:(?:in)?correct|mis[a-z]{4}|wrong|erro[rn]|inaccura|said|stated|gave|referred|contain|includ|omit|report|fail)"
    r"|we\ have\ (?:amended|corrected)\ (?:this|the)\b"
    r")",
    re.IGNORECASE | re.VERBOSE,
)
# A longer paragraph is the article's own text.
_LONGEST: Final = 1_000


def in_text(text: str) -> str:
    """Return the paragraphs that correct or annotate the article, a line each; "" where none does."""
    return "\n".join(line.strip() for line in text.split("\n") if _corrects(line))


def _corrects(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST and bool(_MARKED.match(paragraph) or _SAID.match(paragraph))

"""Whether an article says of somebody that it is a child, by word or by age."""

import re
from typing import Final

from analysis.entities.marks import Mark

_OF_AGE: Final = 18
_NEAR: Final = 40  # signs before a name
_WORDS: Final = re.compile(
    r"\b(?:daughters?|sons?|stepsons?|stepdaughters?|kids?|child|children|toddlers?|bab(?:y|ies)|newborn|infant|"
    r"schoolboy|schoolgirl|pupils?|teens?|teenagers?|little (?:boy|girl))\b[^.!?]*$"
)
_AGE: Final = re.compile(r"\b(\d{1,2})[- ]year[- ]old\b[^.!?]*$")
_AGE_BEHIND: Final = re.compile(r"(?:'s)?(?:,? aged?|,| \() ?(\d{1,2})(?=[,.;:)!?]| and\b|$)")


def is_called_child(mark: Mark) -> bool:
    """Return whether the words around a mark call whom it names a child, whosever, or give an age under 18."""
    text = mark.passage.lowered
    before = text[max(0, mark.start - _NEAR) : mark.start]
    age = _AGE.search(before) or _AGE_BEHIND.match(text, mark.end)
    if age is not None:
        return int(age[1]) < _OF_AGE
    return _WORDS.search(before) is not None

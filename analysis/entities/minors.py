"""Whether an article says of somebody that it is a child, by word or by age."""

import re
from typing import Final

from analysis.entities.marks import Mark

_OF_AGE: Final = 18
_NEAR: Final = 90  # signs before a name: a list of children is long
_CHILDREN: Final = (
    r"(?:(?:grand|step|god)?(?:daughters?|sons?|child|children)|kids?|toddlers?|tots?|bab(?:y|ies)|newborns?|infants?|"
    r"twins|triplets|schoolboy|schoolgirl|pupils?|preteens?|teens?|teenagers?|(?:first|second|third)-?born)"
)
_WORDS: Final = re.compile(rf"\b{_CHILDREN}\b[^.!?]*$")
_NUMBER: Final = (
    r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen)"
)
_AGE: Final = re.compile(rf"\b{_NUMBER}[- ](?:years?|months?|weeks?|days?)[- ]old\b[^.!?]*$")
_AGE_BEHIND: Final = re.compile(
    rf"(?:'s)?(?:,? aged?|,? who is|,| \() ?{_NUMBER}(?: (?:years?|months?|weeks?)(?:[- ]old)?)?(?=[,.;:)!?]| and\b|$)"
)
_WORDS_BEHIND: Final = re.compile(
    rf"(?:,| is| was) (?:(?:a|an|the|their|his|her) )?(?:[\w']+'s? )?(?:\w+ )?{_CHILDREN}\b"
)


def is_called_child(mark: Mark) -> bool:
    """Return whether the words around a mark call whom it names a child, whosever, or give an age under 18."""
    text = mark.passage.lowered
    before = text[max(0, mark.start - _NEAR) : mark.start]
    age = _AGE.search(before) or _AGE_BEHIND.match(text, mark.end)
    if age is not None:
        # A number in words is under 18.
        return not age[1].isdigit() or int(age[1]) < _OF_AGE
    return _WORDS.search(before) is not None or _WORDS_BEHIND.match(text, mark.end) is not None

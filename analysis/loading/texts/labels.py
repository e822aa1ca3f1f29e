"""The lines by which a page announces other articles: "Related", "You may also like"."""

import re
from typing import Final

_LONGEST: Final = 80
_THINGS: Final = "(?:stories|story|articles?|posts?|news|content|coverage|headlines|links|reading|reads|topics|videos)"
_WHERE: Final = r"(?: (?:from|in|on|about) [^.!?]{1,40})"
_FORMS: Final = (
    rf"related(?: {_THINGS})?",
    rf"more(?: {_THINGS})?(?: for you| like this| on this| on this story| to (?:read|explore|love)|{_WHERE})?",
    rf"(?:{_THINGS} )?you (?:may|might|[’']ll|will) (?:also )?(?:like|enjoy|love|have missed|be interested in)",
    r"(?:what to )?(?:read|watch|see) (?:this )?next|(?:read|see) (?:more|also)|also (?:read|see)|up next|next up",
    rf"(?:now )?trending(?: now| today| {_THINGS})?{_WHERE}?",
    rf"(?:most|popular)(?: (?:read|popular|viewed|shared|watched))?(?: now| today| {_THINGS})?{_WHERE}?",
    rf"(?:recommended|suggested)(?: {_THINGS})?(?: for you)?",
    rf"(?:the )?latest(?: {_THINGS})?{_WHERE}?",
    rf"(?:top|other|featured|sponsored|must-?\s?read) {_THINGS}|must[- ]reads?",
    r"don[’']t miss(?: this| these)?|editors?[’']?s?[’']? (?:picks?|choice)|our picks|(?:from )?(?:around )?the web",
    r"from our partners|in other news|further reading|icymi|in case you missed it|keep reading|elsewhere",
)
_LABEL: Final = re.compile(rf"[\W_]*(?:{'|'.join(_FORMS)})[\W_]*\Z", re.IGNORECASE)


def is_label(line: str) -> bool:
    """Tell whether the line does nothing but announce other articles."""
    return len(line) <= _LONGEST and _LABEL.match(line) is not None

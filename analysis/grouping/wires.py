"""News agencies: whose own article a text is, and which texts credit one."""

import re
from typing import Final

_AGENCIES: Final = r"AP|PA|AFP|Reuters|Associated Press|Press Association|PA Media|Agence France[- ]Presse"
_SOURCE: Final = re.compile(
    rf"(?:the )?(?:{_AGENCIES}|apnews\.com|reuters\.com|afp\.com)(?: news)?(?: agency)?", re.IGNORECASE
)
_AUTHOR: Final = re.compile(rf"(?:^|[\s,/(|&-])(?:{_AGENCIES})(?:$|[\s,/)|&.-])")
# A dateline ("LONDON (AP) -", "LONDON, Oct 16 (Reuters) -") or a credit in brackets or at the end.
_DATELINE: Final = re.compile(rf"^.{{0,60}}?\((?:{_AGENCIES})\)\s*[-–—:]")
_CREDIT: Final = re.compile(
    rf"(?:\((?:{_AGENCIES})\)|©\s*(?:\d{{4}}\s+)?(?:The )?(?:{_AGENCIES})|[-–—]\s*(?:{_AGENCIES}))\W*$"
    rf"|copyright (?:\d{{4}} )?(?:the )?(?:{_AGENCIES})\b",
    re.IGNORECASE,
)
_END: Final = 300  # characters


def wire(source: str, author: str, body: str) -> str | None:
    """Return "own" for an agency's own article, "credited" where byline or text credits one, else None."""
    if _SOURCE.fullmatch(source.strip()):
        return "own"
    credited = _AUTHOR.search(author) or _DATELINE.search(body) or _CREDIT.search(body[-_END:])
    return "credited" if credited else None

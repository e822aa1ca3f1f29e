"""JSON by a standard of its own: JSON Feed and IPTC ninjs, told by the names that their beginning uses."""

import re
from typing import Final

from analysis.loading.facts import columns

_FEED: Final = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
# The signs that make JSON what it is, each string whole.
_SIGN: Final = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)(?:"(\s*:)?|\Z)|[{}\[\]]', re.DOTALL)
_NINJS_NAMES: Final = (
    "pubstatus versioncreated body_text body_html body_xhtml headlines bodies descriptions embargoed "
    "representationtype $standard"
)
_NINJS: Final = frozenset(_NINJS_NAMES.split())
_DEEPEST: Final = 8


def standard_of(head: str) -> str | None:
    """Return the module that reads it: "json_feed", "ninjs", or None where it is JSON of no such kind."""
    if head.startswith("{") and _FEED.search(head):
        return "json_feed"
    return "ninjs" if _is_ninjs(head) else None


def _is_ninjs(head: str) -> bool:
    """Tell whether an object of it has the names of ninjs, and is not part of an article that has others."""
    names: list[set[str]] = []  # of each object that is open, the outermost first
    for sign in _SIGN.finditer(head):
        if sign[0] == "{":
            if len(names) == _DEEPEST:
                return False
            names.append(set())
        elif sign[0] == "}":
            if names and columns.has_text(list(names.pop())):
                return False
        elif names and sign[2]:
            names[-1].add(sign[1].lower())
            if "uri" in names[-1] and names[-1] & _NINJS and not any(columns.has_text(list(n)) for n in names[:-1]):
                return True
    return False

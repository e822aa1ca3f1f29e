"""What feeds and excerpts add after a text, and what is left without it."""

import re
from typing import Final

_POST: Final = re.compile(
    r"\s*The post\b(?:(?!The post\b).){1,600}?\b(?:first appeared|appeared first) on\b.{0,120}\s*\Z", re.DOTALL
)
# As a line of its own, or after the end of a sentence: "I want to read more" is somebody's words.
_MORE: Final = re.compile(
    r"""(?:^|\n|(?<=[.!?…\]"”’)])\s)\s*
    (?:(?:Click\ here\ to\ )?Read\ more|(?:Continue|Keep)\ reading|(?:See|Learn)\ more|Full\ story|Permalink
      |Read\ the\ (?:full|whole|rest\ of\ the)\ (?:story|article|post|review|interview)|Read\ (?:full|the)\ article)
    (?:\ (?:here|at|on)\b[^\n]{0,60}|\ [“"‘'][^\n]{1,200})?
    [\s.…»›→>\]]*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTINUE: Final = re.compile(r"(?:^|\n)(?:Continue reading|Read more:)[^\n]{0,200}\Z")
_CUT: Final = re.compile(r"\s*(?:\[\s*(?:…|\.{3}|\. \. \.)\s*\]|\(…\)|…?\s?\[\+\d+ chars\])\s*\Z")
# Most texts have none of it, and this one search tells.
_HINT: Final = re.compile(r"appeared|[Rr]ead[ i]|READ |[Kk]eep r|[Ff]ull s|[Ll]earn m|[Ss]ee m|[Pp]ermalink|[)\]]\s*\Z")
_ROUNDS: Final = 6
# How much of its end may hold what was added.
_END: Final = 900


def without_tails(text: str) -> str:
    """Return the text without "The post X appeared first on Y", "Read more" and "[…]" at its end."""
    for _ in range(_ROUNDS):
        end = text[-_END:]
        if not _HINT.search(end):
            break
        shorter = _once(text, end)
        if shorter == text:
            break
        text = shorter
    return text


def _once(text: str, end: str) -> str:
    for pattern in (_POST, _CUT, _MORE, _CONTINUE):
        end = pattern.sub("", end)
    return text[:-_END] + end

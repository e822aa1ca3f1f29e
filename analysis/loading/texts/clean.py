"""Text as the program keeps it: no markup, composed characters, single blanks, one paragraph a line."""

import re
import unicodedata
from typing import Final

from analysis.loading.records import valid
from analysis.loading.texts import markup
from analysis.loading.texts.tails import without_tails

# Anything but plain words: most lines have none of it and need no work.
_SUSPECT: Final = re.compile(
    r"[<&\x00-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufdd0-\ufdef\ufeff"
    "\ud800-\udfff\ufff9-\uffff]|  "
)
_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, soft hyphens, marks of direction and of joining nothing. The joiners of emoji and scripts stay.
_UNWANTED: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# What terminals take for orders: to change colour, to name a window.
_ESCAPES: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\))")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINE_ENDS: Final = re.compile(r" *\n *")
_GAPS: Final = re.compile(r"\n{3,}")
_LONGEST_SHOWN: Final = 80


def line(source: str) -> str:
    """Return the text on one line."""
    if not source:
        return ""
    if source.isascii() and source.isprintable() and "<" not in source and "&" not in source and "  " not in source:
        return source.strip()
    return " ".join(_plain(source).split())


def text(source: str) -> str:
    """Return the text with a line for each line of it; where empty lines part it, one empty line each time."""
    if not source:
        return ""
    plain = _plain(source)
    if "\n" in plain:
        plain = _GAPS.sub("\n\n", _LINE_ENDS.sub("\n", plain))
    return plain.strip()


def body(source: str) -> tuple[str, str]:
    """Return the text without what feeds and excerpts add at its end, and what that was."""
    if not source:
        return "", ""
    whole = text(source)
    own = without_tails(whole)
    return own, whole[len(own) :]


def quoted(source: str) -> str:
    """Return the text as a message shows it: on one line, in quotes, cut where it is long."""
    shown = line(source)
    return f'"{shown}"' if len(shown) <= _LONGEST_SHOWN else f'"{shown[:_LONGEST_SHOWN]}..."'


def _plain(source: str) -> str:
    if _SUSPECT.search(source):
        source = valid(source)
        source = _UNWANTED.sub("", _BREAKS.sub("\n", _ESCAPES.sub("", source)))
        source = _BLANKS.sub(" ", _UNWANTED.sub("", _BREAKS.sub("\n", markup.text_of(source))))
    if not source.isascii():
        source = unicodedata.normalize("NFC", source)
    return source

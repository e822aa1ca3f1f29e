"""The texts in training/texts: invented, about nobody."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tagger.files import records
from tagger.marking import Mark, Marked

_FOLDER: Final = Path(__file__).parent.parent / "texts"
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"PER": "person", "GRP": "group", "CHR": "character", "SCR": "screen", "WRK": "work", "OTH": "other"}
)
_MARKUP: Final = re.compile(rf"\[\[({'|'.join(_KINDS)})\|(.*?)\]\]")


def marked() -> list[Marked]:
    """Return the invented texts."""
    return [_marked(record["text"]) for path in sorted(_FOLDER.glob("*.jsonl")) for record in records(path)]


def _marked(markup: str) -> Marked:
    text, place = "", 0
    marks: list[Mark] = []
    for match in _MARKUP.finditer(markup):
        text += markup[place : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[2]), (_KINDS[match[1]],)))
        text += match[2]
        place = match.end()
    return Marked(text + markup[place:], tuple(marks))

"""A saved page of plain text: which of its first lines are headline, byline and date."""

import re
from typing import Final
from zoneinfo import ZoneInfo

from analysis.loading.facts import dates
from analysis.loading.texts.paragraphs import ends_with_stop, is_prose

_ANYWHERE: Final = ZoneInfo("UTC")
_CHARACTERS: Final = 160
_WORDS: Final = 28
# More lines than headline, standfirst, byline and date need are a poem or a list.
_HEAD_LINES: Final = 6
_HEADLINE_WORDS: Final = 3
_OPEN_END: Final = re.compile(r"[,;:–—-]\Z")
_TWO_SENTENCES: Final = re.compile(r"[a-z]{3}\.[\"”’)]*\s+[A-Z“\"‘]")
_HEADING: Final = re.compile(r"#{1,6}\s+")
_BYLINE: Final = re.compile(r"(?:By|BY|Words by|Written by|Story by)\s+(?P<name>[A-Z][^.!?:]{2,60})\Z")
_ADDRESS: Final = re.compile(r"https?://\S+\Z")


def fields_of(text: str) -> dict[str, str]:
    """Return headline, byline, date and address as far as the text begins with them, and the rest as body."""
    lines = text.split("\n")
    end = _end_of_head(lines)
    told: dict[str, str] = {}
    untold: list[str] = []
    for line in filter(None, lines[:end]):
        field, value = _told(line)
        if field and field not in told:
            told[field] = value
        else:
            untold.append(line)
    headline = next((line for line in untold if len(line.split()) >= _HEADLINE_WORDS), next(iter(untold), ""))
    if headline:
        untold.remove(headline)
        told["headline"] = _HEADING.sub("", headline, count=1)
    return {**told, "body": "\n".join((*untold, *lines[end:])).strip()}


def _end_of_head(lines: list[str]) -> int:
    """Return the index of the first line of running text; 0 where nothing short stands above it."""
    head = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        if not _is_short(line):
            longer = is_prose(line) or len(line) > max(map(len, lines[:index]), default=0)
            return index if longer else 0
        head += 1
        if head > _HEAD_LINES:
            return 0
    return 0


def _is_short(line: str) -> bool:
    """Tell whether the line may be a headline or what stands beside one."""
    return (
        len(line) <= _CHARACTERS
        and len(line.split()) <= _WORDS
        and not ends_with_stop(line)
        and not _OPEN_END.search(line)
        and not _TWO_SENTENCES.search(line)
    )


def _told(line: str) -> tuple[str, str]:
    """Return the field that a line above the text fills, and its value; ("", "") where it says no such thing."""
    if (byline := _BYLINE.match(line)) is not None:
        return "author", byline["name"]
    if _ADDRESS.match(line):
        return "url", line
    if dates.instant(line, _ANYWHERE, day_first=False) is not None:
        return "published_at", line
    return "", ""

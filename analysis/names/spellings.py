"""Names as they are kept: clean, of one line, and whether they need evidence to be believed."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from analysis.entities.folding import key
from analysis.entities.gazetteer import WORKS
from analysis.entities.words import (
    CALENDAR,
    CHARACTER_CUES,
    FILM_CUES,
    FUNCTION,
    HONORIFICS,
    MUSIC_CUES,
    ORDINARY,
    ORDINARY_SURNAMES,
    OWNED,
    SERIES_CUES,
    TITLE_CUES_AFTER,
    TITLE_CUES_BEFORE,
    TITLES,
)
from analysis.loading.texts import clean
from analysis.names.told import Alias

LONGEST: Final = 120
"""Characters of a name; a longer one is a sentence."""
MOST: Final = 200
"""Spellings of one entity."""
BAD: Final = f"the name has no letter, or more than {LONGEST} characters"

_WORDS: Final = frozenset().union(
    *(CALENDAR, CHARACTER_CUES, FILM_CUES, FUNCTION, HONORIFICS, MUSIC_CUES, ORDINARY, ORDINARY_SURNAMES),
    *(OWNED, SERIES_CUES, TITLE_CUES_AFTER, TITLE_CUES_BEFORE, TITLES),
)
_PARTS: Final = re.compile(r"[^\W_]+")
# Signs that no name begins with, and a spreadsheet runs.
_FORMULA: Final = re.compile(r"^[=+@\-\s'\"]+")
_LATIN: Final = re.compile(r"[A-Za-z]")
# Words that tell a title from a phrase.
_TELLING: Final = 2


def clean_name(text: str) -> str:
    """Return a name on one line, without controls, marks of direction and signs of a formula; "" where none is left.

    So is what is not written in Latin letters, and what is too long.
    """
    if len(text) > 4 * LONGEST:
        return ""
    name = _FORMULA.sub("", clean.line(text)).strip()
    return name if _LATIN.search(key(name)) and len(name) <= LONGEST and len(key(name)) == len(name) else ""


def is_common(name: str, kind: str) -> bool:
    """Return whether a name needs evidence: of one word, or of words that are ordinary; of titles, short ones too."""
    words = _PARTS.findall(key(name))
    telling = [word for word in words if word not in _WORDS and not word.isdigit() and len(word) > 1]
    if kind in WORKS:
        return len(words) <= _TELLING or len(telling) < _TELLING
    return len(name.split()) == 1 or not telling


def spelled(entity: str, entity_kind: str, names: Iterable[tuple[str, str]]) -> Iterator[Alias]:
    """Return the spellings of an entity, its name first, each once; `names`: kind and text as it came."""
    seen: set[str] = set()
    for kind, text in names:
        name = clean_name(text)
        if name and key(name) not in seen and len(seen) < MOST:
            seen.add(key(name))
            yield Alias(entity, name, kind, is_common(name, entity_kind))


def further_kind(alias: str, name: str) -> str:
    """Return what another spelling is: a name, from whose words short forms follow, or a nickname."""
    words, own = key(alias).split(), key(name).split()
    return "name" if len(words) > 1 and words[-1] in own[1:] else "nickname"

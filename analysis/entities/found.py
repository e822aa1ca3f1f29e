"""Names that articles have and no list has: how they are told apart, and what they are called."""

import hashlib
import re
from typing import Final

from analysis.entities.folding import fold, key

PREFIX: Final = "found-"
PROVENANCE: Final = "found in articles"
_LONGEST: Final = 60
_ID: Final = re.compile(rf"{PREFIX}(?P<slug>.+)-(?P<kind>[a-z]+)")


def id_of(kind: str, name: str) -> str:
    """Return the id of a name; it follows from kind and name, so it is the same in every article and corpus."""
    return f"{PREFIX}{_slug(name)}-{kind}"


def kind_of(entity: str) -> str:
    """Return what a found name is: person, series and so on; "" for who stands in a list."""
    told = _ID.fullmatch(entity)
    return told["kind"] if told else ""


def is_whole(entity: str, name: str) -> bool:
    """Return whether a spelling is the whole name of an entity, and not its surname or given name."""
    return id_of(kind_of(entity), name) == entity


def is_one_word(entity: str) -> bool:
    """Return whether a found name is a single word, which may be somebody else in every article."""
    told = _ID.fullmatch(entity)
    return told is not None and "-" not in told["slug"]


def shown(surface: str) -> str:
    """Return a spelling as a name is written: single blanks, and not all in capitals."""
    name = " ".join(surface.split())
    return name.title() if name.isupper() and " " in name else name


def _slug(name: str) -> str:
    plain = key(fold(name)).strip("'\"")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return slug or hashlib.sha256(plain.encode()).hexdigest()[:12]

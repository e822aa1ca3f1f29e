"""Our own articles, labelled by reading."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from tagger.files import records
from tagger.marking import Marked, marks_of

_WORKS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "tv": ("screen",),
        "film": ("screen",),
        "song": ("work",),
        "album": ("work",),
        "book": ("work",),
        "theatre": ("work",),
        "game": ("work",),
        "podcast": ("work", "screen"),
        "franchise": ("work", "screen", "other"),
    }
)
_ANOTHER_WORK: Final = ("work", "other")


def marked(folder: Path, name: str) -> list[Marked]:
    """Return the headlines and bodies of NAME.jsonl with the names that NAME.gold.jsonl tells."""
    articles = {article["id"]: article for article in records(folder / f"{name}.jsonl")}
    return [
        Marked(text, marks_of(text, _spellings(label)))
        for label in records(folder / f"{name}.gold.jsonl")
        for field in ("headline", "body")
        if (text := articles[label["id"]].get(field) or "")
    ]


def headlines(folder: Path) -> frozenset[str]:
    """Return the headlines of all labelled articles, those to measure on among them."""
    files = sorted(path for path in folder.glob("*.jsonl") if not path.name.endswith(".gold.jsonl"))
    return frozenset(article["headline"].strip() for path in files for article in records(path))


def _spellings(label: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field, kind in (("people", "person"), ("characters", "character")):
        for one in label[field]:
            yield from ((spelling, (kind,)) for spelling in one["surfaces"])
    for work in label["works"]:
        yield from ((spelling, _WORKS.get(work["type"], _ANOTHER_WORK)) for spelling in work["surfaces"])

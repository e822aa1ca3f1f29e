"""What changed in an article since it was first read."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import pandas as pd


@dataclass(frozen=True, slots=True)
class Change:
    """What one version of an article had otherwise than the one before it."""

    at: pd.Timestamp
    """When the newer one was first read: it may have been published earlier."""
    headline_before: str | None
    """The headline it had until then; None where that stayed."""
    headline_after: str
    removed: tuple[str, ...]
    """Paragraphs that are gone, or stand otherwise now."""
    added: tuple[str, ...]
    note: str | None
    """What the publisher said of the newer version, where that is new."""


def changes(article: pd.Series, revisions: pd.DataFrame) -> list[Change]:
    """Return how an article came to say what it says now, newest change first.

    `article` has headline, body and note as they are now; `revisions` are its rows of schema.REVISIONS.
    """
    former = revisions[revisions["kind"].eq("former")].sort_values(["until", "first_seen"])
    versions = [*former.to_dict("records"), article.to_dict()]
    found = [_change(before, after) for before, after in pairwise(versions)]
    # Of headlines that are tried in turn each is kept once, so that the last may be what it says now.
    return [one for one in reversed(found) if one.headline_before is not None or one.removed or one.added or one.note]


def other_headlines(article: pd.Series, revisions: pd.DataFrame) -> list[str]:
    """Return headlines under which the same text ran, oldest first, without the one it has now."""
    rows = revisions[revisions["kind"].eq("variant") & revisions["headline"].ne(article["headline"])]
    return list(dict.fromkeys(rows["headline"]))


def _change(before: Mapping[Hashable, object], after: Mapping[Hashable, object]) -> Change:
    old, new = _paragraphs(before["body"]), _paragraphs(after["body"])
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    headlines = _text(before["headline"]), _text(after["headline"])
    notes = _text(before["note"]), _text(after["note"])
    return Change(
        at=pd.Timestamp(str(before["until"])),
        headline_before=headlines[0] if headlines[0] != headlines[1] else None,
        headline_after=headlines[1],
        removed=tuple(line for step, start, end, _, _ in steps if step != "equal" for line in old[start:end]),
        added=tuple(line for step, _, _, start, end in steps if step != "equal" for line in new[start:end]),
        note=notes[1] if notes[1] and notes[1] != notes[0] else None,
    )


def _paragraphs(body: object) -> list[str]:
    return [line for line in _text(body).splitlines() if line.strip()]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

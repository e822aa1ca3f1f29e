"""Corpora of which is told which articles tell the same story, and which are copies: in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot
from tests.tiny import named, tiny


@dataclass(frozen=True, slots=True)
class Telling:
    """An article: which story it tells, when, from whom, whom it names (as in `tiny.named`), whose copy it is."""

    story: str = "a"
    when: str | None = "2024-10-17 08:00"
    source: str = "The Daily"
    names: str = ""
    copy_of: int | None = None
    """The place of the article that it is a copy of."""


def told(*articles: Telling) -> Snapshot:
    """Return the articles as a snapshot; their ids are a0, a1 ... in the order given.

    The id of a story is that of its first article: the earliest, undated ones last.
    """
    ids = _story_ids(articles)
    return tiny(
        *[
            replace(
                named(one.names, one.when, one.source),
                story=ids[one.story],
                copy_of=None if one.copy_of is None else f"a{one.copy_of}",
            )
            for one in articles
        ]
    )


def everything(*articles: Telling) -> Slice:
    """Return all the articles, copies too."""
    return slice_of(told(*articles), Selection(copies=True))


def _story_ids(articles: Sequence[Telling]) -> Mapping[str, str]:
    in_turn = sorted((one.when is None, one.when or "", f"a{place}", one.story) for place, one in enumerate(articles))
    # The first of each label is the last that a dictionary is told.
    return {story: article_id for _, _, article_id, story in reversed(in_turn)}

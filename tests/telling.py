"""Corpora of which is told which articles tell the same story, and which are copies: in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot
from tests.tiny import Row, named, tiny

NO_COPY: Final = -1


@dataclass(frozen=True, slots=True)
class Telling:
    """An article: which story it tells, when, from whom, whom it names (as in `tiny.named`), whose copy it is."""

    story: str = "a"
    when: str | None = "2024-10-17 08:00"
    source: str = "The Daily"
    names: str = ""
    copy_of: int | None = None
    """The place of the article that it is a copy of."""

    @property
    def row(self) -> Row:
        """The article without its story."""
        return named(self.names, self.when, self.source)


def told(*articles: Telling) -> Snapshot:
    """Return the articles as a snapshot; their ids are a0, a1 ... in the order given.

    The id of a story is that of its first article: the earliest, undated ones last.
    """
    held = tiny(*[article.row for article in articles])
    by_id = {f"a{place}": article for place, article in enumerate(articles)}
    rows = held.articles
    keys = dict(zip(rows["article_id"], range(len(rows)), strict=True))
    labels = [by_id[article_id].story for article_id in rows["article_id"]]
    ids = _story_ids(rows, labels)
    copies = [by_id[article_id].copy_of for article_id in rows["article_id"]]
    return replace(
        held,
        articles=rows.assign(
            story=pd.Series([ids[label] for label in labels], rows.index, dtype="str").astype("category"),
            copy_of=pd.Series(
                [NO_COPY if first is None else keys[f"a{first}"] for first in copies], rows.index, dtype="int32"
            ),
        ),
    )


def everything(*articles: Telling) -> Slice:
    """Return all the articles, copies too."""
    return slice_of(told(*articles), Selection())


def _story_ids(rows: pd.DataFrame, labels: list[str]) -> Mapping[str, str]:
    firsts = (
        rows.assign(label=labels)
        .sort_values(["published_at", "article_id"], na_position="last")
        .drop_duplicates("label")
    )
    return dict(zip(firsts["label"], firsts["article_id"], strict=True))

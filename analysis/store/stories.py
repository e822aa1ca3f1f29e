"""Copies and stories as a commit has them: what grouping found, folded with what the editors decided."""

from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.grouping import copies, stories
from analysis.store import tables
from analysis.store.commits import Commit


def told(corpus: Path, commit: Commit, articles: pd.DataFrame, further: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return story and copy_of (article_id, null: no copy) by article_id, of all articles of a commit.

    `articles`: article_id and published_at; `further`: a decision more than were taken. An article that was never
    grouped, by an earlier version of the program, is a story of its own.
    """
    published_at = articles.set_index("article_id")["published_at"]
    groups = _read(corpus, commit, "groups")
    said = pd.concat([decisions(corpus, commit), further], ignore_index=True)
    folded = stories.folded(groups, _read(corpus, commit, "bridges"), said, published_at)
    ids = pd.Index(articles["article_id"])
    story = folded.reindex(ids)
    return pd.DataFrame(
        {
            "story": story.where(story.notna(), ids.to_series()),
            "copy_of": copies.first(groups, published_at).reindex(ids),
        },
        index=ids,
    )


def decisions(corpus: Path, commit: Commit | None) -> pd.DataFrame:
    """Return the editors' decisions (schema.STORY_DECISIONS) as of a commit, in the order they were taken."""
    rows = _read(corpus, commit, "story_decisions")
    return rows.sort_values("decision_id", key=lambda numbers: numbers.astype("int64"), ignore_index=True)


def _read(corpus: Path, commit: Commit | None, name: str) -> pd.DataFrame:
    return schema.pandas(tables.read(corpus, name, commit.versions.get(name) if commit else None))

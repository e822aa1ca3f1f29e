"""What articles said before, and under which other headlines they ran."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from analysis import schema
from analysis.store import tables

_FACTS: Final = ["article_id", "first_seen", "revision"]


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What the tables have of articles that are about to be replaced."""

    facts: pd.DataFrame
    """article_id, first_seen, revision, as the last commit has them."""
    versions: pd.DataFrame
    """schema.REVISIONS: what the articles say now, as former versions."""
    stored: pd.DataFrame
    """schema.REVISIONS: what is known of them already."""


def earlier(corpus: Path, article_ids: Collection[str], committed: int | None, at: pd.Timestamp) -> Earlier:
    """Return what is in the tables of some articles, committed or not; they cease to say it at `at`.

    `committed`: the version of `articles` in the last commit, since a run makes one revision however it is cut.
    """
    facts, texts, stored = (
        schema.pandas(tables.rows_of(corpus, name, tables.version(corpus, name) if article_ids else None, article_ids))
        for name in ("articles", "texts", "revisions")
    )
    versions = facts.drop(columns=["first_seen"]).merge(texts, on="article_id", validate="one_to_one")
    begun = versions["changed_at"].fillna(facts["first_seen"])
    return Earlier(
        facts=schema.pandas(tables.rows_of(corpus, "articles", committed, article_ids))[_FACTS],
        versions=versions.assign(kind="former", first_seen=begun, until=at)[schema.REVISIONS.names],
        stored=stored,
    )


def former(before: Earlier, now: pd.DataFrame) -> pd.DataFrame:
    """Return the versions that the articles of `now` replace, each kept once however often it comes back."""
    kept = {*_keys(before.stored), *_keys(now)}
    fresh = [key not in kept for key in _keys(before.versions)]
    return before.versions.iloc[[place for place, is_fresh in enumerate(fresh) if is_fresh]]


def variants(corpus: Path, headlines: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    """Return the headlines (article_id, headline) under which articles are not known yet, as schema.REVISIONS."""
    ids = set(headlines["article_id"])
    texts, stored = (
        schema.pandas(tables.rows_of(corpus, name, tables.version(corpus, name) if ids else None, ids))
        for name in ("texts", "revisions")
    )
    rows = pd.concat([texts, stored])
    known = set(zip(rows["article_id"], rows["headline"].map(_folded), strict=True))
    # Of an article that is held back or gone nothing may be told.
    present = headlines[headlines["article_id"].isin(texts["article_id"]) & headlines["headline"].ne("")]
    key = pd.Series(list(zip(present["article_id"], present["headline"].map(_folded), strict=True)), dtype="object")
    fresh = present.reset_index(drop=True)[~key.isin(known) & ~key.duplicated()]
    return schema.conform(
        fresh[["article_id", "headline"]].assign(
            kind="variant", body=None, note=None, content_hash=None, first_seen=at, until=None
        ),
        schema.REVISIONS,
        "revisions",
    )


def _folded(headline: str) -> str:
    return " ".join(str(headline).casefold().split())


def _keys(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(zip(rows["article_id"], rows["content_hash"].fillna(""), strict=True))

"""Headlines for lists, bodies and mentions for the one article on screen."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow.compute as pc

from analysis import schema
from analysis.errors import SelectionError
from analysis.store import tables
from analysis.store.commits import opened
from analysis.store.purging import purges
from analysis.store.snapshot import Snapshot

_HELD: Final = 2


def headlines(snapshot: Snapshot) -> pd.DataFrame:
    """Return headline and url by article_id for the whole corpus; read once a commit."""
    return _headlines(snapshot.corpus, snapshot.commit.number, snapshot.commit.at, purges(snapshot.corpus))


@lru_cache(maxsize=_HELD)
def _headlines(corpus: Path, number: int, at: str, purged: int) -> pd.DataFrame:  # noqa: ARG001  (as in snapshot)
    versions = opened(corpus, number).versions
    texts = schema.pandas(tables.read(corpus, "texts", versions["texts"], ["article_id", "headline"]))
    urls = schema.pandas(tables.read(corpus, "articles", versions["articles"], ["article_id", "url"]))
    return texts.set_index("article_id").join(urls.set_index("article_id"))


def input_ids(snapshot: Snapshot) -> pd.Series:
    """Return the id that its input gave an article, by article_id; only of those that have one."""
    version = snapshot.commit.versions["articles"]
    rows = schema.pandas(tables.read(snapshot.corpus, "articles", version, ["article_id", "input_id"]))
    return rows.set_index("article_id")["input_id"].dropna()


def naming(snapshot: Snapshot, entity_id: str, most: int) -> pd.DataFrame:
    """Return article_id and headline of the newest articles that name an entity, counted or not."""
    is_named = pc.field("entity_id") == entity_id
    version = snapshot.commit.versions.get("appearances")
    named = tables.read(snapshot.corpus, "appearances", version, ["article_id"], is_named)
    order = snapshot.articles["article_id"]
    ids = order[order.isin(named["article_id"].to_pylist())].head(most)
    return headlines(snapshot)[["headline"]].reindex(ids).reset_index(names="article_id")


def article(snapshot: Snapshot, article_id: str) -> pd.Series:
    """Return everything stored of one article: the columns of `articles` and of `texts`.

    Raises SelectionError where the corpus does not have it.
    """
    versions = snapshot.commit.versions
    facts = schema.pandas(tables.rows_of(snapshot.corpus, "articles", versions["articles"], [article_id]))
    text = schema.pandas(tables.rows_of(snapshot.corpus, "texts", versions["texts"], [article_id]))
    if facts.empty:
        raise SelectionError(_why_not(snapshot, article_id))
    return facts.merge(text, on="article_id", validate="one_to_one").iloc[0]


def _why_not(snapshot: Snapshot, article_id: str) -> str:
    graves = tombstones(snapshot)
    for grave in graves[graves["article_id"].eq(article_id)].itertuples():
        return f"Article {article_id} was removed on {grave.removed_at:%-d %B %Y}: {grave.reason}"
    return f"This link asks for article {article_id}, which this corpus does not have"


def mentions(snapshot: Snapshot, article_ids: list[str]) -> pd.DataFrame:
    """Return the mentions in some articles, in reading order: headline first, then body."""
    rows = tables.rows_of(snapshot.corpus, "mentions", snapshot.commit.versions["mentions"], article_ids)
    return (
        schema.pandas(rows)
        .assign(in_body=lambda row: row["field"].eq("body"))
        .sort_values(["article_id", "in_body", "start"], ignore_index=True)
        .drop(columns="in_body")
    )


def revisions(snapshot: Snapshot, article_id: str) -> pd.DataFrame:
    """Return what an article said before and its other headlines, oldest first."""
    version = snapshot.commit.versions.get("revisions")
    rows = schema.pandas(tables.rows_of(snapshot.corpus, "revisions", version, [article_id]))
    return rows.sort_values(["first_seen", "until", "headline"], ignore_index=True)


def tombstones(snapshot: Snapshot) -> pd.DataFrame:
    """Return the articles that were removed, newest first: that they were there, and nothing of what they said."""
    version = snapshot.commit.versions.get("tombstones")
    rows = schema.pandas(tables.read(snapshot.corpus, "tombstones", version))
    return rows.sort_values(["removed_at", "article_id"], ascending=[False, True], ignore_index=True)


def reject_count(snapshot: Snapshot) -> int:
    """Return how many records could not be read; none of them is read."""
    return tables.count(snapshot.corpus, "rejects", snapshot.commit.versions["rejects"])


def rejects(snapshot: Snapshot) -> pd.DataFrame:
    """Return every record that could not be read."""
    return schema.pandas(tables.read(snapshot.corpus, "rejects", snapshot.commit.versions["rejects"]))

"""One commit held in memory: small integer keys and categories instead of texts."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa

from analysis import schema
from analysis.entities.gazetteer import Gazetteer
from analysis.errors import CorpusError
from analysis.store import tables
from analysis.store.commits import Commit, latest, opened

_ARTICLES: Final = ["article_id", "source", "section", "published_at", "words", "polarity", "subjectivity", "revision"]
# The corpus on screen and the one a link asks for: more would be kept for nobody.
_HELD: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The state of a corpus at a commit."""

    corpus: Path
    commit: Commit
    articles: pd.DataFrame
    """One row an article, newest first, undated last; the position is the article's key: `source` and `section` are

    categories.
    """
    appearances: pd.DataFrame
    """article (key, int32), entity_id (category), mentions, in_headline; ordered by article."""
    entities: pd.DataFrame
    """The entities the corpus knows, by entity_id."""
    credits: pd.DataFrame

    @property
    def newest(self) -> pd.Timestamp | None:
        """When the newest article was published; None where none is dated."""
        newest = self.articles["published_at"].max()
        return None if pd.isna(newest) else newest


def snapshot(corpus: Path, number: int | None = None) -> Snapshot:
    """Return a corpus at a commit, the newest by default.

    Raises CorpusError where the corpus has no such commit.
    """
    commit = latest(corpus) if number is None else opened(corpus, number)
    if commit is None:
        msg = f"{corpus}: no corpus here yet; `marquee ingest FILE` makes one"
        raise CorpusError(msg)
    return _loaded(corpus.resolve(), commit.number, commit.at)


@lru_cache(maxsize=_HELD)
def _loaded(corpus: Path, number: int, at: str) -> Snapshot:  # noqa: ARG001  (a sample made anew begins at 1 again)
    commit = opened(corpus, number)
    articles = _articles(_table(corpus, commit, "articles", _ARTICLES))
    held = Snapshot(
        corpus=corpus,
        commit=commit,
        articles=articles,
        appearances=_appearances(_table(corpus, commit, "appearances"), articles["article_id"]),
        entities=schema.pandas(_table(corpus, commit, "entities")).set_index("entity_id", drop=False).sort_index(),
        credits=schema.pandas(_table(corpus, commit, "credits")),
    )
    # What reading left behind is several times what is held.
    pa.default_memory_pool().release_unused()
    return held


def _table(corpus: Path, commit: Commit, name: str, columns: list[str] | None = None) -> pa.Table:
    return tables.read(corpus, name, commit.versions[name], columns)


def _articles(table: pa.Table) -> pd.DataFrame:
    # Newest first, and by id among equals: the order of every list, whatever the order of ingest.
    ordered = schema.pandas(table).sort_values(
        ["published_at", "article_id"], ascending=[False, True], na_position="last", ignore_index=True
    )
    return ordered.assign(
        source=ordered["source"].fillna("").astype("category"),
        section=ordered["section"].fillna("").astype("category"),
        words=ordered["words"].astype("int32"),
        revision=ordered["revision"].astype("int32"),
    )


def _appearances(table: pa.Table, article_ids: pd.Series) -> pd.DataFrame:
    rows = schema.pandas(table.select(["article_id", "entity_id", "mentions", "in_headline"]))
    keys = pd.Index(article_ids).get_indexer(pd.Index(rows["article_id"]))
    keyed = pd.DataFrame(
        {
            "article": keys.astype("int32"),
            "entity_id": rows["entity_id"].astype("category"),
            "mentions": rows["mentions"].astype("int32"),
            "in_headline": rows["in_headline"].astype("bool"),
        }
    )
    return keyed.sort_values(["article", "entity_id"], ignore_index=True)


def gazetteer_of(corpus: Path, commit: Commit) -> Gazetteer:
    """Return the gazetteer whose names the commit's mentions are."""
    entities, aliases, credits_ = (schema.pandas(_table(corpus, commit, n)) for n in ("entities", "aliases", "credits"))
    return Gazetteer(entities, aliases.assign(common=aliases["common"].astype("bool")), credits_, commit.gazetteer)

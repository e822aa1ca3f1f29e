"""One commit held in memory: small integer keys and categories instead of texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis import schema
from analysis.entities.gazetteer import Gazetteer
from analysis.store import discovered, namebook, stories, tables
from analysis.store.commits import Commit, existing, latest, opened
from analysis.store.purging import purges
from analysis.tone import rulings

_ARTICLES: Final = [
    *("article_id", "source", "section", "published_at", "language", "extent"),
    *("words", "polarity", "subjectivity", "revision"),
]
NO_COPY: Final = -1
"""In the place of a key: the article is no copy."""
# The corpus on screen and the one a link asks for: more would be kept for nobody.
_HELD: Final = 2


def _nobody_found() -> pd.DataFrame:
    facts = schema.empty(schema.ENTITIES).set_index("entity_id", drop=False)
    return facts.assign(articles=0, sources=0, counts=pd.Series(dtype="bool"), needs_editor=pd.Series(dtype="bool"))


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The state of a corpus at a commit."""

    corpus: Path
    commit: Commit
    articles: pd.DataFrame
    """One row an article, newest first, undated last; the position is the article's key.

    `source` (its name), `section`, `language` ("": not known) and `extent` are categories, and so is `story` (the id of
    the story it tells, alone or with others). `copy_of` is the key of the article that it is a copy of, else NO_COPY.
    """
    appearances: pd.DataFrame
    """article (key, int32), entity_id (category), mentions, in_headline, portrayal (a category of verdicts.VERDICTS,
    null where nothing is judged), leaning (favourable less unfavourable, -1 to 1), overruled; ordered by article.
    """
    entities: pd.DataFrame
    """The entities the corpus knows, by entity_id: those of the lists, and found names that count."""
    credits: pd.DataFrame
    sources: Mapping[str, str]
    """What each source is called, by the spelling that articles came with; `articles` has the names."""
    private: pd.DataFrame = field(
        default_factory=lambda: schema.empty(schema.ENTITIES).set_index("entity_id", drop=False)
    )
    """Whom the editors keep private, by entity_id. They are in no other table here: only an article shows them."""
    found: pd.DataFrame = field(default_factory=_nobody_found)
    """Names that no list has, by entity_id: schema.ENTITIES, and what `discovered.support` says of them."""
    forward: Mapping[str, str] = field(default_factory=dict)
    """Who each merged entity is now."""

    @property
    def newest(self) -> pd.Timestamp | None:
        """When the newest article was published; None where none is dated."""
        newest = self.articles["published_at"].max()
        return None if pd.isna(newest) else newest

    @property
    def waiting(self) -> pd.DataFrame:
        """The found names that do not count yet; no other table here has them."""
        return self.found[~self.found["counts"]]

    def survivor(self, entity: str) -> str:
        """Return where an id leads: to itself, unless it was merged into another."""
        return entity if entity in self.entities.index else self.forward.get(entity, entity)


def snapshot(corpus: Path, number: int | None = None) -> Snapshot:
    """Return a corpus at a commit, the newest by default.

    Raises CorpusError where the corpus has no such commit.
    """
    commit = existing(corpus, latest(corpus)) if number is None else opened(corpus, number)
    # Who is private now is private in every commit: a link to an earlier one must not tell.
    return _loaded(corpus.resolve(), commit.number, commit.at, purges(corpus), namebook.effects(corpus).private)


@lru_cache(maxsize=_HELD)
def _loaded(corpus: Path, number: int, at: str, purged: int, private: frozenset[str]) -> Snapshot:  # noqa: ARG001  (a state is known by all)
    commit = opened(corpus, number)
    rows = _table(corpus, commit, "articles", _ARTICLES)
    sources = _sources(rows["source"], _table(corpus, commit, "sources"))
    told = stories.told(corpus, commit, schema.pandas(rows.select(["article_id", "published_at"])))
    articles = _articles(rows, sources, told)
    entities = schema.pandas(_table(corpus, commit, "entities")).set_index("entity_id", drop=False).sort_index()
    facts = schema.ENTITIES.names
    found = _found(corpus, commit, _published(rows, sources, told), entities.index)
    entities = pd.concat([entities, found.loc[found["counts"], facts]])
    is_private = entities.index.isin(private)
    hidden = private | set(found.index[~found["counts"]])
    forward = namebook.effects(corpus, commit.decisions).forward
    held = Snapshot(
        corpus=corpus,
        commit=commit,
        articles=articles,
        appearances=_appearances(
            _without(_table(corpus, commit, "appearances"), hidden),
            articles["article_id"],
            rulings.led(schema.pandas(_table(corpus, commit, "rulings")), forward),
        ),
        entities=entities[~is_private],
        credits=_public(schema.pandas(_table(corpus, commit, "credits")), private),
        sources=sources,
        private=pd.concat([entities[is_private], found.loc[~found["counts"] & found.index.isin(private), facts]]),
        found=found[~found.index.isin(private)],
        forward=forward,
    )
    # What reading left behind is several times what is held.
    pa.default_memory_pool().release_unused()
    return held


def _table(
    corpus: Path, commit: Commit, name: str, columns: list[str] | None = None, where: pc.Expression | None = None
) -> pa.Table:
    return tables.read(corpus, name, commit.versions.get(name), columns, where)


def _found(corpus: Path, commit: Commit, articles: pd.DataFrame, listed: pd.Index) -> pd.DataFrame:
    """Return the names that no list has, by entity_id: schema.ENTITIES, and what `discovered.support` says of them.

    `articles` are as `published` returns them. Who was confirmed since stands in the list.
    """
    mentions = _table(corpus, commit, "mentions", ["entity_id", "surface", "how"], discovered.IS_FOUND)
    names = discovered.named(mentions)
    appear = schema.pandas(_table(corpus, commit, "appearances", ["article_id", "entity_id"], discovered.IS_FOUND))
    appear = appear.merge(articles, on="article_id", validate="many_to_one")
    support = discovered.support(appear, discovered.minors(mentions))
    found = names.join(support, how="inner")
    return found[~found.index.isin(listed)]


def published(corpus: Path, commit: Commit) -> pd.DataFrame:
    """Return article_id, source (its name), story and is_copy of every article of a commit."""
    rows = _table(corpus, commit, "articles", ["article_id", "source", "published_at"])
    told = stories.told(corpus, commit, schema.pandas(rows.select(["article_id", "published_at"])))
    return _published(rows, _sources(rows["source"], _table(corpus, commit, "sources")), told)


def _published(rows: pa.Table, sources: Mapping[str, str], told: pd.DataFrame) -> pd.DataFrame:
    table = schema.pandas(rows.select(["article_id", "source"]))
    facts = told.loc[table["article_id"]]
    return table.assign(
        source=table["source"].fillna("").map(sources),
        story=facts["story"].to_numpy(),
        is_copy=facts["copy_of"].notna().to_numpy(),
    )


def _without(appearances: pa.Table, private: frozenset[str]) -> pa.Table:
    hidden = pc.is_in(appearances["entity_id"], value_set=pa.array(sorted(private), schema.TEXT))
    return appearances.filter(pc.invert(hidden))


def _public(credits_: pd.DataFrame, private: frozenset[str]) -> pd.DataFrame:
    """Return the credits without those of private people and works; a private character is not named."""
    kept = credits_[~credits_["work_id"].isin(private) & ~credits_["person_id"].isin(private)]
    kept = kept.assign(character_id=kept["character_id"].mask(kept["character_id"].isin(private)))
    return kept[kept["person_id"].notna() | kept["character_id"].notna()]


def _sources(came_as: pa.ChunkedArray, named: pa.Table) -> dict[str, str]:
    names = dict(zip(named["source"].to_pylist(), named["name"].to_pylist(), strict=True))
    spellings = sorted(source or "" for source in came_as.unique().to_pylist())
    return {source: names.get(source, source) for source in spellings}


def _articles(table: pa.Table, names: Mapping[str, str], told: pd.DataFrame) -> pd.DataFrame:
    # Newest first, and by id among equals: the order of every list, whatever the order of ingest.
    ordered = schema.pandas(table).sort_values(
        ["published_at", "article_id"], ascending=[False, True], na_position="last", ignore_index=True
    )
    facts = told.loc[ordered["article_id"]]
    return ordered.assign(
        source=ordered["source"].fillna("").map(names).astype("category"),
        language=ordered["language"].fillna("").astype("category"),
        extent=ordered["extent"].fillna("full").astype("category"),
        section=ordered["section"].fillna("").astype("category"),
        words=ordered["words"].astype("int32"),
        revision=ordered["revision"].astype("int32"),
        story=pd.Categorical(facts["story"]),
        copy_of=_keys(facts["copy_of"], ordered["article_id"]),
    )


def _keys(wanted: pd.Series, article_ids: pd.Series) -> NDArray[np.int32]:
    """Return the keys of some articles, NO_COPY for null."""
    found = np.full(len(wanted), NO_COPY, dtype="int32")
    is_there = wanted.notna().to_numpy()
    found[is_there] = pd.Index(article_ids).get_indexer(pd.Index(wanted[is_there]))
    return found


def _appearances(table: pa.Table, article_ids: pd.Series, ruled: pd.DataFrame) -> pd.DataFrame:
    rows = rulings.applied(schema.pandas(table), ruled)
    keys = pd.Index(article_ids).get_indexer(pd.Index(rows["article_id"]))
    keyed = pd.DataFrame(
        {
            "article": keys.astype("int32"),
            "entity_id": rows["entity_id"].astype("category"),
            "mentions": rows["mentions"].astype("int32"),
            "in_headline": rows["in_headline"].astype("bool"),
            "portrayal": rows["portrayal"],
            "leaning": rows["leaning"].astype("float32"),
            "overruled": rows["overruled"],
        }
    )
    return keyed.sort_values(["article", "entity_id"], ignore_index=True)


def gazetteer_of(corpus: Path, commit: Commit) -> Gazetteer:
    """Return the gazetteer whose names the commit's mentions are."""
    entities, aliases, credits_ = (schema.pandas(_table(corpus, commit, n)) for n in ("entities", "aliases", "credits"))
    return Gazetteer(entities, aliases.assign(common=aliases["common"].astype("bool")), credits_, commit.gazetteer)

"""Copies and stories of a corpus brought up to date: what comes after a new article is grouped anew."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis import schema
from analysis.entities.found import PREFIX, kind_of
from analysis.grouping import MEMORY, Grouped, grouped
from analysis.store import tables
from analysis.store.following import follow

VERSION: Final = "2"
"""Of the way articles are grouped: a corpus whose commit has another one is grouped anew as a whole."""

_KEY: Final = "article_id"
_PLACE: Final = [_KEY, "published_at"]
_FACTS: Final = [*_PLACE, "source", "author", "extent"]
_GROUP: Final = ["copy_of", "cluster", "wire"]
_TEXT: Final = ["headline", "body"]

Objects = NDArray[np.object_]
Bridges = dict[str, frozenset[tuple[str, str]]]


def places(corpus: Path, at: int | None, article_ids: Collection[str]) -> pd.DataFrame:
    """Return article_id and published_at of those of the articles that a version of the table has."""
    return schema.pandas(tables.read(corpus, "articles", at, _PLACE, _among(_KEY, article_ids)))


def regroup(corpus: Path, touched: pd.DataFrame | None) -> None:
    """Group anew what comes after the articles touched, and write what that changes; to be called under the lease.

    `touched`: article_id and published_at of the articles that are new, gone or otherwise than before; of those that
    changed their date, both. None: all articles are grouped anew.
    """
    facts = _facts(corpus, touched)
    held = _Held(corpus, facts, is_anew=touched is None)
    every = facts[_PLACE] if touched is None else touched
    is_dated = every["published_at"].notna()
    times = facts["published_at"].dropna()
    follow(_moments(times), np.unique(_moments(every["published_at"].dropna())), held.group)
    if not is_dated.all():
        is_after = facts["published_at"].isna() & facts[_KEY].ge(every[_KEY][~is_dated].min())
        if is_after.any():
            held.group(len(times), len(facts) - int(is_after.sum()), len(facts))
    held.write()


def _facts(corpus: Path, touched: pd.DataFrame | None) -> pd.DataFrame:
    """Return what tells articles apart but their texts, in the order in which they are grouped.

    Of articles long before those touched, and of undated ones where none of these was touched, nothing depends on it.
    """
    where = None
    if touched is not None:
        at, since = pc.field("published_at"), touched["published_at"].min()
        where = pc.scalar(False) if pd.isna(since) else at >= pa.scalar(since - MEMORY, schema.INSTANT)  # noqa: FBT003
        where = where | at.is_null() if touched["published_at"].isna().any() else where
    rows = _read(corpus, "articles", _FACTS, where)
    return rows.sort_values(["published_at", _KEY], na_position="last", ignore_index=True)


def _moments(times: pd.Series) -> NDArray[np.datetime64]:
    moments: NDArray[np.datetime64] = times.dt.tz_localize(None).to_numpy()
    return moments


class _Held:
    """The groups of articles, in the order in which they are grouped: as they were, and as they are found to be."""

    def __init__(self, corpus: Path, facts: pd.DataFrame, *, is_anew: bool) -> None:
        self._corpus = corpus
        self._facts = facts
        self._is_anew = is_anew
        self._kinds: dict[str, str] = {}
        near = None if is_anew else _among(_KEY, facts[_KEY])
        rows = _read(corpus, "groups", where=near).set_index(_KEY)[_GROUP]
        self._was = _plain(rows.reindex(facts[_KEY]))
        self._is: Objects = np.full_like(self._was, None) if is_anew else self._was.copy()
        self._were_bridges = _bridged(_read(corpus, "bridges", where=near))
        self._bridges: Bridges = {} if is_anew else dict(self._were_bridges)

    def group(self, since: int, start: int, end: int) -> int | None:
        """Group articles anew, as following.Group says."""
        found = self._found(self._facts.iloc[since:end], start - since)
        ids = self._facts[_KEY].iloc[start:end].tolist()
        now, bridges = _plain(found.groups.set_index(_KEY)[_GROUP].reindex(ids)), _bridged(found.bridges)
        differs = (now != self._is[start:end]).any(axis=1)
        differs |= [bridges.get(article) != self._bridges.get(article) for article in ids]
        self._is[start:end] = now
        again = set(ids)
        self._bridges = {one: pairs for one, pairs in self._bridges.items() if one not in again} | bridges
        changed = np.flatnonzero(differs)
        return start + int(changed[-1]) if len(changed) else None

    def _found(self, articles: pd.DataFrame, known: int) -> Grouped:
        """Group articles, of which the first ones are known."""
        ids = articles[_KEY]
        texts = _read(self._corpus, "texts", [_KEY, *_TEXT], _among(_KEY, ids))
        named = _read(self._corpus, "appearances", [_KEY, "entity_id", "in_headline"], _among(_KEY, ids))
        start = int(articles.index[0])
        former = pd.DataFrame(self._is[start : start + known], columns=_GROUP).assign(article_id=ids.array[:known])
        pairs = [(one, *pair) for one in ids.iloc[:known] for pair in sorted(self._bridges.get(one, ()))]
        bridges = pd.DataFrame(pairs, columns=schema.BRIDGES.names)
        return grouped(
            articles.merge(texts, on=_KEY, validate="one_to_one").fillna(dict.fromkeys(_TEXT, "")),
            self._with_kinds(named),
            schema.conform(former, schema.GROUPS, "groups"),
            schema.conform(bridges, schema.BRIDGES, "bridges"),
        )

    def _with_kinds(self, named: pd.DataFrame) -> pd.DataFrame:
        new = set(named["entity_id"]) - self._kinds.keys()
        listed = _read(self._corpus, "entities", ["entity_id", "kind"], _among("entity_id", new))
        self._kinds |= {entity: kind_of(entity) for entity in new if entity.startswith(PREFIX)}
        self._kinds |= dict(zip(listed["entity_id"], listed["kind"], strict=True))
        return named.assign(kind=named["entity_id"].map(self._kinds)).dropna(subset="kind")

    def write(self) -> None:
        """Write what is otherwise than it was."""
        ids, cluster = self._facts[_KEY], _GROUP.index("cluster")
        differs = (self._is != self._was).any(axis=1)
        had = np.array([one is not None for one in self._was[:, cluster]], dtype="bool")
        rows = pd.DataFrame(self._is, columns=_GROUP).assign(article_id=ids)
        self._write("groups", rows, set(ids[differs]), set(ids[differs & had]))
        both = self._bridges.keys() | self._were_bridges.keys()
        others = {one for one in both if self._bridges.get(one) != self._were_bridges.get(one)}
        pairs = [(one, *pair) for one, found in self._bridges.items() for pair in sorted(found)]
        rows = pd.DataFrame(pairs, columns=schema.BRIDGES.names)
        self._write("bridges", rows, others, others & self._were_bridges.keys())

    def _write(self, name: str, rows: pd.DataFrame, changed: set[str], replaced: set[str]) -> None:
        columns = tables.SCHEMAS[name]
        if self._is_anew and replaced:
            tables.replace(self._corpus, name, columns.empty_table())
        elif replaced:
            tables.remove(self._corpus, name, replaced)
        if len(rows := rows if self._is_anew and replaced else rows[rows[_KEY].isin(changed)]):
            tables.append(self._corpus, name, schema.arrow(rows, columns, name))


def _read(
    corpus: Path, name: str, columns: list[str] | None = None, where: pc.Expression | None = None
) -> pd.DataFrame:
    return schema.pandas(tables.read(corpus, name, tables.version(corpus, name), columns, where))


def _among(column: str, ids: Collection[str]) -> pc.Expression:
    return pc.field(column).isin(pa.array(list(ids), type=schema.TEXT))


def _plain(rows: pd.DataFrame) -> Objects:
    found: Objects = rows.astype("object").where(rows.notna(), None).to_numpy()
    return found


def _bridged(rows: pd.DataFrame) -> Bridges:
    pairs: dict[str, set[tuple[str, str]]] = {}
    for article, *pair in rows[schema.BRIDGES.names].itertuples(index=False, name=None):
        pairs.setdefault(article, set()).add((pair[0], pair[1]))
    return {article: frozenset(found) for article, found in pairs.items()}

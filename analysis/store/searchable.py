"""The text index of the commit to come: the last one's with what a run touched, or made anew from all texts."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.store import index, tables
from analysis.store.commits import Commit

_FACTS: Final = ["article_id", "source", "author", "section"]
_TEXTS: Final = ["article_id", "headline", "body"]


def extend(corpus: Path, last: Commit | None, since: pd.Timestamp) -> None:
    """Make the index of the commit after `last` from that one's and the articles that changed at `since` or later."""
    old = index.folder(corpus, last.number) if last else None
    if old is not None and not index.is_current(old):
        rebuild(corpus, last)
        return
    index.extend_in_parts(old, index.folder(corpus, _next(last)), _written(corpus, last, since))


def rebuild(corpus: Path, last: Commit | None) -> None:
    """Make the index of the commit after `last` from all texts, as they are now."""
    index.extend_in_parts(None, index.folder(corpus, _next(last)), _all(corpus))


def purge(corpus: Path, last: Commit | None) -> None:
    """Do as `rebuild` does, and delete all other indexes: what they hold of a text cannot be taken out of them."""
    rebuild(corpus, last)
    for folder in (corpus / "index").iterdir():
        if folder.name.isdigit() and int(folder.name) < _next(last):
            shutil.rmtree(folder)


def _next(last: Commit | None) -> int:
    return last.number + 1 if last else 1


def _written(corpus: Path, last: Commit | None, since: pd.Timestamp) -> Iterator[pd.DataFrame]:
    """Return what the index is to have of these articles, in parts: all texts of a large run fill the memory."""
    # Of the rows of new files, some only had to move there.
    facts = _facts(rows.filter(pc.field("changed_at") >= since) for rows in _added(corpus, last, "articles"))
    if facts.empty:
        return
    for rows in _added(corpus, last, "texts"):
        yield schema.pandas(rows.select(_TEXTS)).merge(facts, on="article_id", validate="one_to_one")


def _all(corpus: Path) -> Iterator[pd.DataFrame]:
    versions = {name: tables.version(corpus, name) for name in ("articles", "texts")}
    if versions["articles"] is None or versions["texts"] is None:
        return
    facts = _facts([tables.read(corpus, "articles", versions["articles"], _FACTS)])
    for rows in tables.parts(corpus, "texts", versions["texts"]):
        yield schema.pandas(rows.select(_TEXTS)).merge(facts, on="article_id", validate="one_to_one")


def _facts(rows: Iterable[pa.Table]) -> pd.DataFrame:
    return pd.concat([schema.empty(schema.ARTICLES)[_FACTS], *(schema.pandas(part.select(_FACTS)) for part in rows)])


def _added(corpus: Path, last: Commit | None, name: str) -> Iterator[pa.Table]:
    return tables.added(corpus, name, last.versions.get(name) if last else None)

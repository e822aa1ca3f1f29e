"""Articles removed by hand: purged from every state of the corpus, with a tombstone in their place."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

import pandas as pd

from analysis import schema
from analysis.errors import CorpusError
from analysis.store import grouped, purging, searchable, tables
from analysis.store.commits import Commit
from analysis.store.writing import Signature, commit, lease

BEYOND_RECALL: Final = (
    "exports, reports and screenshots made before; browser pages that are open; copies and backups of the corpus "
    "folder; the files the article was read from; other articles that quote it"
)
"""What no removal reaches."""


def remove(
    corpus: Path,
    article_ids: Collection[str],
    reason: str,
    signature: Signature,
    say: Callable[[str], None] = lambda _: None,
) -> Commit:
    """Purge articles from all tables, former versions, past commits and the text index, and return the new commit.

    They are not read again: `tombstones` keeps their ids, with who removed them, when and why. The numbers of past
    commits are those without them from now on, and only the newest commit has a text index.
    Raises CorpusError where the corpus has no such article, before anything is changed.
    """
    with lease(corpus, say) as last:
        if last is None:
            msg = f"{corpus}: no corpus here yet; there is nothing to remove"
            raise CorpusError(msg)
        found = _found(corpus, last, article_ids)
        graves = found.assign(removed_at=signature.at.tz_convert("UTC"), who=signature.who, reason=reason)
        tables.append(corpus, "tombstones", schema.arrow(graves, schema.TOMBSTONES, "tombstones"))
        were = grouped.places(corpus, last.versions.get("articles"), article_ids)
        purging.purge(corpus, article_ids)
        # A corpus of an earlier version of the program is grouped when it is next read into.
        if last.grouping == grouped.VERSION and len(were):
            grouped.regroup(corpus, were)
        searchable.purge(corpus, last)
        return commit(corpus, last, signature, last.basis, last.due)


def _found(corpus: Path, last: Commit, article_ids: Collection[str]) -> pd.DataFrame:
    """Return article_id and source of the articles, published or held back."""
    parts = [
        schema.pandas(tables.rows_of(corpus, name, last.versions.get(name), article_ids))[["article_id", "source"]]
        for name in ("articles", "held")
    ]
    found = pd.concat(parts, ignore_index=True).drop_duplicates("article_id")
    if missing := sorted(set(article_ids) - set(found["article_id"])):
        msg = f"{corpus}: no article {', '.join(missing)}; nothing was removed (`marquee articles` lists the ids)"
        raise CorpusError(msg)
    return found

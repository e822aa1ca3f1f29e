"""What is not to be known: held back, let in at its hour, or withdrawn and purged."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from analysis import editing, schema
from analysis.arrivals import Ledger
from analysis.loading import Batch
from analysis.store import purging, tables
from analysis.store.commits import Commit


def held(corpus: Path, last: Commit | None) -> pd.DataFrame:
    """Return what is held back in the last commit, as schema.HELD."""
    return schema.pandas(tables.read(corpus, "held", last.versions.get("held") if last else None))


def with_due(batches: Iterable[Batch], held_back: pd.DataFrame, at: pd.Timestamp) -> Iterator[Batch]:
    """Return first, as if they arrived now, the articles whose hour has come; then the batches."""
    due = held_back[held_back["status"].eq("usable") & held_back["not_before"].le(at)].reset_index(drop=True)
    nothing = schema.empty(schema.REJECTS)
    if len(due):
        yield Batch(due, nothing, nothing, len(due))
    yield from batches


def introduce(batch: Batch, corpus: Path, last: Commit | None, ledger: Ledger) -> None:
    """Tell the ledger which articles notices mean that carry an id of their source's own and no address."""
    rows = batch.articles
    notices = rows[rows["status"].ne("usable") & rows["url"].isna() & rows["input_id"].notna()]
    if notices.empty:
        return
    columns = ["article_id", "input_id", "source"]
    stored = schema.pandas(tables.read(corpus, "articles", tables.version(corpus, "articles"), columns))
    told = editing.sources_of(corpus, last).set_index("source")["name"]
    named = [
        table.assign(name=table["source"].map(told).fillna(table["source"]))
        for table in (stored[stored["input_id"].isin(notices["input_id"])], notices[columns])
    ]
    meant = named[1].merge(named[0], on=["input_id", "name"], suffixes=("", "_stored")).drop_duplicates()
    # An id that two articles of a source have says nothing.
    for row in meant.drop_duplicates("input_id", keep=False).itertuples(index=False):
        ledger.aliases.setdefault(str(row.input_id), (str(row.article_id_stored), True))


def keep_back(corpus: Path, articles: pd.DataFrame, already: set[str]) -> None:
    """Write articles to `held`, in the place of what it has of them; `already` are those it has, and grows."""
    ids = set(articles["article_id"])
    if replaced := ids & already:
        tables.remove(corpus, "held", replaced)
    tables.append(corpus, "held", schema.arrow(articles, schema.HELD, "held"))
    already |= ids


def take_out(corpus: Path, ledger: Ledger, already: set[str], who: str) -> bool:
    """Purge what was withheld or withdrawn, and bury the latter; tell whether a text was purged.

    What editors said of an article stays while it is withheld, and is told nobody: it counts again once that is freed.
    """
    if freed := ledger.freed & already:
        tables.remove(corpus, "held", freed)
    dead = set(ledger.withdrawn)
    rows = [
        (one, source, ledger.at, who, f"withdrawn by its publisher{f': {note}' if note else ''}")
        for one, (source, note) in ledger.withdrawn.items()
    ]
    graves = pd.DataFrame(rows, columns=schema.TOMBSTONES.names)
    tables.append(corpus, "tombstones", schema.arrow(graves, schema.TOMBSTONES, "tombstones"))
    away = set(ledger.removed) - dead
    if gone := dead & (set(ledger.removed) | already):
        purging.purge(corpus, gone)
    if away:
        purging.purge(corpus, away, spare=("held", "rulings", "checks"))
    return bool(gone or away)


def due(corpus: Path) -> str:
    """Return when the first article held back may be known, ISO 8601; "" where none has an hour."""
    rows = schema.pandas(tables.read(corpus, "held", tables.version(corpus, "held"), ["status", "not_before"]))
    first = rows.loc[rows["status"].eq("usable"), "not_before"].min()
    return "" if pd.isna(first) else str(first.isoformat())

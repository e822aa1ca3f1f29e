"""What a commit has on how its articles portray people: the model's numbers, the editors' rulings, the texts."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.store import tables
from analysis.store.snapshot import Snapshot
from analysis.tone.rulings import led
from analysis.tone.verdicts import verdicts

_TEXTS: Final = ["headline", "body"]


def judged(snapshot: Snapshot, entity_id: str, article_ids: Sequence[str]) -> pd.DataFrame:
    """Return the model's numbers (schema.APPEARANCES) on a person by article, and `said`, the verdict by them.

    Rulings make no difference here.
    """
    rows = _rows(snapshot, "appearances", article_ids)
    rows = rows[rows["entity_id"].eq(entity_id)]
    return rows.assign(said=verdicts(rows)).set_index("article_id")


def said(snapshot: Snapshot, pairs: pd.DataFrame) -> pd.Series:
    """Return the model's verdict, by article_id and entity_id, on those of the `pairs` in which an article names them.

    Null where it judged nothing.
    """
    rows = _rows(snapshot, "appearances", sorted(set(pairs["article_id"])))
    rows = rows.assign(said=verdicts(rows)).set_index(["article_id", "entity_id"])
    return rows["said"][rows.index.isin(pd.MultiIndex.from_frame(pairs[["article_id", "entity_id"]]))]


def rulings(snapshot: Snapshot, article_ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the rulings (schema.RULINGS) on some articles, or on all, oldest first, with `text_changed`.

    Each is on who its person is now. Those on private people, on found names that do not count, and on articles that
    are withheld are left out. `text_changed`: since when an article says what it says, null where that is no later than
    the ruling.
    """
    version = snapshot.commit.versions.get("rulings")
    rows = (
        schema.pandas(tables.read(snapshot.corpus, "rulings", version))
        if article_ids is None
        else _rows(snapshot, "rulings", article_ids)
    )
    rows = led(rows, snapshot.forward)
    rows = rows[rows["entity_id"].isin(snapshot.entities.index)]
    rows = rows.merge(changed(snapshot, sorted(set(rows["article_id"]))), on="article_id", validate="many_to_one")
    since = rows["changed_at"].where(rows["changed_at"] > rows["at"])
    table = rows.drop(columns="changed_at").assign(text_changed=since)
    return table.sort_values("at", kind="stable", ignore_index=True)


def changed(snapshot: Snapshot, article_ids: Sequence[str]) -> pd.DataFrame:
    """Return article_id and changed_at of those of some articles that the commit has."""
    is_one = pc.field("article_id").isin(pa.array(article_ids, schema.TEXT))
    version = snapshot.commit.versions.get("articles")
    return schema.pandas(tables.read(snapshot.corpus, "articles", version, ["article_id", "changed_at"], is_one))


def texts(snapshot: Snapshot, article_ids: Sequence[str]) -> pd.DataFrame:
    """Return headline and body of some articles, by article_id."""
    rows = _rows(snapshot, "texts", article_ids).set_index("article_id")
    return rows[_TEXTS].fillna("")


def mentions(snapshot: Snapshot, article_ids: Sequence[str]) -> pd.DataFrame:
    """Return whom some articles name (schema.MENTIONS) and its `kind`, private and not yet counted ones too."""
    rows = _rows(snapshot, "mentions", article_ids)
    kinds = pd.concat([snapshot.entities["kind"], snapshot.private["kind"], snapshot.waiting["kind"]])
    return rows.assign(kind=rows["entity_id"].map(kinds))


def _rows(snapshot: Snapshot, name: str, article_ids: Sequence[str]) -> pd.DataFrame:
    version = snapshot.commit.versions.get(name)
    return schema.pandas(tables.rows_of(snapshot.corpus, name, version, article_ids))

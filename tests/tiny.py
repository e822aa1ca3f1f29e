"""A corpus in memory, as literal as a table in a test: no folder, no gazetteer, no annotation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pandas as pd

from analysis import schema
from analysis.store.commits import Commit
from analysis.store.snapshot import NO_COPY, Snapshot

NAMES: Final = {
    "p1": ("person", "Elisabeth Moss", "actor"),
    "p2": ("person", "Jon Hamm", None),
    "p3": ("person", "Chris Evans", "American actor"),
    "p4": ("person", "Chris Evans", "British presenter"),
    "g1": ("group", "Blackpink", None),
    "c1": ("character", "Don Draper", None),
    "w1": ("series", "Mad Men", None),
    "w2": ("film", "Oppenheimer", None),
}
"""Kind, name and note by entity."""
PEOPLE: Final = ("person",)
COMMIT: Final = Commit(7, "2024-11-01T12:00:00+00:00", "test", "tester", {}, "digest")


@dataclass(frozen=True, slots=True)
class Row:
    """An article: when, from whom, how often it names whom, and whom in the headline."""

    when: str | None = "2024-10-17 08:00"
    source: str = "The Daily"
    section: str = ""
    names: Mapping[str, int] = field(default_factory=dict)
    in_headline: frozenset[str] = frozenset()
    story: str | None = None
    """Id of its story; None: one of its own."""
    copy_of: str | None = None
    """Id of the article that it is a copy of."""

    @property
    def published_at(self) -> pd.Timestamp | None:
        """When, in UTC."""
        return None if self.when is None else pd.Timestamp(self.when, tz="UTC")


def named(names: str, when: str | None = "2024-10-17 08:00", source: str = "The Daily") -> Row:
    """Return an article that names these entities: "p1 p1 W1" names p1 twice, and w1 in the headline."""
    each = names.lower().split()
    return Row(
        when,
        source,
        names={entity: each.count(entity) for entity in each},
        in_headline=frozenset(entity.lower() for entity in names.split() if entity[0].isupper()),
    )


def tiny(*rows: Row) -> Snapshot:
    """Return the articles as a snapshot; their ids are a0, a1 ... in the order given."""
    published = pd.Series([row.published_at for row in rows], dtype="datetime64[us, UTC]")
    table = pd.DataFrame(
        {
            "article_id": pd.Series([f"a{place}" for place in range(len(rows))], dtype="str"),
            "source": pd.Series([row.source for row in rows], dtype="str").astype("category"),
            "section": pd.Series([row.section for row in rows], dtype="str").astype("category"),
            "published_at": published,
            "language": pd.Series(["en"] * len(rows), dtype="str").astype("category"),
            "extent": pd.Series(["full"] * len(rows), dtype="str").astype("category"),
            "words": 100,
            "polarity": 0.0,
            "subjectivity": 0.5,
            "revision": 1,
            "story": pd.Categorical([row.story or f"a{place}" for place, row in enumerate(rows)]),
            "copy_of": [row.copy_of or "" for row in rows],
        }
    ).sort_values(["published_at", "article_id"], ascending=[False, True], na_position="last", ignore_index=True)
    keys = dict(zip(table["article_id"], table.index, strict=True))
    table = table.assign(copy_of=[keys.get(article, NO_COPY) for article in table["copy_of"]]).astype(
        {"copy_of": "int32"}
    )
    return Snapshot(
        corpus=Path("tiny"),
        commit=COMMIT,
        articles=table,
        appearances=_appearances(rows, keys),
        entities=_entities(),
        credits=schema.empty(schema.CREDITS),
        sources={row.source: row.source for row in rows},
    )


def _appearances(rows: tuple[Row, ...], keys: Mapping[str, int]) -> pd.DataFrame:
    found = [
        (keys[f"a{place}"], entity, mentions, entity in row.in_headline)
        for place, row in enumerate(rows)
        for entity, mentions in row.names.items()
    ]
    table = pd.DataFrame(found, columns=["article", "entity_id", "mentions", "in_headline"])
    types = {"article": "int32", "entity_id": "str", "mentions": "int32", "in_headline": "bool"}
    return (
        table.astype(types).astype({"entity_id": "category"}).sort_values(["article", "entity_id"], ignore_index=True)
    )


def _entities() -> pd.DataFrame:
    rows = [(entity, kind, name, note) for entity, (kind, name, note) in NAMES.items()]
    table = pd.DataFrame(rows, columns=["entity_id", "kind", "name", "note"], dtype="str")
    return table.set_index("entity_id", drop=False).sort_index()

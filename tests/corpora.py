"""Small corpora for tests: articles as a test writes them, a gazetteer of eight, and the way of both into a corpus."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa

from analysis import schema
from analysis.ingest import Outcome, ingest
from analysis.loading import Batch
from analysis.loading.facts.identity import digest
from analysis.resources import Resources
from analysis.store import tables
from analysis.store.commits import latest, opened
from analysis.store.writing import Signature

NOW: Final = pd.Timestamp("2024-11-01 12:00", tz="UTC")
SIGNATURE: Final = Signature("test", "tester", NOW)

ENTITIES: Final = {
    "p1": ("person", "Elisabeth Moss", "actor"),
    "p2": ("person", "Jon Hamm", "actor"),
    "p3": ("person", "Ayo Edebiri", "actor"),
    "p4": ("person", "Saoirse Ronan", "actor"),
    "g1": ("group", "Blackpink", ""),
    "c1": ("character", "Don Draper", ""),
    "w1": ("series", "Mad Men", ""),
    "w2": ("film", "Oppenheimer", ""),
}
"""Kind, name and roles by id; no name is a part of another."""

CREDITS: Final = (
    ("w1", "p1", "", "cast", ""),
    ("w1", "p2", "c1", "cast", "1-3"),
    ("w2", "p4", "", "cast", ""),
)


@dataclass(frozen=True, slots=True)
class Told:
    """An article as a test tells it; its id is hexadecimal, as loading makes it."""

    article_id: str
    headline: str = "A headline"
    body: str = ""
    source: str = "The Daily"
    published_at: str | None = "2024-10-17 08:00"
    section: str | None = None
    extent: str = "full"
    version: int | None = None
    note: str | None = None
    status: str = "usable"
    not_before: str | None = None
    variants: str | None = None
    input_id: str | None = None
    has_address: bool = True
    author: str | None = None

    @property
    def row(self) -> Mapping[str, object]:
        """The article as loading hands it over."""
        published = None if self.published_at is None else pd.Timestamp(self.published_at, tz="UTC")
        texts = (self.source, self.section, self.published_at, self.headline, self.body, self.note)
        return {
            "article_id": self.article_id,
            "input_id": self.input_id,
            "source": self.source,
            "url": f"https://example.org/{self.article_id}" if self.has_address else None,
            "author": self.author,
            "section": self.section,
            "published_at": published,
            "language": None,
            "extent": self.extent,
            "version": self.version,
            "note": self.note,
            "status": self.status,
            "not_before": None if self.not_before is None else pd.Timestamp(self.not_before, tz="UTC"),
            "variants": self.variants,
            "headline": self.headline,
            "body": self.body,
            "related": "",
            "content_hash": digest(*texts),
            "place": f"test:{self.article_id}",
        }


def batch(*articles: Told, rejects: Iterable[tuple[str, str, str]] = ()) -> Batch:
    """Return a batch that holds these articles and rejects."""
    told = pd.DataFrame([article.row for article in articles], columns=schema.LOADED.names)
    refused = pd.DataFrame(list(rejects), columns=schema.REJECTS.names)
    return Batch(
        schema.conform(told, schema.LOADED, "test"),
        schema.conform(refused, schema.REJECTS, "test"),
        schema.empty(schema.REJECTS),
        len(told) + len(refused),
    )


def gazetteer(folder: Path) -> Path:
    """Return the folder, with the small gazetteer in it."""
    folder.mkdir(parents=True, exist_ok=True)
    entities = [(key, kind, name, roles, "", "", "", "test") for key, (kind, name, roles) in ENTITIES.items()]
    aliases = [(key, name, "name", "false") for key, (_, name, _) in ENTITIES.items()]
    for file, columns, rows in (
        ("entities.csv", schema.ENTITIES, entities),
        ("aliases.csv", schema.ALIASES, aliases),
        ("credits.csv", schema.CREDITS, CREDITS),
    ):
        with (folder / file).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([columns.names, *rows])
    return folder


def ingested(
    corpus: Path,
    *batches: Batch,
    workers: int = 1,
    say: Callable[[str], None] = lambda _: None,
    signature: Signature = SIGNATURE,
) -> Outcome:
    """Return what became of the batches, read into the corpus in one run; its gazetteer lies beside it."""
    known = corpus.parent / "gazetteer"
    found = Resources(known if known.exists() else gazetteer(known))
    return ingest(batches, corpus, found, signature, workers=workers, say=say)


def state(corpus: Path, number: int | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table at a commit, the newest by default, in an order of its own.

    Without the columns that tell when it was read and not what.
    """
    commit = latest(corpus) if number is None else opened(corpus, number)
    assert commit is not None
    found = {
        name: schema.pandas(tables.read(corpus, name, commit.versions.get(name), _timeless(columns)))
        for name, columns in tables.SCHEMAS.items()
    }
    return {name: sorted(_rows(table), key=repr) for name, table in found.items()}


def _timeless(columns: pa.Schema) -> list[str]:
    return [name for name in columns.names if name not in {"first_seen", "changed_at"}]


def _rows(table: pd.DataFrame) -> list[tuple[object, ...]]:
    plain = table.astype("object")
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))

"""What could not be read, written down as it comes: a hostile file has more of it than memory."""

from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.store import tables

SHOWN: int = 1_000
"""How many rejects, and how many warnings, a run keeps to tell of them."""


class First:
    """The first rows of many tables of schema.REJECTS, and how many there were."""

    def __init__(self) -> None:
        """Begin with none."""
        self._parts: list[pd.DataFrame] = []
        self._held = 0
        self.count = 0

    def take(self, rows: pd.DataFrame) -> None:
        """Count these rows, and keep them while there is room."""
        self.count += len(rows)
        kept = rows.head(SHOWN - self._held)
        if len(kept):
            self._parts.append(kept)
            self._held += len(kept)

    @property
    def rows(self) -> pd.DataFrame:
        """What was kept."""
        return pd.concat([schema.empty(schema.REJECTS), *self._parts], ignore_index=True)


class Rejects:
    """The rejects of a corpus: each is written once, however often it is met."""

    def __init__(self, corpus: Path, version: int | None) -> None:
        """Begin with those that the table has at a version."""
        self._corpus = corpus
        self._version = version
        self._known: set[int] | None = None
        self.first = First()
        self.has_new = False

    def take(self, rows: pd.DataFrame) -> None:
        """Count these rejects, and write those that the corpus does not have yet."""
        self.first.take(rows)
        if rows.empty:
            return
        known = self._known = self._stored() if self._known is None else self._known
        is_new = []
        for key in map(hash, rows.itertuples(index=False, name=None)):
            is_new.append(key not in known)
            known.add(key)
        if any(is_new):
            fresh = schema.arrow(rows[is_new], schema.REJECTS, "rejects")
            tables.append(self._corpus, "rejects", fresh)
            self.has_new = True

    def _stored(self) -> set[int]:
        if self._version is None:
            return set()
        parts = tables.parts(self._corpus, "rejects", self._version)
        return {hash(row) for rows in parts for row in schema.pandas(rows).itertuples(index=False, name=None)}

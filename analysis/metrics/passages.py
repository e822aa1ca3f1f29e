"""What articles say of a person, read passage by passage."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pandas as pd

from analysis.metrics.quoted import Quoted, stretch
from analysis.store import portrayed
from analysis.store.snapshot import Snapshot
from analysis.tone.evidence import Passage, passages
from analysis.tone.judging import Named
from analysis.tone.portrayal import Portrayer

_HELD: Final = 512  # articles: what a reader looks at again, or turns back to


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """An article with the passages that name a person, most decisive first."""

    headline: str
    body: str
    passages: tuple[Passage, ...]
    mentions: pd.DataFrame
    """schema.MENTIONS: of everybody it names."""

    def quoted(self, passage: Passage) -> Quoted:
        """Return what a passage says, and whom it names."""
        return self._stretch(passage.field, passage.start, passage.end)

    @property
    def title(self) -> Quoted:
        """The headline, and whom it names."""
        return self._stretch("headline", 0, len(self.headline))

    def _stretch(self, field: str, start: int, end: int) -> Quoted:
        return stretch({"headline": self.headline, "body": self.body}, self.mentions, field, start, end)


def read(snapshot: Snapshot, entity_id: str, said: Mapping[str, str], portrayer: Portrayer) -> dict[str, Read]:
    """Return articles that name a person, read; `said`: by article, the verdict that its passages are to speak for."""
    ids = list(said)
    texts = portrayed.texts(snapshot, ids)
    mentions = portrayed.mentions(snapshot, ids)
    of = dict(list(mentions.groupby("article_id")))
    return {
        article: Read(headline, body, _read((headline, body), _people(rows), entity_id, said[article], portrayer), rows)
        for article, headline, body in texts.itertuples(name=None)
        for rows in [of.get(article, mentions.head(0))]
    }


def _people(mentions: pd.DataFrame) -> tuple[Named, ...]:
    """Return the mentions of people: of nobody else is the model told."""
    rows = mentions.loc[mentions["kind"].eq("person"), list(Named._fields)]
    return tuple(map(Named._make, rows.itertuples(index=False, name=None)))


@lru_cache(maxsize=_HELD)
def _read(
    texts: tuple[str, str], people: tuple[Named, ...], entity_id: str, said: str, portrayer: Portrayer
) -> tuple[Passage, ...]:
    return tuple(passages(texts, people, entity_id, said, portrayer))

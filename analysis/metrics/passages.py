"""What articles say of a person, read passage by passage."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analysis.store import portrayed
from analysis.store.snapshot import Snapshot
from analysis.tone.evidence import Passage, passages
from analysis.tone.judging import Named
from analysis.tone.portrayal import Portrayer

_HELD: Final = 512  # articles: what a reader looks at again, or turns back to


@dataclass(frozen=True, slots=True)
class Read:
    """An article with the passages that name a person, most decisive first."""

    headline: str
    body: str
    passages: tuple[Passage, ...]

    def text(self, passage: Passage) -> str:
        """Return what a passage says."""
        return (self.headline if passage.field == "headline" else self.body)[passage.start : passage.end]


def read(snapshot: Snapshot, entity_id: str, said: Mapping[str, str], portrayer: Portrayer) -> dict[str, Read]:
    """Return articles that name a person, read; `said`: by article, the verdict that its passages are to speak for."""
    ids = list(said)
    texts = portrayed.texts(snapshot, ids)
    people: dict[str, list[Named]] = {}
    mentions = portrayed.people(snapshot, ids)
    for article, *one in mentions[["article_id", *Named._fields]].itertuples(index=False, name=None):
        people.setdefault(article, []).append(Named(*one))
    return {
        article: _read((headline, body), tuple(people.get(article, ())), entity_id, said[article], portrayer)
        for article, headline, body in texts.itertuples(name=None)
    }


@lru_cache(maxsize=_HELD)
def _read(texts: tuple[str, str], people: tuple[Named, ...], entity_id: str, said: str, portrayer: Portrayer) -> Read:
    return Read(*texts, tuple(passages(texts, people, entity_id, said, portrayer)))

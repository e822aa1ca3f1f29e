"""What articles say of a person, read passage by passage."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from analysis.store import portrayed
from analysis.store.snapshot import Snapshot
from analysis.tone.evidence import Passage, passages
from analysis.tone.judging import Named
from analysis.tone.portrayal import Portrayer

_HELD: Final = 512  # articles: what a reader looks at again, or turns back to
_SOMEBODY: Final = "somebody else"


class Shown(NamedTuple):
    """A passage as it may be shown."""

    text: str
    targets: list[tuple[int, int]]
    """Where it names the person, as places in this text."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article with the passages that name a person, most decisive first."""

    headline: str
    body: str
    passages: tuple[Passage, ...]
    people: tuple[Named, ...]
    """The mentions of all its people."""

    def text(self, passage: Passage) -> str:
        """Return what a passage says."""
        return (self.headline if passage.field == "headline" else self.body)[passage.start : passage.end]

    def shown(self, passage: Passage, hidden: Container[str]) -> Shown:
        """Return what a passage says, without the names of those to be hidden."""
        text, begin, at = self.text(passage), passage.start, 0
        told, targets = "", []
        for start, end, is_target in self._places(passage, hidden):
            told += text[at : max(at, start - begin)]
            name = text[max(at, start - begin) : end - begin] if is_target else _SOMEBODY
            if is_target:
                targets.append((len(told), len(told) + len(name)))
            told, at = told + name, max(at, end - begin)
        return Shown(told + text[at:], targets)

    def _places(self, passage: Passage, hidden: Container[str]) -> list[tuple[int, int, bool]]:
        named = [
            (max(one.start, passage.start), min(one.end, passage.end), False)
            for one in self.people
            if one.entity_id in hidden
            and one.field == passage.field
            and one.start < passage.end
            and passage.start < one.end
        ]
        return sorted([*named, *((start, end, True) for start, end in passage.targets)])


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
    return Read(*texts, tuple(passages(texts, people, entity_id, said, portrayer)), people)

"""What the tagger marks in an article, and what follows when a mark names somebody."""

from dataclasses import dataclass
from functools import cached_property

from analysis.entities.folding import fold, key
from analysis.entities.found import id_of, shown
from analysis.entities.passage import Passage
from analysis.entities.slips import Naming


@dataclass(frozen=True)
class Mark:
    """A span of the tagger in a passage, without what is no part of the name."""

    passage: Passage
    start: int
    end: int
    kind: str
    score: float

    @property
    def surface(self) -> str:
        """The text as it stands in the article."""
        return self.passage.text[self.start : self.end]

    @cached_property
    def key(self) -> str:
        """The text as names are compared."""
        return key(fold(self.surface)).strip("'\" ")

    @property
    def is_full(self) -> bool:
        """Whether it has more than one word."""
        return " " in self.key


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody or something that no list has, named in an article."""

    entity_id: str
    kind: str
    name: str


def naming_of(mark: Mark, entity: str, how: str = "discovered") -> Naming:
    """Return the naming of an entity where a mark stands."""
    return Naming(mark.passage, mark.start, mark.end, entity, how)


def found_of(kind: str, mark: Mark) -> Found:
    """Return the new entity that a mark names."""
    return Found(id_of(kind, mark.surface), kind, shown(mark.surface))

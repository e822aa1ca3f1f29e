"""What is known of an article while its names are decided: the evidence for those that need some."""

from dataclasses import dataclass
from typing import Final

from analysis.entities.knowledge import Knowledge

_NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of an article so far."""

    named: frozenset[str]
    """Entities it names for sure."""
    vocabulary: frozenset[str]
    """Its words, in lower case."""
    knowledge: Knowledge

    def is_linked(self, entity_id: str) -> bool:
        """Return whether the article names an entity that a credit connects with this one."""
        return bool(self.knowledge.neighbours.get(entity_id, _NOBODY) & self.named)

    def is_company(self, entity_id: str) -> bool:
        """Return whether the article names somebody who shares a work or a group with this entity."""
        works = self.knowledge.works_of.get(entity_id, _NOBODY)
        return any(works & self.knowledge.works_of.get(other, _NOBODY) for other in self.named - {entity_id})

    def speaks_of(self, cues: frozenset[str]) -> bool:
        """Return whether one of the words occurs."""
        return bool(self.vocabulary & cues)

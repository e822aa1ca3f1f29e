"""The name book folded: which decisions stand, where merged ids lead, and who is private."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.entities.decisions import MATCHING, MERGE, PRIVATE, UNDO, Decision, line


@dataclass(frozen=True)
class Effects:
    """What a name book comes to."""

    steps: tuple[Decision, ...] = ()
    """The decisions that stand, in their order: none that was undone, and no undo."""

    @cached_property
    def forward(self) -> Mapping[str, str]:
        """Where each merged id leads: to one that is merged into no other."""
        led: dict[str, str] = {}
        for step in self.steps:
            if step.kind == MERGE:
                one, other = _followed(led, step.entity), _followed(led, step.into)
                if one != other:
                    led[one] = other
        return {entity: _followed(led, entity) for entity in led}

    @cached_property
    def private(self) -> frozenset[str]:
        """The ids of those who are private: as they were called then, what they are now, and all that lead there."""
        said = {entity for step in self.steps if step.kind == PRIVATE for entity in (step.entity, *step.covers)}
        now = {self.survivor(entity) for entity in said}
        return frozenset(said | now | {one for one, other in self.forward.items() if other in now})

    @property
    def matching(self) -> tuple[Decision, ...]:
        """The steps that change what is found in a text."""
        return tuple(step for step in self.steps if step.kind in MATCHING)

    @property
    def digest(self) -> str:
        """Tells one finding of names from another; "" where no decision changes what is found."""
        told = [line(replace(step, number=0, by="", at="", reason="")) for step in self.matching]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12] if told else ""

    def survivor(self, entity: str) -> str:
        """Return where an id leads: to itself, unless it was merged."""
        return self.forward.get(entity, entity)


def fold(decisions: Sequence[Decision]) -> Effects:
    """Return what the decisions come to, in order of their numbers."""
    taken = undone(decisions)
    return Effects(tuple(one for one in decisions if one.kind != UNDO and one.number not in taken))


def undone(decisions: Iterable[Decision]) -> frozenset[int]:
    """Return the numbers of the decisions that are taken back, undos too: an undo taken back takes nothing back."""
    taken: set[int] = set()
    for one in sorted(decisions, key=lambda one: -one.number):
        if one.kind == UNDO and one.number not in taken:
            taken |= set(one.undoes)
    return frozenset(taken)


def _followed(led: Mapping[str, str], entity: str) -> str:
    while entity in led:
        entity = led[entity]
    return entity

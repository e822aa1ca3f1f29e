"""The part of a gazetteer that decisions are about, small enough to be made anew at every decision."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from analysis import schema
from analysis.entities import decisions as book
from analysis.entities.decisions import Decision
from analysis.entities.folding import key
from analysis.entities.found import is_one_word, is_whole, kind_of
from analysis.entities.gazetteer import NEVER_SHOWN, SHOWS
from analysis.errors import NameBookError

PROVENANCE: Final = "name book"
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an entity; `checked`: it stands among those that somebody decided on."""

    alias: str
    kind: str
    common: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class Known:
    """An entity with its spellings, each once."""

    facts: Mapping[str, object]
    """The columns of schema.ENTITIES."""
    checked: bool
    aliases: tuple[Alias, ...] = ()

    @property
    def kind(self) -> str:
        """What it is."""
        return str(self.facts["kind"])

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return str(self.facts["name"])

    def has(self, spelling: str) -> bool:
        """Return whether this is one of its spellings."""
        return any(key(alias.alias) == key(spelling) for alias in self.aliases)

    def lifted(self) -> "Known":
        """Return it as one that somebody decided on, with its spellings."""
        if self.checked:
            return self
        return replace(self, checked=True, aliases=tuple(replace(alias, checked=True) for alias in self.aliases))

    def without(self, spelling: str) -> "Known":
        """Return it without a spelling."""
        return replace(self, aliases=tuple(alias for alias in self.aliases if key(alias.alias) != key(spelling)))

    def having(self, aliases: Sequence[Alias]) -> "Known":
        """Return it with further spellings; of one that it has already, its own stays."""
        every = {key(alias.alias): alias for alias in reversed((*self.aliases, *aliases))}
        return replace(self, aliases=tuple(reversed(every.values())))


@dataclass(frozen=True, slots=True)
class Credit:
    """A row of schema.CREDITS."""

    work: str
    person: str | None
    character: str | None
    role: str | None
    seasons: str | None
    checked: bool


@dataclass(frozen=True, slots=True)
class World:
    """The entities that decisions speak of, and what is said of them. A decision makes another one of it."""

    entities: Mapping[str, Known]
    credits: tuple[Credit, ...] = ()
    blocked: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """By which decision each spelling, as looked up, names nobody (""), or not this entity."""
    forward: Mapping[str, str] = field(default_factory=dict)

    def step(self, decision: Decision) -> "World":
        """Return the world after a decision. Raises NameBookError where it does not fit what is known."""
        return _STEPS[decision.kind](self, decision)

    def found(self, entity: str, what: str) -> Known:
        """Return the entity that an id leads to. Raises NameBookError where it leads nowhere."""
        known = self.entities.get(self.survivor(entity))
        if known is None and kind_of(entity):
            msg = (
                f"{what}: {entity} was found in articles and is in no list; confirm it first (`marquee names confirm`)"
            )
            raise NameBookError(msg)
        if known is None:
            msg = f"{what}: {entity} is not known; `marquee names find` tells ids"
            raise NameBookError(msg)
        return known

    def survivor(self, entity: str) -> str:
        """Return where an id leads."""
        while entity in self.forward:
            entity = self.forward[entity]
        return entity

    def knowing(self, *known: Known) -> "World":
        """Return the world with these in the place of what they were."""
        return replace(self, entities={**self.entities, **{str(one.facts["entity_id"]): one for one in known}})


def _merged(world: World, decision: Decision) -> World:
    one, other = (world.found(entity, "merge") for entity in (decision.entity, decision.into))
    gone, stays = world.survivor(decision.entity), world.survivor(decision.into)
    if gone == stays:
        msg = f"merge: {decision.entity} and {decision.into} are one already"
        raise NameBookError(msg)
    if one.kind != other.kind and not {one.kind, other.kind} <= set(SHOWS):
        msg = f"merge: {one.name} is a {one.kind} and {other.name} a {other.kind}; only names of one kind are merged"
        raise NameBookError(msg)
    blocked = {(name, stays if entity == gone else entity): by for (name, entity), by in world.blocked.items()}
    joined = other.lifted().having(one.lifted().aliases)
    for name, entity in blocked:
        joined = joined.without(name) if entity == stays else joined
    entities = {entity: known for entity, known in world.entities.items() if entity != gone}
    return World(
        {**entities, stays: joined},
        _each_once(_with(credit, gone, stays) for credit in world.credits),
        blocked,
        {**world.forward, gone: stays},
    )


def _split(world: World, decision: Decision) -> World:
    known, entity = world.found(decision.entity, "split").lifted(), world.survivor(decision.entity)
    if decision.new in world.entities or decision.new in world.forward:
        msg = f"split: the id {decision.new} is taken; give the new name another one"
        raise NameBookError(msg)
    if missing := [name for name in decision.spellings if not known.has(name)]:
        has = ", ".join(f'"{alias.alias}"' for alias in known.aliases[:_SHOWN] if alias.kind not in NEVER_SHOWN)
        msg = f'split: "{missing[0]}" is no spelling of {known.name} ({entity}); it has {has}'
        raise NameBookError(msg)
    keys = {key(name) for name in decision.spellings}
    aliases = tuple(alias for alias in known.aliases if key(alias.alias) in keys)
    if not decision.shared and len(aliases) == len(known.aliases):
        msg = f"split: {known.name} ({entity}) would have no spelling left; rename it, or let both have the spelling"
        raise NameBookError(msg)
    if not decision.shared:
        for name in decision.spellings:
            known = known.without(name)
    facts = dict.fromkeys(known.facts) | {
        "entity_id": decision.new,
        "kind": known.kind,
        "name": decision.name,
        "roles": known.facts.get("roles"),
        "note": decision.note or None,
        "provenance": PROVENANCE,
    }
    works = {world.survivor(work) for work in decision.works}
    moved = _each_once(
        _with(credit, entity, decision.new) if credit.work in works else credit for credit in world.credits
    )
    parted = world.knowing(known, Known(facts, checked=True, aliases=aliases))
    return replace(parted, credits=moved)


def _blocked(world: World, decision: Decision) -> World:
    spelling = decision.spellings[0]
    entity = world.survivor(decision.entity) if decision.entity else ""
    if entity:
        world.found(entity, "block")
    entities = {one: known.without(spelling) if entity in {"", one} else known for one, known in world.entities.items()}
    return replace(world, entities=entities, blocked={**world.blocked, (key(spelling), entity): decision.number})


def _spelled(world: World, decision: Decision) -> World:
    spelling, known = decision.spellings[0], world.found(decision.entity, "alias")
    entity = world.survivor(decision.entity)
    by = world.blocked.get((key(spelling), ""), world.blocked.get((key(spelling), entity)))
    if by is not None:
        msg = f'alias: "{spelling}" is blocked by decision {by}; undo that first'
        raise NameBookError(msg)
    if known.checked and any(key(alias.alias) == key(spelling) and alias.checked for alias in known.aliases):
        msg = f'alias: "{spelling}" is a spelling of {known.name} ({entity}) already'
        raise NameBookError(msg)
    added = Alias(spelling, decision.how or "name", decision.common, checked=True)
    return world.knowing(known.lifted().without(spelling).having([added]))


def _renamed(world: World, decision: Decision) -> World:
    known = world.found(decision.entity, "rename")
    return world.knowing(replace(known, facts={**known.facts, "name": decision.name}))


def _confirmed(world: World, decision: Decision) -> World:
    entity, kind = decision.entity, kind_of(decision.entity)
    if not kind or entity in world.entities or entity in world.forward:
        msg = f"confirm: {entity} is in the list already; only names that were found in articles are confirmed"
        raise NameBookError(msg)
    if not is_whole(entity, decision.name):
        msg = f'confirm: "{decision.name}" is not the whole name of {entity}; rename it afterwards'
        raise NameBookError(msg)
    facts = dict.fromkeys(schema.ENTITIES.names) | {
        "entity_id": entity,
        "kind": kind,
        "name": decision.name,
        "provenance": PROVENANCE,
    }
    # A single word is somebody else's name too: it counts with evidence, such as that of the model.
    alias = Alias(decision.name, "name", is_one_word(entity), checked=True)
    return world.knowing(Known(facts, checked=True, aliases=(alias,)))


def _private(world: World, decision: Decision) -> World:
    # Who was only found can be private at once: no list needs to know the name first.
    if not kind_of(decision.entity):
        world.found(decision.entity, "private")
    return world


_STEPS: Final[Mapping[str, Callable[[World, Decision], World]]] = {
    book.MERGE: _merged,
    book.SPLIT: _split,
    book.BLOCK: _blocked,
    book.ALIAS: _spelled,
    book.RENAME: _renamed,
    book.CONFIRM: _confirmed,
    book.PRIVATE: _private,
}


def _with(credit: Credit, one: str, other: str) -> Credit:
    """Return a credit with another entity in the place of one."""
    work, person, character = (
        other if part == one else part for part in (credit.work, credit.person, credit.character)
    )
    return replace(credit, work=work or credit.work, person=person, character=character)


def _each_once(every: Iterable[Credit]) -> tuple[Credit, ...]:
    found: dict[tuple[str, str | None, str | None], Credit] = {}
    for credit in every:
        if credit.work not in {credit.person, credit.character}:
            found.setdefault((credit.work, credit.person, credit.character), credit)
    return tuple(found.values())

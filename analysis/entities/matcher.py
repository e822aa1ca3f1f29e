"""Known spellings found in a text: case-aware, at word borders, the longest first."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd
from ahocorasick_rs import AhoCorasick, MatchKind

from analysis.entities.folding import fold, is_capitalised_as, key
from analysis.entities.gazetteer import WORKS, Gazetteer
from analysis.entities.passage import Passage

_INITIALS: Final = re.compile(r"([A-Z])\. ?([A-Z])\.( .+)")
# What an event's name ends with.
_TAIL: Final = re.compile(
    r"(?: (?:World|Film|Music|International|Fashion|Tour|Awards|Festival|Fest|Show|Ceremony|Gala|Ball|Week))+$"
)
_TOUR: Final = re.compile(r"(?:The )?(\S.{2,}?)(?: world)? tour", re.IGNORECASE)
# A title of this many words is still a title without its article: "White Lotus".
_WORDS_WITHOUT_ARTICLE: Final = 2


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of one entity."""

    entity_id: str
    alias: str
    kind: str
    common: bool
    checked: bool = True
    """Whether somebody decided on this spelling by itself; those of an import are taken by the hundred thousand."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a passage and every entity it may name."""

    passage: Passage
    start: int
    end: int
    spellings: tuple[Spelling, ...]

    @property
    def surface(self) -> str:
        """The text of the stretch as it stands in the article."""
        return self.passage.text[self.start : self.end]


class Matcher:
    """An automaton over every spelling of a gazetteer; built once, never changed."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Build the automaton: about half a second for 200,000 spellings."""
        self._spellings = _by_key(gazetteer)
        self._keys = tuple(self._spellings)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self._keys), matchkind=MatchKind.Standard)

    def hits(self, passage: Passage) -> list[Hit]:
        """Return the hits of a passage in order; none overlaps another, the leftmost and then the longest wins."""
        found = (
            self._hit(passage, *match)
            for match in self._automaton.find_matches_as_indexes(passage.lowered, overlapping=True)
        )
        return leftmost(hit for hit in found if hit)

    def _hit(self, passage: Passage, index: int, start: int, end: int) -> Hit | None:
        if not stands_alone(passage.folded, start, end):
            return None
        surface = passage.folded[start:end]
        fitting = tuple(s for s in self._spellings[self._keys[index]] if is_capitalised_as(s.alias, surface))
        return Hit(passage, start, end, fitting) if fitting else None


def leftmost(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in order; of those that overlap the leftmost, and of these the longest."""
    kept: list[Hit] = []
    # "The Meridian Awards" are no awards of "The Meridian": an article begins no longer name.
    for hit in sorted(hits, key=lambda hit: (hit.start + _article(hit), -hit.end, hit.start)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _article(hit: Hit) -> int:
    """Return how many characters the article takes with which a hit begins."""
    is_article = hit.passage.lowered.startswith("the ", hit.start) and hit.end > hit.start + len("the ")
    return len("the ") if is_article else 0


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a stretch begins and ends at word borders."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def _by_key(gazetteer: Gazetteer) -> dict[str, tuple[Spelling, ...]]:
    kinds = dict(zip(gazetteer.entities["entity_id"], gazetteer.entities["kind"], strict=True))
    found: defaultdict[str, dict[str, Spelling]] = defaultdict(dict)
    for spelling in _spellings(gazetteer.aliases, kinds):
        # The first spelling of an entity under a key wins: those given come before those derived.
        found[key(spelling.alias)].setdefault(spelling.entity_id, spelling)
    return {name: tuple(by_entity.values()) for name, by_entity in found.items()}


def _spellings(aliases: pd.DataFrame, kinds: dict[str, str]) -> Iterable[Spelling]:
    rows = zip(*(aliases[column] for column in ("entity_id", "alias", "kind", "common")), strict=True)
    given = [
        Spelling(entity, _as_written(fold(alias), kinds[entity]), kind, bool(common))
        for entity, alias, kind, common in rows
    ]
    yield from given
    for spelling in given:
        if kinds[spelling.entity_id] == "event" and (tour := _TOUR.fullmatch(spelling.alias)):
            # 'Her "Eras" tour': the words around have to say that it is one.
            yield Spelling(spelling.entity_id, tour[1], spelling.kind, common=True)
    for spelling in given:
        for alias in variants(spelling.alias, kinds[spelling.entity_id]):
            yield Spelling(spelling.entity_id, alias, spelling.kind, spelling.common)


def _as_written(alias: str, kind: str) -> str:
    """Return an alias with the capitals that it keeps: running text writes "the Eras tour", "the Emmy awards"."""
    return _TAIL.sub(lambda tail: tail[0].lower(), alias) if kind == "event" else alias


def variants(alias: str, kind: str) -> Iterable[str]:
    """Return the spellings that follow by rule from one of an entity of this kind."""
    yield from _respelt(alias)
    bare = alias.removeprefix("The ")
    if kind in WORKS and bare != alias and len(bare.split()) >= _WORDS_WITHOUT_ARTICLE:
        yield bare


def _respelt(alias: str) -> Iterable[str]:
    """Return the alias as other houses write it: "and" and "&", "Jr." and ", Jr", "J. K." and "J.K." and "JK"."""
    for one, other in ((" & ", " and "), (" and ", " & ")):
        if one in alias:
            yield alias.replace(one, other)
    for suffix in ("Jr", "Sr"):
        if (stem := alias.removesuffix(f" {suffix}.")) != alias:
            yield from (f"{stem}{joint}{suffix}{stop}" for joint in (" ", ", ") for stop in ("", "."))
    if initials := _INITIALS.match(alias):
        one, other, rest = initials.groups()
        yield from (f"{one}.{other}.{rest}", f"{one}. {other}.{rest}", f"{one}{other}{rest}")

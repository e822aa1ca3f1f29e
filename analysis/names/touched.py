"""Which articles a change of decisions may concern: those that spell somebody it is about, or nearly."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from ahocorasick_rs import AhoCorasick

from analysis import schema
from analysis.entities.folding import fold, key, lower
from analysis.entities.gazetteer import Gazetteer, whole
from analysis.entities.matcher import variants
from analysis.entities.namebook import Effects
from analysis.entities.words import FUNCTION, ORDINARY, PARTICLES

_CREDITED: Final = ("work_id", "person_id", "character_id")
# Nobody is called so: "Will" and "May" are function words and given names.
_NO_NAMES: Final = (FUNCTION - ORDINARY - PARTICLES) | {""}


@dataclass(frozen=True)
class Touch:
    """What an article has to hold to be concerned."""

    spellings: frozenset[str]
    """As they are looked up."""
    words: frozenset[str]
    """Parts of people's names, in lower case: a slip of the pen has one of them right, with a capital."""

    def concerns(self, headline: str, body: str) -> bool:
        """Return whether an article may be concerned."""
        text = fold(f"{headline}\n{body}")
        is_spelt = any(self._automaton.find_matches_as_indexes(lower(text)))
        return is_spelt or any(match[0][0].isupper() for match in self._parts.finditer(text))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(sorted(self.spellings))

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        forms = "|".join(map(re.escape, sorted(self.words)))
        # Without a word it matches nothing.
        return re.compile(rf"(?<![^\W_])(?:{forms})(?![^\W_])" if forms else r"(?!)", re.IGNORECASE)


def among(texts: pd.DataFrame, concerned: Touch) -> pd.DataFrame:
    """Return those of the articles, of which headline and body are told, that may be concerned."""
    rows = zip(texts["headline"].fillna(""), texts["body"].fillna(""), strict=True)
    return texts[[concerned.concerns(headline, body) for headline, body in rows]].reset_index(drop=True)


def touch(own: Gazetteer, other: Gazetteer, before: Effects, after: Effects) -> Touch:
    """Return what tells the articles that one name book may name otherwise than another.

    `own` and `other`: the gazetteer with each of them.
    """
    steps = set(before.matching) ^ set(after.matching)
    said = {key(name) for step in steps for name in step.spellings}
    ids = {entity for step in steps for entity in (step.entity, step.into, step.new) if entity}
    ids |= {effects.survivor(entity) for entity in ids for effects in (before, after)}
    spellings, words = set(said), set[str]()
    for tables in (whole(own), whole(other)):
        aliases = tables["aliases"]
        bearers = _spelt(own, said) | _spelt(other, said)
        concerned = ids | bearers
        kinds = _facts(tables["entities"], concerned)
        works = {work for work in concerned if kinds.get(work) not in {"person", "character", None}}
        company = _company(tables["credits"], works)
        rows = schema.pandas(aliases.filter(pc.is_in(aliases["entity_id"], value_set=_ids(concerned | company))))
        for entity, alias in zip(rows["entity_id"], rows["alias"], strict=True):
            spellings |= {key(alias), *(key(form) for form in variants(fold(alias), kinds.get(entity, "series")))}
            if entity in concerned and kinds.get(entity) == "person":
                words |= set(re.split(r"[\W_]+", key(alias)))
    return Touch(frozenset(filter(None, spellings)), frozenset(words - _NO_NAMES))


def _spelt(gazetteer: Gazetteer, said: Collection[str]) -> set[str]:
    """Return the entities that have one of these spellings, as looked up."""
    if not said:
        return set()
    own = gazetteer.aliases[gazetteer.aliases["alias"].map(key).isin(said)]
    found = set(own["entity_id"])
    if gazetteer.imported is not None:
        for table in (gazetteer.imported.aliases, gazetteer.imported.respelt):
            found |= set(table.filter(pc.is_in(table["key"], value_set=_ids(said)))["entity_id"].to_pylist())
    return found


def _facts(entities: pa.Table, ids: Collection[str]) -> dict[str, str]:
    near = entities.filter(pc.is_in(entities["entity_id"], value_set=_ids(ids)))
    return dict(zip(near["entity_id"].to_pylist(), near["kind"].to_pylist(), strict=True))


def _company(credits_: pa.Table, works: Collection[str]) -> set[str]:
    """Return who is credited with the works: two of them in one article speak for each other."""
    if not works:
        return set()
    near = schema.pandas(credits_.filter(pc.is_in(credits_["work_id"], value_set=_ids(works))))
    return set(pd.concat([near[name].dropna() for name in _CREDITED[1:]]))


def _ids(wanted: Collection[str]) -> pa.Array:
    return pa.array(sorted(wanted), schema.TEXT)

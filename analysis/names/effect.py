"""What decisions do to the counts, told before they are taken."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.annotate import annotate
from analysis.entities.applying import apply
from analysis.entities.gazetteer import Gazetteer, whole
from analysis.entities.knowledge import Knowledge
from analysis.entities.namebook import Effects
from analysis.language.tagger import Tagger
from analysis.names.touched import among, touch
from analysis.store import discovered, tables
from analysis.store.commits import Commit, latest
from analysis.store.snapshot import published

_COLUMNS: Final = ["article_id", "entity_id", "mentions"]
_HEADLINES: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """Counts as the pages show them, without and with some decisions."""

    counts: pd.DataFrame
    """entity_id, name, kind, before, after (articles), mentions_before, mentions_after: a row an entity concerned."""
    articles: int
    """How many articles name somebody else than before, or otherwise often."""
    headlines: tuple[str, ...]
    """Of the newest of these."""


def effect(corpus: Path, own: Gazetteer, before: Effects, after: Effects, tagger: Tagger | None = None) -> Effect:
    """Return what it does to the newest commit of a corpus to have one name book and not the other.

    `own`: the gazetteer without any decision; `tagger`: the one the corpus is annotated with.
    Without a corpus nothing is counted.
    """
    earlier, later = apply(own, before).gazetteer, apply(own, after).gazetteer
    concerned = _concerned(before, after)
    last = latest(corpus)
    if last is None:
        nothing = pd.DataFrame(columns=_COLUMNS).astype({"mentions": "int64"})
        return Effect(_counts(nothing, nothing, concerned, earlier, later), 0, ())
    named = _appearances(corpus, last)
    found = _found(corpus, last, named, earlier, later, before, after, tagger)
    again = named if found is None else pd.concat([named[~named["article_id"].isin(found[0])], found[1]])
    articles, children = published(corpus, last), discovered.minors(_mentions(corpus, last))
    # As on the pages: copies are left out.
    texts = articles["article_id"][~articles["is_copy"]]
    shown = named[~named["entity_id"].isin(before.private | _waiting(named, articles, children, earlier))]
    will = again[~again["entity_id"].isin(after.private | _waiting(again, articles, children, later))]
    shown, will = (table[table["article_id"].isin(texts)] for table in (shown, will))
    changed = _changed(shown, will)
    ids = concerned | set(changed["entity_id"])
    others = sorted(set(changed["article_id"]))
    return Effect(_counts(shown, will, ids, earlier, later), len(others), tuple(_headlines(corpus, last, others)))


def _mentions(corpus: Path, last: Commit) -> pa.Table:
    return tables.read(corpus, "mentions", last.versions.get("mentions"), ["entity_id", "how"], discovered.IS_FOUND)


def _waiting(named: pd.DataFrame, articles: pd.DataFrame, children: Collection[str], known: Gazetteer) -> set[str]:
    """Return the found names that do not count: no list has them, and too little speaks for them."""
    support = discovered.support(named.merge(articles, on="article_id", validate="many_to_one"), children)
    return set(support.index[~support["counts"]]) - set(known.entities["entity_id"])


def _concerned(before: Effects, after: Effects) -> set[str]:
    steps = set(before.steps) ^ set(after.steps)
    ids = {entity for step in steps for entity in (step.entity, step.into, step.new) if entity}
    return ids | {effects.survivor(entity) for entity in ids for effects in (before, after)}


def _appearances(corpus: Path, last: Commit) -> pd.DataFrame:
    rows = tables.read(corpus, "appearances", last.versions.get("appearances"), _COLUMNS)
    return schema.pandas(rows).astype({"mentions": "int64"})


def _found(  # noqa: PLR0913, PLR0917  (where, and both sides of the change)
    corpus: Path,
    last: Commit,
    named: pd.DataFrame,
    earlier: Gazetteer,
    later: Gazetteer,
    before: Effects,
    after: Effects,
    tagger: Tagger | None,
) -> tuple[set[str], pd.DataFrame] | None:
    """Return the articles that may change, and who is found in them then; None where no text is read otherwise."""
    if earlier.digest == later.digest:
        return None
    knowledge, concerned = Knowledge(later, tagger), touch(earlier, later, before, after)
    ids: set[str] = set()
    parts = [named.head(0)]
    for texts in _texts(corpus, last):
        near = among(texts, concerned)
        ids |= set(near["article_id"])
        if len(near):
            parts.append(annotate(near, knowledge).appearances[_COLUMNS].astype({"mentions": "int64"}))
    return ids, pd.concat(parts, ignore_index=True)


def _texts(corpus: Path, last: Commit) -> Iterator[pd.DataFrame]:
    version = last.versions.get("texts")
    return iter(()) if version is None else (schema.pandas(rows) for rows in tables.parts(corpus, "texts", version))


def _changed(shown: pd.DataFrame, will: pd.DataFrame) -> pd.DataFrame:
    """Return article and entity of each appearance that comes, goes or has another number of mentions."""
    both = pd.concat([shown, will])
    return both[~both.duplicated(_COLUMNS, keep=False)][_COLUMNS[:2]]


def _counts(
    shown: pd.DataFrame, will: pd.DataFrame, ids: set[str], earlier: Gazetteer, later: Gazetteer
) -> pd.DataFrame:
    facts = {**_facts(earlier, ids), **_facts(later, ids)}
    sides = {"before": shown, "after": will}
    counts = {
        name: table[table["entity_id"].isin(ids)].groupby("entity_id")["mentions"].agg(["size", "sum"])
        for name, table in sides.items()
    }
    rows = [
        (
            entity,
            *facts.get(entity, (entity, "")),
            *(int(counts[side][column].get(entity, 0)) for column in ("size", "sum") for side in sides),
        )
        for entity in sorted(ids)
    ]
    columns = ["entity_id", "name", "kind", "before", "after", "mentions_before", "mentions_after"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["before", "after", "entity_id"], ascending=[False, False, True], ignore_index=True)


def _facts(gazetteer: Gazetteer, ids: set[str]) -> dict[str, tuple[str, str]]:
    entities = whole(gazetteer)["entities"]
    near = entities.filter(pc.is_in(entities["entity_id"], value_set=pa.array(sorted(ids), schema.TEXT)))
    columns = (near[name].to_pylist() for name in ("entity_id", "name", "kind"))
    return {entity: (name, kind) for entity, name, kind in zip(*columns, strict=True)}


def _headlines(corpus: Path, last: Commit, articles: list[str]) -> list[str]:
    dated = schema.pandas(tables.rows_of(corpus, "articles", last.versions.get("articles"), articles))
    order = ["published_at", "article_id"]
    newest = dated.sort_values(order, ascending=[False, True], na_position="last")["article_id"].head(_HEADLINES)
    texts = schema.pandas(tables.rows_of(corpus, "texts", last.versions.get("texts"), list(newest)))
    told = texts.set_index("article_id")["headline"]
    return [str(told[article] or "(no headline)") for article in newest]

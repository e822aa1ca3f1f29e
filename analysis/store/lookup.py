"""An entity, a source or a section, found by what a reader calls it."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from analysis import schema, sources
from analysis.entities.folding import key
from analysis.entities.gazetteer import NEVER_SHOWN, SHOWS, WORKS
from analysis.errors import SelectionError
from analysis.plural import counted
from analysis.store import tables
from analysis.store.commits import opened
from analysis.store.discovered import CONFIRMED, RULE
from analysis.store.snapshot import Snapshot, gazetteer_of

PEOPLE: Final = ("person", "group")
FURTHER: Final = tuple(kind for kind in WORKS if kind not in SHOWS)
_SCREEN: Final = "screen"
_SUGGESTIONS: Final = 3
_CANDIDATES: Final = 6
_NEAR: Final = 75  # of 100: two letters wrong in a name of eight
_ALIKE: Final = 70  # of 100, of a name that may be a part only
# A name that holds every word asked for is nearer than one that only looks alike.
_HOLDS: Final = 99.0
_HELD: Final = 2


def entity(snapshot: Snapshot, called: str, kinds: Collection[str]) -> str:
    """Return the id of the one entity of these kinds that has this id, else this name, else this other spelling.

    Raises SelectionError: with the candidates where it may be several, with near names where it is none.
    """
    entities = snapshot.entities[snapshot.entities["kind"].isin(kinds)]
    called = snapshot.survivor(called)
    if called in entities.index:
        return called
    if called in snapshot.private.index:
        raise SelectionError(private(called))
    if called in snapshot.waiting.index:
        raise SelectionError(waiting(snapshot, called))
    spellings = pd.concat([_spellings(snapshot.corpus, snapshot.commit.number), _found(snapshot)])
    named = spellings[spellings["key"].eq(key(called))]
    is_private = named["entity_id"].isin(snapshot.private.index)
    if len(named) and is_private.all() and set(snapshot.private["kind"][named["entity_id"]]) & set(kinds):
        raise SelectionError(private(called))
    named = named[~is_private]
    for found in (named["entity_id"][named["kind"].eq(_SCREEN)], named["entity_id"]):
        candidates = sorted(set(found) & set(entities.index))
        if len(candidates) == 1:
            return str(candidates[0])
        if candidates:
            raise SelectionError(_several(called, entities.loc[candidates]))
    if kept := sorted(set(named["entity_id"]) & set(_below(snapshot, kinds))):
        raise SelectionError(waiting(snapshot, kept[0]))
    others = [called] if called in snapshot.entities.index else sorted(set(named["entity_id"]))
    raise SelectionError(_none(called, snapshot, entities, others, spellings))


def work(snapshot: Snapshot, called: str) -> str:
    """Return the id of the one show of this id, name or spelling, else of the one further work.

    Raises SelectionError as `entity` does.
    """
    for kinds in (SHOWS, WORKS):
        with suppress(SelectionError):
            return entity(snapshot, called, kinds)
    is_further = _is_told(snapshot, called, FURTHER) and not _is_told(snapshot, called, SHOWS)
    return entity(snapshot, called, WORKS if is_further else SHOWS)


def _is_told(snapshot: Snapshot, called: str, kinds: Collection[str]) -> bool:
    """Return whether a name or id is that of something of these kinds, shown or not."""
    spellings = pd.concat([_spellings(snapshot.corpus, snapshot.commit.number), _found(snapshot)])
    every = pd.concat([snapshot.entities["kind"], snapshot.waiting["kind"], snapshot.private["kind"]])
    ids = {called, *spellings["entity_id"][spellings["key"].eq(key(called))]}
    return bool(every[every.index.isin(ids)].isin(kinds).any())


def private(called: str) -> str:
    """Return what is said to who asks for a name that is private."""
    return f'"{called}" is private by decision of the editors: named in articles only, in no list, chart or file'


def waiting(snapshot: Snapshot, entity_id: str) -> str:
    """Return what is said to who asks for a found name that does not count yet."""
    row = snapshot.waiting.loc[[entity_id]].iloc[0]
    counts = f"{counted(int(row['articles']), 'article')}, {counted(int(row['sources']), 'source')}"
    when = CONFIRMED if row["needs_editor"] else f"{RULE}, or once confirmed"
    return f'"{row["name"]}": {counts}; found in articles and in no list, so it counts {when}'


def _below(snapshot: Snapshot, kinds: Collection[str]) -> pd.Index:
    return snapshot.waiting.index[snapshot.waiting["kind"].isin(kinds)]


@lru_cache(maxsize=_HELD)
def _found(snapshot: Snapshot) -> pd.DataFrame:
    """Return the found names as `_spellings` returns the known ones."""
    rows = pd.concat([snapshot.found, snapshot.private])
    return pd.DataFrame({"entity_id": rows["entity_id"], "kind": _SCREEN, "key": rows["name"].map(key)})


def source(snapshot: Snapshot, called: str) -> str:
    """Return the source of this name, or of a spelling or host of it. Raises SelectionError where there is none."""
    name = sources.called(called, _source_spellings(snapshot.corpus, snapshot.commit.number))
    return name if name is not None else _member(called, snapshot.articles["source"].cat.categories, "source")


def section(snapshot: Snapshot, called: str) -> str:
    """Return the section of this name, as `source` does."""
    return _member(called, snapshot.articles["section"].cat.categories, "section")


def story(snapshot: Snapshot, called: str) -> str:
    """Return the story that an article tells now, by the article's id or the beginning of it.

    A story's id is that of an article, so one that it had before it was joined to another leads to it too. Raises
    SelectionError where there is no such article, or several that tell several stories.
    """
    ids, stories = snapshot.articles["article_id"], snapshot.articles["story"]
    exact = stories[ids.eq(called)]
    told = sorted(set((exact if len(exact) or not called else stories[ids.str.startswith(called)]).astype("str")))
    if len(told) == 1:
        return told[0]
    if told:
        more = f" and {len(told) - _CANDIDATES} more" if len(told) > _CANDIDATES else ""
        msg = f'"{called}" may be the story {", ".join(told[:_CANDIDATES])}{more}; ask for one by its whole id'
        raise SelectionError(msg)
    msg = f"This link asks for story {called}, which this corpus does not have"
    raise SelectionError(msg)


def named_now(snapshot: Snapshot, called: str) -> str:
    """Return what a source is called now that was called, or came, like this; itself where nobody is known by it."""
    if called in snapshot.articles["source"].cat.categories:
        return called
    name = sources.called(called, _source_spellings(snapshot.corpus, snapshot.commit.number))
    return called if name is None else name


@lru_cache(maxsize=_HELD)
def _source_spellings(corpus: Path, number: int) -> pd.DataFrame:
    """Return everything that a reader may call a source of a commit."""
    versions = opened(corpus, number).versions
    rows = schema.pandas(tables.read(corpus, "sources", versions.get("sources")))
    present = pc.unique(tables.read(corpus, "articles", versions.get("articles"), ["source"])["source"]).to_pylist()
    # The newsroom's list may name sources that no article has yet.
    names = rows.loc[rows["source"].isin(present), "name"]
    known = sources.spellings(rows, sources.listed())
    return known[known["name"].isin(names)]


@lru_cache(maxsize=_HELD)
def _spellings(corpus: Path, number: int) -> pd.DataFrame:
    """Return every spelling as it is looked up, whose it is, and of what kind; the name on screen is of kind screen."""
    gazetteer = gazetteer_of(corpus, opened(corpus, number))
    names = gazetteer.entities[["entity_id", "name"]].rename(columns={"name": "alias"}).assign(kind=_SCREEN)
    others = gazetteer.aliases[["entity_id", "alias", "kind"]]
    table = pd.concat([names, others], ignore_index=True)
    return table.assign(key=table["alias"].map(key)).drop(columns="alias")


def _several(called: str, candidates: pd.DataFrame) -> str:
    told = [told_apart(row) for row in candidates.head(_CANDIDATES).itertuples()]
    more = f" and {len(candidates) - _CANDIDATES} more" if len(candidates) > _CANDIDATES else ""
    return f'"{called}" may be {", ".join(told)}{more}; ask for one by its id'


def _none(
    called: str, snapshot: Snapshot, entities: pd.DataFrame, otherwise: Sequence[str], spellings: pd.DataFrame
) -> str:
    wanted = "show" if set(entities["kind"]) <= set(SHOWS) else "person or group"
    if otherwise:
        kind = pd.concat([snapshot.entities["kind"], snapshot.waiting["kind"]])[otherwise[0]]
        return f'"{called}" is a {kind}, not a {wanted}'
    near = _near_entities(called, snapshot, spellings[spellings["entity_id"].isin(entities.index)])
    told = [f"{entities['name'][entity_id]} ({entity_id})" for entity_id in near]
    return f'"{called}" is no {wanted} that this corpus knows{_meant(told)}'


def _near_entities(called: str, snapshot: Snapshot, spellings: pd.DataFrame) -> list[str]:
    """Return who has the nearest spellings, and of those equally near who is named in most articles."""
    # To suggest somebody for a birth or former name would tell whose it is.
    shown = spellings[~spellings["kind"].isin(NEVER_SHOWN)]
    scores = process.cdist([key(called)], shown["key"].tolist(), scorer=_nearness, score_cutoff=_NEAR)[0]
    articles = shown["entity_id"].map(snapshot.appearances["entity_id"].value_counts()).astype("float64").fillna(0)
    near = (
        shown.assign(score=scores, articles=articles)[scores > 0]
        .sort_values(["score", "articles", "entity_id"], ascending=[False, False, True])
        .drop_duplicates("entity_id")
    )
    return list(near["entity_id"].head(_SUGGESTIONS))


def _nearness(asked: Sequence[Hashable], name: Sequence[Hashable], /, *, score_cutoff: float | None) -> float:
    if (words := set(str(asked).split())) and words <= set(str(name).split()):
        return _HOLDS
    return fuzz.ratio(asked, name, score_cutoff=score_cutoff)


def told_apart(row: object) -> str:
    """Return the id of an entity, and its note or kind."""
    # What is known of it tells namesakes apart; without it, its kind does.
    note = getattr(row, "note", None)
    return f"{getattr(row, 'entity_id', '')} ({note if isinstance(note, str) else getattr(row, 'kind', '')})"


def _member(called: str, members: Iterable[str], what: str) -> str:
    names = sorted(map(str, members))
    if called in names:
        return called
    alike = [name for name in names if key(name) == key(called)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        msg = f'"{called}" may be the {what} {", ".join(alike)}; write it as it stands there'
        raise SelectionError(msg)
    near = process.extract(
        key(called), names, processor=key, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=_SUGGESTIONS
    )
    more = f" and {len(names) - _CANDIDATES} more" if len(names) > _CANDIDATES else ""
    has = f"; it has {', '.join(names[:_CANDIDATES])}{more}"
    msg = f'"{called}" is no {what} of this corpus{_meant([name for name, _, _ in near]) or has}'
    raise SelectionError(msg)


def _meant(names: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(names)}?" if names else ""

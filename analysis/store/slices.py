"""The part of a corpus that a selection asks for. Every figure, table, list and export is made of one."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.entities.gazetteer import WORKS
from analysis.errors import SelectionError
from analysis.selection import Selection
from analysis.store import index
from analysis.store.commits import Commit
from analysis.store.lookup import private, waiting
from analysis.store.snapshot import NO_COPY, Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """The articles a selection asks for and whom they name."""

    commit: Commit
    selection: Selection
    articles: pd.DataFrame
    """Rows of the snapshot's articles, newest first; the index is the article's key."""
    appearances: pd.DataFrame
    """Every appearance in those articles, of whomever."""
    entities: pd.DataFrame
    """All entities the corpus knows, by entity_id."""
    delivered: pd.Series
    """When the articles of the selection's sources and period were published, whatever they are about."""
    undated: int
    """Articles that only lack a date to be in the selection; 0 where it asks for no period."""
    copies: int
    """Copies that are left out though all else of them fits; 0 where the selection asks for copies too."""
    whole: Snapshot
    """The corpus it is a part of: what is usual is seen only there."""

    def keeping(self, keys: pd.Series) -> "Slice":
        """Return the slice with only the articles of these keys."""
        return replace(
            self,
            copies=0,
            articles=self.articles[self.articles.index.isin(keys)],
            appearances=self.appearances[self.appearances["article"].isin(keys)],
        )

    def where(self, fits: pd.Series) -> "Slice":
        """Return the slice with only the articles that fit: a flag for each of them."""
        return self.keeping(self.articles.index.to_series()[fits])


@dataclass(frozen=True)
class Posed:
    """A selection put to a corpus: what pages, reports and commands each add to."""

    snapshot: Snapshot
    selection: Selection

    @cached_property
    def corpus(self) -> Slice:
        """What the selection asks for."""
        return slice_of(self.snapshot, self.selection)

    @cached_property
    def base(self) -> Slice:
        """The same, whoever is named: what shares and gaps are measured against."""
        return slice_of(self.snapshot, self.selection.without_entities())


def slice_of(snapshot: Snapshot, selection: Selection) -> Slice:
    """Return what the selection asks for.

    Raises SelectionError where it names an entity or a source that the corpus does not have.
    """
    check(snapshot, selection)
    fits = _fits(snapshot, selection)
    in_period, undated = _in_period(snapshot.articles["published_at"], selection)
    is_copy = _are_left_out(snapshot, selection)
    kept = fits & in_period & ~is_copy
    delivered = _are_in(snapshot.articles["source"], selection.sources) & in_period
    return Slice(
        commit=snapshot.commit,
        selection=selection,
        articles=snapshot.articles[kept],
        appearances=snapshot.appearances[kept[snapshot.appearances["article"].to_numpy()]],
        entities=snapshot.entities,
        delivered=snapshot.articles["published_at"][delivered],
        undated=int((fits & undated & ~is_copy).sum()),
        copies=int((fits & in_period & is_copy).sum()),
        whole=snapshot,
    )


def check(snapshot: Snapshot, selection: Selection) -> None:
    """Raise SelectionError where the selection asks for what the corpus does not have: never a wider view."""
    if hidden := sorted(entity for entity in selection.entities if entity in snapshot.private.index):
        raise SelectionError(private(hidden[0]))
    if below := sorted(entity for entity in selection.entities if entity in snapshot.waiting.index):
        raise SelectionError(waiting(snapshot, below[0]))
    kinds = snapshot.entities["kind"]
    sources, sections = (snapshot.articles[column].cat.categories for column in ("source", "section"))
    unknown = [
        *(entity for entity in selection.people or () if kinds.get(entity) not in {"person", "group"}),
        *(entity for entity in selection.shows or () if kinds.get(entity) not in WORKS),
        *(source for source in selection.sources or () if source not in sources),
        *(section for section in selection.sections or () if section not in sections),
    ]
    if unknown:
        msg = f"This link asks for {', '.join(sorted(unknown))}, which this corpus does not have"
        raise SelectionError(msg)


def _fits(snapshot: Snapshot, selection: Selection) -> np.ndarray:
    """Return, an article, whether all but the period fits."""
    articles = snapshot.articles
    fits: np.ndarray = _are_in(articles["source"], selection.sources) & _are_in(articles["section"], selection.sections)
    for entities in (selection.people, selection.shows):
        if entities is not None:
            fits &= _naming(snapshot, entities)
    if selection.query:
        ids = index.matching(index.folder(snapshot.corpus, snapshot.commit.number), selection.query, snapshot.sources)
        # Arrow's own isin takes ten times as long for a query that finds much.
        fits &= articles["article_id"].astype("object").isin(ids).to_numpy()
    return fits


def _are_left_out(snapshot: Snapshot, selection: Selection) -> np.ndarray:
    """Return, an article, whether it is a copy and copies are not asked for."""
    is_copy: np.ndarray = snapshot.articles["copy_of"].to_numpy() != NO_COPY
    return np.zeros_like(is_copy) if selection.copies else is_copy


def _are_in(values: pd.Series, wanted: frozenset[str] | None) -> np.ndarray:
    return np.ones(len(values), dtype=bool) if wanted is None else np.asarray(values.isin(wanted), dtype=bool)


def _naming(snapshot: Snapshot, entities: frozenset[str]) -> np.ndarray:
    named = np.zeros(len(snapshot.articles), dtype=bool)
    named[snapshot.appearances["article"][snapshot.appearances["entity_id"].isin(entities)]] = True
    return named


def _in_period(published_at: pd.Series, selection: Selection) -> tuple[np.ndarray, np.ndarray]:
    """Return, an article, whether it lies in the period, and whether it lacks the date to tell."""
    if not selection.is_dated:
        everything = np.ones(len(published_at), dtype=bool)
        return everything, ~everything
    undated = published_at.isna().to_numpy()
    inside = ~undated
    if selection.since is not None:
        inside &= (published_at >= selection.since).to_numpy()
    if selection.until is not None:
        inside &= (published_at < selection.until).to_numpy()
    return inside, undated

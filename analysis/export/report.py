"""The report of a selection: people, shows and articles a day, as one page or one table."""

from collections.abc import Collection
from functools import partial
from typing import Final

import pandas as pd

from analysis.entities.gazetteer import SHOWS
from analysis.export import delimited
from analysis.export.parts import Part, Report
from analysis.figures import coverage as figures
from analysis.figures.figure import Figure, Provenance
from analysis.figures.wording import provenance
from analysis.metrics.coverage import by_entity, daily_articles
from analysis.metrics.share import share_of_voice
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot

_COUNTS: Final = ["articles", "mentions", "sources", "in_headline", "share"]


def report(snapshot: Snapshot, selection: Selection, settings: Settings, name: str) -> Report:
    """Return the report of a selection, to be written in any format; `name` is what the corpus is called."""
    corpus = slice_of(snapshot, selection)
    base = slice_of(snapshot, selection.without_entities())
    source = provenance(corpus, settings.tz, name, settings.address)
    days = figures.days_in_all(daily_articles(corpus, base, settings.tz), source)
    parts = (
        _ranking(corpus, ("person",), "people", source),
        _ranking(corpus, SHOWS, "shows", source),
        Part(days, days.table),
    )
    return Report(f"Coverage: {source.selection}", parts, source, settings.template)


def csv(snapshot: Snapshot, selection: Selection) -> bytes:
    """Return the report as one tidy table: people, then shows, each most covered first.

    share: of the articles of all people, or of all shows, in it; an article that names several counts for each.
    """
    coverage = partial(_coverage, slice_of(snapshot, selection))
    table = pd.concat([coverage(("person",)), coverage(SHOWS)], ignore_index=True)
    return delimited.csv(table[["kind", "name", "entity_id", *_COUNTS]])


def _coverage(corpus: Slice, kinds: Collection[str]) -> pd.DataFrame:
    return share_of_voice(by_entity(corpus, kinds))


def _ranking(corpus: Slice, kinds: Collection[str], what: str, source: Provenance) -> Part:
    figure: Figure = figures.ranking(_coverage(corpus, kinds), what, source)
    return Part(figure, figure.table[["name", *_COUNTS]])

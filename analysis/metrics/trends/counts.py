"""How many texts each source published a day, and how many of them name whom."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.metrics.trends.windows import Flags, Numbers, Texts, Whole


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Texts by source and day, and namings by entity; the days of the baseline first, then those of the window."""

    entities: pd.Index
    past: Numbers
    """Texts of the baseline: source by day."""
    now: Numbers
    """Texts of the window: source by day."""
    due: Numbers
    """The same, but what a source usually has where it had an outage and delivered only a part."""
    of_source: Numbers
    """Texts of the baseline that name somebody: entity by source."""
    of_day: Numbers
    """The same: entity by day."""
    observed: Whole
    """Texts of the window that name somebody."""
    articles: Whole
    """Articles of the window that name somebody, copies included."""
    sources: Whole
    """Sources of these articles."""
    is_known: Flags
    """Whether any article before the window names it, however long ago."""


def counts(texts: Texts, named: pd.DataFrame) -> Counts:
    """Return what the texts hold. `named`: article (a key of the texts) and entity_id (a category).

    The entities are those that any article of window or baseline names, in the order of their ids.
    """
    article, codes = named["article"].to_numpy(), named["entity_id"].cat.codes.to_numpy()
    row = np.full(int(max(texts.rows.max(initial=-1), article.max(initial=-1))) + 1, -1, dtype=np.int64)
    row[texts.rows] = np.arange(len(texts.rows))
    inside = row[article] >= 0
    at = row[article[inside]]
    present, entity = np.unique(codes[inside], return_inverse=True)
    size, days = len(present), len(texts.period.baseline)
    source, day, is_text = texts.source[at], texts.day[at], texts.is_text[at]
    is_now = day >= days
    past, new = is_text & ~is_now, is_text & is_now
    published = _table(texts.source[texts.is_text], texts.day[texts.is_text], texts.sources, len(texts.period.days))
    return Counts(
        entities=named["entity_id"].cat.categories[present],
        past=published[:, :days],
        now=published[:, days:],
        due=_due(texts, published[:, :days], published[:, days:]),
        of_source=_table(entity[past], source[past], size, texts.sources),
        of_day=_table(entity[past], day[past], size, days),
        observed=np.bincount(entity[new], minlength=size),
        articles=np.bincount(entity[is_now], minlength=size),
        sources=(_table(entity[is_now], source[is_now], size, texts.sources) > 0).sum(axis=1),
        is_known=np.isin(present, codes[texts.is_before[article]]),
    )


def _due(texts: Texts, past: Numbers, now: Numbers) -> Numbers:
    """Return the texts of the window, what is usual in the place of less where a source had an outage.

    What comes of a broken delivery may be a part that is like no other: one feed of several, one section.
    """
    days = past.shape[1]
    short = texts.is_short & (texts.day >= days)
    is_broken = _table(texts.source[short], texts.day[short] - days, texts.sources, now.shape[1]) > 0
    usual = past.sum(axis=1) / np.maximum((past > 0).sum(axis=1), 1)
    return np.where(is_broken, np.maximum(now, usual[:, None]), now)


def _table(row: Whole, column: Whole, rows: int, columns: int) -> Numbers:
    flat = np.bincount(row * columns + column, minlength=rows * columns).astype(np.float64)
    return flat.reshape(rows, columns)

"""Whom a notice is for: what they ask of the corpus, and which outlets are theirs."""

from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.figures.wording import provenance
from analysis.metrics import trends
from analysis.selection import Selection, window
from analysis.store.commits import Commit
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot

_SHORT: Final = 8  # signs of a digest: enough to tell two apart


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What a notice is made of: a corpus, which part of it, a moment, and how long the period before it is."""

    snapshot: Snapshot
    selection: Selection
    """Which part: whatever period it names counts for nothing."""
    as_of: pd.Timestamp
    length: pd.Timedelta
    zone: ZoneInfo
    name: str
    """What the corpus is called."""
    ours: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()
    dashboard: str = ""
    """Where links lead; "" for none."""

    @property
    def period(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """The first instant of the period, and the first after it."""
        return window(self.as_of, self.length, self.zone)

    def within(self, since: pd.Timestamp, until: pd.Timestamp, *, copies: bool) -> Slice:
        """Return what is asked for of some other period."""
        return slice_of(self.snapshot, replace(self.selection, since=since, until=until, copies=copies))

    def now(self) -> Slice:
        """Return the articles of the period, with copies: an outlet that runs a wire's text tells the story too."""
        return self.within(*self.period, copies=True)

    def ever(self) -> Slice:
        """Return the articles that trends are made of."""
        return slice_of(self.snapshot, trends.base(self.selection))

    def source(self, corpus: Slice) -> str:
        """Return the line that says where numbers come from: selection, articles, moment, commit, models."""
        made = provenance(corpus, self.zone, self.name, self.dashboard)
        moment = f"{self.as_of.tz_convert(self.zone):%-d %B %Y, %H:%M} {self.zone}"
        return f"Corpus {self.name}, as of {moment}.{made.where} {made.facts} {_read_by(self.snapshot.commit)}"


def _read_by(commit: Commit) -> str:
    model = f", model {commit.model[:_SHORT]}" if commit.model else ""
    return f"Names by list {commit.gazetteer[:_SHORT]}{model}."

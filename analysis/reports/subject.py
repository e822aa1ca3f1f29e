"""What a figure of a report is made of: a corpus at a commit, a selection, and the newsroom's now."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.errors import ReportError
from analysis.figures.figure import Provenance
from analysis.figures.wording import provenance
from analysis.reports.plan import Day, Wanted
from analysis.selection import Selection, days, length, window
from analysis.store import lookup
from analysis.store.slices import Posed
from analysis.store.snapshot import Snapshot

_TICK: Final = pd.Timedelta(1, "us")


@dataclass(frozen=True)
class Subject(Posed):
    """A selection of a corpus."""

    wanted: Wanted
    zone: ZoneInfo
    name: str
    """What the corpus is called."""
    as_of: pd.Timestamp | None
    """The reader's now; None where no article has a date."""
    dashboard: str = ""
    """Where the links of files lead; "" for none."""

    def asking(self, selection: Selection) -> "Subject":
        """Return another selection of the same corpus."""
        return replace(self, selection=selection)

    @cached_property
    def with_copies(self) -> "Subject":
        """The same with copies: who runs a text of another's has the story too."""
        return self.asking(replace(self.selection, copies=True))

    @property
    def provenance(self) -> Provenance:
        """Where the numbers come from."""
        return provenance(self.corpus, self.zone, self.name, self.dashboard)

    @property
    def only(self) -> str:
        """The id of the one entity that is asked for. Raises ReportError where there are several, or none."""
        found = sorted(self.selection.entities)
        if len(found) != 1:
            msg = f"it is of one person or show, and {len(found) or 'none'} are asked for; name one"
            raise ReportError(msg)
        return found[0]


def resolved(wanted: Wanted, snapshot: Snapshot, zone: ZoneInfo, as_of: pd.Timestamp | None) -> Selection:
    """Return what a selection in words means in a corpus; a window ends with `as_of`.

    Raises SelectionError where the corpus lacks what is asked for, ReportError where a window has no end.
    """
    since, until = _period(wanted, zone, as_of)
    return Selection(
        since=since,
        until=until,
        people=_each(wanted.people, lambda name: lookup.entity(snapshot, name, lookup.PEOPLE)),
        shows=_each(wanted.shows, lambda name: lookup.work(snapshot, name)),
        sources=_each(wanted.sources, lambda name: lookup.source(snapshot, name)),
        sections=_each(wanted.sections, lambda name: lookup.section(snapshot, name)),
        query=wanted.query,
        copies=wanted.copies,
    )


def _period(
    wanted: Wanted, zone: ZoneInfo, as_of: pd.Timestamp | None
) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    lasting = length(wanted.window)
    if lasting is not None:
        if as_of is None:
            msg = "no article of this corpus has a date to end the window with"
            raise ReportError(msg)
        return window(as_of, lasting, zone)
    since, _ = _ends(wanted.since, zone)
    _, until = _ends(wanted.until, zone)
    return since, until


def _ends(day: Day | None, zone: ZoneInfo) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """Return the first instant of a day or of an instant, and the first after it."""
    if isinstance(day, dt.datetime):
        when = pd.Timestamp(day if day.tzinfo else day.replace(tzinfo=zone)).tz_convert("UTC")
        return when, when + _TICK
    return days(day, day, zone)


def _each(names: tuple[str, ...], found: Callable[[str], str]) -> frozenset[str] | None:
    return frozenset(map(found, names)) if names else None

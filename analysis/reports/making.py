"""A report made: its figures of a corpus, ready to leave in any format."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.errors import MarqueeError, ReportError
from analysis.export.parts import Part, Report
from analysis.figures.wording import provenance
from analysis.reports.kinds import KINDS
from analysis.reports.plan import Plan, Wanted, Wish
from analysis.reports.subject import Subject, resolved
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store.slices import slice_of
from analysis.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Occasion:
    """Of which corpus a report is made, when, and what its reader asks for."""

    snapshot: Snapshot
    settings: Settings
    name: str
    """What the corpus is called."""
    as_of: pd.Timestamp | None
    """The end of every window: the reader's now."""
    over: Mapping[str, object] = field(default_factory=dict)
    """What of the selection the reader asks for, in the place of the report's own."""


def made(plan: Plan, occasion: Occasion) -> Report:
    """Return the report. Raises ReportError, naming report and figure, where the corpus lacks what it asks for."""
    whole = _whole(plan, occasion)
    source = provenance(
        slice_of(occasion.snapshot, whole), occasion.settings.tz, occasion.name, occasion.settings.address
    )
    parts = tuple(_part(plan, place, wish, occasion) for place, wish in enumerate(plan.wishes, 1))
    return Report(source.titled(plan.title), parts, source, occasion.settings.template)


def _whole(plan: Plan, occasion: Occasion) -> Selection:
    try:
        return _selection(plan.selection.given(occasion.over), occasion)
    except MarqueeError as error:
        msg = f"{plan.name}: {error}"
        raise ReportError(msg) from error


def _part(plan: Plan, place: int, wish: Wish, occasion: Occasion) -> Part:
    wanted = plan.of(wish, occasion.over)
    try:
        selection = _selection(wanted, occasion)
        zone = occasion.settings.tz
        own = Subject(
            occasion.snapshot, selection, wanted, zone, occasion.name, occasion.as_of, occasion.settings.address
        )
        figure = KINDS[wish.kind].made(own)
    except MarqueeError as error:
        msg = f"{plan.name}, figure {place} ({wish.kind}): {error}"
        raise ReportError(msg) from error
    figure = replace(figure, title=wish.title) if wish.title else figure
    return Part(figure, figure.table)


def _selection(wanted: Wanted, occasion: Occasion) -> Selection:
    return resolved(wanted, occasion.snapshot, occasion.settings.tz, occasion.as_of)

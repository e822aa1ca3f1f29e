"""A selection in words: the same words on the page, in every caption and in every export."""

import math
from collections.abc import Iterable, Mapping
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.address import link
from analysis.figures.figure import Provenance
from analysis.newsroom import DAY, TICK
from analysis.plural import counted
from analysis.selection import Selection
from analysis.store.slices import Slice

NO_SOURCE: Final = "(no source)"
"""What is shown where nobody said who published it."""
_NAMED_SOURCES = 3
_NAMED_IN_TITLES = 3
_DAYS_FROM = 48  # hours
_MINUTES = 60


def names(corpus: Slice) -> dict[str, str]:
    """Return the names of those that the selection asks for, by id, of whom the corpus knows."""
    known = corpus.entities["name"]
    return {entity: str(known[entity]) for entity in sorted(corpus.selection.entities) if entity in known.index}


def provenance(corpus: Slice, zone: ZoneInfo, name: str, dashboard: str = "") -> Provenance:
    """Return where the numbers of a slice come from; `dashboard` is where the links of files lead, "" for none."""
    return Provenance(
        selection=in_words(corpus.selection, names(corpus), zone),
        articles=len(corpus.articles),
        undated=corpus.undated,
        zone=str(zone),
        corpus=name,
        commit=corpus.commit.number,
        when=corpus.commit.when,
        as_of=corpus.whole.newest,
        copies=corpus.copies,
        model=corpus.commit.model,
        subject=_subject(corpus),
        link=link(dashboard, corpus.selection, corpus.commit.number, corpus.whole.newest, zone) if dashboard else "",
    )


def _subject(corpus: Slice) -> tuple[str, ...]:
    asked = tuple(names(corpus).values())
    return asked if len(asked) <= _NAMED_IN_TITLES else ()


def in_words(selection: Selection, known: Mapping[str, str], zone: ZoneInfo) -> str:
    """Return what the selection asks for, in words."""
    parts = [_period(selection, zone)]
    asked = [entities for entities in (selection.people, selection.shows) if entities is not None]
    parts += ["naming " + _any_of(known.get(entity, entity) for entity in sorted(entities)) for entities in asked]
    if selection.sources is not None:
        count = len(selection.sources)
        parts.append(f"{count} sources" if count > _NAMED_SOURCES else "from " + _any_of(sorted(selection.sources)))
    if selection.sections is not None:
        parts.append("in " + _any_of(sorted(selection.sections)))
    if selection.query:
        parts.append(f"matching {selection.query}")
    if selection.copies:
        parts.append("with copies")
    return ", ".join(parts)


def days_in_words(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return the days from one to another: "22-31 October 2024" (with a dash)."""
    if first == last:
        return f"{first:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{last:%-d %B %Y}"
    begins = f"{first:%-d %B}" if first.year == last.year else f"{first:%-d %B %Y}"
    return f"{begins} to {last:%-d %B %Y}"


def length_in_words(length: pd.Timedelta) -> str:
    """Return how long something lasted, in hours up to two days."""
    hours = round(length / pd.Timedelta(hours=1))
    number, unit = (hours, "hour") if hours < _DAYS_FROM else (round(length / DAY), "day")
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def lag_in_words(hours: float) -> str:
    """Return how many minutes, hours or days a number of hours is; "" where there is none."""
    if math.isnan(hours):
        return ""
    if round(hours * _MINUTES) < _MINUTES:
        return counted(round(hours * _MINUTES), "minute")
    return length_in_words(pd.Timedelta(hours=hours))


def _any_of(several: Iterable[str]) -> str:
    return " or ".join(several) or "nobody"


def _period(selection: Selection, zone: ZoneInfo) -> str:
    since = selection.since.tz_convert(zone) if selection.since is not None else None
    last = selection.until.tz_convert(zone) - TICK if selection.until is not None else None
    if since is None:
        return f"Until {_moment(last, whole=_ends_day(last))}" if last is not None else "All dates"
    if last is None:
        return f"Since {_moment(since, whole=_begins_day(since))}"
    whole = _begins_day(since) and _ends_day(last)
    if whole and since.date() == last.date():
        return _moment(since, whole=True)
    return f"{_moment(since, whole=whole)} to {_moment(last, whole=whole)}"


def _moment(when: pd.Timestamp, *, whole: bool) -> str:
    return f"{when:%-d %B %Y}" if whole else f"{when:%-d %B %Y %H:%M}"


def _begins_day(when: pd.Timestamp) -> bool:
    # Not "is it midnight": where clocks go forward then, the day begins at one.
    return bool((when - TICK).date() != when.date())


def _ends_day(last: pd.Timestamp) -> bool:
    return _begins_day(last + TICK)

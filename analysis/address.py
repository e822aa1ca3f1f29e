"""The selection in a page's address, both ways: read strictly, as a link that is half honoured shows a wider view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.errors import SelectionError
from analysis.newsroom import TICK
from analysis.selection import Selection, days, window

WINDOWS: Final[Mapping[str, pd.Timedelta]] = {
    "24h": pd.Timedelta(hours=24),
    "7d": pd.Timedelta(days=7),
    "28d": pd.Timedelta(days=28),
}
ALL: Final = "all"
CHOSEN: Final = "days"
DEFAULT: Final = "28d"
PERIODS: Final = {"24h": "24 hours", "7d": "7 days", "28d": "28 days", ALL: "All dates", CHOSEN: "Choose days"}
"""What a reader may choose as period, and how it is called."""

OWN: Final = ("window", "since", "until", "person", "show", "source", "q", "copies", "commit")
"""The parameters that carry the selection; a page's own (`entity`, `article`) are not among them."""

# A figure draws every day of a period: two thousand years of them would stop the page.
_YEARS: Final = range(1900, 2100)
_DIGITS: Final = 9
_LISTED: Final = "articles"
_WITH: Final = "with"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, in the terms of the sidebar."""

    period: str = DEFAULT
    first: date | None = None
    last: date | None = None
    people: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    query: str = ""
    copies: bool = False
    commit: int | None = None

    def selection(self, as_of: pd.Timestamp | None, zone: ZoneInfo) -> Selection:
        """Return the selection; a window ends with `as_of`, and without any dated article there is none."""
        since, until = days(self.first, self.last, zone) if self.period == CHOSEN else (None, None)
        if self.period in WINDOWS and as_of is not None:
            since, until = window(as_of, WINDOWS[self.period], zone)
        return Selection(
            since=since,
            until=until,
            people=frozenset(self.people) or None,
            shows=frozenset(self.shows) or None,
            sources=frozenset(self.sources) or None,
            query=self.query.strip(),
            copies=self.copies,
        )


def asked(parameters: Mapping[str, Sequence[str]]) -> Asked:
    """Return what the parameters of an address ask for.

    Raises SelectionError where one of them cannot be understood, or two of them contradict each other.
    """
    first, last = (_day(_one(parameters, name), name) for name in ("since", "until"))
    period = _one(parameters, "window") or (CHOSEN if first or last else DEFAULT)
    if period not in PERIODS:
        msg = f"This link asks for the period {period!r}; periods are {', '.join(WINDOWS)}, {ALL}"
        raise SelectionError(msg)
    if period != CHOSEN and (first or last):
        msg = f"This link asks for the period {period!r} and for days (since, until); it takes one of the two"
        raise SelectionError(msg)
    return Asked(
        period=period,
        first=first,
        last=last,
        people=_several(parameters, "person"),
        shows=_several(parameters, "show"),
        sources=_several(parameters, "source"),
        query=_one(parameters, "q").strip(),
        copies=_copies(_one(parameters, "copies")),
        commit=_number(_one(parameters, "commit")),
    )


def parameters(wanted: Asked) -> dict[str, list[str]]:
    """Return the parameters of an address that asks for this: never none, so that no view has a bare address."""
    # Chosen days speak for themselves, unless none is chosen yet.
    implied = wanted.period == CHOSEN and (wanted.first or wanted.last)
    found = {
        "window": [] if implied else [wanted.period],
        "since": [wanted.first.isoformat()] if wanted.period == CHOSEN and wanted.first else [],
        "until": [wanted.last.isoformat()] if wanted.period == CHOSEN and wanted.last else [],
        "person": list(wanted.people),
        "show": list(wanted.shows),
        "source": list(wanted.sources),
        "q": [wanted.query] if wanted.query else [],
        "copies": [_WITH] if wanted.copies else [],
        "commit": [str(wanted.commit)] if wanted.commit is not None else [],
    }
    return {name: values for name, values in found.items() if values}


def link(dashboard: str, selection: Selection, commit: int, newest: pd.Timestamp | None, zone: ZoneInfo) -> str | None:
    """Return the address of the page that lists the articles of a selection at a commit; None where none tells it.

    `newest`: with what a window ends in the dashboard, at that commit.
    """
    wanted = _told(selection, commit, newest, zone)
    return None if wanted is None else f"{dashboard}/{_LISTED}?{urlencode(parameters(wanted), doseq=True)}"


def _told(selection: Selection, commit: int, newest: pd.Timestamp | None, zone: ZoneInfo) -> Asked | None:
    """Return what an address would ask for that means just this selection; None where there is no such address."""
    plain = Asked(
        people=tuple(sorted(selection.people or ())),
        shows=tuple(sorted(selection.shows or ())),
        sources=tuple(sorted(selection.sources or ())),
        query=selection.query,
        copies=selection.copies,
        commit=commit,
    )
    first = None if selection.since is None else selection.since.tz_convert(zone).date()
    last = None if selection.until is None else (selection.until - TICK).tz_convert(zone).date()
    # Days before windows: they mean the same whatever the newest article is.
    chosen = replace(plain, period=CHOSEN, first=first, last=last) if selection.is_dated else replace(plain, period=ALL)
    windows = (replace(plain, period=name) for name in WINDOWS)
    # Sections, half days and empty sets have no parameters: a link that leaves them out would show other numbers.
    return next((one for one in (chosen, *windows) if one.selection(newest, zone) == selection), None)


def _one(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    values = parameters.get(name, ())
    if len(values) > 1:
        msg = f"This link asks for {name} {len(values)} times; it takes one value"
        raise SelectionError(msg)
    return values[0] if values else ""


def _several(parameters: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parameters.get(name, ())))


def _day(value: str, name: str) -> date | None:
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        msg = f"This link asks for {name} {value!r}, which is not a day; write it as 2024-10-31"
        raise SelectionError(msg) from error
    if day.year not in _YEARS:
        msg = f"This link asks for {name} {value!r}; days lie between {_YEARS[0]} and {_YEARS[-1]}"
        raise SelectionError(msg)
    return day


def _copies(value: str) -> bool:
    if value not in {"", _WITH}:
        msg = f"This link asks for copies {value!r}; write copies={_WITH}, or leave it out"
        raise SelectionError(msg)
    return bool(value)


def _number(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS):
        msg = f"This link asks for commit {value!r}, which is not a number"
        raise SelectionError(msg)
    return int(value)

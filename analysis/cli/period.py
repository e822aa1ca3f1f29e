"""The period that a command is asked for: a window, days in the newsroom's zone, or instants."""

from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pandas as pd

from analysis import selection
from analysis.cli.failure import MisuseError
from analysis.errors import SelectionError
from analysis.newsroom import TICK

Ends: TypeAlias = tuple[pd.Timestamp | None, pd.Timestamp | None]
"""The first instant of a period, and the first after it; None where it is open."""


def window(text: str, as_of: pd.Timestamp | None, zone: ZoneInfo) -> Ends:
    """Return the ends of the window of this length that ends with `as_of`, as the pages cut it.

    Raises MisuseError where the length is not one, SelectionError where there is no `as_of`.
    """
    lasting = length(text)
    if as_of is None:
        msg = "--window: no article of this corpus has a date to end it with; give --as-of"
        raise SelectionError(msg)
    return selection.window(as_of, lasting, zone)


def length(text: str) -> pd.Timedelta:
    """Return a length of time as --window has it. Raises MisuseError where it is none."""
    if (lasting := selection.length(text)) is None:
        msg = f'--window: "{text}" is no length of time; write hours or days, as in 24h or 7d'
        raise MisuseError(msg)
    return lasting


def ends(option: str, text: str | None, zone: ZoneInfo) -> Ends:
    """Return the ends of a day, or of the instant that the text means; both open where there is no text.

    Raises MisuseError, naming the option, where it means neither.
    """
    if text is None:
        return None, None
    try:
        if (day := _day(text)) is not None:
            return selection.days(day, day, zone)
        when = _instant(text, zone)
    except (ValueError, OverflowError) as error:
        msg = f'{option}: "{text}" is no day and no instant; write 2024-10-17 or 2024-10-17T08:00:00Z'
        raise MisuseError(msg) from error
    return when, when + TICK


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _instant(text: str, zone: ZoneInfo) -> pd.Timestamp:
    when = datetime.fromisoformat(text)
    return pd.Timestamp(when if when.tzinfo else when.replace(tzinfo=zone)).tz_convert("UTC")

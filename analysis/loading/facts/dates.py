"""Instants out of what inputs call a date: read strictly, never rolled over, in UTC."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from analysis.loading.facts import written_dates

_NUMBER: Final = re.compile(r"-?\d{9,19}(?:\.\d+)?\Z")
_PACKED: Final = re.compile(r"(?:19|20|21)\d{12}\Z")
_DAY_AND_MONTH: Final = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})\b")
_MONTHS: Final = 12
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2200
# Digits before the decimal point that seconds, milli-, micro- and nanoseconds since 1970 have.
_SECONDS: Final = {9: 1, 10: 1, 11: 1, 12: 1e3, 13: 1e3, 14: 1e3, 15: 1e6, 16: 1e6, 17: 1e6, 18: 1e9, 19: 1e9}


def instant(value: str, zone: ZoneInfo, *, day_first: bool) -> datetime | None:
    """Return the instant that is written here, in UTC; None where it cannot be read.

    A time without a zone is the given zone's, a day without a time its midnight there.
    """
    try:
        read = _iso(value) or _number(value) or written_dates.read(value, day_first=day_first)
        return _utc(read, zone) if read is not None else None
    except (ValueError, OverflowError):
        return None


def day_comes_first(values: Iterable[str], *, otherwise: bool) -> bool:
    """Tell whether 03/04/2024 is 3 April among these values: one with a part over 12 tells, else `otherwise`."""
    for value in values:
        if (found := _DAY_AND_MONTH.search(value)) is not None:
            first, second = int(found[1]), int(found[2])
            if (first > _MONTHS) != (second > _MONTHS):
                return first > _MONTHS
    return otherwise


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _number(value: str) -> datetime | None:
    """Return what a Unix time or a run of digits from year to second stands for."""
    if _PACKED.match(value):
        return datetime.strptime(value, "%Y%m%d%H%M%S")  # noqa: DTZ007  (the caller gives the zone)
    if not _NUMBER.match(value):
        return None
    digits = len(value.lstrip("-").partition(".")[0])
    return datetime.fromtimestamp(float(value) / _SECONDS[digits], UTC)


def _utc(read: datetime, zone: ZoneInfo) -> datetime | None:
    if not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        return None
    return (read if read.tzinfo is not None else read.replace(tzinfo=zone)).astimezone(UTC)

"""Dates as people and mail programs write them: "Thu, 17 Oct 2024 8:00 AM EDT", "17/10/2024"."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>\d{4}|\d{2})(?!\d|:)"
_DATES: Final = tuple(
    re.compile(rf"(?<![\w/.:-]){pattern}", re.IGNORECASE)
    for pattern in (
        rf"{_DAY}[\s.\-/]+(?:of\s+)?{_MONTH},?[\s\-/]*{_YEAR}",
        rf"{_MONTH}[\s\-/]*{_DAY},?[\s\-/]+{_YEAR}",
        r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?!\d)",
        r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)",
    )
)
_TIME: Final = re.compile(
    r"(?<![\d:+-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?:[:.](?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"(?!\d|:)\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_HOURS: Final = {
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "akst": -9,
    "akdt": -8,
    "hst": -10,
    "gmt": 0,
    "utc": 0,
    "ut": 0,
    "z": 0,
    "wet": 0,
    "bst": 1,
    "west": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "jst": 9,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
}
_PLACES: Final = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
_OFFSET: Final = re.compile(
    r"(?:\b(?:gmt|utc)\s?)?(?P<sign>[+\u2212-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\b", re.IGNORECASE
)
_NAMED: Final = re.compile(
    rf"(?<![a-z])(?:{'|'.join(sorted((*_HOURS, *_PLACES), key=len, reverse=True))})(?![a-z])", re.IGNORECASE
)
_FILLERS: Final = re.compile(
    r"""(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
    |\b(?:at|on|published|updated|posted|last|t)\b|[\s,;:|()@·•\u2013\u2014-])+""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST: Final = 80
_CENTURY_TURN: Final = 69  # as mail programs read a year of two digits
_NOON: Final = 12
_DECEMBER: Final = 12
# "Thu Oct 17 08:00:00 UTC 2024", as date(1) and ctime write it.
_YEAR_LAST: Final = re.compile(r"(.*?[a-z]{3,9}\s+\d{1,2})(\s+\d{1,2}:\d{2}.*?)\s(\d{4})\Z", re.IGNORECASE)


def read(value: str, *, day_first: bool) -> datetime | None:
    """Return the date and time written here, without a zone where none is named; None if some of it is not understood.

    Raises ValueError where a part is out of its range.
    """
    if len(value) > _LONGEST:
        return None
    day, rest = _day(_YEAR_LAST.sub(r"\1 \3\2", value), day_first=day_first)
    if day is None:
        return None
    clock, rest = _clock(rest)
    if clock is None:
        return None if _FILLERS.sub("", rest) else datetime.combine(day, time())
    place, rest = _zone(rest)
    return None if _FILLERS.sub("", rest) else datetime.combine(day, clock, place)


def _day(value: str, *, day_first: bool) -> tuple[date | None, str]:
    for pattern in _DATES:
        if (found := pattern.search(value)) is not None:
            return _date(found.groupdict(), day_first=day_first), _without(value, found)
    return None, value


def _date(parts: dict[str, str | None], *, day_first: bool) -> date:
    year = _year(parts["year"] or "")
    if first := parts.get("first"):
        pair = int(first), int(parts["second"] or "")
        # Where dots are written the day comes first.
        day, month = pair if day_first or parts["mark"] == "." else pair[::-1]
        # One value may tell against the rest of its file: 25/12/2024 can only be Christmas.
        return date(year, month, day) if month <= _DECEMBER else date(year, day, month)
    name = parts["month"] or ""
    return date(year, _MONTHS.get(name.lower()) or int(name), int(parts["day"] or ""))


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > len("24"):
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _clock(rest: str) -> tuple[time | None, str]:
    """Return the time of day and what is left without it."""
    for found in _TIME.finditer(rest):
        if found["minute"] or found["half"]:
            hour = _hour(int(found["hour"]), (found["half"] or "")[:1].lower())
            micro = int((found["part"] or "0").ljust(6, "0")[:6])
            return time(hour, int(found["minute"] or 0), int(found["second"] or 0), micro), _without(rest, found)
    return None, rest


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    if not 1 <= hour <= _NOON:
        msg = "no such hour"
        raise ValueError(msg)
    return hour % _NOON + (_NOON if half == "p" else 0)


def _zone(rest: str) -> tuple[tzinfo | None, str]:
    if (found := _OFFSET.search(rest)) is not None:
        shift = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        zone = timezone(shift if found["sign"] == "+" else -shift)
        # "+0200 (CEST)" names it twice.
        return zone, _NAMED.sub(" ", _without(rest, found))
    if (found := _NAMED.search(rest)) is None:
        return None, rest
    name = found[0].lower()
    known = ZoneInfo(_PLACES[name]) if name in _PLACES else timezone(timedelta(hours=_HOURS[name]))
    return known, _without(rest, found)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"

"""The text of a report read: what it asks for, or where it is wrong and what to do about it."""

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Final, NoReturn

from analysis.errors import ReportError
from analysis.reports.kinds import KINDS
from analysis.reports.plan import Plan, Wanted, Wish
from analysis.selection import length

_TOP: Final = ("title", "about", "selection", "figures")
_FIGURE: Final = ("kind", "title", "selection")
_LISTS: Final = frozenset({"people", "shows", "sources", "sections"})
_SELECTION: Final = ("window", "since", "until", "people", "shows", "sources", "sections", "query", "copies")
_MOST: Final = 40
_LONGEST: Final = 200
_BLANK: Final = re.compile(r"\s+")


def read(text: str, name: str) -> Plan:
    """Return the report that a text describes; `name` is what it is called in errors.

    Raises ReportError: place, what is wrong, what to do.
    """
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"{name}: no TOML: {error}; write key = value, one a line"
        raise ReportError(msg) from error
    _known(held, _TOP, name)
    figures = held.get("figures", [])
    if not isinstance(figures, list) or not all(isinstance(one, dict) for one in figures) or not figures:
        _refuse(name, "there is no figure", f'write [[figures]] and below it kind = "{next(iter(KINDS))}"')
    if len(figures) > _MOST:
        _refuse(name, f"there are {len(figures)} figures", f"a report has up to {_MOST}: make two of it")
    return Plan(
        name,
        _words(held, "title", name) or _refuse(name, "there is no title", 'write title = "Weekly"'),
        Wanted().given(_selection(held, name)),
        tuple(_wish(one, f"{name}, figure {place}") for place, one in enumerate(figures, 1)),
        text,
        _words(held, "about", name),
    )


def _wish(held: Mapping[str, object], place: str) -> Wish:
    _known(held, _FIGURE, place)
    kind = _words(held, "kind", place)
    if kind not in KINDS:
        wrong = f'kind "{kind}" is none' if kind else "there is no kind"
        _refuse(place, wrong, f"write one of {', '.join(KINDS)}")
    return Wish(kind, _selection(held, place), _words(held, "title", place))


def _selection(held: Mapping[str, object], place: str) -> dict[str, object]:
    given = held.get("selection", {})
    if not isinstance(given, dict):
        _refuse(place, "selection is no table", "write [selection] and below it what is asked for")
    place = f"{place}, selection"
    _known(given, _SELECTION, place)
    found = {key: _value(key, value, place) for key, value in given.items()}
    if "window" in found and {"since", "until"} & set(found):
        _refuse(place, "window and since or until exclude each other", "write one or the other")
    return found


def _value(key: str, value: object, place: str) -> object:
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            _refuse(place, f"{key} is no list of names", f'write {key} = ["one", "another"]')
        return tuple(value)
    if key in {"since", "until"}:
        if not isinstance(value, dt.date):
            _refuse(place, f"{key} is no day", f"write {key} = 2024-10-31, without quotation marks")
        return value
    if key == "copies":
        if not isinstance(value, bool):
            _refuse(place, "copies is neither true nor false", "write copies = true")
        return value
    words = _words({key: value}, key, place)
    if key == "window" and length(words) is None:
        _refuse(place, f'window "{words}" is no length of time', 'write hours or days, as in window = "7d"')
    return words


def _words(held: Mapping[str, object], key: str, place: str) -> str:
    value = held.get(key, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        _refuse(place, f"{key} is no text of up to {_LONGEST} letters", f'write {key} = "..."')
    return _BLANK.sub(" ", value).strip()


def _known(held: Mapping[str, object], keys: Collection[str], place: str) -> None:
    if unknown := [key for key in held if key not in keys]:
        _refuse(place, f'"{unknown[0]}" is not known', f"there are {', '.join(keys)}")


def _refuse(place: str, wrong: str, remedy: str) -> NoReturn:
    msg = f"{place}: {wrong}; {remedy}"
    raise ReportError(msg)

"""A report as its text says it: a title, a selection, and figures with selections of their own."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

Day: TypeAlias = dt.date | dt.datetime
"""A day of the newsroom's, or an instant."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selection in words, before any corpus is asked what they mean."""

    window: str = ""
    """How long the period up to now is: 24h, 7d; "" for other periods."""
    since: Day | None = None
    until: Day | None = None
    """The last day or instant, included."""
    people: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    query: str = ""
    copies: bool = False

    def given(self, keys: Mapping[str, object]) -> "Wanted":
        """Return the same with these keys in the place of its own; a period takes the place of a whole period."""
        is_period = bool({"window", "since", "until"} & set(keys))
        kept = replace(self, window="", since=None, until=None) if is_period else self
        return replace(kept, **keys)  # type: ignore[arg-type]  # the text's reader has checked their types


@dataclass(frozen=True, slots=True)
class Wish:
    """A figure that a report asks for."""

    kind: str
    keys: Mapping[str, object]
    """What of the selection is its own."""
    title: str = ""
    """What it is called instead of its own title."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a report asks for."""

    name: str
    title: str
    selection: Wanted
    wishes: tuple[Wish, ...]
    text: str
    """As it was written."""
    about: str = ""
    """What the report is for, in a line."""

    def of(self, wish: Wish, over: Mapping[str, object]) -> Wanted:
        """Return the selection of a figure; `over`: what the reader asks for, in the place of the report's own."""
        # A figure's own period stays: it is how much of the past it is about.
        own = {key: value for key, value in wish.keys.items() if key not in over}
        period = {key: value for key, value in wish.keys.items() if key in {"window", "since", "until"}}
        return self.selection.given(over).given(own | period)

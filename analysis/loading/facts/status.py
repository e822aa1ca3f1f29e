"""Whether an article may be known: usable, withheld or canceled, and from which hour on."""

import re
from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.loading.facts import dates
from analysis.loading.texts import clean

USABLE: Final = "usable"
WITHHELD: Final = "withheld"
CANCELED: Final = "canceled"

# What comes before the word in "stat:canceled" and in an address of a newscode.
_PREFIX: Final = re.compile(r"\A.*[:/#](?=[^:/#]*\w)")
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_CANCELED_WORDS: Final = """
    canceled cancelled cancel kill killed killnotice retracted withdrawn deleted removed trash trashed spiked
"""
_WITHHELD_WORDS: Final = """
    withheld withhold draft autodraft unpublished private pending pendingreview inreview hold onhold held
    holdforrelease notforpublication confidential
"""
# Words that wait for an hour: withheld only where none is given.
_WAITING_WORDS: Final = "embargoed embargo underembargo future scheduled"
_NO_EMBARGO_WORDS: Final = "0 false f no n none null nil nan nat na notembargoed"
_CANCELED: Final = frozenset(_CANCELED_WORDS.split())
_WITHHELD: Final = frozenset(_WITHHELD_WORDS.split())
_WAITING: Final = frozenset(_WAITING_WORDS.split())
_NO_EMBARGO: Final = frozenset(_NO_EMBARGO_WORDS.split())


class Standing(NamedTuple):
    """Whether an article may be known."""

    status: str  # usable | withheld | canceled
    not_before: datetime | None  # UTC
    losses: tuple[str, ...]


_USABLE: Final = Standing(USABLE, None, ())


def waits(articles: pd.DataFrame, now: pd.Timestamp) -> pd.Series:
    """Return, for each row of schema.LOADED, whether it is not to be known yet: withheld, or embargoed beyond now."""
    held: pd.Series = articles["status"].eq(WITHHELD) | articles["not_before"].gt(now)
    return held & articles["status"].ne(CANCELED)


def is_usable(articles: pd.DataFrame, now: pd.Timestamp) -> pd.Series:
    """Return, for each row of schema.LOADED, whether it may be known now: neither withheld, withdrawn nor embargoed."""
    return articles["status"].ne(CANCELED) & ~waits(articles, now)


def standing(word: str, embargo: str, zone: ZoneInfo, *, day_first: bool) -> Standing:
    """Return the standing of an article by what its input says as its status and as the end of its embargo.

    Words nobody knows are usable. An embargo whose end cannot be read holds the article back, and that is told.
    """
    if not word and not embargo:
        return _USABLE
    status, waits = _status(word)
    embargo = clean.line(embargo).strip("-–— ")
    if not embargo or _bare(embargo) in _NO_EMBARGO:
        return Standing(WITHHELD if waits else status, None, ())
    hour = dates.instant(embargo, zone, day_first=day_first)
    if hour is None and status != CANCELED:
        return Standing(WITHHELD, None, (f"no embargo hour can be read from {clean.quoted(embargo)}; held back",))
    return Standing(status, hour, ())


def _status(word: str) -> tuple[str, bool]:
    """Return the status that a word says, and whether it is one that waits for an hour."""
    bare = _bare(_PREFIX.sub("", clean.line(word)))
    if bare in _CANCELED:
        return CANCELED, False
    return (WITHHELD if bare in _WITHHELD else USABLE), bare in _WAITING


def _bare(word: str) -> str:
    return _NO_LETTERS.sub("", word).casefold()

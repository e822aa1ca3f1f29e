"""A row of the trend table in words."""

import math
from collections.abc import Mapping
from typing import Final, TypeAlias

import pandas as pd

from analysis.metrics.trends.states import (
    ARTICLES,
    EARLY,
    FALLING,
    LIKELY,
    NEW,
    NO_HISTORY,
    ONE_OUTLET,
    RISING,
    SOURCES,
    STATES,
    STEADY,
    STILL_HIGH,
    SURE,
)
from analysis.metrics.trends.windows import BASELINE, ENOUGH
from analysis.plural import counted

Row: TypeAlias = Mapping[str, object] | pd.Series

_VERY: Final = 0.001
_NEVER: Final = 1e-6
_NEXT_TO_NONE: Final = 0.1
_WHY: Final = {
    RISING: "Rising: more than chance explains, more than in the last week, and told by several outlets.",
    NEW: "New: no article before this window has it, so there is no usual to compare with.",
    ONE_OUTLET: "One outlet: it would be rising, but only one outlet has it.",
    LIKELY: "Likely: more than usual, but among so many scanned some are by chance.",
    EARLY: f"Too early: more than usual, but {ARTICLES} articles from {SOURCES} outlets are needed to say so.",
    STILL_HIGH: "Still high: above the usual of the month, but no more than in the last week.",
    STEADY: "Steady: no more and no less than chance explains.",
    FALLING: "Falling: less than chance explains.",
    NO_HISTORY: f"Not enough history: a usual needs {ENOUGH} delivered days before the window.",
}
_USUAL: Final = (
    f"each outlet's share of articles that have it, on up to {BASELINE} delivered days before the window,"
    " times what the outlet published in the window"
)
_LONG: Final = "Over seven days: a change, and neither rising nor steady."


def said(row: Row) -> str:
    """Return a row in one line: "14 articles, usually 2; 5 outlets; very sure".

    Of a window that has no state, the change with its interval in the place of how sure it is.
    """
    usual = "never before" if row["state"] == NEW else f"usually {amount(_value(row, 'expected'))}"
    line = f"{_number(row, 'articles', 'article')}, {usual}; {_number(row, 'sources', 'outlet')}"
    if row["state"] in {NO_HISTORY, STEADY, FALLING}:
        return line
    if row["state"] not in STATES:
        low, high = (times(_value(row, end)) for end in ("low", "high"))
        return f"{line}; {times(_value(row, 'score'))} the usual (95%: {low.split()[0]} to {high})"
    return f"{line}; {sureness(_value(row, 'q_value'))}"


def explained(row: Row) -> list[str]:
    """Return what went into a row of `trends` and what came out, a sentence each."""
    return [*_inputs(row), *_results(row), _WHY.get(str(row["state"]), _LONG)]


def _inputs(row: Row) -> list[str]:
    copies = int(str(row["copies"]))
    repeated = f", and {counted(copies, 'copy', 'copies')}" if copies else ""
    lines = [
        f"{_number(row, 'articles', 'article')}{repeated} in this window, from {_number(row, 'sources', 'outlet')}.",
        f"Usually {amount(_value(row, 'expected'))}: {_USUAL}.",
    ]
    week = _value(row, "usual_week")
    return lines if math.isnan(week) else [*lines, f"At the pace of the last {ENOUGH} days: {amount(week)}."]


def _results(row: Row) -> list[str]:
    score, low, high = (times(_value(row, name)) for name in ("score", "low", "high"))
    found = f"That is {score} the usual, allowing for how little is known; with 95% certainty {low} to {high}."
    if _value(row, "articles") <= _value(row, "expected"):
        return [found]
    return [
        found,
        f"By chance as many come {odds(_value(row, 'p_value'))}.",
        f"Of all that stand out this far, {share(_value(row, 'q_value'))} do by chance; sure is under 5%.",
    ]


def sureness(q_value: float) -> str:
    """Return how sure a rise is, in words."""
    if q_value < _VERY:
        return "very sure"
    return "sure" if q_value < SURE else "not sure"


def amount(articles: float) -> str:
    """Return a number of articles as it is read: 0.3, 2, 14; "under 0.1" for next to none."""
    if articles < _NEXT_TO_NONE:
        return "under 0.1"
    return f"{articles:.1f}" if round(articles, 1) < 2 else f"{articles:,.0f}"  # noqa: PLR2004  (a tenth tells something)


def times(score: float) -> str:
    """Return a log2 ratio as "4 times"."""
    ratio = 2**score
    return f"{ratio:,.0f} times" if round(ratio, 1) >= 10 else f"{ratio:.1f} times"  # noqa: PLR2004  (tenths tell nothing)


def odds(chance: float) -> str:
    """Return a p-value as "once in 250 windows"."""
    if chance > _NEXT_TO_NONE:
        return f"in {chance:.0%} of windows"
    return "less than once in a million windows" if chance < _NEVER else f"once in {_rounded(1 / chance)} windows"


def share(part: float) -> str:
    """Return a share in words: "5%", "under 0.1%"."""
    if part < _VERY:
        return "under 0.1%"
    return f"{part:.1%}" if part < 10 * _VERY else f"{part:.0%}"


def _rounded(number: float) -> str:
    digits = len(str(int(number))) - 2
    return f"{round(number, -max(digits, 0)):,.0f}"


def _value(row: Row, column: str) -> float:
    return float(str(row[column]))


def _number(row: Row, column: str, noun: str) -> str:
    return counted(int(str(row[column])), noun)

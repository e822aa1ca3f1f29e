"""What names and stories on the Trending page share: the line on all of them, a row as a card, what is nearest."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analysis.dashboard.parts.text import plain
from analysis.metrics import trends
from analysis.metrics.trends.states import NEW, ONE_OUTLET, RISING, STATES, SURE
from analysis.plural import counted
from analysis.selection import Selection, window
from analysis.store.snapshot import Snapshot

MOST: Final = 15
_NEAREST: Final = 3
# No colour of good or bad: what rises may be a death.
_BADGES: Final[Mapping[str, str]] = {RISING: "blue", ONE_OUTLET: "violet", NEW: "violet"}

_RULES: Final = {
    False: "Surest first. Rising means sure, and told by several outlets; popular is not rising.",
    True: "Surest first. Over more than seven days a change is told with its 95% interval, and no state.",
}


class Asked(NamedTuple):
    """What trends are asked of: everything of the sources, at a moment, over a window."""

    snapshot: Snapshot
    selection: Selection
    as_of: pd.Timestamp
    length: pd.Timedelta
    zone: ZoneInfo


def summary(table: pd.DataFrame, asked: Asked, noun: str, nouns: str) -> None:
    """Show how many surely rise, and which period is compared with which."""
    st.markdown(f"**{_sure(table, asked, noun, nouns)}** among {len(table):,} scanned.")
    when = asked.as_of.tz_convert(asked.zone)
    since = window(asked.as_of, asked.length, asked.zone)[0].tz_convert(asked.zone)
    period = f"From {since:%-d %B %Y, %H:%M} to {when:%-d %B %Y, %H:%M} {asked.zone}, beside the 28 days before."
    st.caption(f"{plain(period)} {_RULES[asked.length > trends.LONGEST]}")


def _sure(table: pd.DataFrame, asked: Asked, noun: str, nouns: str) -> str:
    if asked.length > trends.LONGEST:
        above = counted(len(standing_out(table)), f"{noun} is", f"{nouns} are")
        return f"{above if len(standing_out(table)) else f'No {noun} is'} clearly above the usual"
    count = sure(table)
    how = "surely new or rising" if _is_new(table).any() else "surely rising"
    return f"{counted(count, f'{noun} is', f'{nouns} are')} {how}" if count else f"No {noun} is surely rising"


def sure(table: pd.DataFrame) -> int:
    """Return how many rows surely rise, or are stories that are surely new."""
    return int((table["state"].eq(RISING) | _is_new(table)).sum())


def _is_new(table: pd.DataFrame) -> pd.Series:
    # A story is hardly ever older than its rise, a name nearly always.
    is_story = table["kind"].eq(trends.STORY) & table["state"].eq(NEW)
    return is_story & table["q_value"].lt(SURE) & trends.listed(table)


def standing_out(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the window that are worth a reader's look."""
    return table[trends.listed(table) & table["articles"].gt(0)]


def nearest(table: pd.DataFrame) -> pd.DataFrame:
    """Say that nothing stands out, and return what comes nearest to it."""
    rows = table[table["articles"].gt(0)].head(_NEAREST)
    st.info(f"Nothing stands out in this window.{' Nearest to it:' if len(rows) else ''}")
    return rows


@contextmanager
def card(row: pd.Series, title: Callable[[], None], kind: str, key: str) -> Iterator[None]:
    """Show a row of trends under a title, with room for more."""
    state = str(row["state"])
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            title()
            # A window of over seven days has no state.
            if state in STATES:
                st.badge(state.capitalize(), color=_BADGES.get(state, "gray"))  # type: ignore[arg-type]
            if kind:
                st.caption(plain(kind), width="content")
            with st.popover("How sure, and why", type="tertiary", key=f"{key}-{row['entity_id']}"):
                for line in trends.explained(row):
                    st.markdown(f"- {plain(line)}")
        st.markdown(plain(trends.said(row)))
        yield

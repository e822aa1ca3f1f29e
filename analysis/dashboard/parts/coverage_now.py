"""Coverage now, beside the period before."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from analysis.address import WINDOWS
from analysis.dashboard.parts import charts, lists
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS
from analysis.figures.coverage import change_bars
from analysis.figures.wording import in_words, names
from analysis.metrics.change import change
from analysis.metrics.coverage import by_entity
from analysis.selection import before, window

_USUAL: Final = "28d"
_MOST: Final = ["articles", "difference", "mentions", "entity_id"]
_SUBJECTS: Final = (("People", ("person",), "people"), ("Shows", SHOWS, "shows"))


def show(view: View) -> None:
    """Show who and which shows are covered in the period, and in the period before it."""
    st.header("Coverage now", anchor=False)
    now = _in_a_period(view)
    if now is None:
        st.info("No article has a date, so there is no period to compare. People and Shows count them all.")
        return
    earlier = now.asking(before(now.selection))
    _periods(now, earlier)
    for title, kinds, where in _SUBJECTS:
        table = change(by_entity(now.corpus, kinds), by_entity(earlier.corpus, kinds))
        if table.empty:
            st.subheader(title, anchor=False)
            st.info(f"No article of either period names {title.lower()} that Marquee knows.")
            continue
        _subject(now, table, title, where)


def _in_a_period(view: View) -> View | None:
    """Return the view with a beginning and an end, the last 28 days where the reader asks for all dates."""
    if view.selection.since is not None and view.selection.until is not None:
        return view
    if view.as_of is None:
        return None
    since, until = window(view.as_of, WINDOWS[_USUAL], view.zone)
    st.caption("All dates have no period before them: the last 28 days are shown.")
    return view.asking(replace(view.selection, since=since, until=until))


def _periods(now: View, earlier: View) -> None:
    known = names(now.corpus)
    left, right = st.columns(2)
    left.metric("Articles now", f"{len(now.corpus.articles):,}", border=True)
    left.caption(plain(f"{in_words(now.selection, known, now.zone)}. {now.times}"))
    right.metric("Articles in the period before", f"{len(earlier.corpus.articles):,}", border=True)
    right.caption(plain(f"{in_words(earlier.selection, known, now.zone)}. {now.times}"))
    oldest = now.snapshot.articles["published_at"].min()
    if pd.notna(oldest) and earlier.selection.since is not None and oldest > earlier.selection.since:
        st.warning(
            f"The corpus begins on {oldest.tz_convert(now.zone):%-d %B %Y}, so the period before is only partly there.",
            icon=":material/info:",
        )


def _subject(now: View, table: pd.DataFrame, title: str, where: str) -> None:
    most = table[table["articles"] > 0].sort_values(_MOST, ascending=[False, False, False, True], ignore_index=True)
    picked = charts.show(change_bars(most, title, now.provenance()), key=f"home-{where}")
    if picked:
        lists.behind(now, picked["entity_id"], where, key=f"home-{where}-articles")
    with st.expander(f"All {title.lower()} of both periods ({len(table):,}), largest gain first"):
        lists.entities(table, ["name", "articles", "before", "difference", "sources"], where, key=f"home-{where}-table")

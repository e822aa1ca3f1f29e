"""Stories as a list, each row a way in."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import links
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.lists import NONE
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS
from analysis.figures.coverage import LABELS
from analysis.figures.wording import NO_SOURCE
from analysis.metrics.stories import told
from analysis.newsroom import local
from analysis.plural import counted
from analysis.store.texts import headlines

_ROWS: Final = 50
PEOPLE: Final = ("person", "group")
_TIMES: Final = ["first_at", "latest_at", "own_at"]
COLUMNS: Final = ("title", "sources", "articles", "first_source", "latest_at", "first_at", "copies", "people")
"""What a list of stories shows; copies where there are any."""


def listed(view: View, table: pd.DataFrame, key: str, columns: Sequence[str] = COLUMNS) -> None:
    """Show a table of stories in its order, fifty at a time; a chosen row opens the story."""
    pages = -(-len(table) // _ROWS)
    page = 1
    if pages > 1:
        chooser, _ = st.columns([1, 3])
        page = int(chooser.number_input(f"Page, of {pages:,}", 1, pages, key=f"{key}-page"))
    start = (page - 1) * _ROWS
    shown = in_words(view, table.iloc[start : start + _ROWS])
    if pages > 1:
        st.caption(f"Stories {start + 1:,} to {start + len(shown):,} of {len(table):,}")
    event = st.dataframe(
        _on_screen(shown, view)[[name for name in columns if name != "copies" or table["copies"].any()]],
        key=f"{key}-rows-{page}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            # Title first: a phone shows no more.
            "title": st.column_config.TextColumn(LABELS["title"], width=310),
            "people": st.column_config.TextColumn(LABELS["people"], width=200),
            "first_source": st.column_config.TextColumn("First outlet", width=150),
            "own_source": st.column_config.TextColumn(LABELS["own_source"], width=130),
            **{name: st.column_config.NumberColumn(LABELS[name], format="%.1f") for name in ("lag", "lead")},
            **{name: st.column_config.NumberColumn(LABELS[name]) for name in ("articles", "copies", "rivals")},
            **{name: st.column_config.NumberColumn(LABELS["outlets"]) for name in ("sources", "outlets")},
            **{
                name: st.column_config.DatetimeColumn(LABELS[name], format="D MMM YYYY, HH:mm", width=135)
                for name in _TIMES
            },
        },
        placeholder=NONE,
        alt=f"{counted(len(shown), 'story', 'stories')}. Choose a row to open the story.",
    )
    left, right = st.columns([4, 1])
    left.caption(
        "Choose a row for the story: its articles in their order, whom it names, and who had it when. "
        + plain(view.times)
    )
    with right:
        csv_button("CSV", lambda: in_words(view, table), "stories.csv", f"{key}-csv", width="stretch")
    if rows := event["selection"]["rows"]:
        links.go("stories", story=str(shown["story_id"].iloc[rows[0]]))


def in_words(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """Return some stories with their title, and whom and which shows they name."""
    return told(table, view.snapshot, headlines(view.snapshot)["headline"], PEOPLE, SHOWS)


def _on_screen(table: pd.DataFrame, view: View) -> pd.DataFrame:
    times = {name: local(table[name], view.zone) for name in _TIMES if name in table}
    sources = {name: table[name].replace("", NO_SOURCE) for name in ("first_source", "own_source") if name in table}
    return table.assign(**times, **sources, title=table["title"].where(table["title"].ne(""), "(no headline)"))

"""Stories that rise: how many have each now, whom it names and who had it first."""

from functools import lru_cache
from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import links, trend_card
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.story_list import PEOPLE
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.trend_card import Asked
from analysis.entities.gazetteer import SHOWS
from analysis.figures.wording import NO_SOURCE
from analysis.metrics import stories, trends
from analysis.plural import counted
from analysis.store.slices import slice_of
from analysis.store.texts import headlines

_BELOW: Final = 5
_HELD: Final = 16


@lru_cache(maxsize=_HELD)
def scored(asked: Asked) -> pd.DataFrame:
    """Return the trend table of stories."""
    return trends.stories(slice_of(asked.snapshot, asked.selection), asked.as_of, asked.length, asked.zone)


def is_any_sure(asked: Asked) -> bool:
    """Say whether a story is surely new or rising."""
    return trend_card.sure(scored(asked)) > 0


def show(asked: Asked) -> None:
    """Show the stories that rise, or those nearest to it."""
    table = scored(asked)
    trend_card.summary(table, asked, "story", "stories")
    heads = trend_card.standing_out(table).head(trend_card.MOST)
    if heads.empty:
        heads = trend_card.nearest(table)
    _cards(asked, heads)
    if len(table):
        csv_button(
            f"All {counted(len(table), 'story', 'stories')} scanned (CSV)",
            lambda: _told(asked, table).drop(columns=["name", "note"]),
            "trending-stories.csv",
            "trending-stories-csv",
        )
    st.caption("Scanned are stories of three articles and more, some of them in the window or in the days before.")


def beside(asked: Asked) -> None:
    """Show the first of the stories that rise, beside the names."""
    table = scored(asked)
    heads = trend_card.standing_out(table).head(_BELOW)
    if heads.empty:
        return
    st.subheader("Stories", anchor=False)
    trend_card.summary(table, asked, "story", "stories")
    count = len(trend_card.standing_out(table))
    if count > _BELOW:
        st.caption(f"The first {_BELOW} of {count:,}; choose Stories above for the others.")
    _cards(asked, heads)


def _cards(asked: Asked, rows: pd.DataFrame) -> None:
    for row in _told(asked, rows).to_dict("records"):
        story_id, title = str(row["entity_id"]), str(row["title"])

        def link(story_id: str = story_id, title: str = title) -> None:
            label = f"**{plain(title)}**" if title else "(no headline)"
            links.link("stories", label, key=f"rising-{story_id}", story=story_id)

        with trend_card.card(pd.Series(row), link, "", "rising"):
            names = ", ".join(filter(None, [str(row["people"]), str(row["shows"])]))
            about = f"{names}; " if names else ""
            st.caption(plain(f"{about}first {row['first_source'] or NO_SOURCE}."))


def _told(asked: Asked, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the story's title, people and shows, and who had it first."""
    snapshot = asked.snapshot
    reports = stories.reports(stories.members(snapshot, list(rows["entity_id"])))
    first = rows["entity_id"].map(stories.first_sources(reports, snapshot)).fillna("")
    named = rows.assign(story_id=rows["entity_id"], first_source=first)
    return stories.told(named, snapshot, headlines(snapshot)["headline"], PEOPLE, SHOWS).drop(columns="story_id")

"""Lists of articles and of entities, each row a way in."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analysis.dashboard.parts import links
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.figures.coverage import LABELS
from analysis.metrics import coverage
from analysis.metrics.listing import listing
from analysis.metrics.steps import Step, of_step
from analysis.metrics.together import naming
from analysis.newsroom import local
from analysis.plural import counted
from analysis.store.slices import Slice
from analysis.store.texts import headlines

_ROWS = 100
NONE: Final = "\N{EN DASH}"
"""What a table has where there is nothing."""
_AT: Final[Mapping[Step, str]] = {"day": "{:%-d %B %Y}", "week": "Week from {:%-d %B %Y}", "month": "{:%B %Y}"}
_WITHIN: Final[Mapping[Step, str]] = {
    "day": " on {:%-d %B %Y}",
    "week": " in the week from {:%-d %B %Y}",
    "month": " in {:%B %Y}",
}


def articles(view: View, corpus: Slice, key: str) -> None:
    """Show the articles of a slice, newest first, a hundred at a time; a chosen row opens the article."""
    count, texts = len(corpus.articles), headlines(view.snapshot)
    if not count:
        st.info("No article in this selection.")
        return
    pages = -(-count // _ROWS)
    page = 1
    if pages > 1:
        chooser, _ = st.columns([1, 3])
        page = int(chooser.number_input(f"Page, of {pages:,}", 1, pages, key=f"{key}-page"))
    start = (page - 1) * _ROWS
    shown = listing(corpus, texts, slice(start, start + _ROWS))
    if pages > 1:
        st.caption(f"Articles {start + 1:,} to {start + len(shown):,} of {count:,}")
    event = st.dataframe(
        _on_screen(shown, view),
        key=f"{key}-rows-{page}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            **facts(),
            "polarity": st.column_config.NumberColumn("Polarity", help=LABELS["polarity"], format="%.2f", width=75),
        },
        placeholder=NONE,
        alt="Articles of the selection, newest first. Choose a row to open the article.",
    )
    left, right = st.columns([4, 1])
    left.caption(f"Choose a row to read the article with its names marked. {plain(view.times)}")
    with right:
        csv_button("CSV", lambda: listing(corpus, texts), "articles.csv", f"{key}-csv", width="stretch")
    if rows := event["selection"]["rows"]:
        links.go("articles", article=str(shown["article_id"].iloc[rows[0]]))


def facts() -> dict[str, ColumnConfig]:
    """Return how the columns are shown that every list of articles begins with."""
    return {
        # Headline first: a phone shows no more.
        "headline": st.column_config.TextColumn("Headline", width=370),
        "source": st.column_config.TextColumn("Source", width=165),
        "published_at": st.column_config.DatetimeColumn("Published", format="D MMM YYYY, HH:mm", width=135),
    }


def behind(view: View, entity_id: str, where: str, key: str, day: pd.Timestamp | None = None) -> None:
    """Show exactly the articles behind a mark: those of the selection that name an entity, on a day if one is given.

    In a long period, where a mark is a week or a month, those of the week or month of the day.
    """
    corpus = naming(view.corpus, entity_id)
    step = coverage.step(view.base, view.zone)
    on_day = corpus if day is None else of_step(corpus, day, step, view.zone)
    when = "" if day is None else _WITHIN[step].format(day)
    name = str(view.snapshot.entities["name"][entity_id])
    with st.container(border=True):
        st.markdown(f"**{plain(name)}**: {counted(len(on_day.articles), 'article')}{when}")
        links.link(where, f"Profile of {plain(name)}", icon=":material/person:", key=key, entity=entity_id)
        articles(view, on_day, key)


def called(view: View, corpus: Slice, name: str, key: str) -> None:
    """Show the articles behind a mark under a name, with how many they are."""
    with st.container(border=True):
        st.markdown(f"**{plain(name)}**: {counted(len(corpus.articles), 'article')}")
        articles(view, corpus, key)


def of_source(view: View, source: str, key: str) -> None:
    """Show the articles of the selection that come from one source."""
    called(view, view.corpus.where(view.corpus.articles["source"].eq(source)), source, key)


def of_day_only(view: View, day: pd.Timestamp, key: str) -> None:
    """Show the articles of the selection published on a day, or in the week or month that a mark stands for."""
    step = coverage.step(view.base, view.zone)
    called(view, of_step(view.corpus, day, step, view.zone), _AT[step].format(day), key)


def _on_screen(table: pd.DataFrame, view: View) -> pd.DataFrame:
    headline = table["headline"].where(table["headline"].ne(""), "(no headline)")
    # Minus nought is nought.
    polarity = table["polarity"].round(2) + 0.0
    return table.assign(published_at=local(table["published_at"], view.zone), headline=headline, polarity=polarity)[
        ["headline", "source", "published_at", "polarity"]
    ]


def entities(table: pd.DataFrame, columns: list[str], page: str, key: str, zone: ZoneInfo | None = None) -> None:
    """Show a table of entities; a chosen row opens the profile. Times are shown in the zone."""
    times = {"newest": local(table["newest"], zone)} if zone is not None and "newest" in columns else {}
    shares = {"share": table["share"] * 100} if "share" in columns else {}
    event = st.dataframe(
        table[columns].assign(**times, **shares),
        key=key,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "name": st.column_config.TextColumn("Name", width=220),
            "kind": st.column_config.TextColumn(LABELS["kind"], width="small"),
            "note": st.column_config.TextColumn(LABELS["note"], width="medium"),
            "share": st.column_config.NumberColumn("Share of voice", format="%.1f%%"),
            "newest": st.column_config.DatetimeColumn(LABELS["newest"], format="D MMM YYYY, HH:mm"),
            "before": st.column_config.NumberColumn("Before"),
            **{
                column: st.column_config.NumberColumn(LABELS[column])
                for column in ("articles", "mentions", "sources", "in_headline", "difference")
            },
        },
        placeholder=NONE,
        alt="Names with their counts. Choose a row to open the profile.",
    )
    if times:
        st.caption(plain(f"Times in {zone}."))
    if rows := event["selection"]["rows"]:
        links.go(page, entity=str(table["entity_id"].iloc[rows[0]]))

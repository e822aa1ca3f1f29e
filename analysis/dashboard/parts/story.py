"""One story: its articles in their order, whom it names, who had it first and how it spread."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, links, lists, story_desk, story_list
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import WORKS
from analysis.figures.stories import counts_in_words, spread
from analysis.figures.wording import NO_SOURCE, length_in_words
from analysis.metrics import stories as metrics
from analysis.newsroom import local
from analysis.plural import counted
from analysis.selection import Selection
from analysis.store import lookup
from analysis.store.slices import Slice
from analysis.store.texts import headlines

_NAMES: Final = 8
_SEVERAL: Final = 5
# Outlets follow a breaking story within hours.
_ALONE: Final = pd.Timedelta(hours=12)
_GROUPS: Final = (("People", story_list.PEOPLE, "people"), ("Shows and other works", WORKS, "shows"))


def show(view: View, asked: str) -> None:
    """Show the story that an id leads to, whole: whatever the filters ask for."""
    story_id = lookup.story(view.snapshot, asked)
    links.link("stories", "All stories", icon=":material/arrow_back:")
    whole = view.asking(Selection(copies=True))
    corpus = whole.corpus.keeping(pd.Series(metrics.members(view.snapshot, [story_id]).index))
    row = story_list.in_words(whole, metrics.by_story(corpus)).iloc[0]
    st.title(plain(row["title"]) or "(no headline)", anchor=False)
    story_desk.report()
    st.markdown(plain(counts_in_words(row)))
    st.caption(plain(_times(row, view)) + " The whole story is shown, whatever the filters on the left ask for.")
    _early(corpus.articles)
    _names(view, story_id)
    lags = metrics.since_first(metrics.reports(corpus.articles))
    if len(lags) > 1 and lags["lag"].notna().any():
        _spread(view, corpus, lags)
    table = in_order(view, corpus.articles)
    _articles(view, table)
    story_desk.show(view, story_id, table)


def _times(row: pd.Series, view: View) -> str:
    if pd.isna(row["first_at"]):
        return "No article of it has a date."
    first, latest = (row[name].tz_convert(view.zone) for name in ("first_at", "latest_at"))
    if first == latest:
        return f"On {first:%-d %B %Y, %H:%M} {view.zone}."
    until = f"{latest:%H:%M}" if first.date() == latest.date() else f"{latest:%-d %B %Y, %H:%M}"
    return f"From {first:%-d %B %Y, %H:%M} to {until} {view.zone}."


def _early(articles: pd.DataFrame) -> None:
    """Say so where a first article stands long alone: who was first, and by how much, hangs on that one."""
    rows = metrics.reports(articles)
    alone = rows["published_at"].diff().iloc[1] if len(rows) >= _SEVERAL else pd.NaT
    if pd.notna(alone) and alone >= _ALONE:
        source, early = rows["source"].iloc[0] or NO_SOURCE, length_in_words(alone)
        st.info(plain(f"The first article, from {source}, came {early} before the next one: does it tell this story?"))


def _spread(view: View, corpus: Slice, lags: pd.DataFrame) -> None:
    if picked := charts.show(spread(lags, view.provenance(corpus)), key="story-spread"):
        source = "" if picked["source"] == NO_SOURCE else picked["source"]
        lists.called(view, corpus.where(corpus.articles["source"].eq(source)), picked["source"], key="story-source")


def _names(view: View, story_id: str) -> None:
    for title, kinds, where in _GROUPS:
        names = metrics.named(view.snapshot, [story_id], kinds)
        if names.empty:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{title}**", width="content")
            for entity in names.head(_NAMES).itertuples():
                label = f"{plain(str(entity.name))} \N{MULTIPLICATION SIGN}{entity.articles}"
                links.link(where, label, entity=str(entity.entity_id))
            if len(names) > _NAMES:
                st.caption(f"and {len(names) - _NAMES:,} more", width="content")


def _articles(view: View, table: pd.DataFrame) -> None:
    st.subheader(f"{counted(len(table), 'article')}, in their order", anchor=False)
    columns = ["headline", "source", "published_at", *(["copied"] if table["copied"].any() else [])]
    event = st.dataframe(
        table.assign(
            published_at=local(table["published_at"], view.zone),
            source=table["source"].replace("", NO_SOURCE),
            headline=table["headline"].where(table["headline"].ne(""), "(no headline)"),
        )[columns],
        key="story-articles",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            **lists.facts(),
            "copied": st.column_config.TextColumn("Copies", width=150),
        },
        placeholder=lists.NONE,
        alt="Articles of the story, earliest first. Choose a row to open the article.",
    )
    left, right = st.columns([4, 1])
    left.caption(f"Choose a row to read the article with its names marked. {plain(view.times)}")
    with right:
        csv_button("CSV", lambda: table, "story.csv", "story-csv", width="stretch")
    if rows := event["selection"]["rows"]:
        links.go("articles", article=str(table["article_id"].iloc[rows[0]]))


def in_order(view: View, articles: pd.DataFrame) -> pd.DataFrame:
    """Return some articles, earliest first: article_id, published_at, source, headline, url, and `copied`.

    copied: of whom an article is a copy, or how many copies it has; "" where neither.
    """
    rows = metrics.reports(articles).join(articles["article_id"])
    copies = rows["text"].value_counts() - 1
    sources = view.snapshot.articles["source"].astype("str")
    copied = [
        f"copy of {sources[text] or NO_SOURCE}" if text != key else _copied_by(int(copies[text]))
        for key, text in rows["text"].items()
    ]
    return (
        rows.assign(copied=copied)
        .astype({"source": "str"})
        .join(headlines(view.snapshot), on="article_id")
        .reset_index(drop=True)[["article_id", "published_at", "source", "headline", "copied", "url"]]
    )


def _copied_by(copies: int) -> str:
    return f"copied by {copies}" if copies else ""

"""Outlets side by side: all of them, and two head to head."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, choice, lists, story_list
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS
from analysis.figures import outlets as figures
from analysis.figures.wording import NO_SOURCE
from analysis.metrics import outlets as metrics
from analysis.metrics.stories import by_story
from analysis.metrics.together import naming

_COUNTS: Final = ["articles", "copies", "stories", "alone", "shared", "ahead", "behind"]
_TWO: Final = 2


def ranking(view: View) -> None:
    """Show every outlet: its stories, how far behind the first it is, and all its counts."""
    corpus = view.with_copies.corpus
    table = metrics.by_outlet(corpus)
    made = view.provenance(corpus)
    if picked := charts.show(figures.stories(table, made), key="outlets-stories"):
        lists.of_source(view.with_copies, picked["source"], key="outlets-articles")
    if picked := charts.show(figures.lag(table, made), key="outlets-lag"):
        lists.of_source(view.with_copies, picked["source"], key="outlets-lag-articles")
    st.subheader(f"All outlets ({len(table):,})", anchor=False)
    event = st.dataframe(
        table.assign(source=table["source"].replace("", NO_SOURCE))[["source", *_COUNTS, "lag"]],
        key="outlets-table",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "source": st.column_config.TextColumn("Outlet", width=180),
            "articles": st.column_config.NumberColumn("Articles", help="With copies"),
            "copies": st.column_config.NumberColumn("Copies", help="Of another outlet's text"),
            "stories": st.column_config.NumberColumn("Stories"),
            "alone": st.column_config.NumberColumn("Only there", help="Stories that no other outlet has"),
            "shared": st.column_config.NumberColumn("Shared", help="Stories that others have too"),
            "ahead": st.column_config.NumberColumn("First", help="Shared stories that it had first"),
            "behind": st.column_config.NumberColumn("Behind", help="Shared stories that another had first"),
            "lag": st.column_config.NumberColumn("Hours behind", help="Behind the first, in the median", format="%.1f"),
        },
        placeholder=lists.NONE,
        alt="Outlets with their articles, copies and stories, and how often each was first.",
    )
    st.caption("Choose a row for the outlet's articles. Being first is told by the times of publication they give.")
    csv_button("Table (CSV)", lambda: table, "outlets.csv", "outlets-csv")
    if rows := event["selection"]["rows"]:
        lists.of_source(view.with_copies, str(table["source"].iloc[rows[0]]), key="outlets-row-articles")


def duel(view: View) -> None:
    """Show two outlets head to head."""
    corpus = view.with_copies.corpus
    # Largest first: who is asked for nothing sees the two largest.
    counts = corpus.articles["source"].astype("str").value_counts().rename_axis("source").reset_index(name="articles")
    names = list(counts.sort_values(["articles", "source"], ascending=[False, True])["source"])
    if len(names) < _TWO:
        st.info("Two outlets are needed; this selection has one.")
        return
    options = {name: name or NO_SOURCE for name in names}
    left, right = st.columns(2)
    with left:
        one = choice.among("one", "Outlet", options, names[0])
    with right:
        other = choice.among("other", "Beside", options, next(name for name in names if name != one))
    if one == other:
        st.info("Choose two different outlets.")
        return
    table = metrics.duel(corpus, one, other)
    for line in figures.tally_in_words(metrics.tally(table), one, other):
        st.markdown(plain(line))
    st.caption("Stories that one of the two tells in this period; who told one before the period has it too.")
    made = view.provenance(corpus)
    for kinds, what in ((("person",), "people"), (SHOWS, "shows")):
        beside = metrics.beside(corpus, one, other, kinds)
        if beside.empty:
            continue
        if picked := charts.show(figures.beside(beside, one, other, what, made), key=f"duel-{what}"):
            _behind(view, picked["entity_id"], (one, other), key=f"duel-{what}-articles")
    _stories(view, table, one, other)


def _behind(view: View, entity_id: str, outlets: tuple[str, str], key: str) -> None:
    named = naming(view.with_copies.corpus, entity_id)
    name = str(view.snapshot.entities["name"][entity_id])
    lists.called(view, named.where(named.articles["source"].isin(outlets)), name, key=key)


def _stories(view: View, duel: pd.DataFrame, one: str, other: str) -> None:
    both = duel[duel["has_one"] & duel["has_other"]]
    parts = {"Both": both, f"Only {one or NO_SOURCE}": duel[~duel["has_other"]]}
    parts[f"Only {other or NO_SOURCE}"] = duel[~duel["has_one"]]
    table = by_story(view.with_copies.corpus)
    st.subheader("Stories", anchor=False)
    for place, (title, part) in enumerate(parts.items()):
        with st.expander(plain(f"{title} ({len(part):,})")):
            if part.empty:
                st.caption("None.")
                continue
            told = part[["story_id", "lead"]].merge(table, on="story_id", validate="one_to_one")
            columns = ["title", "lead", *story_list.COLUMNS[1:]] if place == 0 else list(story_list.COLUMNS)
            if place == 0:
                st.caption(plain(f"Lead: hours by which {one or NO_SOURCE} had it before {other or NO_SOURCE}."))
            story_list.listed(view, told, key=f"duel-stories-{place}", columns=columns)

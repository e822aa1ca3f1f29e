"""Corpus: what was delivered, what could not be read, and a way to add articles."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, lists
from analysis.dashboard.parts.delivery import delivered, late_sources, outages_in_words
from analysis.dashboard.parts.refused import refused
from analysis.dashboard.parts.removed import removed
from analysis.dashboard.parts.source_names import source_names
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.upload import upload
from analysis.dashboard.parts.view import View
from analysis.figures.coverage import days_in_all
from analysis.figures.wording import NO_SOURCE
from analysis.metrics.coverage import daily_articles
from analysis.metrics.sources import delivered as by_source
from analysis.newsroom import local
from analysis.plural import counted
from analysis.selection import Selection
from analysis.store import commits, texts
from analysis.store.snapshot import NO_COPY

_COMMITS: Final = 100
_EXTENTS: Final = {"headline": "headline only", "excerpt": "excerpt", "full": "whole text"}


def page(view: View) -> None:
    """Show the whole corpus, whatever the filters say."""
    st.title("Corpus", anchor=False)
    everything = view.asking(Selection())
    if view.is_sample:
        st.info(
            "These are the sample articles that come with Marquee: invented outlets, real and well-documented events "
            "of 2024. Add your own below, and the dashboard shows them instead."
        )
    st.caption("This page shows the whole corpus; the filters on the left do not change it.")
    # Of what is there nothing is left out: the cards and the table agree with the line above.
    whole = everything.with_copies
    _counts(whole)
    upload(everything)
    delivered(everything)
    outages_in_words(everything)
    late_sources(everything)
    _days(everything)
    _undated(everything)
    refused(everything)
    removed(everything)
    _sources(whole)
    source_names(everything)
    _commits(everything)


def _counts(view: View) -> None:
    articles = view.corpus.articles
    copies = len(articles) - articles["copy_of"].eq(NO_COPY).sum()
    cells = st.columns(4)
    cells[0].metric("Articles", f"{len(articles):,}", border=True)
    cells[1].metric("Sources", f"{articles['source'][articles['source'].ne('')].nunique():,}", border=True)
    cells[2].metric("Undated", f"{int(articles['published_at'].isna().sum()):,}", border=True)
    cells[3].metric("Could not be read", f"{texts.reject_count(view.snapshot):,}", border=True)
    kinds = ((_EXTENTS[str(extent)], count) for extent, count in articles["extent"].value_counts().items() if count)
    told = counted(
        copies,
        "of the articles is a copy; charts leave it out. ",
        "of the articles are copies; charts leave them out. ",
    )
    extents = ", ".join(f"{kind} {count:,}" for kind, count in kinds)
    st.caption(f"{told}How much of the texts is there: {extents}.")
    known = articles["language"][articles["language"].ne("")].value_counts()
    told = ", ".join(f"{code} {count:,}" for code, count in known[known > 0].items())
    st.caption(f"Languages: {told or 'none identified'}; too short to tell {len(articles) - int(known.sum()):,}.")


def _days(view: View) -> None:
    days = days_in_all(daily_articles(view.corpus, view.base, view.zone), view.provenance())
    if picked := charts.show(days, key="corpus-days"):
        lists.of_day_only(view, pd.Timestamp(picked["day"]), key="corpus-day")


def _undated(view: View) -> None:
    corpus = view.corpus
    undated = corpus.where(corpus.articles["published_at"].isna())
    st.subheader("Undated articles", anchor=False)
    if undated.articles.empty:
        st.caption("Every article has a date.")
        return
    count = len(undated.articles)
    st.caption("They are counted, searched and listed, and are in no period.")
    with st.expander(f"{counted(count, 'article')} without a date", icon=":material/event_busy:"):
        lists.articles(view, undated, key="corpus-undated")


def _sources(view: View) -> None:
    table = by_source(view.corpus)
    st.subheader(f"All sources ({len(table):,})", anchor=False)
    times = {name: local(table[name], view.zone) for name in ("first", "newest")}
    event = st.dataframe(
        table.assign(**times, source=table["source"].replace("", NO_SOURCE)),
        key="corpus-sources",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "source": st.column_config.TextColumn("Source"),
            "articles": st.column_config.NumberColumn("Articles"),
            "undated": st.column_config.NumberColumn("Undated"),
            "first": st.column_config.DatetimeColumn("First article", format="D MMM YYYY, HH:mm"),
            "newest": st.column_config.DatetimeColumn("Newest article", format="D MMM YYYY, HH:mm"),
        },
        alt="Sources with their articles, undated ones, and when the first and the newest appeared.",
    )
    st.caption(f"Choose a row for the source's articles. {plain(view.times)}")
    if rows := event["selection"]["rows"]:
        lists.of_source(view, str(table["source"].iloc[rows[0]]), key="corpus-source")


def _commits(view: View) -> None:
    st.subheader("Commits", anchor=False)
    st.caption(
        f"Each is one state of the whole corpus; the newest {_COMMITS} are listed. `?commit=N` in the address shows it "
        f"as it was, without what was removed since. {plain(view.times)}"
    )
    # A corpus that polls feeds has a commit every few minutes.
    log = commits.history(view.snapshot.corpus, _COMMITS)
    table = pd.DataFrame(
        {
            "number": [one.number for one in log],
            "when": [one.when.tz_convert(view.zone).tz_localize(None) for one in log],
            "what": [one.what for one in log],
            "who": [one.who for one in log],
        }
    )
    st.dataframe(
        table,
        hide_index=True,
        column_config={
            "number": st.column_config.NumberColumn("Commit", width="small"),
            "when": st.column_config.DatetimeColumn("When", format="D MMM YYYY, HH:mm"),
            "what": st.column_config.TextColumn("What", width="large"),
            "who": st.column_config.TextColumn("Who", width="small"),
        },
        alt="Commits, newest first.",
    )

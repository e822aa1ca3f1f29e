"""Corpus: what was delivered, what could not be read, and a way to add articles."""

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, lists
from analysis.dashboard.parts.upload import upload
from analysis.dashboard.parts.view import View
from analysis.export.delimited import csv
from analysis.figures import coverage as figures
from analysis.metrics.coverage import by_source, daily_articles
from analysis.metrics.sources import delivered
from analysis.selection import Selection
from analysis.store import commits, texts


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
    _counts(everything)
    upload(everything)
    made = everything.provenance()
    days = figures.days_in_all(daily_articles(everything.corpus, everything.base, everything.zone), made)
    if picked := charts.show(days, key="corpus-days"):
        lists.of_day_only(everything, pd.Timestamp(picked["day"]), key="corpus-day")
    if picked := charts.show(
        figures.sources(by_source(everything.corpus, everything.base), made), key="corpus-sources"
    ):
        lists.of_source(everything, picked["source"], key="corpus-source")
    _sources(everything)
    _rejects(everything)
    _commits(everything)


def _counts(view: View) -> None:
    articles = view.corpus.articles
    cells = st.columns(4)
    cells[0].metric("Articles", f"{len(articles):,}", border=True)
    cells[1].metric("Sources", f"{articles['source'].nunique():,}", border=True)
    cells[2].metric("Undated", f"{int(articles['published_at'].isna().sum()):,}", border=True)
    cells[3].metric("Could not be read", f"{len(texts.rejects(view.snapshot)):,}", border=True)


def _sources(view: View) -> None:
    table = delivered(view.corpus)
    st.subheader("What each source delivered", anchor=False)
    local = {name: table[name].dt.tz_convert(view.zone).dt.tz_localize(None) for name in ("first", "newest")}
    st.dataframe(
        table.assign(**local, source=table["source"].replace("", "(no source)")),
        hide_index=True,
        column_config={
            "source": st.column_config.TextColumn("Source"),
            "articles": st.column_config.NumberColumn("Articles"),
            "undated": st.column_config.NumberColumn("Undated"),
            "first": st.column_config.DatetimeColumn("First article", format="D MMM YYYY, HH:mm"),
            "newest": st.column_config.DatetimeColumn("Newest article", format="D MMM YYYY, HH:mm"),
        },
        alt="Sources with their articles, undated ones, and when the first and the newest appeared.",
    )


def _rejects(view: View) -> None:
    rejects = texts.rejects(view.snapshot)
    st.subheader("What could not be read", anchor=False)
    if rejects.empty:
        st.caption("Every record was read.")
        return
    st.dataframe(
        rejects.head(200),
        hide_index=True,
        column_config={
            "place": st.column_config.TextColumn("File and line", width="medium"),
            "reason": st.column_config.TextColumn("Why", width="large"),
            "record": st.column_config.TextColumn("As it came", width="medium"),
        },
        alt="Rejected records: where, why, and as they came.",
    )
    st.download_button(
        f"All {len(rejects):,} (CSV)",
        lambda: csv(rejects),
        "rejects.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _commits(view: View) -> None:
    st.subheader("Commits", anchor=False)
    st.caption("Each is one state of the whole corpus. `?commit=N` in the address shows it as it was.")
    log = commits.history(view.snapshot.corpus)
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

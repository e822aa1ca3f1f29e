"""What was delivered, source by source: the grid, the outages in words, and who is late."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, lists
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.figures.delivery import ROWS, by_source_and_day, came_in_words
from analysis.figures.wording import NO_SOURCE, days_in_words, length_in_words
from analysis.metrics.delivery import delivery
from analysis.metrics.lateness import late_of
from analysis.metrics.listing import of_day
from analysis.metrics.outages import of_row, outages
from analysis.plural import counted

_NEWEST: Final = pd.Timedelta(days=42)  # as many cells as a phone still shows apart
_SHOWN: Final = 200


def delivered(everything: View) -> None:
    """Show a cell a source and day of the newest weeks or of a month, and the articles of the cell that is chosen."""
    table = delivery(everything.corpus, everything.zone)
    if table.empty:
        return
    part = _chosen(table)
    figure = by_source_and_day(part, everything.provenance())
    if picked := charts.show(figure, key="corpus-delivery"):
        sources = of_row(part, ROWS, int(picked["row"]))
        _articles(everything, sources, pd.Timestamp(picked["day"]))


def _chosen(table: pd.DataFrame) -> pd.DataFrame:
    months = sorted(table["day"].dt.strftime("%Y-%m").unique(), reverse=True)
    newest = table["day"].max()
    chooser, _ = st.columns([1, 3])
    month = chooser.selectbox(
        "Days of the grid",
        ["", *months],
        format_func=lambda one: f"{pd.Timestamp(one):%B %Y}" if one else "Newest six weeks",
        key="corpus-delivery-month",
    )
    is_chosen = table["day"].dt.strftime("%Y-%m").eq(month) if month else table["day"].gt(newest - _NEWEST)
    chosen: pd.DataFrame = table[is_chosen]
    return chosen


def _articles(everything: View, sources: frozenset[str], day: pd.Timestamp) -> None:
    on_day = of_day(everything.corpus, day, everything.zone)
    corpus = on_day.where(on_day.articles["source"].isin(sources))
    who = (next(iter(sources)) or NO_SOURCE) if len(sources) == 1 else counted(len(sources), "source")
    lists.called(everything, corpus, f"{who}, {day:%-d %B %Y}", key="corpus-delivery-articles")


def outages_in_words(everything: View) -> None:
    """Show every outage, newest first."""
    table = outages(delivery(everything.corpus, everything.zone))
    st.subheader("Outages", anchor=False)
    if table.empty:
        st.caption("No source delivered under a third of its usual on any day.")
        return
    st.caption(
        "Days on which a source delivered under a third of its usual. It is the delivery that broke, not the news: "
        "charts show a gap where a third or more is missing. The articles that came are counted and listed."
    )
    shown = table.head(_SHOWN)
    st.dataframe(
        pd.DataFrame(
            {
                "source": shown["source"].replace("", NO_SOURCE),
                "when": [days_in_words(first, last) for first, last in zip(shown["first"], shown["last"], strict=True)],
                "came": [came_in_words(span) for span in shown.to_dict("records")],
            }
        ),
        key="corpus-outages",
        hide_index=True,
        column_config={
            "source": st.column_config.TextColumn("Source", width=180),
            "when": st.column_config.TextColumn("When", width=200),
            "came": st.column_config.TextColumn("What came", width="medium"),
        },
        alt="Outages: source, when, how many articles a day came, and how many usually do.",
    )
    if len(table) > _SHOWN:
        st.caption(f"The newest {_SHOWN} of {len(table):,}; the file has all of them.")
    csv_button(f"All {counted(len(table), 'outage')} (CSV)", lambda: table, "outages.csv", "corpus-outages-csv")


def late_sources(everything: View) -> None:
    """Show who is silent for longer than is usual of them."""
    table = late_of(everything.snapshot)
    st.subheader("Late sources", anchor=False)
    if table.empty:
        st.caption("No source is silent for longer than it usually is.")
        return
    local = table["newest"].dt.tz_convert(everything.zone)
    for source, newest, silent, usual in zip(table["source"], local, table["silent"], table["usual"], strict=True):
        st.markdown(
            f"- **{plain(source or NO_SOURCE)}**: nothing since {newest:%-d %B %Y, %H:%M}, which is "
            f"{length_in_words(silent)}; in a usual week its longest silence is {length_in_words(usual)}."
        )

"""A ranking: bars, days, the whole table."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, lists
from analysis.dashboard.parts.view import View
from analysis.export.delimited import csv
from analysis.figures import coverage as figures
from analysis.metrics.bursts import bursts
from analysis.metrics.coverage import by_entity, daily
from analysis.metrics.share import share_of_voice

_LINES = 5
_MARKED = 100_000  # articles of the corpus: in more, looking for the rises of five names keeps the page waiting
_COLUMNS = ["name", "articles", "share", "mentions", "sources", "in_headline", "newest"]


def ranking(view: View, kinds: Collection[str], what: str, where: str = "") -> None:
    """Show the most covered entities of these kinds, the days of the first five, and all of them as a table.

    `what`: what they are, in the plural; `where`: the page of their profiles, unless it is called so.
    """
    where, key = where or what, what.replace(" ", "-")
    table = share_of_voice(by_entity(view.corpus, kinds))
    if table.empty:
        st.info(f"No article in this selection names {what} that Marquee knows.")
        return
    made = view.provenance()
    if picked := charts.show(figures.ranking(table, what, made), key=f"{key}-ranking"):
        lists.behind(view, picked["entity_id"], where, key=f"{key}-ranking-articles")
    first = [str(entity) for entity in table["entity_id"].head(_LINES)]
    told = daily(view.corpus, view.base, first, view.zone)
    is_quick = len(view.snapshot.articles) <= _MARKED
    line = figures.days(told, made, bursts(told, view.base, view.zone) if is_quick else None)
    if picked := charts.show(line, key=f"{key}-days"):
        lists.behind(view, picked["entity_id"], where, key=f"{key}-days-articles", day=pd.Timestamp(picked["day"]))
    st.subheader(f"All {what} ({len(table):,})", anchor=False)
    st.caption(
        "Share of voice: a name's articles as a share of the articles of all names in this table. "
        "Choose a row to open the profile."
    )
    columns = _COLUMNS if len(set(table["kind"])) == 1 or where == what else ["name", "kind", *_COLUMNS[1:]]
    lists.entities(table, columns, where, key=f"{key}-table", zone=view.zone)
    _save(table, key)


def groups(view: View) -> None:
    """Show the groups apart: their coverage stands beside their members', and is never added to it."""
    table = by_entity(view.corpus, ("group",))
    if table.empty:
        return
    st.subheader("Groups, families and couples", anchor=False)
    st.caption("Articles that name the group itself. They are not added to its members' articles.")
    lists.entities(table, [c for c in _COLUMNS if c != "share"], "people", key="groups-table", zone=view.zone)
    _save(table, "groups")


def _save(table: pd.DataFrame, what: str) -> None:
    st.download_button(
        "Table (CSV)",
        lambda: csv(table),
        f"{what}.csv",
        "text/csv",
        key=f"{what}-table-csv",
        on_click="ignore",
        icon=":material/download:",
    )

"""What is rising: a card a name with its counts in words, the story behind it, and how the score came about."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, links, lists, trend_card
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.trend_card import Asked
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import WORKS
from analysis.errors import MarqueeError
from analysis.figures.coverage import told_apart
from analysis.figures.trends import now_and_usual
from analysis.figures.wording import NO_SOURCE
from analysis.metrics import stories, trends
from analysis.metrics.together import naming
from analysis.metrics.trends.states import STATES
from analysis.plural import counted
from analysis.selection import Selection, window
from analysis.store import lookup
from analysis.store.slices import slice_of
from analysis.store.snapshot import Snapshot
from analysis.store.texts import headlines

_CARRIERS: Final = 4
_WITHIN: Final = 6
_HELD: Final = 16
_ROWS: Final = 200
_ASK: Final = "trend-ask"


@lru_cache(maxsize=_HELD)
def scored(asked: Asked) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the trend table and why its rows rise."""
    corpus = slice_of(asked.snapshot, asked.selection)
    when = (asked.as_of, asked.length, asked.zone)
    table = trends.trends(corpus, *when)
    return table, trends.why(corpus, table, *when)


def is_any_sure(asked: Asked) -> bool:
    """Say whether a name is surely rising."""
    return trend_card.sure(scored(asked)[0]) > 0


def asked_of(view: View, as_of: pd.Timestamp, length: pd.Timedelta) -> Asked:
    """Return what a view asks of trends."""
    return Asked(view.snapshot, trends.base(view.selection), as_of, length, view.zone)


def show(view: View, asked: Asked, kinds: Sequence[str], window_in_words: str) -> None:
    """Show who of these kinds is rising, whom the filters ask for, and anybody who is asked about."""
    table, why = scored(asked)
    table = table[table["kind"].isin(kinds)].reset_index(drop=True)
    chosen = view.selection.entities
    within = why.set_index("entity_id")["within"].dropna()
    trend_card.summary(table, asked, "name", "names")
    heads = table[table["entity_id"].isin(chosen)] if chosen else _heads(trend_card.standing_out(table), within)
    if heads.empty:
        heads = trend_card.nearest(table)
    told = _stories(asked.snapshot, why[why["entity_id"].isin(heads["entity_id"])])
    for row in told_apart(heads).to_dict("records"):
        inside = table[table["entity_id"].isin(within.index[within.eq(str(row["entity_id"]))])]
        _card(pd.Series(row), told.get(str(row["entity_id"])), inside, "trend")
    _ask(asked, table)
    if len(heads):
        _figure(view, asked, heads, window_in_words)
    _all(table)


def _heads(rows: pd.DataFrame, within: pd.Series) -> pd.DataFrame:
    """Return the first of those who rise by themselves."""
    is_folded = rows["entity_id"].isin(within.index[within.isin(rows["entity_id"])])
    return rows[~is_folded].head(trend_card.MOST)


def _card(row: pd.Series, story: Mapping[str, object] | None, inside: pd.DataFrame, key: str) -> None:
    entity_id, kind = str(row["entity_id"]), str(row["kind"])

    def title() -> None:
        label = f"**{plain(str(row['name']))}**"
        links.link("shows" if kind in WORKS else "people", label, key=f"{key}-{entity_id}", entity=entity_id)

    with trend_card.card(row, title, "" if kind == "person" else kind, key):
        if story is not None:
            links.link(
                "stories",
                str(story["title"]),
                ":material/forum:",
                key=f"{key}-{entity_id}",
                story=str(story["story_id"]),
            )
            st.caption(plain(str(story["said"])))
        if len(inside):
            names = [str(name) for name in inside["name"].head(_WITHIN)]
            more = f" and {len(inside) - _WITHIN} more" if len(inside) > _WITHIN else ""
            st.caption(plain(f"Rising with it: {', '.join(names)}{more}."))


def _stories(snapshot: Snapshot, why: pd.DataFrame) -> dict[str, dict[str, object]]:
    """Return the story behind each name: story_id, title for a link, and who has it in words."""
    titles = stories.titles(snapshot, list(why["story_id"]), headlines(snapshot)["headline"])
    found: dict[str, dict[str, object]] = {}
    for row in why.to_dict("records"):
        carriers = [source or NO_SOURCE for source in row["carriers"]]
        more = f" and {len(carriers) - _CARRIERS} more" if len(carriers) > _CARRIERS else ""
        first = f"; first {row['first_source'] or NO_SOURCE}" if isinstance(row["first_source"], str) else ""
        title = titles.get(row["story_id"])
        found[str(row["entity_id"])] = {
            "story_id": row["story_id"],
            "title": plain(title) if isinstance(title, str) and title else "(no headline)",
            "said": f"{counted(int(row['told']), 'article')} of this story{first}; "
            f"carried by {', '.join(carriers[:_CARRIERS])}{more}.",
        }
    return found


def _ask(asked: Asked, table: pd.DataFrame) -> None:
    """Answer about anybody: a name always gets an answer."""
    chooser, _ = st.columns([1, 1])
    name = chooser.text_input("Ask about a name", key=_ASK, placeholder="Any person, group, show or other work")
    if not name.strip():
        return
    try:
        entity_id = _called(asked.snapshot, name.strip())
    except MarqueeError as error:
        st.info(plain(str(error)))
        return
    rows = table[table["entity_id"].eq(entity_id)]
    if rows.empty:
        called = plain(str(asked.snapshot.entities["name"][entity_id]))
        st.info(f"No article of this window or of the 28 days before names {called}.")
        return
    _card(rows.iloc[0], None, rows.head(0), "asked")


def _called(snapshot: Snapshot, name: str) -> str:
    try:
        return lookup.entity(snapshot, name, trends.KINDS)
    except MarqueeError:
        # Of a person and a film of one name, who asks without more means the person.
        return lookup.entity(snapshot, name, lookup.PEOPLE)


def _figure(view: View, asked: Asked, heads: pd.DataFrame, window_in_words: str) -> None:
    since, until = window(asked.as_of, asked.length, asked.zone)
    now = view.asking(Selection(since=since, until=until, sources=asked.selection.sources, query=asked.selection.query))
    figure = now_and_usual(heads, window_in_words, now.provenance())
    if picked := charts.show(figure, key="trending-bars"):
        entity_id = picked["entity_id"]
        name = str(asked.snapshot.entities["name"][entity_id])
        lists.called(now, naming(now.corpus, entity_id), name, key="trending-articles")


def _all(table: pd.DataFrame) -> None:
    counts = table["state"].value_counts()
    told = ", ".join(f"{state} {counts[state]:,}" for state in STATES if state in counts.index)
    with st.expander(f"All {len(table):,} names scanned"):
        st.caption(plain(f"{told}." if told else "Over seven days a change is told, and no state."))
        shown = told_apart(table.head(_ROWS))
        event = st.dataframe(
            shown[["name", "state", "articles", "expected", "sources", "kind"]],
            key="trending-table",
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            column_config={
                "name": st.column_config.TextColumn("Name", width=220),
                "state": st.column_config.TextColumn("State"),
                "articles": st.column_config.NumberColumn("Articles"),
                "expected": st.column_config.NumberColumn("Usually", format="%.1f"),
                "sources": st.column_config.NumberColumn("Outlets"),
                "kind": st.column_config.TextColumn("Kind"),
            },
            alt="Names scanned, most sure of rising first. Choose a row to open the profile.",
        )
        if len(table) > _ROWS:
            st.caption(f"The first {_ROWS} of {len(table):,}; the file has all of them.")
        csv_button("CSV", lambda: table, "trends.csv", "trending-csv")
        if rows := event["selection"]["rows"]:
            row = shown.iloc[rows[0]]
            links.go("shows" if row["kind"] in WORKS else "people", entity=str(row["entity_id"]))

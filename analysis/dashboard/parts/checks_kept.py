"""The checks by hand that were kept of a person: what they came to, and their answers to take away."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analysis.dashboard.parts import links
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.figures.checking import estimate
from analysis.metrics import checked
from analysis.newsroom import local
from analysis.store import checks, texts
from analysis.store.snapshot import Snapshot

_SHOWN: Final[Mapping[str, ColumnConfig | str]] = {
    "at": st.column_config.DatetimeColumn("Checked", format="D MMM YYYY, HH:mm"),
    "asked": "Portrayal",
    "share": st.column_config.NumberColumn("By hand", format="%.0f%%"),
    "low": st.column_config.NumberColumn("From", format="%.0f%%", help="Where the 95 % interval begins"),
    "high": st.column_config.NumberColumn("To", format="%.0f%%", help="Where the 95 % interval ends"),
    "said": st.column_config.NumberColumn("Machine estimate", format="%.0f%%"),
    "answered": st.column_config.NumberColumn("Answers"),
    "articles": st.column_config.NumberColumn("Of articles"),
    "selection": st.column_config.TextColumn("Selection", width="medium"),
    "who": "By",
    "commit": st.column_config.NumberColumn("Commit", format="%d"),
}


def kept(own: View, entity_id: str, name: str) -> None:
    """Show the checks of the portrayal of a person, newest first; nothing where there are none."""
    rows = _of(own.snapshot, entity_id)
    table = checked.listed(rows, own.snapshot)
    if table.empty:
        return
    st.markdown(f"**Checks by hand of the portrayal of {plain(name)}**")
    in_percent = {share: table[share] * 100 for share in ("share", "low", "high", "said")}
    shown = table.assign(at=local(table["at"], own.zone), asked=table["asked"].str.capitalize(), **in_percent)
    event = st.dataframe(
        shown[list(_SHOWN)],
        # Of this commit alone: the way to another one is not to be taken again there.
        key=f"checks-rows-{own.snapshot.commit.number}",
        hide_index=True,
        column_config=_SHOWN,
        on_select="rerun",
        selection_mode="single-row",
        alt="Checks by hand: when, of which portrayal, what they came to, in which selection and by whom.",
    )
    left, right = st.columns([4, 1])
    left.caption(f"{estimate()} Choose a row to see its selection as it was then.")
    with right:
        csv_button(
            "Answers (CSV)",
            lambda: checked.answers(rows, own.snapshot, texts.headlines(own.snapshot), estimate()),
            "checks-by-hand.csv",
            "checks-csv",
            width="stretch",
        )
    if chosen := event["selection"]["rows"]:
        links.again(links.current(), str(table["query"].iloc[chosen[0]]), entity=entity_id)


def _of(snapshot: Snapshot, entity_id: str) -> pd.DataFrame:
    rows = checks.kept(snapshot.corpus, snapshot.commit)
    return rows[rows["entity_id"].map(snapshot.survivor).eq(entity_id)]

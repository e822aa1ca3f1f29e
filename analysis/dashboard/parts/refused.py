"""What could not be read, and why."""

from typing import Final

import streamlit as st

from analysis.dashboard.parts.text import counted
from analysis.dashboard.parts.view import View
from analysis.export.delimited import csv
from analysis.metrics.refusals import by_reason
from analysis.store import texts

_SHOWN: Final = 200


def refused(everything: View) -> None:
    """Show the records that could not be read, of all reasons or of one."""
    rejects = by_reason(texts.rejects(everything.snapshot))
    st.subheader("What could not be read", anchor=False)
    if rejects.empty:
        st.caption("Every record was read.")
        return
    counts = rejects["kind"].value_counts(sort=False)
    chooser, _ = st.columns([2, 1])
    kind = chooser.selectbox(
        "Reason",
        ["", *counts.index],
        format_func=lambda one: f"{one} ({counts[one]:,})" if one else f"All reasons ({len(rejects):,})",
        key="corpus-rejects-reason",
    )
    chosen = rejects[rejects["kind"].eq(kind)] if kind else rejects
    st.dataframe(
        chosen.head(_SHOWN)[["place", "reason", "record"]],
        key="corpus-rejects",
        hide_index=True,
        column_config={
            "place": st.column_config.TextColumn("File and line", width="medium"),
            "reason": st.column_config.TextColumn("Why", width="large"),
            "record": st.column_config.TextColumn("As it came", width="medium"),
        },
        alt="Rejected records: where, why, and as they came.",
    )
    if len(chosen) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(chosen):,}; the file has all of them.")
    st.download_button(
        f"All {counted(len(chosen), 'record')} (CSV)",
        lambda: csv(chosen[["place", "reason", "record"]]),
        "rejects.csv",
        "text/csv",
        key="corpus-rejects-csv",
        on_click="ignore",
        icon=":material/download:",
    )

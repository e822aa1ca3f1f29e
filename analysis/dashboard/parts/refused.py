"""What could not be read, and why."""

from typing import Final

import streamlit as st

from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.view import View
from analysis.metrics.refusals import by_reason
from analysis.plural import counted
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
    told = (rejects[rejects["kind"].eq(kind)] if kind else rejects)[["place", "reason", "record"]]
    st.dataframe(
        told.head(_SHOWN),
        key="corpus-rejects",
        hide_index=True,
        column_config={
            "place": st.column_config.TextColumn("File and line", width="medium"),
            "reason": st.column_config.TextColumn("Why", width="large"),
            "record": st.column_config.TextColumn("As it came", width="medium"),
        },
        alt="Rejected records: where, why, and as they came.",
    )
    if len(told) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(told):,}; the file has all of them.")
    csv_button(f"All {counted(len(told), 'record')} (CSV)", lambda: told, "rejects.csv", "corpus-rejects-csv")

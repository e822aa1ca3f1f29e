"""Methods: how every number is made, in the words of docs/methods.md."""

import streamlit as st

from analysis.dashboard.parts.view import View
from analysis.packaged import document


def page(view: View) -> None:
    """Show the methods, and the state of what made this corpus."""
    st.markdown(document("methods.md"))
    st.divider()
    commit = view.snapshot.commit
    kinds = view.snapshot.entities["kind"].value_counts()
    st.subheader("What made this corpus", anchor=False)
    st.caption(
        f"Commit {commit.number}; gazetteer {commit.gazetteer} with {kinds.get('person', 0):,} people, "
        f"{kinds.get('group', 0):,} groups, {kinds.get('character', 0):,} characters, "
        f"{kinds.get('series', 0):,} series, {kinds.get('film', 0):,} films; days in {view.zone}."
    )

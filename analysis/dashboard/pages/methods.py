"""Methods: how every number is made, in the words of docs/methods.md."""

from typing import Final

import streamlit as st

from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.packaged import document

_FURTHER: Final = [kind for kind in WORKS if kind not in SHOWS]


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
        f"{kinds.get('series', 0):,} series, {kinds.get('film', 0):,} films, "
        f"{kinds.reindex(_FURTHER).sum():,.0f} other works; days in {view.zone}."
    )

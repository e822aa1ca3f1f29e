"""Outlets: what each has, what we lack, what we alone have, who was first, and two of them head to head."""

from typing import Final

import streamlit as st

from analysis.dashboard.parts import choice, ours, outlets
from analysis.dashboard.parts.view import View

_TABS: Final = {
    "all": "All outlets",
    "not-ours": "Not ours yet",
    "only-ours": "Only ours",
    "behind": "Who was first",
    "duel": "Head to head",
}


def page(view: View) -> None:
    """Show the outlets of the selection, as the address asks for it."""
    st.title("Outlets", anchor=False)
    if view.with_copies.corpus.articles.empty:
        st.info("No article in this selection.")
        return
    tab = choice.one("tab", "View", _TABS)
    if tab == "all":
        outlets.ranking(view)
    elif tab == "duel":
        outlets.duel(view)
    else:
        ours.show(view, tab)

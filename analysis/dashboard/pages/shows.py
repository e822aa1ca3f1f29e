"""Shows: which series and films are most covered, other works at choice, and one work's profile."""

import streamlit as st

from analysis.dashboard.parts import ranked, shelves
from analysis.dashboard.parts.profile import profile
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import WORKS


def page(view: View) -> None:
    """Show the ranking, or the profile of the work the address asks for."""
    if entity := st.query_params.get("entity"):
        profile(view, entity, WORKS, "shows")
        return
    title = st.empty()
    shelf = shelves.chosen(view)
    title.title(shelf.title, anchor=False)
    ranked.ranking(view, shelf.kinds, shelf.what, where="shows")

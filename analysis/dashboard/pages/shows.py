"""Shows: which series and films are most covered, and one show's profile."""

import streamlit as st

from analysis.dashboard.parts import ranked
from analysis.dashboard.parts.profile import profile
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS


def page(view: View) -> None:
    """Show the ranking, or the profile of the series or film the address asks for."""
    if entity := st.query_params.get("entity"):
        profile(view, entity, SHOWS, "shows")
        return
    st.title("Shows", anchor=False)
    ranked.ranking(view, SHOWS, "shows")

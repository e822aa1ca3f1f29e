"""People: who is most covered, and one person's profile."""

import streamlit as st

from analysis.dashboard.parts import ranked
from analysis.dashboard.parts.profile import profile
from analysis.dashboard.parts.view import View


def page(view: View) -> None:
    """Show the ranking, or the profile of the person or group the address asks for."""
    if entity := st.query_params.get("entity"):
        profile(view, entity, ("person", "group"), "people")
        return
    st.title("People", anchor=False)
    ranked.ranking(view, ("person",), "people")
    ranked.groups(view)

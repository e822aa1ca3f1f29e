"""Names: who is known by which spellings, the editors' decisions about it, and what each does to the counts."""

import streamlit as st

from analysis.dashboard.parts import name_decisions, name_facts, name_log
from analysis.dashboard.parts.name_desk import Desk
from analysis.dashboard.parts.view import View


def page(view: View) -> None:
    """Show how to find a name, the decisions to make about it, and those that were made."""
    st.title("Names", anchor=False)
    st.caption("This page is about the whole corpus; the filters on the left do not change it.")
    desk = Desk(view)
    desk.report()
    entity = name_facts.found(desk)
    if entity:
        name_facts.facts(desk, entity)
    if desk.why_closed:
        st.info(desk.why_closed)
    else:
        name_decisions.decisions(desk, entity)
    name_log.log(desk)

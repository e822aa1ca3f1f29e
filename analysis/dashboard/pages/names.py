"""Names: who is known by which spellings, the editors' decisions about it, and what each does to the counts."""

import streamlit as st

from analysis.dashboard.parts import name_decisions, name_facts, name_log, name_review
from analysis.dashboard.parts.name_desk import Desk
from analysis.dashboard.parts.view import View


def page(view: View) -> None:
    """Show how to find a name, the decisions to make about it, and those that were made."""
    st.title("Names", anchor=False)
    st.caption("This page is about the whole corpus; the filters on the left do not change it.")
    desk = Desk(view)
    # Each in its own place: what moves down the page is made anew by Streamlit, and closes what the reader opened.
    said, name, forms, review, decided = (st.container() for _ in range(5))
    with said:
        desk.report()
    with name:
        entity = name_facts.found(desk)
        is_found = entity in view.snapshot.found.index
        if is_found:
            name_review.one(desk, entity)
        elif entity:
            name_facts.facts(desk, entity)
    with forms:
        if desk.why_closed:
            st.info(desk.why_closed)
        elif not is_found:
            name_decisions.decisions(desk, entity)
    with review:
        if not entity:
            name_review.review(desk)
    with decided:
        name_log.log(desk)

"""Portrayal: how articles portray people, estimated, with what it is beside others."""

import streamlit as st

from analysis.dashboard.parts import checking, evidence, links, portrayed
from analysis.dashboard.parts.profile import entity_asked, nowhere
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View

_PEOPLE = ("person",)


def page(view: View) -> None:
    """Show everybody whom articles portray, or the person the address asks for."""
    if asked := st.query_params.get("entity"):
        _person(view, asked)
        return
    st.title("Portrayal", anchor=False)
    st.caption("How articles treat a person, as a small language model that is not told who it is estimates it.")
    portrayed.people(view)


def _person(view: View, asked: str) -> None:
    entity = entity_asked(view, asked, _PEOPLE)
    entity_id, name = str(entity["entity_id"]), str(entity["name"])
    links.link("portrayal", "All people", icon=":material/arrow_back:")
    st.title(plain(f"Portrayal of {name}"), anchor=False)
    links.link("people", f"Profile of {plain(name)}", icon=":material/person:", entity=entity_id)
    own = view.naming(entity_id)
    if own.corpus.articles.empty:
        nowhere(own, entity_id, name, "portrayal")
        return
    portrayed.person(own, entity_id, name)
    evidence.show(own, entity_id, name)
    checking.show(own, entity_id, name)

"""How an article portrays the people it names, one line each, with a way to overrule it."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import overruling
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.packaged import model_folder
from analysis.store import portrayed
from analysis.tone import measured

_FURTHER: Final = 8


def portrayals(view: View, article_id: str) -> None:
    """Show what is said of each person who counts; nothing where nothing is said of anybody."""
    held = view.snapshot
    keys = held.articles.index[held.articles["article_id"].eq(article_id)]
    rows = held.appearances[held.appearances["article"].isin(keys) & held.appearances["portrayal"].notna()]
    if rows.empty:
        return
    st.markdown("**Portrayal**")
    overruling.report()
    st.caption(plain(measured.read(model_folder()).line))
    why = overruling.why_closed(view)
    rulings = overruling.standing(portrayed.rulings(held, [article_id]), "entity_id")
    said = portrayed.said(held, pd.DataFrame({"article_id": article_id, "entity_id": rows["entity_id"].astype("str")}))
    ordered = rows.sort_values(["mentions", "entity_id"], ascending=[False, True])
    people = [
        (str(entity), str(verdict)) for entity, verdict in zip(ordered["entity_id"], ordered["portrayal"], strict=True)
    ]
    first, further = people[:_FURTHER], people[_FURTHER:]

    def line(entity_id: str, verdict: str) -> None:
        name = str(held.entities["name"][entity_id])
        ruling = rulings.get(entity_id)
        words = overruling.in_words(verdict, is_overruled=ruling is not None)
        with st.container(gap=None):
            st.markdown(f"{plain(name)}: {plain(words[0].lower() + words[1:])}")
            if ruling is not None:
                st.caption(plain(overruling.ruling_in_words(ruling, said.get((article_id, entity_id)), view.zone)))
            if not why:
                overruling.form(view, article_id, entity_id, ruling, key=f"article-{entity_id}")

    for entity_id, verdict in first:
        line(entity_id, verdict)
    if further:
        with st.expander(f"{len(further):,} more"):
            for entity_id, verdict in further:
                line(entity_id, verdict)
    if why:
        st.caption(plain(why))

"""One known name: found by its parts, with spellings, credits and counts."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import links
from analysis.dashboard.parts.name_desk import Desk
from analysis.dashboard.parts.text import plain
from analysis.entities.gazetteer import NEVER_SHOWN, WORKS
from analysis.errors import SelectionError
from analysis.metrics.filmography import filmography
from analysis.names import finding
from analysis.plural import counted
from analysis.store.lookup import private

_SPELLINGS: Final = {"alias": "Spelling", "kind": "Kind", "common": "Needs evidence"}


def found(desk: Desk) -> str:
    """Show a way to find a name, and return whom the reader chose; "" for nobody."""
    asked = desk.view.snapshot.survivor(st.query_params.get("entity", ""))
    if asked:
        _check(desk, asked)
        links.link("names", "Find another name", icon=":material/arrow_back:")
        return asked
    return chosen(desk, "Find a name", "names")


def chosen(desk: Desk, label: str, key: str) -> str:
    """Show a field to look for a name and the names that fit, and return the chosen one."""
    words = st.text_input(label, key=f"{key}-find", placeholder="Part of a name or spelling", max_chars=200).strip()
    if not words:
        return ""
    if finding.are_private(desk.gazetteer, words, desk.private):
        st.info(plain(private(words)))
    table = finding.search(desk.gazetteer, words, desk.private)
    if table.empty:
        st.info(f"No other name that is known fits {plain(words)}.")
        return ""
    labels = dict(zip(table["entity_id"], map(_label, table.itertuples()), strict=True))
    picked = st.selectbox(
        "Names that fit", list(labels), format_func=labels.__getitem__, key=f"{key}-chosen-{words}", index=None
    )
    return picked or ""


def facts(desk: Desk, entity: str) -> None:
    """Show what is known of a name, and how often the corpus names it."""
    snapshot = desk.view.snapshot
    row = finding.rows_of(desk.gazetteer, [entity]).iloc[0]
    st.subheader(plain(str(row["name"])), anchor=False)
    st.caption(plain(_described(row)))
    counts = snapshot.appearances[snapshot.appearances["entity_id"].eq(entity)]
    st.markdown(f"{counted(len(counts), 'article')}, {counted(int(counts['mentions'].sum()), 'mention')}")
    spellings = finding.spellings_of(desk.gazetteer, entity)
    hidden = spellings["kind"].isin(NEVER_SHOWN)
    st.dataframe(
        spellings[~hidden][list(_SPELLINGS)],
        hide_index=True,
        column_config=_SPELLINGS,
        alt="Spellings by which articles name it.",
    )
    if hidden.any():
        st.caption(f"{counted(int(hidden.sum()), 'birth or former name')} too, matched and never shown.")
    credits_ = filmography(snapshot.credits, snapshot.entities, entity)
    if len(credits_):
        with st.expander(counted(len(credits_), "credit")):
            st.dataframe(credits_[["name", "role", "character"]], hide_index=True, alt="Credits of this name.")
    if row["kind"] != "character":
        where = "shows" if row["kind"] in WORKS else "people"
        links.link(where, "Profile", icon=":material/person:", key="names", entity=entity)


def _check(desk: Desk, entity: str) -> None:
    if entity in desk.private:
        raise SelectionError(private(entity))
    if entity in desk.view.snapshot.found.index:
        return
    if finding.rows_of(desk.gazetteer, [entity]).empty:
        msg = f"This link asks for {entity}, which this corpus does not have"
        raise SelectionError(msg)


def _label(row: object) -> str:
    columns = ("name", "kind", "note", "first_year", "entity_id")
    parts = (getattr(row, column) for column in columns)
    return " \N{MIDDLE DOT} ".join(str(part) for part in parts if isinstance(part, str | int))


def _described(row: pd.Series) -> str:
    parts = (row["kind"], row["roles"], row["note"], row["entity_id"])
    return " \N{MIDDLE DOT} ".join(str(part) for part in parts if isinstance(part, str))

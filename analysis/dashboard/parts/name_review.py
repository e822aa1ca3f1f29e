"""Names that articles have and no list has: looked through, and decided on."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import links
from analysis.dashboard.parts.name_desk import Desk
from analysis.dashboard.parts.name_facts import chosen
from analysis.dashboard.parts.text import plain
from analysis.entities import decisions as book
from analysis.entities.decisions import Decision
from analysis.names import deciding, reviewing
from analysis.plural import counted
from analysis.store import texts
from analysis.store.discovered import CONFIRMED, RULE

_PLACE: Final = "names-review"
_EXAMPLES: Final = 5
_LABELS: Final = {
    book.CONFIRM: "Confirm: it is a name, and counts from now on",
    book.MERGE: "Merge: it is another name for one that is known",
    book.BLOCK: "Block: it names nobody",
    book.PRIVATE: "Private: show it in articles only",
}


def review(desk: Desk) -> None:
    """Show the names that no list has; a chosen row opens one."""
    table = reviewing.found(desk.view.snapshot)
    if table.empty:
        return
    waiting = int((~table["counts"]).sum())
    st.subheader(f"Found in articles ({len(table):,})", anchor=False)
    st.caption(
        f"Names that no list has, marked by the model. They count {RULE}, or once confirmed; {waiting:,} do not count "
        "yet. Choose a row to decide about a name."
    )
    shown = table[["name", "kind", "articles", "sources", "counts"]].assign(
        counts=table["counts"].map({True: "yes", False: "not yet"})
    )
    event = st.dataframe(
        shown,
        key="names-found",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "name": st.column_config.TextColumn("Name", width=220),
            "kind": "Kind",
            "articles": st.column_config.NumberColumn("Articles"),
            "sources": st.column_config.NumberColumn("Sources"),
            "counts": "Counts",
        },
        alt="Names that articles have and no list has, most articles first. Choose a row to decide about one.",
    )
    if rows := event["selection"]["rows"]:
        links.go("names", entity=str(table["entity_id"].iloc[rows[0]]))


def one(desk: Desk, entity: str) -> None:
    """Show a name that no list has, some of its articles, and what may be decided about it."""
    snapshot = desk.view.snapshot
    row = snapshot.found.loc[[entity]].iloc[0]
    st.subheader(plain(str(row["name"])), anchor=False)
    counts = f"{counted(int(row['articles']), 'article')}, {counted(int(row['sources']), 'source')}"
    when = CONFIRMED if row["needs_editor"] else f"{RULE}, or once confirmed"
    state = "it counts" if row["counts"] else f"it does not count yet: {when}"
    st.caption(plain(f"{row['kind']}, found in articles and in no list; {counts}; {state}"))
    for article in texts.naming(snapshot, entity, _EXAMPLES).itertuples():
        links.link("articles", plain(str(article.headline)) or "(no headline)", article=str(article.article_id))
    if not desk.why_closed:
        _decide(desk, row)


def _decide(desk: Desk, row: pd.Series) -> None:
    st.subheader("Decide", anchor=False)
    kind = st.selectbox("Decision", list(_LABELS), format_func=_LABELS.__getitem__, key="names-review-kind")
    into = chosen(desk, "Who it is", "names-review-into") if kind == book.MERGE else ""
    with st.form(f"names-review-{kind}", border=False):
        reason = st.text_input("Reason", key="names-review-reason", max_chars=200)
        if st.form_submit_button("Preview"):
            if not reason.strip():
                st.warning("Give a reason: it is kept with the decision.")
            elif kind == book.MERGE and not into:
                st.warning("Find who it is first.")
            else:
                desk.preview(deciding.because(_drafts(kind, row, into), reason), _PLACE)
    desk.confirm(_PLACE)


def _drafts(kind: str, row: pd.Series, into: str) -> list[Decision]:
    entity, name = str(row["entity_id"]), str(row["name"])
    confirmed = Decision(0, book.CONFIRM, entity, name=name)
    return {
        book.CONFIRM: [confirmed],
        # Who is merged has to stand in the list.
        book.MERGE: [confirmed, Decision(0, book.MERGE, entity, into=into)],
        book.BLOCK: [Decision(0, book.BLOCK, spellings=(name,))],
        book.PRIVATE: [Decision(0, book.PRIVATE, entity)],
    }[kind]

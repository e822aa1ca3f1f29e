"""The decisions that were made: the log, a way to take one back, and the text form."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.name_desk import Desk
from analysis.dashboard.parts.text import plain
from analysis.entities import decisions as book
from analysis.entities.applying import apply
from analysis.entities.decisions import Decision
from analysis.entities.namebook import undone
from analysis.errors import MarqueeError, NameBookError
from analysis.names import deciding
from analysis.names.logged import logged
from analysis.newsroom import local
from analysis.plural import counted

_UNDO: Final = "names-undo"
_APPLY: Final = "names-apply"
_LABELS: Final = {
    "number": "Number",
    "who": "Who",
    "decision": "Decision",
    "reason": "Reason",
    "state": "State",
}


def log(desk: Desk) -> None:
    """Show the decisions of the name book, newest first, and what can be done with them."""
    st.subheader("Decisions", anchor=False)
    if not desk.book:
        st.caption("No decision was made yet.")
    else:
        _table(desk)
    if not desk.why_closed:
        _undo(desk)
        _text(desk)


def _table(desk: Desk) -> None:
    table = logged(desk.book, apply(desk.own, desk.effects).refused)
    shown = table.assign(when=local(pd.to_datetime(table["when"], utc=True), desk.view.zone)).iloc[::-1]
    st.dataframe(
        shown,
        hide_index=True,
        column_config={**_LABELS, "when": st.column_config.DatetimeColumn("When", format="D MMM YYYY, HH:mm")},
        alt="Decisions, newest first.",
    )
    csv_button("CSV", lambda: table, "decisions.csv", "names-log-csv")


def _undo(desk: Desk) -> None:
    gone = undone(desk.book)
    standing = {one.number: f"{one.number}: {deciding.told_short(one)}" for one in reversed(desk.book)}
    standing = {number: told for number, told in standing.items() if number not in gone}
    if not standing:
        return
    with st.expander("Undo a decision", icon=":material/undo:"):
        with st.form(_UNDO, border=False):
            number = st.selectbox("Decision to take back", list(standing), format_func=standing.__getitem__)
            reason = st.text_input("Reason", key=f"{_UNDO}-reason", max_chars=200)
            along = st.checkbox("Take back what rests on it too", key=f"{_UNDO}-along")
            if st.form_submit_button("Preview"):
                if reason.strip():
                    draft = Decision(0, book.UNDO, undoes=(number,))
                    desk.preview(deciding.because([draft], reason), _UNDO, along=along)
                else:
                    st.warning("Give a reason: it is kept with the decision.")
        desk.confirm(_UNDO)


def _text(desk: Desk) -> None:
    with st.expander(f"As text ({counted(len(desk.book), 'line')})", icon=":material/notes:"):
        st.caption("One decision a line, to keep in a repository, to compare, or to take over into another corpus.")
        st.download_button(
            "Text",
            book.text(desk.book).encode(),
            "names.jsonl",
            "application/x-ndjson",
            key="names-text",
            on_click="ignore",
            icon=":material/download:",
        )
        with st.form(_APPLY, clear_on_submit=True, border=False):
            file = st.file_uploader("Decisions to take over", type=["jsonl", "txt"], key=f"{_APPLY}-file")
            sent = st.form_submit_button("Preview")
        if sent and file is None:
            st.warning("Choose a file first.")
        elif sent and file is not None:
            _apply(desk, file.getvalue(), file.name)
        desk.confirm(_APPLY)


def _apply(desk: Desk, data: bytes, name: str) -> None:
    try:
        drafts = deciding.lacking(desk.book, book.read(_decoded(data, name), name))
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    if drafts:
        desk.preview(drafts, _APPLY)
    else:
        st.info("The name book has all these decisions.")


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        msg = f"{name}: not in UTF-8; save it as UTF-8"
        raise NameBookError(msg) from error

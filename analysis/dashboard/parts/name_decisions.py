"""A form for each kind of decision about a name."""

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from analysis.dashboard.parts.name_desk import Desk
from analysis.dashboard.parts.name_facts import chosen
from analysis.entities import decisions as book
from analysis.entities.decisions import Decision
from analysis.entities.gazetteer import NEVER_SHOWN
from analysis.names import deciding, finding

_PLACE: Final = "names-decision"
_LABELS: Final = {
    book.MERGE: "Merge: it is the same as another one",
    book.SPLIT: "Split: some of its spellings are somebody else",
    book.ALIAS: "Alias: it is spelled in another way too",
    book.BLOCK: "Block: a spelling does not name it",
    book.RENAME: "Rename: show it under another name",
    book.PRIVATE: "Private: show it in articles only",
}
_ANYBODY: Final = "nobody at all is named by it"


def decisions(desk: Desk, entity: str) -> None:
    """Show the forms for the chosen name, else the one that needs none; then the effect, to be confirmed."""
    st.subheader("Decide", anchor=False)
    if not entity:
        st.caption("Find a name above to decide about it. A spelling that names nobody can be blocked at once.")
        kind = book.BLOCK
    else:
        kind = st.selectbox("Decision", list(_LABELS), format_func=_LABELS.__getitem__, key="names-kind")
    # Outside the form: what fits is looked up while the reader writes.
    other = chosen(desk, "Who it is", "names-into") if kind == book.MERGE else ""
    with st.form(f"names-form-{kind}", border=False):
        draft = _FIELDS[kind](desk, entity, other)
        reason = st.text_input("Reason", key="names-reason", max_chars=200)
        if st.form_submit_button("Preview"):
            if not reason.strip():
                st.warning("Give a reason: it is kept with the decision.")
            elif draft is None:
                st.warning("Find who it is first.")
            else:
                desk.preview(deciding.because([draft], reason), _PLACE)
    desk.confirm(_PLACE)


def _merge(_: Desk, entity: str, other: str) -> Decision | None:
    st.caption("Spellings and credits go to the other one, and links lead there.")
    return Decision(0, book.MERGE, entity, into=other) if other else None


def _split(desk: Desk, entity: str, _: str) -> Decision:
    spellings = finding.spellings_of(desk.gazetteer, entity)
    shown = list(spellings["alias"][~spellings["kind"].isin(NEVER_SHOWN)])
    picked = st.multiselect("Its spellings that name somebody else", shown, key="names-split")
    name = st.text_input("Name of the new one", key="names-split-name", max_chars=200).strip()
    note = st.text_input("What tells it from a namesake", key="names-split-note", max_chars=200)
    shared = st.checkbox("Both have the spelling: two of one name", key="names-split-shared")
    kind = str(finding.rows_of(desk.gazetteer, [entity])["kind"].iloc[0])
    name = " ".join(name.split()) or (picked[0] if picked else "")
    new = deciding.new_id(desk.own, desk.book, name, kind) if name else ""
    return Decision(0, book.SPLIT, entity, spellings=tuple(picked), new=new, name=name, note=note, shared=shared)


def _alias(_: Desk, entity: str, __: str) -> Decision:
    spelling = st.text_input("Spelling", key="names-alias", max_chars=200)
    how = st.selectbox("Kind", book.SPELLING_KINDS, key="names-alias-kind")
    common = st.checkbox("Also an ordinary word: counts only with evidence", key="names-alias-common")
    return Decision(0, book.ALIAS, entity, spellings=(spelling,), how=how, common=common)


def _block(_: Desk, entity: str, __: str) -> Decision:
    spelling = st.text_input("Spelling", key="names-block", max_chars=200)
    everybody = not entity or st.checkbox(_ANYBODY.capitalize(), key="names-block-all")
    return Decision(0, book.BLOCK, "" if everybody else entity, spellings=(spelling,))


def _rename(_: Desk, entity: str, __: str) -> Decision:
    return Decision(0, book.RENAME, entity, name=st.text_input("Shown as", key="names-rename", max_chars=200))


def _private(_: Desk, entity: str, __: str) -> Decision:
    st.caption("It will be in no list, chart, filter or file, in past commits too. Articles show it where it stands.")
    return Decision(0, book.PRIVATE, entity)


_FIELDS: Final[Mapping[str, Callable[[Desk, str, str], Decision | None]]] = {
    book.MERGE: _merge,
    book.SPLIT: _split,
    book.ALIAS: _alias,
    book.BLOCK: _block,
    book.RENAME: _rename,
    book.PRIVATE: _private,
}

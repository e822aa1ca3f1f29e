"""What each source is called: a table to edit, and the newsroom's own list to take away and to put back."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd
import streamlit as st

from analysis import editing
from analysis.cli.login import login
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.sidebar import forget
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.plural import counted
from analysis.sources import own
from analysis.store.commits import Commit, latest
from analysis.store.writing import Signature

# A reader who waits longer believes that the page is broken.
_PATIENCE: Final = 10.0
_TOLD: Final = 3
_SAID: Final = "_source_names"
_LABELS: Final = {"source": "Source as it came", "articles": "Articles", "name": "Shown as", "how": "Because"}
_ALT: Final = "Sources as they came, with their articles and what each is shown as."


def source_names(view: View) -> None:
    """Show what each source is called, and let it be changed in the newest state of a newsroom's own corpus."""
    st.subheader("What sources are called", anchor=False)
    st.caption(
        "Each outlet is counted under one name, however its articles spell it: by the newsroom's own list, else by the "
        "list of outlets that comes with Marquee, else by the site that its articles are on."
    )
    if (said := st.session_state.pop(_SAID, None)) is not None:
        st.success(said)
    corpus, commit = view.snapshot.corpus, view.snapshot.commit
    table = editing.spelled(corpus, commit)
    table = table[table["source"].ne("")].reset_index(drop=True)
    newest = latest(corpus)
    if view.is_sample or newest is None or newest.number != commit.number:
        st.caption(
            "The outlets of the sample are invented; add your own articles to change what their sources are called."
            if view.is_sample
            else f"This is the corpus as it was at commit {commit.number}; names are changed in the newest one."
        )
        st.dataframe(table, hide_index=True, column_config=_LABELS, alt=_ALT)
        return
    _editor(view, table)
    _list(view, own(editing.sources_of(corpus, commit)))


def _editor(view: View, table: pd.DataFrame) -> None:
    with st.form("source-names", border=False):
        edited = st.data_editor(
            table,
            key=f"source-names-{view.snapshot.commit.number}",
            hide_index=True,
            num_rows="fixed",
            disabled=["source", "articles", "how"],
            column_config=_LABELS,
        )
        if st.form_submit_button("Save names", type="primary"):
            _save(view, _changed(table, edited))
    st.caption("An empty cell takes a source out of the newsroom's own list.")


def _changed(table: pd.DataFrame, edited: pd.DataFrame) -> dict[str, str]:
    """Return the new names by source; "" where the cell was emptied."""
    names = edited["name"].fillna("").map(lambda name: " ".join(str(name).split()))
    is_new = names.ne(table["name"])
    return dict(zip(table["source"][is_new], names[is_new], strict=True))


def _save(view: View, names: Mapping[str, str]) -> None:
    if not names:
        st.warning("No name was changed.")
        return
    told = [f"{source} is {name or 'as it comes'}" for source, name in sorted(names.items())]
    what = ", ".join(told[:_TOLD]) + (f" and {len(told) - _TOLD:,} more" if len(told) > _TOLD else "")
    _write(
        lambda signature: editing.call_sources(view.snapshot.corpus, names, signature, patience=_PATIENCE),
        f"call sources: {what}",
    )


def _list(view: View, lines: pd.DataFrame) -> None:
    with st.expander(f"The newsroom's own list ({counted(len(lines), 'line')})", icon=":material/list_alt:"):
        csv_button("CSV", lambda: lines, "source-names.csv", "source-list-csv")
        with st.form("source-list", clear_on_submit=True, border=False):
            file = st.file_uploader(
                "A list to take its place: CSV with the columns spelling and name", type="csv", key="source-list-file"
            )
            sent = st.form_submit_button("Replace the list")
        if sent and file is None:
            st.warning("Choose a file first.")
        elif sent and file is not None:
            name, data = file.name, file.getvalue()
            _write(
                lambda signature: editing.rename_sources(
                    view.snapshot.corpus, editing.read_list(data, name), signature, patience=_PATIENCE
                ),
                f"source names from {name}",
            )


def _write(decide: Callable[[Signature], Commit], what: str) -> None:
    try:
        with st.spinner("Writing a commit"):
            commit = decide(Signature(what, login(), pd.Timestamp.now("UTC")))
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    st.session_state[_SAID] = f"The names are those of commit {commit.number}."
    # The filters may ask for a name that no source has any more.
    forget()
    st.rerun()

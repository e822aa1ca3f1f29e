"""The form by which an editor loads articles of her own."""

import getpass
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO, Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts.sidebar import forget
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.ingest import Outcome, ingest
from analysis.loading import Batch, Defaults, read_stream
from analysis.sample import gazetteer_folder
from analysis.settings import Settings
from analysis.store.writing import Signature

_SHOWN_PROBLEMS: Final = 20
_OUTCOME: Final = "_uploaded"


def upload(view: View) -> None:
    """Show the form, and what came of it."""
    opened = view.is_sample or _OUTCOME in st.session_state
    with st.expander("Add articles", expanded=opened, icon=":material/upload:"):
        with st.form("upload", clear_on_submit=True, border=False):
            files = st.file_uploader(
                "CSV, JSON, JSON Lines, text, web page, RSS or Atom",
                accept_multiple_files=True,
                help="Columns are matched by their usual names: headline or title, body or text, published, url, "
                "source, author, section, id.",
            )
            left, right = st.columns(2)
            source = left.text_input("Source, where a file names none", placeholder="example.com")
            day = right.date_input("Day, where a file has no date", value=None, format="YYYY-MM-DD")
            sent = st.form_submit_button("Add to the corpus", type="primary")
        if sent and files:
            _add(files, Defaults(source.strip(), _instant(day, view)), view.settings)
        elif sent:
            st.warning("Choose a file first.")
        _report()


def _instant(day: date | None, view: View) -> pd.Timestamp | None:
    return pd.Timestamp(day, tz=view.zone).tz_convert("UTC") if day else None


def _add(files: Sequence[BinaryIO], defaults: Defaults, settings: Settings) -> None:
    names = ", ".join(file.name for file in files)
    signature = Signature(f"upload {names}", getpass.getuser(), pd.Timestamp.now("UTC"))
    try:
        with st.spinner(f"Reading {plain(names)}"):
            outcome = ingest(
                _batches(files, defaults, settings),
                settings.corpus,
                gazetteer_folder(),
                signature,
                workers=settings.workers,
                say=_said,
            )
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    st.session_state[_OUTCOME] = outcome
    # The filters may ask for what the new corpus does not have.
    forget()
    st.rerun()


def _said(message: str) -> None:
    st.info(plain(message))


def _batches(files: Sequence[BinaryIO], defaults: Defaults, settings: Settings) -> Iterator[Batch]:
    for file in files:
        yield from read_stream(file, file.name, defaults, settings)


def _report() -> None:
    outcome: Outcome | None = st.session_state.get(_OUTCOME)
    if outcome is None:
        return
    st.success(
        f"{outcome.read:,} read: {outcome.new:,} new, {outcome.changed:,} changed, {outcome.repeats:,} already there, "
        f"{outcome.rejected:,} could not be read."
    )
    problems = pd.concat([outcome.rejects, outcome.warnings])
    for row in problems.head(_SHOWN_PROBLEMS).itertuples(index=False):
        st.caption(plain(f"{row.place}: {row.reason}"))
    if len(problems) > _SHOWN_PROBLEMS:
        st.caption(f"and {len(problems) - _SHOWN_PROBLEMS:,} more; all that could not be read are listed below.")

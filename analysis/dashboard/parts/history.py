"""What an article said before: its headlines, its corrections, the paragraphs that came and went."""

from html import escape
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analysis.dashboard.parts.text import plain
from analysis.metrics.revisions import Change, changes, other_headlines
from analysis.plural import counted

# A live blog may change a hundred times; who wants all of it takes the table `revisions`.
_SHOWN: Final = 20
_PARAGRAPHS: Final = 12


def history(article: pd.Series, revisions: pd.DataFrame, zone: ZoneInfo) -> None:
    """Show what the publisher says was corrected, the other headlines, and every change, newest first."""
    if isinstance(article["note"], str) and article["note"]:
        st.info(f"The publisher notes: {plain(article['note'])}", icon=":material/edit_note:")
    if others := other_headlines(article, revisions):
        st.caption("Also ran under: " + "; ".join(plain(f"\u201c{headline}\u201d") for headline in others))
    found = changes(article, revisions)
    if not found:
        return
    with st.expander(f"Changed {counted(len(found), 'time')} since it was first read", icon=":material/history:"):
        for change in found[:_SHOWN]:
            _shown(change, zone)
        if len(found) > _SHOWN:
            st.caption(f"and {counted(len(found) - _SHOWN, 'earlier change')}.")


def _shown(change: Change, zone: ZoneInfo) -> None:
    st.markdown(f"**Read on {change.at.tz_convert(zone):%-d %B %Y, %H:%M}**")
    if change.headline_before is not None:
        st.html(f"<p>Headline: {_gone(change.headline_before)} {_come(change.headline_after)}</p>")
    if change.note:
        st.caption(f"The publisher notes: {plain(change.note)}")
    lines = [_gone(line) for line in change.removed] + [_come(line) for line in change.added]
    if lines:
        st.html("".join(f"<p>{line}</p>" for line in lines[:_PARAGRAPHS]))
    if len(lines) > _PARAGRAPHS:
        st.caption(f"and {counted(len(lines) - _PARAGRAPHS, 'more paragraph')}.")


def _gone(text: str) -> str:
    return f"<del>{escape(text)}</del>"


def _come(text: str) -> str:
    return f"<ins>{escape(text)}</ins>"

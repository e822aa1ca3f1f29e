"""The one line that every page begins with: what it shows, how fresh it is, and what it leaves out."""

import streamlit as st

from analysis.dashboard.parts.address import Asked, parameters
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View


def freshness(view: View) -> None:
    """Show the newest article, the number of articles, how many have no date, and the commit."""
    articles = view.snapshot.articles
    undated = int(articles["published_at"].isna().sum())
    newest = view.as_of
    fresh = f"Newest article {newest.tz_convert(view.zone):%-d %b %Y, %H:%M} {view.zone}" if newest is not None else "No dated article"
    parts = [
        f"{fresh}",
        f"{len(articles):,} articles in the corpus",
        f"{undated:,} undated, in no dated selection" if undated else "",
        f"commit {view.snapshot.commit.number}",
    ]
    line = plain(" \N{MIDDLE DOT} ".join(part for part in parts if part))
    st.caption(f":orange-badge[Sample articles] {line}" if view.is_sample else line)


def pinned_link(chosen: Asked, view: View) -> str:
    """Return the query string that shows this view again, whatever has arrived since."""
    from urllib.parse import urlencode  # noqa: PLC0415

    return "?" + urlencode(parameters(chosen) | {"commit": [str(view.snapshot.commit.number)]}, doseq=True)

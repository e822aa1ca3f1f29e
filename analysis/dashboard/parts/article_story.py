"""Which story an article tells with which others, and which articles are copies of it, or it of which."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import links
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.figures.wording import NO_SOURCE
from analysis.metrics import stories
from analysis.plural import counted
from analysis.store.snapshot import NO_COPY
from analysis.store.texts import headlines

_LISTED: Final = 5


def show(view: View, article_id: str) -> None:
    """Show the article's story, what it is a copy of, and its copies, each a way there."""
    articles = view.snapshot.articles
    place = int(articles["article_id"].eq(article_id).argmax())
    article = articles.iloc[place]
    story_id = str(article["story"])
    members = stories.members(view.snapshot, [story_id])
    if len(members) == 1:
        st.caption("No other article tells this story.")
        return
    title = stories.titles(view.snapshot, [story_id], headlines(view.snapshot)["headline"]).get(story_id, "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_one_of(members), width="content")
        links.link("stories", plain(title) or "(no headline)", ":material/forum:", story=story_id)
    if article["copy_of"] != NO_COPY:
        _copies(view, "Copy of", articles.loc[[article["copy_of"]]])
    _copies(view, "Copied by", members[members["copy_of"].eq(articles.index[place])])


def _one_of(members: pd.DataFrame) -> str:
    """Return how many articles tell the story, counted as on the story's own page."""
    texts = stories.reports(members)["text"].nunique()
    copies = len(members) - texts
    more = f" and {counted(copies, 'copy', 'copies')}" if copies else ""
    return f"One of {counted(texts, 'article')}{more} of the story"


def _copies(view: View, what: str, articles: pd.DataFrame) -> None:
    """Show a line of links to the other ends of a copy, earliest first."""
    if articles.empty:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        more = len(articles) - _LISTED
        st.caption(what if len(articles) == 1 else f"{what} {len(articles):,}:", width="content")
        # Newest first is how articles are held.
        for row in articles.iloc[::-1].head(_LISTED).itertuples():
            article_id = str(row.article_id)
            links.link("articles", _called(view, row.source, row.published_at), key=article_id, article=article_id)
        if more > 0:
            st.caption(f"and {more:,} more, in the story", width="content")


def _called(view: View, source: object, when: object) -> str:
    dated = f", {when.tz_convert(view.zone):%-d %B, %H:%M}" if isinstance(when, pd.Timestamp) else ""
    return plain(f"{source or NO_SOURCE}{dated}")

"""The dashboard from the top: which corpus, which selection, which page."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, NoReturn

import pandas as pd
import streamlit as st

from analysis.address import asked
from analysis.dashboard.pages import (
    articles,
    corpus,
    home,
    methods,
    names,
    outlets,
    people,
    portrayal,
    report,
    shows,
    stories,
)
from analysis.dashboard.parts import links, sidebar
from analysis.dashboard.parts.freshness import freshness, link
from analysis.dashboard.parts.text import CHANGES, plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.ingest import release_due
from analysis.packaged import resources
from analysis.sample import sample_corpus, shown_corpus
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store.lookup import named_now
from analysis.store.slices import check
from analysis.store.snapshot import snapshot

Page = Callable[[View], None]

_PAGES: Final[dict[str, tuple[str, str, Page]]] = {
    "home": ("Trending", ":material/trending_up:", home.page),
    "stories": ("Stories", ":material/forum:", stories.page),
    "people": ("People", ":material/groups:", people.page),
    "shows": ("Shows", ":material/movie:", shows.page),
    "outlets": ("Outlets", ":material/newspaper:", outlets.page),
    "portrayal": ("Portrayal", ":material/balance:", portrayal.page),
    "articles": ("Articles", ":material/article:", articles.page),
    "report": ("Report", ":material/summarize:", report.page),
    "names": ("Names", ":material/badge:", names.page),
    "corpus": ("Corpus", ":material/database:", corpus.page),
    "methods": ("Methods", ":material/rule:", methods.page),
}


def main() -> None:
    """Show the page that the address asks for.

    The address speaks: what it cannot be given stops the page. Only a way from page to page that drops the filters
    from the address (Streamlit's menu) takes them along.
    """
    st.set_page_config(page_title="Marquee", page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")
    pages = {
        key: st.Page(_nothing, title=title, icon=icon, url_path=key, default=key == "home")
        for key, (title, icon, _) in _PAGES.items()
    }
    st.html(CHANGES)
    current = st.navigation(list(pages.values()))
    links.register(pages, current.url_path or "home")
    try:
        wanted = sidebar.wanted(asked({name: st.query_params.get_all(name) for name in st.query_params}))
        everything = _everything(wanted.commit)
        # A link names sources, and who was merged since, as they were called when it was made.
        wanted = replace(
            wanted,
            sources=tuple(named_now(everything.snapshot, name) for name in wanted.sources),
            people=tuple(dict.fromkeys(map(everything.snapshot.survivor, wanted.people))),
            shows=tuple(dict.fromkeys(map(everything.snapshot.survivor, wanted.shows))),
        )
        check(everything.snapshot, wanted.selection(everything.as_of, everything.zone))
        sidebar.adopt(wanted, current.url_path)
        chosen = sidebar.filters(everything, wanted.commit)
        view = replace(everything, selection=chosen.selection(everything.as_of, everything.zone))
        link(view, chosen)
        freshness(view, chosen)
        _PAGES[current.url_path or "home"][2](view)
    except MarqueeError as error:
        _refuse(error)


def _nothing() -> None:
    """Be the page for Streamlit's menu: what is shown depends on the view, which `main` makes first."""


def _everything(commit: int | None) -> View:
    """Return the whole corpus: the newsroom's own, or the sample until there is one."""
    settings = Settings()
    now = pd.Timestamp.now("UTC")
    if os.environ.get("MARQUEE_SAMPLE"):
        folder, is_sample = sample_corpus(settings, now), True
    else:
        folder, is_sample = shown_corpus(settings, now)
    if not is_sample:
        release_due(folder, resources(), "marquee", now)
    return View(snapshot(folder, commit), Selection(), settings, is_sample)


def _refuse(error: MarqueeError) -> NoReturn:
    """Stop with what is wrong: never a wider view than the link asks for."""
    st.error(plain(str(error)))
    st.button("Open without these filters", on_click=_forget)
    st.stop()


def _forget() -> None:
    st.query_params.clear()
    st.session_state.clear()

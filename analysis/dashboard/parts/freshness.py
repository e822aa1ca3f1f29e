"""The one line that every page begins with: what it shows, how fresh it is, and what it leaves out."""

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from analysis.address import Asked, parameters
from analysis.dashboard.parts import links
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.figures.wording import NO_SOURCE
from analysis.metrics.coverage import with_outages
from analysis.metrics.lateness import late_of
from analysis.plural import counted
from analysis.store.commits import latest

_NAMED = 3
# What a page asks for besides the filters.
_OWN = (
    "entity",
    "article",
    "story",
    "kind",
    "trend",
    "who",
    "order",
    "tab",
    "ours",
    "rivals",
    "one",
    "other",
    "report",
)


def freshness(view: View, chosen: Asked) -> None:
    """Show the newest article, the number of articles, how many have no date, the commit, and whose delivery broke."""
    articles = view.snapshot.articles
    undated = int(articles["published_at"].isna().sum())
    newest = view.as_of
    parts = [
        "No dated article"
        if newest is None
        else f"Newest article {newest.tz_convert(view.zone):%-d %b %Y, %H:%M} {view.zone}",
        f"{counted(len(articles), 'article')} in the corpus",
        f"{undated:,} undated, in no dated selection" if undated else "",
        f"commit {view.snapshot.commit.number}",
        _late(view),
    ]
    line = plain(" \N{MIDDLE DOT} ".join(part for part in parts if part))
    st.caption(f":orange-badge[Sample articles] {line}" if view.is_sample else line)
    if links.current() != "corpus":
        _broken(view)
    _pinned(view, chosen)


def _late(view: View) -> str:
    """Return who is late, the longest silent first."""
    names = [source or NO_SOURCE for source in late_of(view.snapshot)["source"]]
    if not names:
        return ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{counted(len(names), 'source')} late: {', '.join(names[:_NAMED])}{more}"


def _broken(view: View) -> None:
    """Say so where a source that is asked for had an outage in the period, and lead to the page that tells."""
    broken = with_outages(view.base, view.zone)
    if broken:
        links.link("corpus", f"{counted(len(broken), 'source')} had outages in this period", icon=":material/warning:")


def _pinned(view: View, chosen: Asked) -> None:
    """Say so where a link shows the corpus as it was."""
    now = latest(view.snapshot.corpus)
    if chosen.commit is None or now is None or now.number == view.snapshot.commit.number:
        return
    st.info(f"This link shows the corpus as it was at commit {chosen.commit}. It is at commit {now.number} now.")
    st.button("Show it as it is now", on_click=_unpin)


def _unpin() -> None:
    del st.query_params["commit"]


def link(view: View, chosen: Asked) -> None:
    """Show the address under which this view stays as it is, whatever arrives later."""
    pinned = parameters(chosen) | {"commit": [str(view.snapshot.commit.number)]}
    own = {name: st.query_params.get_all(name) for name in _OWN if name in st.query_params}
    address = urlsplit(st.context.url or "")
    with st.sidebar.popover("Link to this view", icon=":material/link:", width="stretch"):
        st.code(urlunsplit(address._replace(query=urlencode(own | pinned, doseq=True))), language=None, wrap_lines=True)
        st.caption("It names the commit, so it shows the same numbers tomorrow.")

"""Trending: what is rising and why; below it, coverage beside the period before."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import choice, coverage_now, trending, trending_stories
from analysis.dashboard.parts.trend_card import Asked
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import WORKS
from analysis.metrics.trends import KINDS, fitting
from analysis.plural import counted

_ALL: Final = "all"
_STORIES: Final = "stories"
_HOURS: Final = {"1h": 1, "3h": 3, "6h": 6, "24h": 24, "3d": 3 * 24, "7d": 7 * 24, "14d": 14 * 24, "28d": 28 * 24}
_WINDOWS: Final = {one: counted(int(one[:-1]), "hour" if one.endswith("h") else "day") for one in _HOURS}
_FIRST: Final = ("24h", "3d", "7d")
_WHO: Final = {
    _ALL: "Everything",
    "people": "People",
    "groups": "Groups",
    "works": "Shows and works",
    _STORIES: "Stories",
}
_KINDS: Final = {_ALL: KINDS, "people": ("person",), "groups": ("group",), "works": WORKS}


def page(view: View) -> None:
    """Show what is rising at the end of the period, and below it who is covered in the period."""
    st.title("Trending", anchor=False)
    if view.moment is None:
        st.info("No article has a date, so nothing can rise.")
    else:
        window = _window(view, view.moment)
        who = choice.one("who", "Names", _WHO)
        asked = trending.asked_of(view, view.moment, _length(window))
        if who == _STORIES:
            trending_stories.show(asked)
        elif who == _ALL and not view.selection.entities:
            _names_and_stories(view, asked, _WINDOWS[window])
        else:
            trending.show(view, asked, _KINDS[who], _WINDOWS[window])
    st.divider()
    coverage_now.show(view)


def _names_and_stories(view: View, asked: Asked, window_in_words: str) -> None:
    """Show names, then stories; what is sure comes before what is not."""
    above, below = st.container(), st.container()
    is_story = trending_stories.is_any_sure(asked) and not trending.is_any_sure(asked)
    names, stories = (below, above) if is_story else (above, below)
    with names:
        if is_story:
            st.subheader("Names", anchor=False)
        trending.show(view, asked, _KINDS[_ALL], window_in_words)
    with stories:
        trending_stories.beside(asked)


def _window(view: View, moment: pd.Timestamp) -> str:
    """Show which window is asked for, by default the shortest in which enough articles usually come."""
    place, pace = fitting(view.snapshot.articles["published_at"], moment, [_length(one) for one in _FIRST])
    window = choice.one("trend", "Window", _WINDOWS, _FIRST[place])
    if place and window == _FIRST[place]:
        usual = f"about {pace:.0f}" if pace >= 1 else "under 1"
        st.caption(f"Few articles come here ({usual} a day), so {_WINDOWS[window]} are shown first.")
    return window


def _length(window: str) -> pd.Timedelta:
    return pd.Timedelta(hours=_HOURS[window])

"""Trending: what is rising and why; below it, coverage beside the period before."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import choice, coverage_now, trending
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import WORKS
from analysis.metrics.trends import KINDS

_WINDOWS: Final = {"24h": "24 hours", "1h": "1 hour", "3h": "3 hours", "6h": "6 hours", "3d": "3 days", "7d": "7 days"}
_WHO: Final = {"all": "Everybody", "people": "People", "groups": "Groups", "works": "Shows and works"}
_KINDS: Final = {"all": KINDS, "people": ("person",), "groups": ("group",), "works": WORKS}


def page(view: View) -> None:
    """Show what is rising at the end of the period, and below it who is covered in the period."""
    st.title("Trending", anchor=False)
    if view.moment is None:
        st.info("No article has a date, so nothing can rise.")
    else:
        window = choice.one("trend", "Window", _WINDOWS)
        who = choice.one("who", "Names", _WHO)
        asked = trending.asked_of(view, view.moment, pd.Timedelta(window))
        trending.show(view, asked, _KINDS[who], _WINDOWS[window])
    st.divider()
    coverage_now.show(view)

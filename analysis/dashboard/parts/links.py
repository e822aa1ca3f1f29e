"""Ways from one page to another that keep the filters."""

from typing import Final

import streamlit as st

from analysis.dashboard.parts.address import OWN

PAGES: Final = {
    "home": "home",
    "people": "people",
    "shows": "shows",
    "articles": "articles",
    "corpus": "corpus",
    "methods": "methods",
}
_REGISTRY: Final = "_pages"


def register(pages: dict[str, st.Page]) -> None:
    """Remember the pages of this run, so that parts can lead to them."""
    st.session_state[_REGISTRY] = pages


def go(page: str, **parameters: str) -> None:
    """Leave for a page, with parameters that only it reads."""
    st.switch_page(st.session_state[_REGISTRY][page], query_params=_with_filters(parameters))


def link(page: str, label: str, icon: str | None = None, **parameters: str) -> None:
    """Show a link to a page."""
    st.page_link(st.session_state[_REGISTRY][page], label=label, icon=icon, query_params=_with_filters(parameters))


def _with_filters(own: dict[str, str]) -> dict[str, list[str]]:
    # A period takes the place of chosen days.
    dropped = {"since", "until"} if "window" in own else set()
    filters = {name: st.query_params.get_all(name) for name in OWN if name in st.query_params and name not in dropped}
    return filters | {name: [value] for name, value in own.items()}

"""Ways from one page to another that keep the filters."""

from typing import Final

import streamlit as st

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
    # Always with query_params: without, Streamlit refuses while a filter is set.
    st.switch_page(st.session_state[_REGISTRY][page], query_params=parameters)


def link(page: str, label: str, icon: str | None = None, **parameters: str) -> None:
    """Show a link to a page."""
    st.page_link(st.session_state[_REGISTRY][page], label=label, icon=icon, query_params=parameters or None)

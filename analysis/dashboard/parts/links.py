"""Ways from one page to another that keep the filters."""

from typing import Final
from urllib.parse import parse_qs

import streamlit as st

from analysis.address import OWN

_REGISTRY: Final = "_pages"
_CURRENT: Final = "_current"


def register(pages: dict[str, st.Page], current: str) -> None:
    """Remember the pages of this run and which of them is shown, so that parts can lead to them."""
    st.session_state[_REGISTRY] = pages
    st.session_state[_CURRENT] = current


def current() -> str:
    """Return the page that is shown."""
    return str(st.session_state[_CURRENT])


def go(page: str, **parameters: str) -> None:
    """Leave for a page, with parameters that only it reads."""
    # Streamlit gives the parameters to the page that is left first, a step of its own: without what that one reads,
    # the browser's Back would lead to its bare list.
    kept = {} if page == current() else {name: st.query_params.get_all(name) for name in st.query_params}
    st.switch_page(st.session_state[_REGISTRY][page], query_params=kept | _with_filters(parameters))


def again(page: str, query: str, **parameters: str) -> None:
    """Leave for a page with the filters that were kept as the parameters of an address, and no others."""
    kept = parse_qs(query, keep_blank_values=True)
    st.switch_page(st.session_state[_REGISTRY][page], query_params=kept | {n: [v] for n, v in parameters.items()})


def link(page: str, label: str, icon: str | None = None, key: str = "", **parameters: str) -> None:
    """Show a link to a page; `key` tells it from another one of the same label."""
    if page != st.session_state[_CURRENT]:
        st.page_link(st.session_state[_REGISTRY][page], label=label, icon=icon, query_params=_with_filters(parameters))
    # Streamlit's links leave the address as it is where they lead to the page they stand on.
    elif st.button(label, icon=icon, type="tertiary", key=f"link-{page}-{label}-{key}"):
        go(page, **parameters)


def _with_filters(own: dict[str, str]) -> dict[str, list[str]]:
    # A period takes the place of chosen days.
    dropped = {"since", "until"} if "window" in own else set()
    filters = {name: st.query_params.get_all(name) for name in OWN if name in st.query_params and name not in dropped}
    return filters | {name: [value] for name, value in own.items()}

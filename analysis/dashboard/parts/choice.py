"""Choices of one page, kept in its address: the address speaks, and the widget follows it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypedDict

import streamlit as st

from analysis.errors import SelectionError


class _Bound(TypedDict):
    """What binds a widget to a parameter of the address."""

    format_func: Callable[[Any], str]
    key: str
    on_change: Callable[[str, str], None]
    args: tuple[str, str]


def one(parameter: str, label: str, options: Mapping[str, str], default: str | None = None) -> str:
    """Show a choice of one, and return what the address asks for, the first option by default.

    `options`: what each is called. Raises SelectionError where the address asks for another.
    """
    asked = st.query_params.get(parameter, default or next(iter(options)))
    refusal = f"This link asks for {label.lower()} {asked!r}; there are {', '.join(options)}"
    bound = _bound(parameter, asked, {asked}, options, refusal)
    st.segmented_control(label, list(options), label_visibility="collapsed", **bound)
    return asked


def among(parameter: str, label: str, options: Mapping[str, str], default: str) -> str:
    """Show a choice of one among many, and return what the address asks for.

    Raises SelectionError where the address asks for what is no option.
    """
    asked = st.query_params.get(parameter, default)
    refusal = f"This link asks for {asked}, which this selection does not have"
    st.selectbox(label, list(options), **_bound(parameter, asked, {asked}, options, refusal))
    return asked


def several(
    parameter: str, label: str, options: Mapping[str, str], default: Collection[str], placeholder: str
) -> list[str]:
    """Show a choice of several, and return what the address asks for.

    Raises SelectionError where the address asks for what is no option.
    """
    asked = st.query_params.get_all(parameter) or sorted(default)
    unknown = ", ".join(sorted(set(asked) - set(options)))
    refusal = f"This link asks for {unknown}, which this corpus does not have"
    bound = _bound(parameter, asked, set(asked), options, refusal)
    st.multiselect(label, list(options), placeholder=placeholder, select_all=False, **bound)
    return asked


def _bound(
    parameter: str, asked: str | list[str], wanted: Collection[str], options: Mapping[str, str], refusal: str
) -> _Bound:
    """Put what the address asks for into the widget, and return what binds it. Raises SelectionError with `refusal`."""
    if not set(wanted) <= set(options):
        raise SelectionError(refusal)
    key = f"choice-{parameter}"
    st.session_state[key] = asked
    return {"format_func": options.__getitem__, "key": key, "on_change": _choose, "args": (parameter, key)}


def _choose(parameter: str, key: str) -> None:
    # A second click on what is chosen takes the choice away: it stays.
    if chosen := st.session_state[key]:
        st.query_params[parameter] = chosen
    elif parameter in st.query_params and isinstance(chosen, list):
        del st.query_params[parameter]

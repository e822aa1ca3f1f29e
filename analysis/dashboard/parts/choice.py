"""Choices of one page, kept in its address: the address speaks, and the widget follows it."""

from collections.abc import Collection, Mapping

import streamlit as st

from analysis.errors import SelectionError


def one(parameter: str, label: str, options: Mapping[str, str]) -> str:
    """Show a choice of one, and return what the address asks for, the first option by default.

    `options`: what each is called. Raises SelectionError where the address asks for another.
    """
    asked = st.query_params.get(parameter, next(iter(options)))
    if asked not in options:
        msg = f"This link asks for {label.lower()} {asked!r}; there are {', '.join(options)}"
        raise SelectionError(msg)
    key = f"choice-{parameter}"
    st.session_state[key] = asked
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=_choose,
        args=(parameter, key),
    )
    return asked


def among(parameter: str, label: str, options: Mapping[str, str], default: str) -> str:
    """Show a choice of one among many, and return what the address asks for.

    Raises SelectionError where the address asks for what is no option.
    """
    asked = st.query_params.get(parameter, default)
    if asked not in options:
        msg = f"This link asks for {asked}, which this selection does not have"
        raise SelectionError(msg)
    key = f"choice-{parameter}"
    st.session_state[key] = asked
    st.selectbox(
        label, list(options), format_func=options.__getitem__, key=key, on_change=_choose, args=(parameter, key)
    )
    return asked


def several(
    parameter: str, label: str, options: Mapping[str, str], default: Collection[str], placeholder: str
) -> list[str]:
    """Show a choice of several, and return what the address asks for.

    Raises SelectionError where the address asks for what is no option.
    """
    asked = st.query_params.get_all(parameter) or sorted(default)
    if unknown := sorted(set(asked) - set(options)):
        msg = f"This link asks for {', '.join(unknown)}, which this corpus does not have"
        raise SelectionError(msg)
    key = f"choice-{parameter}"
    st.session_state[key] = asked
    st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        placeholder=placeholder,
        select_all=False,
        on_change=_choose,
        args=(parameter, key),
    )
    return asked


def _choose(parameter: str, key: str) -> None:
    # A second click on what is chosen takes the choice away: it stays.
    if chosen := st.session_state[key]:
        st.query_params[parameter] = chosen
    elif parameter in st.query_params and isinstance(chosen, list):
        del st.query_params[parameter]

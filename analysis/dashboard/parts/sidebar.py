"""The filters, kept in the page's address by entity id."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from analysis.address import CHOSEN, OWN, PERIODS, Asked, parameters
from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.figures.wording import NO_SOURCE
from analysis.metrics.coverage import by_entity
from analysis.newsroom import day_of
from analysis.store.snapshot import Snapshot

_DAYS: Final = "days"
_WHOLE: Final = "_whole_days"
_CHOSEN: Final = "_chosen"
_PLACE: Final = "_place"
_RETURNED: Final = "_returned"


def wanted(asked: Asked) -> Asked:
    """Return what to show: what the address asks for, or where it is bare, the filters so far.

    Streamlit's menu leads to bare addresses, and back and forward lead through them.
    """
    so_far: Asked | None = st.session_state.get(_CHOSEN)
    return so_far if so_far is not None and _is_bare() else asked


def adopt(asked: Asked, page: str) -> None:
    """Put what the address asks for into the filters: on the first run, and after a link, back or forward."""
    place = (page, _others())
    # Back from where the address had been completed: to complete it again would make going back impossible.
    st.session_state[_RETURNED] = _is_bare() and st.session_state.get(_PLACE) == place
    st.session_state[_PLACE] = place
    if st.session_state.get(_CHOSEN) == asked:
        return
    st.session_state[_CHOSEN] = asked
    st.session_state["period"] = asked.period
    st.session_state[_DAYS] = (asked.first, asked.last)
    st.session_state.pop(_WHOLE, None)
    st.session_state["person"] = list(asked.people)
    st.session_state["show"] = list(asked.shows)
    st.session_state["source"] = list(asked.sources)
    st.session_state["q"] = asked.query
    st.session_state["copies"] = asked.copies


def filters(everything: View, commit: int | None) -> Asked:
    """Show the filters, write what is chosen into the address, and return it."""
    snapshot = everything.snapshot
    with st.sidebar:
        period = st.selectbox(
            "Period", list(PERIODS), format_func=PERIODS.__getitem__, key="period", persist_state="session"
        )
        first, last = _days(snapshot, everything) if period == CHOSEN else (None, None)
        people = _entities("person", "People", ("person", "group"), everything)
        shows = _entities("show", "Shows", WORKS, everything)
        names = sorted(map(str, snapshot.articles["source"].cat.categories))
        sources = st.multiselect(
            "Sources",
            names,
            format_func=lambda source: source or NO_SOURCE,
            key="source",
            placeholder="All sources",
            select_all=False,
            persist_state="session",
        )
        query = st.text_input(
            "Words in the text",
            key="q",
            placeholder='premiere AND NOT "red carpet"',
            help="Words must all occur; OR, NOT, “a phrase” and word* work; headline: or source: search one field.",
            persist_state="session",
        )
        copies = st.toggle(
            "Count copies too",
            key="copies",
            help="Articles of nearly the same text as an earlier one, or as a news agency's, are left out otherwise.",
            persist_state="session",
        )
    chosen = Asked(
        period=period,
        first=first,
        last=last,
        people=tuple(people),
        shows=tuple(shows),
        sources=tuple(sources),
        query=query.strip(),
        copies=copies,
        commit=commit,
    )
    _write(chosen)
    return chosen


def _days(snapshot: Snapshot, everything: View) -> tuple[date | None, date | None]:
    chosen = st.session_state.get(_DAYS) or (None, None)
    if None in chosen:
        st.session_state[_DAYS] = _filled(chosen, day_of(snapshot.articles["published_at"], everything.zone).dropna())
    picked = st.date_input("Days", key=_DAYS, format="YYYY-MM-DD", persist_state="session")
    # While the reader has chosen one end only, the last whole range stands.
    if isinstance(picked, tuple) and len(picked) == 2:  # noqa: PLR2004  (a range has two ends)
        st.session_state[_WHOLE] = picked
    first, last = st.session_state.get(_WHOLE, (None, None))
    return first, last


def _filled(chosen: tuple[date | None, date | None], known: pd.Series) -> tuple[date, ...]:
    """Return the days asked for, an open end filled by the corpus's first or newest day."""
    first, last = chosen
    bounds = [known.min().date(), known.max().date()] if len(known) else []
    every = [*bounds, *(day for day in chosen if day)]
    return (first or min(every), last or max(every)) if every else ()


def _entities(key: str, label: str, kinds: tuple[str, ...], everything: View) -> list[str]:
    names, order = _options(everything, kinds)
    # Somebody asked for by a link, whom no article names, is still an answer.
    missing = [entity for entity in st.session_state.get(key, []) if entity not in names]
    names |= {entity: str(everything.snapshot.entities["name"][entity]) for entity in missing}
    return st.multiselect(
        label,
        [*order, *missing],
        format_func=names.__getitem__,
        key=key,
        placeholder="Everyone" if key == "person" else "All shows",
        # It would come first, and Enter after "Cher" would choose all that looks like it.
        select_all=False,
        persist_state="session",
    )


def _options(everything: View, kinds: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    """Return names and ids of all entities of these kinds that the corpus names, most covered first."""
    held = st.session_state.get(f"_options_{kinds[0]}")
    mark = (everything.snapshot.corpus, everything.snapshot.commit.number)
    if held is None or held[0] != mark:
        table = by_entity(everything.corpus, kinds)
        shared = table["name"].duplicated(keep=False) & table["note"].notna()
        labels = table["name"].where(~shared, table["name"] + " (" + table["note"].fillna("") + ")")
        # Shows need no word: they are what the filter is for.
        told = (" (" + table["kind"] + ")").where(table["kind"].isin(set(WORKS) - set(SHOWS)), "")
        names = dict(zip(table["entity_id"], labels + told, strict=True))
        held = (mark, names)
        st.session_state[f"_options_{kinds[0]}"] = held
    return dict(held[1]), list(held[1])


def forget() -> None:
    """Begin anew, without any filter, when the page runs next."""
    for name in (_CHOSEN, _PLACE):
        st.session_state.pop(name, None)
    st.query_params.clear()


def _write(chosen: Asked) -> None:
    address = parameters(chosen)
    found = {name: st.query_params.get_all(name) for name in OWN if name in st.query_params}
    stays = st.session_state[_RETURNED] and chosen == st.session_state[_CHOSEN]
    # All at once: each change is a step back for the reader.
    if found != address and not stays:
        st.query_params.from_dict(_others() | address)
    st.session_state[_CHOSEN] = chosen


def _is_bare() -> bool:
    return not any(name in st.query_params for name in OWN)


def _others() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params if name not in OWN}

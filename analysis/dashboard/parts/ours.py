"""Our outlets beside the others: what we lack, what we alone have, and how far behind the first we are."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import choice, story_list
from analysis.dashboard.parts.view import View
from analysis.figures.wording import NO_SOURCE, lag_in_words
from analysis.metrics import outlets as metrics
from analysis.metrics.stories import by_story
from analysis.plural import counted
from analysis.store.lookup import named_now

_FEWEST: Final = 2  # outlets that have what we lack: of one alone it may be nobody else's


def show(view: View, tab: str) -> None:
    """Show a view of our outlets, which the reader or the settings name."""
    ours, rivals = _chosen(view)
    if not ours:
        st.info("Choose which outlets are yours; `ours` in marquee.toml keeps the choice.")
        return
    _VIEWS[tab](view, ours, rivals)


def _chosen(view: View) -> tuple[frozenset[str], frozenset[str]]:
    names = sorted(view.snapshot.articles["source"].cat.categories.astype("str"))
    options = {name: name or NO_SOURCE for name in names}
    left, right = st.columns(2)
    with left:
        own = _known(view, view.settings.ours, options)
        ours = choice.several("ours", "Our outlets", options, own, "None chosen")
    with right:
        known = _known(view, view.settings.rivals, options)
        rivals = choice.several("rivals", "Rivals, whose stories come first", options, known, "None chosen")
    return frozenset(ours), frozenset(rivals)


def _known(view: View, names: frozenset[str], options: Mapping[str, str]) -> list[str]:
    called = {named_now(view.snapshot, name) for name in names}
    return sorted(called & set(options))


def _not_ours(view: View, ours: frozenset[str], rivals: frozenset[str]) -> None:
    table = metrics.not_ours(view.with_copies.corpus, ours, rivals)
    told = table[table["sources"].ge(_FEWEST) | table["rivals"].gt(0)]
    alone = len(table) - len(told)
    st.subheader(f"{counted(len(told), 'story', 'stories')} not ours yet", anchor=False)
    st.caption(
        "Stories of the selection that none of our outlets has, before the period or in it"
        + (f"; besides, {counted(alone, 'story', 'stories')} that only one outlet tells in it." if alone else ".")
    )
    if told.empty:
        st.info("Every story that several outlets have is ours too.")
        return
    columns = ["title", "rivals", *story_list.COLUMNS[1:]] if rivals else list(story_list.COLUMNS)
    story_list.listed(view, told, key="not-ours", columns=columns)


def _only_ours(view: View, ours: frozenset[str], _: frozenset[str]) -> None:
    table = metrics.only_ours(view.with_copies.corpus, ours)
    st.subheader(f"{counted(len(table), 'story', 'stories')} only ours", anchor=False)
    st.caption("Stories of the selection that no other outlet of the corpus has, newest first.")
    if table.empty:
        st.info("Every story that we have, another outlet has too.")
        return
    story_list.listed(view, table, key="only-ours")


def _behind(view: View, ours: frozenset[str], _: frozenset[str]) -> None:
    corpus = view.with_copies.corpus
    table = metrics.behind(corpus, ours)
    st.subheader("Who was first", anchor=False)
    if table.empty:
        st.info("We share no story of this selection with another outlet.")
        return
    st.markdown(_in_words(table, ours))
    st.caption("Stories that we and others have, the farthest behind first, by the times of publication they give.")
    counts = by_story(corpus).drop(columns=["first_source", "first_at"])
    told = table.merge(counts, on="story_id", validate="one_to_one")
    columns = ["title", "lag", "first_source", "first_at", "own_source", "own_at", "sources", "articles", "people"]
    story_list.listed(view, told, key="behind", columns=columns)


def _in_words(table: pd.DataFrame, ours: frozenset[str]) -> str:
    first = f"{count:,}" if (count := int(table["first_source"].isin(ours).sum())) else "none"
    late = table["lag"][~table["first_source"].isin(ours)].dropna()
    said = f"Of {counted(len(table), 'shared story', 'shared stories')} we had {first} first."
    return said if late.empty else f"{said} In the others we are {lag_in_words(late.median())} behind, in the median."


_VIEWS: Final[Mapping[str, Callable[[View, frozenset[str], frozenset[str]], None]]] = {
    "not-ours": _not_ours,
    "only-ours": _only_ours,
    "behind": _behind,
}

"""One entity: its counts, its days, where it is covered, and beside whom."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from analysis.address import ALL
from analysis.dashboard.parts import charts, links, lists, portrayed, shelves
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.entities.found import PROVENANCE
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.errors import SelectionError
from analysis.figures import coverage as figures
from analysis.metrics.bursts import bursts
from analysis.metrics.coverage import by_entity, by_source, daily
from analysis.metrics.filmography import filmography
from analysis.metrics.together import together
from analysis.plural import counted
from analysis.store.lookup import private, waiting

_CREDITS: Final[Mapping[str, str]] = {
    "name": "Name",
    "role": "As",
    "character": "Character",
    "seasons": "Seasons",
}


def profile(view: View, entity_id: str, kinds: Sequence[str], where: str) -> None:
    """Show the profile of an entity within the selection's period and sources."""
    entity = entity_asked(view, entity_id, kinds)
    entity_id = str(entity["entity_id"])
    _back(str(entity["kind"]), where)
    st.title(plain(str(entity["name"])), anchor=False)
    st.caption(plain(_described(entity)))
    # The profile is of this entity alone, whoever else the filters ask for.
    own = view.naming(entity_id)
    if own.corpus.articles.empty:
        nowhere(own, entity_id, str(entity["name"]), where)
        return
    _counts(own, entity_id, kinds)
    # Of a work's or a group's articles the portrayals are other people's.
    if entity["kind"] == "person":
        portrayed.line(own, entity_id)
    _figures(own, entity_id, str(entity["name"]), where)
    st.subheader("Articles", anchor=False)
    lists.articles(own, own.corpus, key=f"{where}-profile-articles")
    _credits(view, entity_id)


def entity_asked(view: View, entity_id: str, kinds: Sequence[str]) -> pd.Series:
    """Return the entity that a link asks for, or that it was merged into.

    Raises SelectionError where it is private, does not count yet, or is not there as one of these kinds.
    """
    entity_id = view.snapshot.survivor(entity_id)
    if entity_id in view.snapshot.private.index:
        raise SelectionError(private(entity_id))
    if entity_id in view.snapshot.waiting.index:
        raise SelectionError(waiting(view.snapshot, entity_id))
    if view.snapshot.entities["kind"].get(entity_id) not in kinds:
        msg = f"This link asks for {entity_id}, which this corpus does not have"
        raise SelectionError(msg)
    return view.snapshot.entities.loc[[entity_id]].iloc[0]


def _back(kind: str, where: str) -> None:
    """Show the way to the list that the entity is in."""
    if kind in WORKS and kind not in SHOWS:
        shelf = shelves.of_kind(kind)
        links.link(where, f"All {shelf.what}", icon=":material/arrow_back:", **{shelves.PARAMETER: shelf.key})
    else:
        links.link(where, f"All {where}", icon=":material/arrow_back:")


def nowhere(own: View, entity_id: str, name: str, where: str) -> None:
    """Say that no article names the entity, and lead to all dates where a period is asked for."""
    if not own.selection.is_dated:
        st.info(f"No article of this selection names {plain(name)}.")
        return
    st.info(f"No article of this period names {plain(name)}.")
    links.link(where, "Look through all dates", icon=":material/history:", entity=entity_id, window=ALL)


def _described(entity: pd.Series) -> str:
    years = [f"{year}" for year in (entity["first_year"], entity["last_year"]) if pd.notna(year)]
    is_work = entity["kind"] in WORKS
    span = "\N{EN DASH}".join(dict.fromkeys(years)) if is_work else ""
    kind = "stage work" if entity["kind"] == "stage" else entity["kind"]
    known = PROVENANCE if entity["provenance"] == PROVENANCE else entity["note"]
    parts = [kind if is_work or pd.isna(entity["roles"]) else entity["roles"], span, known]
    return " \N{MIDDLE DOT} ".join(str(part) for part in parts if part and pd.notna(part))


def _counts(own: View, entity_id: str, kinds: Collection[str]) -> None:
    counts = by_entity(own.corpus, kinds).set_index("entity_id").loc[entity_id]
    total = len(own.base.articles)
    cells = st.columns(4)
    cells[0].metric("Articles", f"{counts['articles']:,}", border=True)
    cells[1].metric("Mentions", f"{counts['mentions']:,}", border=True)
    cells[2].metric("In the headline", f"{counts['in_headline']:,}", border=True)
    cells[3].metric("Sources", f"{counts['sources']:,}", border=True)
    share = plain(f"{counts['articles'] / total:.1%}")
    st.caption(f"Named in {share} of the {counted(total, 'article')} of this period and these sources.")


def _credits(view: View, entity_id: str) -> None:
    table = filmography(view.snapshot.credits, view.snapshot.entities, entity_id)
    if table.empty:
        return
    # What nothing is known of makes no empty column.
    known = [column for column in _CREDITS if table[column].notna().any() and table[column].ne("").any()]
    with st.expander(f"{counted(len(table), 'credit')} in the list of known names"):
        st.dataframe(
            table[known],
            hide_index=True,
            column_config={column: _CREDITS[column] for column in known},
            alt="Credits of this name, as Marquee's list of known names has them.",
        )
        st.caption("By these Marquee tells namesakes and first names apart. They are not read from your articles.")


def _figures(own: View, entity_id: str, name: str, where: str) -> None:
    made = own.provenance()
    told = daily(own.corpus, own.base, [entity_id], own.zone)
    line = figures.days(told, made, bursts(told, own.base, own.zone))
    if picked := charts.show(line, key=f"{where}-profile-days"):
        lists.behind(own, entity_id, where, key=f"{where}-profile-day", day=pd.Timestamp(picked["day"]))
    for kinds, title in ((("person",), "people"), (SHOWS, "shows")):
        company = together(own.corpus, entity_id, kinds)
        if company.empty:
            continue
        figure = figures.company(company, name, title, made)
        if picked := charts.show(figure, key=f"{where}-profile-{title}"):
            lists.behind(own, picked["entity_id"], title, key=f"{where}-profile-{title}-articles")
    if picked := charts.show(figures.sources(by_source(own.corpus, own.base), made), key=f"{where}-profile-sources"):
        lists.of_source(own, picked["source"], key=f"{where}-profile-source-articles")

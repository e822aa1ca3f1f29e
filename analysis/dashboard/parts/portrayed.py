"""How articles portray people: the list, and one person beside others. Estimates, never a ranking of the worst."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import charts, links, lists
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.figures import portrayal as figures
from analysis.figures.beside import Beside, beside
from analysis.figures.coverage import told_apart
from analysis.figures.wording import NO_SOURCE
from analysis.metrics import portrayal as metrics
from analysis.packaged import model_folder
from analysis.plural import counted
from analysis.tone import measured
from analysis.tone.interval import FEWEST
from analysis.tone.verdicts import MISFORTUNE, PORTRAYALS, UNCLEAR

_ROWS: Final = 100
_PIXELS: Final = 115  # of a column of counts
_COLUMNS: Final = ["name", "judged", "stories", *PORTRAYALS, UNCLEAR, MISFORTUNE]
_HEADS: Final = {
    "name": "Name",
    "judged": "Articles judged",
    "stories": "Stories",
    **figures.STATES,
    UNCLEAR: "Unclear",
    MISFORTUNE: "Own misfortune",
}


def people(view: View) -> None:
    """Show whom articles portray, most judged articles first; a chosen row opens the person."""
    known = measured.read(model_folder())
    table = metrics.by_person(view.corpus, known, _ROWS)
    if table.empty:
        st.info("In no article of this selection is anybody's portrayal judged.")
        return
    said = metrics.judged(view.corpus)
    count = said["entity_id"].nunique()
    figure = figures.people(table, count, view.provenance())
    if picked := charts.show(figure, key="portrayal-people"):
        of_person = said[said["entity_id"].eq(picked["entity_id"])]
        name = str(view.snapshot.entities["name"][picked["entity_id"]])
        _behind(view, of_person, picked["portrayal"], name, "portrayal-people")
    st.subheader(f"All people ({count:,})", anchor=False)
    st.caption(plain(f"{known.line} Most judged articles first. Choose a row for one person, beside others."))
    _table(told_apart(table))
    if count > len(table):
        st.caption(f"The first {len(table)} of {count:,}; the file has all of them.")
    csv_button(
        "Table (CSV)",
        lambda: metrics.by_person(view.corpus, known),
        "portrayal.csv",
        "portrayal-people-table-csv",
    )


def person(own: View, entity_id: str, name: str) -> None:
    """Show the estimate of a person, beside the same person elsewhere and beside peers."""
    known = measured.read(model_folder())
    everywhere = own.asking(replace(own.selection, sources=None))
    among = beside(own, everywhere.corpus, entity_id, name)
    said = metrics.judged(own.corpus)
    if said.empty:
        st.info(f"In no article of this selection is the portrayal of {plain(name)} judged.")
        return
    # The person's own row is in it: its interval is drawn once.
    table = among.estimates(known)
    own_row = table[table["row"].eq(metrics.OWN)].iloc[0]
    _estimate(own_row)
    st.caption(plain(f"{_counts(own_row)} {known.line}"))
    _compared(own, name, among, table)
    if own.selection.sources is None:
        _outlets(own, said, name, known)


def line(own: View, entity_id: str) -> None:
    """Show in a profile how many articles portray the person, and the way to the estimate; nothing where none does."""
    said = metrics.judged(own.corpus)
    told = said[said["portrayal"].isin(PORTRAYALS)]
    if told.empty:
        return
    stories = counted(told["story"].nunique(), "story", "stories")
    label = f"Portrayal in {counted(len(told), 'article')}, {stories}: machine estimate"
    links.link("portrayal", label, icon=":material/balance:", key=entity_id, entity=entity_id)


def _estimate(row: pd.Series) -> None:
    if row["stories"] < FEWEST:
        st.info(f"{figures.too_few(row['stories']).capitalize()}. From {FEWEST} stories on a share is told.")
        return
    for cell, word in zip(st.columns(len(PORTRAYALS)), PORTRAYALS, strict=True):
        cell.metric(figures.STATES[word], f"{row[word]:.0%}", border=True)
        ends = f"{row[f'{word}_low'] * 100:.0f} to {row[f'{word}_high']:.0%}"
        cell.caption(plain(f"Machine estimate, 95% interval {ends}"))


def _counts(row: pd.Series) -> str:
    """Return what the shares are of, and what is counted apart."""
    parts = [f"{counted(row['judged'], 'article')} judged, in {counted(row['stories'], 'story', 'stories')}."]
    if row[UNCLEAR]:
        parts.append(f"Apart: {counted(row[UNCLEAR], 'article')} in which the text cannot tell.")
    if row[MISFORTUNE]:
        parts.append(
            f"No portrayal is shown in {counted(row[MISFORTUNE], 'article')} about the person's own misfortune."
        )
    if row["overruled"]:
        parts.append(f"In {counted(row['overruled'], 'article')} an editor's word counts.")
    return " ".join(parts)


def _compared(own: View, name: str, among: Beside, table: pd.DataFrame) -> None:
    """Show a person beside others; `table`: their estimates, a row each."""
    figure = figures.compared(table, name, among.note, own.provenance())
    if picked := charts.show(figure, key="portrayal-compared"):
        row = picked["row"]
        wide = {
            metrics.PEERS: own.asking(own.selection.without_entities()),
            metrics.ELSEWHERE: own.asking(replace(own.selection, sources=None)),
        }
        of_row = among.said[among.said["row"].eq(row)]
        _behind(wide.get(row, own), of_row, picked["portrayal"], among.rows[row], "portrayal-compared")


def _outlets(own: View, said: pd.DataFrame, name: str, known: measured.Measured) -> None:
    table = metrics.estimates(said, "source", known)
    if not table["stories"].ge(FEWEST).any():
        st.caption(f"No single outlet has {FEWEST} stories of this person in this selection: too few to compare them.")
        return
    table = table.assign(name=table["source"].replace("", NO_SOURCE))
    if picked := charts.show(figures.by_source(table, name, own.provenance()), key="portrayal-outlets"):
        of_source = said[said["source"].eq(picked["source"])]
        _behind(own, of_source, picked["portrayal"], picked["source"] or NO_SOURCE, "portrayal-outlets")


def _behind(view: View, said: pd.DataFrame, word: str, what: str, key: str) -> None:
    """Show the articles of which a portrayal is said; the share is estimated from these and from all others judged."""
    keys = said["article"][said["portrayal"].eq(word)]
    corpus = view.corpus.keeping(keys)
    with st.container(border=True):
        told = counted(len(corpus.articles), "article")
        st.markdown(f"**{plain(what)}**: {word} portrayal said of {told} (machine, or an editor)")
        st.caption(
            "The share is an estimate from all articles judged, so it is not simply this number divided by them."
        )
        lists.articles(view, corpus, key=f"{key}-articles")


def _table(table: pd.DataFrame) -> None:
    shown = figures.worded(table)
    event = st.dataframe(
        shown[_COLUMNS],
        key="portrayal-people-table",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            **{column: st.column_config.TextColumn(_HEADS[column]) for column in ("name", *PORTRAYALS)},
            **{
                column: st.column_config.NumberColumn(_HEADS[column], width=_PIXELS)
                for column in ("judged", "stories", UNCLEAR, MISFORTUNE)
            },
        },
        alt="People with the estimated shares of portrayal. Choose a row to open one person.",
    )
    if rows := event["selection"]["rows"]:
        links.go("portrayal", entity=str(table["entity_id"].iloc[rows[0]]))

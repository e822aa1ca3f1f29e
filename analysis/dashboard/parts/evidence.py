"""The passages behind the portrayal of a person, most decisive first, each with a way to overrule it."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import links, overruling
from analysis.dashboard.parts.files import csv_button
from analysis.dashboard.parts.passage import LOOK, paragraphs
from analysis.dashboard.parts.text import STYLE, plain
from analysis.dashboard.parts.view import View
from analysis.export.evidence import READ, held_rulings, ordered, table
from analysis.export.names import file_name
from analysis.figures.wording import NO_SOURCE
from analysis.metrics.passages import Read, read
from analysis.metrics.quoted import hidden as hidden_of
from analysis.metrics.quoted import told
from analysis.packaged import model_folder
from analysis.plural import counted
from analysis.tone import measured, portrayal
from analysis.tone.evidence import Passage
from analysis.tone.verdicts import VERDICTS

_CARDS: Final = 10
_FURTHER: Final = 5
_OVERRULED: Final = "overruled"
_CHANGED: Final = "overruled, and the text changed since"
_QUOTE: Final = "margin: 0; padding-left: 0.9rem; border-left: 0.2rem solid rgba(128, 128, 128, 0.4)"
_CHOICES: Final = (*VERDICTS, _OVERRULED, _CHANGED)


def show(own: View, entity_id: str, name: str) -> None:
    """Show the articles behind the portrayal of a person, ten at a time, each with its most decisive passage."""
    st.subheader("Evidence", anchor=False)
    overruling.report()
    rows = ordered(own.corpus, entity_id)
    if rows.empty:
        st.info(f"Nothing is said of how the articles of this selection portray {plain(name)}.")
        return
    caution = measured.read(model_folder()).line
    st.caption(
        f"{plain(caution)} Articles most decisive first; of each the passage that speaks most for what is said of it, "
        f"read alone, with {plain(name)} marked."
    )
    rows, word = _chosen(rows)
    if why := overruling.why_closed(own):
        st.caption(plain(why))
    shown = _page(rows, word)
    said = dict(zip(shown["article_id"], shown["portrayal"], strict=True))
    with st.spinner("Reading the passages"):
        articles = read(own.snapshot, entity_id, said, portrayal.read(model_folder()))
    hidden = hidden_of(own.snapshot, (entity for one in articles.values() for entity in one.mentions["entity_id"]))
    rulings = overruling.standing(held_rulings(own.corpus, entity_id, list(said)), "article_id")
    for _, row in shown.iterrows():
        article_id = str(row["article_id"])
        ruling = rulings.get(article_id)
        with st.container(border=True):
            _head(own, row, told(articles[article_id].title, hidden))
            with st.container(horizontal=True, vertical_alignment="center"):
                verdict = overruling.in_words(row["portrayal"], is_overruled=bool(row["overruled"]))
                st.markdown(f"**{plain(verdict)}**", width="content")
                if not why:
                    overruling.form(own, article_id, entity_id, ruling, key=f"evidence-{article_id}")
            if ruling is not None:
                st.caption(plain(overruling.ruling_in_words(ruling, row["said"], own.zone)))
            _passages(articles[article_id], entity_id, hidden)
    _file(own, entity_id, rows, name, caution)


def _chosen(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Show which verdicts there are, and return the rows of the one the reader chose, and that."""
    fits = {word: rows["portrayal"].eq(word) for word in VERDICTS}
    fits |= {_OVERRULED: rows["overruled"], _CHANGED: rows["text_changed"].notna()}
    counts = {word: int(is_one.sum()) for word, is_one in fits.items()}
    labels = {"": f"All ({len(rows):,})"} | {word: f"{word.capitalize()} ({counts[word]:,})" for word in _CHOICES}
    options = ["", *(word for word in _CHOICES if counts[word])]
    chooser, _ = st.columns([1, 2])
    word = chooser.selectbox("Said to be", options, format_func=labels.__getitem__, key="evidence-word")
    return (rows[fits[word]] if word else rows), word


def _page(rows: pd.DataFrame, word: str) -> pd.DataFrame:
    pages = -(-len(rows) // _CARDS)
    if pages == 1:
        return rows
    chooser, _ = st.columns([1, 2])
    start = (
        int(chooser.number_input(f"Page, of {pages:,}", 1, pages, key=f"evidence-page-{word}-{pages}")) - 1
    ) * _CARDS
    shown = rows.iloc[start : start + _CARDS]
    st.caption(f"Articles {start + 1:,} to {start + len(shown):,} of {len(rows):,}")
    return shown


def _head(own: View, row: pd.Series, headline: str) -> None:
    article_id, when = str(row["article_id"]), row["published_at"]
    dated = "undated" if pd.isna(when) else f"{when.tz_convert(own.zone):%-d %B %Y}"
    st.caption(plain(f"{row['source'] or NO_SOURCE} \N{MIDDLE DOT} {dated}"))
    links.link("articles", plain(headline) or "(no headline)", key=article_id, article=article_id)


def _passages(article: Read, entity_id: str, hidden: Mapping[str, str]) -> None:
    _quoted(article, article.passages[:1], entity_id, hidden)
    others = article.passages[1:]
    if others:
        with st.expander(f"{counted(len(others), 'more passage')} that name{'s' if len(others) == 1 else ''} them"):
            _quoted(article, others[:_FURTHER], entity_id, hidden)
            if len(others) > _FURTHER:
                st.caption(f"and {len(others) - _FURTHER:,} more, in the article.")


def _quoted(article: Read, passages: Sequence[Passage], entity_id: str, hidden: Mapping[str, str]) -> None:
    for passage in passages:
        place = "<small>Headline</small>" if passage.field == "headline" else ""
        text = paragraphs([article.quoted(passage)], entity_id, hidden)
        st.html(f'{STYLE}{LOOK}<blockquote class="marquee" style="{_QUOTE}">{place}{text}</blockquote>')


def _file(own: View, entity_id: str, rows: pd.DataFrame, name: str, caution: str) -> None:
    csv_button(
        f"{counted(len(rows), 'article')} (CSV)",
        lambda: table(own.corpus, entity_id, rows, portrayal.read(model_folder()), caution),
        file_name(f"portrayal of {name}", "csv"),
        "evidence-csv",
    )
    if len(rows) > READ:
        st.caption(f"In the file the first {READ} have their passage.")

"""Where an editor says which articles tell one story: split, join and undo, each previewed before it is written."""

import json
from collections.abc import Mapping
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from analysis import retelling
from analysis.cli.login import login
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.figures.wording import NO_SOURCE
from analysis.grouping.stories import JOIN, SPLIT, UNDO
from analysis.metrics.stories import near, titles
from analysis.plural import counted
from analysis.retelling import Retelling
from analysis.store import lookup
from analysis.store.commits import latest
from analysis.store.texts import headlines
from analysis.store.writing import Signature

# A reader who waits longer believes that the page is broken.
_PATIENCE: Final = 10.0
_PREVIEW: Final = "_story_preview"
_SAID: Final = "_story_said"
_SHOWN: Final = 10
_CANDIDATES: Final = 50
_WORDS: Final[Mapping[str, str]] = {JOIN: "Joined", SPLIT: "Split", UNDO: "Taken back"}


class _Preview(NamedTuple):
    said: Retelling
    moved: pd.DataFrame
    commit: int


def report() -> None:
    """Say what became of a decision."""
    # In a place of its own: what moves up when it goes is made anew by Streamlit, and closes what the reader opened.
    with st.container():
        if (said := st.session_state.pop(_SAID, None)) is not None:
            st.success(plain(said))


def show(view: View, story_id: str, articles: pd.DataFrame) -> None:
    """Show the ways to split a story, to join it to another, and to take a decision on it back.

    `articles`: as `in_order` of the story's page.
    """
    st.subheader("Is this one story?", anchor=False)
    if why := _why_closed(view):
        st.caption(why)
        return
    st.caption("Your word counts in every number from the next commit on, for later articles too. It can be undone.")
    if len(articles) > 1:
        with st.expander("Split: some of these tell another story", icon=":material/call_split:"):
            _split(view, articles)
    with st.expander("Join: another story is the same", icon=":material/merge:"):
        _join(view, story_id)
    decisions(view, set(articles["article_id"]))


def _why_closed(view: View) -> str:
    if view.is_sample:
        return (
            "Stories are split and joined in a newsroom's own corpus: add your own articles, and it can be done here."
        )
    newest, number = latest(view.snapshot.corpus), view.snapshot.commit.number
    if newest is None or newest.number != number:
        return f"This is the corpus as it was at commit {number}; stories are split and joined in the newest one."
    return ""


def _split(view: View, articles: pd.DataFrame) -> None:
    labels = {str(row.article_id): _label(row, view) for row in articles.itertuples()}
    with st.form("story-split", border=False):
        chosen = st.multiselect(
            "Articles that tell another story, together",
            list(labels),
            format_func=labels.__getitem__,
            key="story-split-articles",
            select_all=False,
        )
        reason = st.text_input("Reason", key="story-split-reason", max_chars=200)
        if st.form_submit_button("Preview"):
            _preview(view, SPLIT, tuple(chosen), reason)
    _confirm(view, SPLIT)


def _label(row: object, view: View) -> str:
    when = getattr(row, "published_at", pd.NaT)
    dated = "undated" if pd.isna(when) else f"{when.tz_convert(view.zone):%-d %b, %H:%M}"
    source, headline = getattr(row, "source", "") or NO_SOURCE, getattr(row, "headline", "") or "(no headline)"
    return f"{dated} \N{MIDDLE DOT} {source} \N{MIDDLE DOT} {headline}"


def _join(view: View, story_id: str) -> None:
    others = near(view.snapshot, story_id, _CANDIDATES)
    named = titles(view.snapshot, others, headlines(view.snapshot)["headline"])
    labels = {other: str(named[other]) or "(no headline)" for other in others}
    with st.form("story-join", border=False):
        chosen = st.selectbox(
            "Stories of the same days that name the same",
            others,
            index=None,
            format_func=labels.__getitem__,
            key="story-join-near",
            placeholder="Choose a story" if others else "None found",
        )
        other = st.text_input("Or the id of a story or article", key="story-join-id", max_chars=200)
        reason = st.text_input("Reason", key="story-join-reason", max_chars=200)
        if st.form_submit_button("Preview"):
            _preview_join(view, story_id, other.strip() or chosen or "", reason)
    _confirm(view, JOIN)


def _preview_join(view: View, story_id: str, other: str, reason: str) -> None:
    if not other:
        st.warning("Choose a story first.")
        return
    try:
        found = lookup.story(view.snapshot, other)
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    _preview(view, JOIN, (story_id, found), reason)


def _preview(view: View, what: str, article_ids: tuple[str, ...], reason: str, undoes: str = "") -> None:
    """Work out what a decision would change, and remember it until it is confirmed or left."""
    st.session_state.pop(_PREVIEW, None)
    try:
        said = Retelling(what, article_ids, reason, undoes)
        moved = retelling.effect(view.snapshot, said)
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    st.session_state[_PREVIEW] = _Preview(said, moved, view.snapshot.commit.number)


def _confirm(view: View, what: str) -> None:
    """Show what was previewed, and write it once it is confirmed."""
    held: _Preview | None = st.session_state.get(_PREVIEW)
    if held is None or held.said.what != what or held.commit != view.snapshot.commit.number:
        return
    with st.container(border=True):
        # Of a split those that the editor chose: where the first is among them, it is the others whose id changes.
        moved = list(held.said.article_ids) if what == SPLIT else list(held.moved["article_id"])
        st.markdown(f"**{counted(len(moved), 'article')} would be in another story**")
        for headline in headlines(view.snapshot)["headline"].reindex(moved[:_SHOWN]).fillna(""):
            st.text(f"- {headline or '(no headline)'}")
        if len(moved) > _SHOWN:
            st.caption(f"and {len(moved) - _SHOWN:,} more")
        left, right = st.columns(2)
        if left.button("Confirm", type="primary", key=f"story-{what}-confirm", width="stretch"):
            _write(view, held.said)
        if right.button("Leave it", key=f"story-{what}-leave", width="stretch"):
            del st.session_state[_PREVIEW]
            st.rerun()


def _write(view: View, said: Retelling) -> None:
    signature = Signature(said.announced, login(), pd.Timestamp.now("UTC"))
    try:
        with st.spinner("Writing a commit"):
            commit = retelling.retell(view.snapshot.corpus, said, signature, patience=_PATIENCE)
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    st.session_state.pop(_PREVIEW, None)
    st.session_state[_SAID] = f"{_WORDS[said.what]}. The stories are those of commit {commit.number}."
    st.rerun()


def decisions(view: View, article_ids: set[str] | None = None) -> None:
    """Show the editors' decisions that hold, each with a way to take it back; of some articles, those that name one."""
    rows = retelling.decided(view.snapshot.corpus, view.snapshot.commit)
    rows = rows[rows["holds"]]
    if article_ids is not None:
        rows = rows[rows["article_ids"].map(lambda ids: bool(article_ids & set(json.loads(ids)))).astype("bool")]
    if rows.empty:
        return
    told = {
        str(row.decision_id): f"{row.decision_id}: {row.what} by {row.who}, {row.at:%-d %B %Y}: {row.reason}"
        for row in rows.itertuples()
    }
    with st.expander(f"{counted(len(told), 'decision')} of editors", icon=":material/undo:"):
        for line in list(told.values())[:_CANDIDATES]:
            st.markdown(f"- {plain(line)}")
        if not _why_closed(view):
            _undo(view, told)


def _undo(view: View, told: Mapping[str, str]) -> None:
    with st.form("story-undo", border=False):
        number = st.selectbox("Decision to take back", list(told), format_func=told.__getitem__, key="story-undo-which")
        reason = st.text_input("Reason", key="story-undo-reason", max_chars=200)
        if st.form_submit_button("Preview"):
            _preview(view, UNDO, (), reason, str(number))
    _confirm(view, UNDO)

"""Where decisions about names are previewed and taken: one at a time in a reader's session."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from analysis.cli.login import login
from analysis.dashboard.parts.sidebar import forget
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.entities.decisions import Decision
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.namebook import fold
from analysis.errors import MarqueeError
from analysis.ingest import ingest
from analysis.language import tagger
from analysis.names import deciding, imports
from analysis.names.effect import Effect, effect
from analysis.packaged import gazetteer_folder, model_folder, resources
from analysis.plural import counted
from analysis.store import namebook
from analysis.store.commits import latest, opened
from analysis.store.snapshot import gazetteer_of
from analysis.store.writing import Signature

# A reader who waits longer believes that the page is broken.
_PATIENCE: Final = 10.0
_PREVIEW: Final = "_names_preview"
_SAID: Final = "_names_said"
_HELD: Final = 2
_SHOWN: Final = 10
_COUNTS: Final = {
    "name": "Name",
    "before": "Articles now",
    "after": "Articles then",
    "mentions_before": "Mentions now",
    "mentions_after": "Mentions then",
}


class Preview(NamedTuple):
    """What was asked for and not yet confirmed."""

    drafts: Sequence[Decision]
    along: bool
    told: Sequence[Decision]
    effect: Effect
    hidden: Sequence[str]
    size: int
    """How many decisions there were when it was worked out."""


class Desk:
    """The name book of the corpus on screen, and whether anything may be decided here."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.corpus: Path = view.snapshot.corpus
        self.why_closed: str = _why_closed(view)
        count = view.snapshot.commit.decisions if self.why_closed else None
        self.book = namebook.decisions(self.corpus, count)
        self.effects = fold(self.book)
        # Who is private now is private on the pages of earlier commits too.
        self.private = namebook.effects(self.corpus).private

    @property
    def gazetteer(self) -> Gazetteer:
        """What the commit on screen knows."""
        return _known(self.corpus, self.view.snapshot.commit.number)

    @property
    def own(self) -> Gazetteer:
        """What would be known without any decision."""
        return _own(self.corpus, imports.digest(gazetteer_folder(), self.corpus))

    def report(self) -> None:
        """Say what became of a decision."""
        if (said := st.session_state.pop(_SAID, None)) is not None:
            st.success(plain(said))

    def preview(self, drafts: Sequence[Decision], place: str, *, along: bool = False) -> None:
        """Work out what decisions would change, and remember it until they are confirmed or left."""
        try:
            with st.spinner("Counting"):
                plan = deciding.planned(self.own, self.book, drafts, along=along)
                found = effect(self.corpus, self.own, plan.before, plan.after, tagger.read(model_folder()))
        except MarqueeError as error:
            st.error(plain(str(error)))
            return
        hidden = sorted(plan.after.private - plan.before.private)
        st.session_state[_PREVIEW] = (place, Preview(drafts, along, plan.taken, found, hidden, len(self.book)))

    def confirm(self, place: str) -> None:
        """Show what was previewed at a place of the page, and take it once it is confirmed."""
        where, held = st.session_state.get(_PREVIEW, ("", None))
        if held is None or where != place or held.size != len(self.book):
            return
        with st.container(border=True):
            _show(held)
            left, right = st.columns(2)
            if left.button("Confirm", type="primary", key=f"{place}-confirm", width="stretch"):
                self._take(held)
            if right.button("Leave it", key=f"{place}-leave", width="stretch"):
                del st.session_state[_PREVIEW]
                st.rerun()

    def _take(self, held: Preview) -> None:
        signature = Signature(deciding.announced(held.drafts), login(), pd.Timestamp.now("UTC"))
        try:
            with st.spinner("Writing the decision, and finding the names anew"):
                plan = deciding.decide(
                    held.drafts, self.corpus, gazetteer_folder(), signature, along=held.along, patience=_PATIENCE
                )
                done = ingest([], self.corpus, resources(), signature, workers=1, patience=_PATIENCE)
        except MarqueeError as error:
            st.error(plain(str(error)))
            return
        del st.session_state[_PREVIEW]
        numbers = ", ".join(str(one.number) for one in plan.taken)
        st.session_state[_SAID] = f"Taken as decision {numbers}. The counts are those of commit {done.commit}."
        # The filters may ask for somebody who is another now.
        forget()
        st.rerun()


@lru_cache(maxsize=_HELD)
def _known(corpus: Path, number: int) -> Gazetteer:
    return gazetteer_of(corpus, opened(corpus, number))


@lru_cache(maxsize=_HELD)
def _own(corpus: Path, digest: str) -> Gazetteer:  # noqa: ARG001  (a state is known by it)
    return imports.gazetteer(gazetteer_folder(), corpus)


def _why_closed(view: View) -> str:
    if view.is_sample:
        return "Decisions belong to a newsroom's own corpus: add your own articles, and they can be made here."
    newest, number = latest(view.snapshot.corpus), view.snapshot.commit.number
    if newest is None or newest.number != number:
        return f"This is the corpus as it was at commit {number}; decisions are made in the newest one."
    return ""


def _show(held: Preview) -> None:
    st.markdown("**What it would change**")
    for one in held.told[:_SHOWN]:
        st.text(deciding.told_short(one))
    if len(held.told) > _SHOWN:
        st.caption(f"and {len(held.told) - _SHOWN:,} more decisions")
    st.dataframe(
        held.effect.counts[list(_COUNTS)],
        hide_index=True,
        column_config=_COUNTS,
        alt="Names concerned, with their articles and mentions now and then.",
    )
    st.caption(f"{counted(held.effect.articles, 'article')} would change.")
    for headline in held.effect.headlines:
        st.text(headline)
    for entity in held.hidden:
        st.warning(plain(f"{entity} would be in no list, chart, filter or file, in past commits too."))

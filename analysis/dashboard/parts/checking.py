"""Check 50 by hand: articles drawn at random, one question each, and the share that the answers come to."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import checking
from analysis.address import asked, parameters
from analysis.cli.login import login
from analysis.dashboard.parts import checks_kept, sidebar
from analysis.dashboard.parts.passage import html, passages, whole
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.figures.checking import ADVERBS, estimate, left_out, told
from analysis.figures.wording import in_words
from analysis.metrics import checked, quoted
from analysis.plural import counted
from analysis.store import checks, texts
from analysis.store.checks import Answer, Begun, Question
from analysis.store.commits import latest, opened
from analysis.store.snapshot import Snapshot
from analysis.store.writing import Signature
from analysis.tone.verdicts import PORTRAYALS

# A reader who waits longer believes that the page is broken.
_PATIENCE: Final = 10.0
_OPEN: Final = "_check_open"
_BLIND: Final = "_check_blind"
_STOPPED: Final = "_check_stopped"
_SAID: Final = "_check_said"
_FAILED: Final = "_check_failed"
_ABOUT: Final = (
    f"Is the estimate right here? Up to {checked.MOST} articles are drawn at random from this selection; of each you "
    "say whether it portrays the person so. The result is the share that your answers come to, with its interval."
)


def show(own: View, entity_id: str, name: str) -> None:
    """Show where the portrayal of a person can be checked by hand, and the checks that were kept.

    `own`: the view of the articles that name the person.
    """
    st.subheader(f"Check {checked.MOST} by hand", anchor=False)
    if (said := st.session_state.pop(_SAID, None)) is not None:
        st.success(plain(said))
    if why := _why_closed(own):
        st.info(why)
    else:
        _desk(own, entity_id)
    checks_kept.kept(own, entity_id, name)


# An answer runs this part again and not the figures above it.
@st.fragment
def _desk(own: View, entity_id: str) -> None:
    if (failed := st.session_state.pop(_FAILED, None)) is not None:
        st.error(plain(failed))
    try:
        check = _left(own.snapshot, checks.opened(own.snapshot.corpus, st.session_state.get(_OPEN, "")))
        if check is None or own.snapshot.survivor(check.question.entity_id) != entity_id:
            _beginning(own, entity_id)
        elif check.next is None or st.session_state.get(_STOPPED):
            _result(own, check)
        else:
            _asking(own, check, check.next)
    except MarqueeError as error:
        st.error(plain(str(error)))


def _left(held: Snapshot, check: Begun | None) -> Begun | None:
    """Return what can be shown of a check that asks something; one all of whose articles were removed is dropped."""
    if check is None:
        return None
    if check.rows.empty:
        checks.drop(held.corpus, check.question.check_id)
        return None
    shown = checked.askable(check, held)
    return None if shown.rows.empty else shown


def _beginning(own: View, entity_id: str) -> None:
    st.caption(_ABOUT)
    for begun in checks.begun(own.snapshot.corpus):
        is_theirs = own.snapshot.survivor(begun.question.entity_id) == entity_id
        if is_theirs and (check := _left(own.snapshot, begun)) is not None:
            _under_way(check)
    table = checked.judged(own.corpus, entity_id)
    apart = left_out(checked.apart(own.corpus, entity_id))
    if table.empty:
        st.info(f"Nothing to check: no article of this selection has an estimate of this person's portrayal. {apart}")
        return
    word = st.radio("Which portrayal", PORTRAYALS, format_func=str.capitalize, horizontal=True, key="check-asked")
    drawn = f"{checked.MOST} of " if len(table) > checked.MOST else ("all " if len(table) > 1 else "")
    st.button(
        f"Begin with {drawn}{counted(len(table), 'article')}",
        type="primary",
        key="check-begin",
        on_click=_begin,
        args=(own, entity_id, str(word), table),
    )
    if apart:
        st.caption(apart)


def _under_way(check: Begun) -> None:
    question = check.question
    st.button(
        f"Go on: {question.asked}, {len(check.answered)} of {counted(len(check.rows), 'article')}",
        help=plain(f"{question.selection}. Commit {question.commit}."),
        icon=":material/play_arrow:",
        key=f"check-on-{question.check_id}",
        on_click=_open,
        args=(question.check_id,),
    )


def _question(own: View, entity_id: str, word: str, table: pd.DataFrame) -> Question:
    number = own.snapshot.commit.number
    given = sidebar.wanted(asked({name: st.query_params.get_all(name) for name in st.query_params}))
    query = urlencode(parameters(replace(given, people=(), shows=(), commit=number)), doseq=True)
    told_apart = json.dumps([entity_id, word, query])
    return Question(
        check_id=hashlib.sha256(told_apart.encode()).hexdigest()[:16],
        entity_id=entity_id,
        asked=word,
        selection=in_words(own.selection.without_entities(), {}, own.zone),
        query=query,
        commit=number,
        said=checked.said(table),
        begun_at=pd.Timestamp.now("UTC").isoformat(),
    )


def _asking(own: View, check: Begun, article_id: str) -> None:
    question, done, count = check.question, len(check.answered), len(check.rows)
    st.progress(done / count, text=f"{done} of {count} answered")
    is_blind = _blind()
    st.markdown(f"**Does this article portray the marked person {ADVERBS[question.asked]}?**")
    _article(own, check, article_id, is_blind=is_blind)
    yes, no = st.columns(2)
    for cell, label, shortcut, is_so in (
        (yes, f"Yes, {question.asked}", "Y", True),
        (no, f"No, not {question.asked}", "N", False),
    ):
        cell.button(
            label,
            key=f"check-{shortcut}-{article_id}",
            shortcut=shortcut,
            width="stretch",
            on_click=_answer,
            args=(own.snapshot.corpus, question.check_id, article_id, is_so),
        )
    st.caption(
        "Judge the portrayal, not the news: an illness, a death or being a victim is misfortune, and no unfavourable "
        "portrayal."
    )
    undo, stop, away = st.columns(3)
    _undo(undo, own.snapshot.corpus, check)
    stop.button("Finish here", key="check-stop", disabled=not done, width="stretch", on_click=_stop)
    away.button("Go on later", key="check-later", width="stretch", on_click=_leave)
    with st.expander("Throw this check away"):
        st.button(
            f"Throw away {counted(done, 'answer')}",
            key="check-drop",
            on_click=_drop,
            args=(own.snapshot.corpus, question.check_id),
        )


def _blind() -> bool:
    """Show what hides names and shows them again, and return whether they are hidden."""
    is_blind = bool(st.session_state.get(_BLIND))
    # No toggle: with its focus in one, Streamlit hears no shortcut.
    st.button(
        "Show names" if is_blind else "Hide names",
        icon=":material/visibility:" if is_blind else ":material/visibility_off:",
        type="tertiary",
        key="check-hide",
        shortcut="H",
        on_click=_turn,
    )
    return is_blind


def _article(own: View, check: Begun, article_id: str, *, is_blind: bool) -> None:
    # What was judged is what the article said then.
    then = replace(own.snapshot, commit=opened(own.snapshot.corpus, check.question.commit))
    article = texts.article(then, article_id)
    mentions = texts.mentions(then, [article_id])
    entity_id, named = check.question.entity_id, mentions["entity_id"]
    hidden = quoted.everybody(own.snapshot, named, entity_id) if is_blind else quoted.hidden(own.snapshot, named)
    with st.container(border=True):
        st.caption(plain(_source_line(article, own)))
        st.html(html(passages(article, mentions, entity_id), entity_id, hidden))
        with st.expander("The whole article"):
            st.html(html(whole(article, mentions), entity_id, hidden))


def _source_line(article: pd.Series, own: View) -> str:
    when = article["published_at"]
    day = "undated" if pd.isna(when) else f"{when.tz_convert(own.zone):%-d %B %Y}"
    return f"{own.called(article['source'])} \N{MIDDLE DOT} {day}"


def _result(own: View, check: Begun) -> None:
    question, corpus = check.question, own.snapshot.corpus
    st.progress(len(check.answered) / len(check.rows), text=f"{len(check.answered)} of {len(check.rows)} answered")
    if not check.answered.empty:
        st.markdown(plain(told(checked.corrected(checks.finished(check)), question.asked)))
    st.caption(plain(f"{question.selection}. Commit {question.commit}. {estimate()}"))
    keep, undo, on = st.columns(3)
    if keep.button("Keep the result", type="primary", key="check-keep", width="stretch"):
        _keep(own, question)
    _undo(undo, corpus, check)
    later = "Back to the questions" if check.next is not None else "Keep it later"
    on.button(later, key="check-back", width="stretch", on_click=_go_on if check.next is not None else _leave)


def _undo(cell: DeltaGenerator, corpus: Path, check: Begun) -> None:
    cell.button(
        "Undo the last",
        key="check-undo",
        shortcut="U",
        disabled=check.last is None,
        width="stretch",
        on_click=_answer,
        args=(corpus, check.question.check_id, check.last, None),
    )


def _keep(own: View, question: Question) -> None:
    what = f"check by hand {question.check_id}"
    signature = Signature(what, login(), pd.Timestamp.now("UTC"))
    with st.spinner("Writing a commit"):
        made = checking.keep(own.snapshot.corpus, question.check_id, signature, patience=_PATIENCE)
    _leave()
    st.session_state[_SAID] = f"The check is kept with commit {made.number}."
    st.rerun()


def _why_closed(own: View) -> str:
    if own.is_sample:
        return "Checks are kept in a newsroom's own corpus: add your own articles, and they can be made here."
    newest, number = latest(own.snapshot.corpus), own.snapshot.commit.number
    if newest is None or newest.number != number:
        return f"This is the corpus as it was at commit {number}; checks are made in the newest one."
    return ""


def _answer(corpus: Path, check_id: str, article_id: str, answer: bool | None) -> None:  # noqa: FBT001  (yes, no, or taken back)
    with _telling("The answer is not kept"):
        checks.note(corpus, check_id, Answer(article_id, answer, login(), pd.Timestamp.now("UTC")))
        st.session_state.pop(_STOPPED, None)


def _begin(own: View, entity_id: str, word: str, table: pd.DataFrame) -> None:
    question = _question(own, entity_id, word, table)
    with _telling("The check is not begun"):
        checks.begin(own.snapshot.corpus, question, checked.sample(table, question.check_id))
        _open(question.check_id)


@contextmanager
def _telling(outcome: str) -> Iterator[None]:
    """Have the page say why a click came to nothing: what is raised in a callback would reach the reader as a trace."""
    try:
        yield
    except MarqueeError as error:
        st.session_state[_FAILED] = f"{outcome}: {error}"


def _open(check_id: str) -> None:
    st.session_state[_OPEN] = check_id
    st.session_state.pop(_STOPPED, None)


def _turn() -> None:
    st.session_state[_BLIND] = not st.session_state.get(_BLIND)


def _stop() -> None:
    st.session_state[_STOPPED] = True


def _go_on() -> None:
    st.session_state.pop(_STOPPED, None)


def _leave() -> None:
    st.session_state.pop(_OPEN, None)
    st.session_state.pop(_STOPPED, None)


def _drop(corpus: Path, check_id: str) -> None:
    checks.drop(corpus, check_id)
    _leave()

"""The editors' word on how an article portrays a person: shown, given and taken back where the article is shown."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analysis.cli.login import login
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.overruling import Ruling, overrule
from analysis.store.commits import latest
from analysis.store.writing import Signature
from analysis.tone.rulings import in_force
from analysis.tone.verdicts import MISFORTUNE, UNCLEAR, VERDICTS

# A reader who waits longer believes that the page is broken.
_PATIENCE: Final = 10.0
_SAID: Final = "_overruled"
WORDS: Final[Mapping[str, str]] = {
    "unfavourable": "Unfavourable portrayal",
    "neutral": "Neutral portrayal",
    "favourable": "Favourable portrayal",
    UNCLEAR: "Portrayal unclear",
    MISFORTUNE: "Own misfortune",
}
"""What each verdict is called on screen."""
_MACHINE: Final = "machine estimate"


def in_words(verdict: str, *, is_overruled: bool = False) -> str:
    """Return a verdict, and whose it is."""
    whose = "by an editor" if is_overruled else _MACHINE
    return f"{WORDS[verdict]}, {whose}" + (": no portrayal is shown" if verdict == MISFORTUNE else "")


def ruling_in_words(ruling: pd.Series, said: object, zone: ZoneInfo) -> str:
    """Return who overruled what the machine `said`, when and why, and whether the text changed since.

    `said` is no text where it said nothing.
    """
    machine = f"The machine estimate is {said}." if isinstance(said, str) else "There is no machine estimate."
    machine = "" if ruling["portrayal"] == MISFORTUNE else f" {machine}"
    when, since = (
        "" if pd.isna(ruling[at]) else f"{ruling[at].tz_convert(zone):%-d %B %Y}" for at in ("at", "text_changed")
    )
    again = f" The text changed since, on {since}: look at it again." if since else ""
    return f"{ruling['who']} ruled so on {when}: {str(ruling['reason']).rstrip('.')}.{machine}{again}"


def standing(rulings: pd.DataFrame, by: str) -> dict[str, pd.Series]:
    """Return the rulings that count, each by its value of a column."""
    return {str(row[by]): row for _, row in in_force(rulings).iterrows()}


def why_closed(view: View) -> str:
    """Return why nothing may be ruled here; "" where it may."""
    if view.is_sample:
        return "Rulings belong to a newsroom's own corpus: add your own articles, and they can be made here."
    newest, number = latest(view.snapshot.corpus), view.snapshot.commit.number
    if newest is None or newest.number != number:
        return f"This is the corpus as it was at commit {number}; rulings are made in the newest one."
    return ""


def report() -> None:
    """Say what became of a ruling."""
    if (said := st.session_state.pop(_SAID, None)) is not None:
        # Wherever on the page the ruling was made.
        st.toast(plain(said), icon=":material/gavel:", duration="long")


def form(view: View, article_id: str, entity_id: str, ruling: pd.Series | None, key: str) -> None:
    """Show the way to overrule how an article portrays a person, or to take back the `ruling` that counts."""
    name = str(view.snapshot.entities["name"][entity_id])
    label = "Overrule" if ruling is None else "Change the ruling"
    # Another commit, another form: what was typed for the last ruling is gone.
    key = f"{key}-{view.snapshot.commit.number}"
    with st.popover(label, icon=":material/gavel:", type="tertiary", key=f"{key}-ruling"):
        st.markdown(f"How does this article portray **{plain(name)}**?")
        st.caption("Your word counts in every number and is marked in files. It trains nothing.")
        with st.form(f"{key}-form", border=False):
            word = st.selectbox("Portrayal", VERDICTS, index=None, format_func=WORDS.__getitem__, key=f"{key}-word")
            reason = st.text_input("Reason", key=f"{key}-reason", max_chars=200)
            is_sent = st.form_submit_button("Save the ruling", type="primary")
            is_undone = ruling is not None and st.form_submit_button("Take the ruling back")
        if is_undone:
            _write(view, Ruling(article_id, entity_id, None, reason), name)
        elif is_sent and word is None:
            st.warning("Choose a portrayal first.")
        elif is_sent and not reason.strip():
            st.warning("Give a reason: it is kept with the ruling, and shown.")
        elif is_sent:
            _write(view, Ruling(article_id, entity_id, word, reason, view.snapshot.commit.number), name)


def _write(view: View, ruling: Ruling, name: str) -> None:
    signature = Signature(ruling.announced, login(), pd.Timestamp.now("UTC"))
    try:
        with st.spinner("Writing a commit"):
            commit = overrule(view.snapshot.corpus, ruling, signature, patience=_PATIENCE)
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    done = "The ruling is taken back" if ruling.word is None else f"{WORDS[ruling.word]}, by your ruling"
    st.session_state[_SAID] = f"{name}: {done}. The numbers are those of commit {commit.number}."
    st.rerun()

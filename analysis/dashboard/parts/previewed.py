"""What files would bring, on a page, before anything is written."""

from collections.abc import Iterable
from typing import Final

import pandas as pd
import streamlit as st

from analysis.dashboard.parts import lists
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.loading.preview import Match, Preview, Problems
from analysis.newsroom import local
from analysis.plural import counted

_FIELDS: Final = {
    "headline": "Headline",
    "body": "Text",
    "excerpt": "Summary",
    "published_at": "Published",
    "url": "Address",
    "source": "Source",
    "author": "Author",
    "section": "Section",
    "input_id": "Id",
    "language": "Language",
    "status": "Status",
    "not_before": "Embargoed until",
    "version": "Version",
    "note": "Correction",
    "variants": "Other headlines",
}
_UNUSED: Final = 20
_SOURCES: Final = 5


def headline(seen: Preview) -> None:
    """Show in a line what the files hold."""
    st.markdown(f"**{plain(_begun_large(seen.line()))}**")
    if not seen.is_whole:
        st.caption("There is more in these files: all of it is read when you add them.")
    if seen.known:
        st.caption(
            f"{seen.new:,} new to the corpus; {seen.known:,} already there, written again only where they have changed."
        )


def details(seen: Preview, view: View, *, has_day: bool) -> None:
    """Show what was found; `has_day` where the reader has given the articles without a date a day."""
    if seen.articles:
        _articles(seen, view)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _doubts(seen, has_day=has_day)
    with right:
        _names(seen)


def _begun_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _doubts(seen: Preview, *, has_day: bool) -> None:
    """Show what could not be read, and what is missing."""
    _problems(f"{counted(seen.rejected.count, 'record')} could not be read", seen.rejected)
    _problems(_dates(seen, has_day=has_day), seen.unreadable_dates)
    _problems(f"{counted(seen.losses.count, 'record')} read with a loss", seen.losses)
    for sentence in _lacking(seen):
        st.markdown(sentence)
    if not (seen.rejected.count or seen.unreadable_dates.count or seen.losses.count):
        st.markdown("Every record could be read.")


def _names(seen: Preview) -> None:
    """Show which of the input's names became what."""
    if seen.matched and seen.articles:
        _columns(seen.matched)
    elif seen.filled:
        st.caption("Found in them: " + plain(_listed(_FIELDS[name].lower() for name in seen.filled)) + ".")
    if seen.unused:
        st.caption("Columns not used: " + plain(_listed(seen.unused, _UNUSED)) + ".")


def _dates(seen: Preview, *, has_day: bool) -> str:
    count = seen.unreadable_dates.count
    whose = "its article is" if count == 1 else "their articles are"
    instead = "given the day that you chose" if has_day else "undated, in no dated selection"
    return f"{counted(count, 'date')} could not be read; {whose} {instead}"


def _lacking(seen: Preview) -> Iterable[str]:
    """Return what the reader may still give, in sentences."""
    no_date = seen.undated - seen.unreadable_dates.count
    if no_date > 0:
        verb, whom = ("has", "it") if no_date == 1 else ("have", "them")
        yield f"{counted(no_date, 'article')} {verb} no date: choose a day above to give {whom} one."
    if seen.without_source:
        verb = "names" if seen.without_source == 1 else "name"
        yield f"{counted(seen.without_source, 'article')} {verb} no source: write one above."


def _problems(title: str, problems: Problems) -> None:
    if not problems.count:
        return
    lines = [plain(f"{problem.place}: {problem.reason}") for problem in problems.first]
    left = problems.count - len(lines)
    told = [*lines, *([f"and {left:,} more"] if left else [])]
    st.markdown(f"{plain(title)}:\n" + "\n".join(f"- {line}" for line in told))


def _columns(matched: Iterable[Match]) -> None:
    st.dataframe(
        pd.DataFrame(
            [(_FIELDS[match.field], ", else ".join(match.names)) for match in matched], columns=["field", "names"]
        ),
        hide_index=True,
        width="content",
        column_config={
            "field": st.column_config.TextColumn("In Marquee", width=120),
            "names": st.column_config.TextColumn("Column in your file", width=200),
        },
        alt="Which column of the files becomes what.",
    )


def _articles(seen: Preview, view: View) -> None:
    sources = seen.sources[seen.sources["source"].ne("")]
    named = [f"{source} ({count:,})" for source, count in sources.itertuples(index=False, name=None)]
    if len(named) > 1:
        st.caption("By source: " + plain(_listed(named, _SOURCES)) + ".")
    st.dataframe(
        seen.first.assign(published_at=local(seen.first["published_at"], view.zone)),
        hide_index=True,
        column_config={
            **lists.facts(),
            "place": st.column_config.TextColumn("Where", width=135),
        },
        alt="The first articles, as they would be added.",
    )
    shown = len(seen.first)
    if seen.articles > shown:
        st.caption(f"The first {shown} of {seen.articles:,}.")


def _listed(names: Iterable[str], most: int = _UNUSED) -> str:
    every = list(names)
    more = len(every) - most
    return ", ".join(every[:most]) + (f" and {more:,} more" if more > 0 else "")

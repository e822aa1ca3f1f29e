"""The form by which an editor loads articles of her own: seen before they are added, watched, and stopped."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis.dashboard.parts import adding, jobs, links, previewed
from analysis.dashboard.parts.adding import File
from analysis.dashboard.parts.jobs import Job, Progress, Report, State
from analysis.dashboard.parts.sidebar import forget
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.loading import Defaults
from analysis.loading.preview import Preview
from analysis.plural import counted
from analysis.store.commits import latest

_JOB: Final = "_upload"
_ROUND: Final = "_upload_round"
_SEEN: Final = "_upload_seen"
_SOURCE: Final = "upload-source"
_DAY: Final = "upload-day"
_POLL_SECONDS: Final = 0.5


def upload(view: View) -> None:
    """Show the form; below it what the chosen files hold, or how far they are, or what came of them."""
    own: Job | None = st.session_state.get(_JOB)
    newest = jobs.last(view.settings.corpus)
    job = newest if own is None or (newest is not None and newest.is_running and not own.is_running) else own
    is_busy = own is not None and own.is_running
    opened = view.is_sample or job is not None
    with st.expander("Add articles", expanded=opened, icon=":material/upload:"):
        files, defaults = _inputs(view, is_busy=is_busy)
        # In one place with the preview: what was clicked there is followed there.
        if job is not None and (job.is_running or not files):
            with st.container(border=True):
                _watched(job) if job.is_running else _told(job, view)
        if files and not is_busy:
            _previewed(files, defaults, view)
        elif job is None:
            st.caption("You see what they hold before anything is added.")


def _inputs(view: View, *, is_busy: bool) -> tuple[list[UploadedFile], Defaults]:
    """Return the files chosen, and what the reader says of those that lack it."""
    files = st.file_uploader(
        "Files of articles",
        accept_multiple_files=True,
        key=f"upload-files-{st.session_state.get(_ROUND, 0)}",
        help="Columns are matched by their usual names: headline or title, body or text, published, url, source, "
        "author, section, id.",
        disabled=is_busy,
    )
    st.caption(
        "CSV, TSV, Excel, Parquet, JSON, JSON Lines, JSON Feed, RSS, Atom, NewsML-G2, ninjs, HTML, text, WARC; also in "
        f"zip or gzip. A file may have {st.get_option('server.maxUploadSize')} MB here; "
        "`marquee ingest FILE` on the command line reads files of any size."
    )
    left, right = st.columns(2)
    source = left.text_input(
        "Source, where a file names none", placeholder="example.com", key=_SOURCE, disabled=is_busy
    )
    day = right.date_input("Day, where a file has no date", value=None, format="YYYY-MM-DD", key=_DAY, disabled=is_busy)
    return files, Defaults(source.strip(), _instant(day, view))


def _previewed(files: list[UploadedFile], defaults: Defaults, view: View) -> None:
    """Show what the files hold, and offer to add it."""
    try:
        seen = _seen(files, defaults, view)
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    previewed.headline(seen)
    # Not below it all: on a phone that is several screens away.
    _decide(files, defaults, seen, view)
    previewed.details(seen, view, has_day=defaults.published_at is not None)


def _instant(day: date | None, view: View) -> pd.Timestamp | None:
    return pd.Timestamp(day, tz=view.zone).tz_convert("UTC") if day else None


def _seen(files: list[UploadedFile], defaults: Defaults, view: View) -> Preview:
    """Return what the files would bring, looked at once for as long as nothing changes."""
    newest = latest(view.settings.corpus)
    mark = (tuple(file.file_id for file in files), defaults, newest.number if newest else 0)
    held = st.session_state.get(_SEEN)
    if held is None or held[0] != mark:
        with st.spinner("Looking through the files"):
            held = (mark, adding.look(_files(files), defaults, view.settings, pd.Timestamp.now("UTC")))
        st.session_state[_SEEN] = held
    found: Preview = held[1]
    return found


def _files(files: list[UploadedFile]) -> list[File]:
    return [File(file.name, file.getvalue()) for file in files]


def _decide(files: list[UploadedFile], defaults: Defaults, seen: Preview, view: View) -> None:
    """Offer to add them and to choose others."""
    with st.container(horizontal=True):
        label = f"Add {counted(seen.articles, 'article')}" if seen.articles else "Add"
        if not seen.is_whole:
            label = "Add all articles"
        if seen.is_whole and seen.read == seen.rejected.count:
            st.button("Nothing to add", disabled=True)
        elif st.button(label, type="primary"):
            job = adding.begin(_files(files), defaults, view.settings, seen)
            st.session_state[_JOB] = job
            jobs.keep(view.settings.corpus, job)
            _cleared(_SOURCE, _DAY)
            st.rerun()
        if st.button("Choose other files"):
            _cleared()
            st.rerun()


def _cleared(*others: str) -> None:
    """Make the form an empty one when the page runs next."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    for name in (_SEEN, *others):
        st.session_state.pop(name, None)


@st.fragment(run_every=_POLL_SECONDS)
def _watched(job: Job) -> None:
    """Show how far a job is, until it is over."""
    now = job.progress
    if now.state is not State.RUNNING:
        if now.state is State.DONE:
            # The filters may ask for what the new corpus does not have.
            forget()
        st.rerun()
    st.markdown(f"**Adding {plain(job.names)}**")
    line = plain(_how_far(job, now))
    if job.total:
        st.progress(min(now.read / job.total, 1.0), line)
    else:
        st.caption(line)
    if job.is_cancelled:
        st.caption("Cancelling. Nothing of it is added." if not now.is_read else "Too late to cancel.")
    elif not now.is_read:
        st.button("Cancel", on_click=job.cancel, key="upload-cancel")
    st.caption("It goes on if you leave this page.")


def _how_far(job: Job, now: Progress) -> str:
    if now.is_read:
        return f"All {counted(now.read, 'record')} read; writing them"
    if now.note:
        return now.note
    if not now.read:
        return "Starting"
    return f"{now.read:,} of {counted(job.total, 'record')} read" if job.total else f"{now.read:,} records read so far"


def _told(job: Job, view: View) -> None:
    """Show what came of a job, to whoever began it and to those who come back."""
    began = job.began.tz_convert(view.zone)
    st.caption(plain(f"{job.names} \N{MIDDLE DOT} {began:%-d %b %Y, %H:%M} {view.zone}"))
    now = job.progress
    if now.state is State.CANCELLED:
        st.warning("Cancelled: nothing was added, the corpus is what it was.")
    elif now.report is None:
        st.error(plain(now.error))
        st.caption("Nothing was added, the corpus is what it was.")
    else:
        _reported(now.report, view)
    if st.button("Close", key="upload-close"):
        st.session_state.pop(_JOB, None)
        jobs.put_away(view.settings.corpus, job)
        st.rerun()


def _reported(report: Report, view: View) -> None:
    st.success(plain(report.counts))
    told = [plain(problem) for problem in report.problems]
    more = [f"and {report.more:,} more; all that could not be read are listed below"] if report.more else []
    st.caption("\n".join(f"- {line}" for line in (*told, *more)))
    if view.is_sample:
        st.caption("This dashboard was started to show the sample; started without `--sample`, it shows them.")
    elif report.is_new:
        links.link("articles", "See what came in", icon=":material/article:", key="upload", **_where(report, view))


def _where(report: Report, view: View) -> dict[str, str]:
    """Return what to ask for to see what came in: its source, where it is one only."""
    names = {view.snapshot.sources.get(source, source) for source in report.sources}
    known = set(view.snapshot.articles["source"].cat.categories)
    return {"window": "all"} | ({"source": names.pop()} if len(names) == 1 and names <= known else {})

"""The desk of reports: which, its text, its files, what of it is kept, and its figures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

import streamlit as st

from analysis.dashboard.parts import charts, choice
from analysis.dashboard.parts.text import plain
from analysis.dashboard.parts.view import View
from analysis.errors import MarqueeError
from analysis.export.formats import FORMATS, write
from analysis.export.illustrated import illustrated
from analysis.export.names import file_name
from analysis.export.parts import Report
from analysis.plural import counted
from analysis.reports import frozen, shelf
from analysis.reports.frozen import Restated
from analysis.reports.kinds import KINDS
from analysis.reports.making import Occasion, made
from analysis.reports.overlay import over
from analysis.reports.plan import Plan
from analysis.reports.text import read

PARAMETER: Final = "report"
_TOLD: Final = "_report_told"
_HELD: Final = "_report_held"
_T = TypeVar("_T")
_PDF: Final = "pdf"
_PICTURES: Final = {"png", "svg"}
_LINES: Final = 320  # pixels of the text
_FIRST: Final = 20


def show(view: View) -> None:
    """Show a report of this corpus, and what can be done with it."""
    corpus = view.snapshot.corpus
    options = _options(view)
    st.title("Report", anchor=False)
    chooser, _ = st.columns([1, 1])
    with chooser:
        name = choice.among(PARAMETER, "Report", options, next(iter(options)))
    # In a place of its own, so that nothing moves up, and closes, when it goes.
    with st.container():
        if told := st.session_state.pop(_TOLD, ""):
            st.success(plain(told))
    if frozen.is_frozen(corpus, name):
        _frozen(view, name)
        return
    plan = _edited(view, shelf.opened(corpus, name))
    if plan is None:
        return
    try:
        ready = _once((view.snapshot, plan.text, str(_occasion(view).over)), lambda: made(plan, _occasion(view)))
    except MarqueeError as error:
        st.warning(plain(str(error)))
        st.caption("The filters on the left say whom and what a report is of: people, shows, sources.")
        return
    _asked(plan)
    _files(ready, name)
    _keep(view, plan)
    _figures(ready, name)


def _options(view: View) -> dict[str, str]:
    corpus = view.snapshot.corpus
    saved, ready = shelf.saved(corpus), shelf.ready()
    return {
        **{name: _called(name) for name in ready},
        **{name: f"{_called(name)} (saved)" for name in saved},
        **{name: f"{_called(name)} (frozen)" for name in frozen.frozen(corpus)},
    }


def _called(name: str) -> str:
    # The hyphens of a day stay.
    return re.sub(r"(?<!\d)-|-(?!\d)", " ", name).capitalize()


def _occasion(view: View) -> Occasion:
    # The report has a period of its own: the page's always has one too, and would take its place unasked.
    wanted = over(replace(view.selection, since=None, until=None))
    return Occasion(view.snapshot, view.settings, view.name, view.as_of, wanted)


def _asked(plan: Plan) -> None:
    about = f"{plan.about}. " if plan.about else ""
    st.caption(
        plain(f"{about}The period is the report's own; people, shows, outlets and words of the filters take the place")
        + " of the report's."
    )


def _edited(view: View, plan: Plan) -> Plan | None:
    """Show the report's text to be changed, and return what it asks for now; None where it is wrong."""
    with st.expander("Edit this report", icon=":material/edit:"):
        key = f"report-text-{plan.name}"
        text = st.text_area("Text of the report (TOML)", plan.text, height=_LINES, key=key)
        with st.popover("Figures there are"):
            st.markdown("\n".join(f"- `{name}`: {plain(kind.about)}" for name, kind in KINDS.items()))
        try:
            changed = read(text, plan.name)
        except MarqueeError as error:
            st.error(plain(str(error)))
            return None
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        name = left.text_input("Save as", plan.name, key=f"report-name-{plan.name}")
        if right.button("Save", key="report-save", width="stretch"):
            _do(partial(shelf.save, view.snapshot.corpus, name.strip(), text), name.strip(), "Saved")
    return changed


def _keep(view: View, plan: Plan) -> None:
    with st.expander("Freeze its numbers", icon=":material/ac_unit:"):
        st.caption(
            "A frozen report keeps its numbers and its commit. Opened later it tells which numbers are others by now, "
            "and why."
        )
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        suggested = f"{plan.name}-{view.as_of.tz_convert(view.zone):%Y-%m-%d}" if view.as_of is not None else plan.name
        name = left.text_input("Freeze as", suggested, key=f"report-freeze-{plan.name}")
        if right.button("Freeze", key="report-freeze", width="stretch"):
            done = partial(frozen.freeze, name.strip(), plan.text, plan.name, _occasion(view))
            _do(done, name.strip(), "Frozen")


def _do(action: Callable[[], object], name: str, said: str) -> None:
    """Do it, say so, and show what came of it; or say why not."""
    try:
        action()
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    st.session_state[_TOLD] = f"{said} as {name}."
    st.query_params[PARAMETER] = name
    st.rerun()


def _frozen(view: View, name: str) -> None:
    kept = frozen.opened(view.snapshot.corpus, name)
    try:
        report, told = _once((view.snapshot, name), lambda: frozen.reopened(kept, _occasion(view)))
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    st.caption(plain(f"Frozen at commit {kept.commit} from {_called(kept.called)}. Filters do not change it."))
    _restated(told)
    _files(report, name)
    _figures(report, name)


def _once(mark: tuple[object, ...], make: Callable[[], _T]) -> _T:
    """Return what is made, made once for as long as nothing changes: a click on a figure asks for all anew."""
    held = st.session_state.get(_HELD)
    if held is None or held[0] != mark:
        with st.spinner("Making the report"):
            held = (mark, make())
        st.session_state[_HELD] = held
    found: _T = held[1]
    return found


def _restated(told: Sequence[Restated]) -> None:
    if not told:
        st.info("All numbers are still the same.")
        return
    st.warning(f"{counted(len(told), 'number has', 'numbers have')} changed since.")
    lines = [f"- **{plain(one.figure)}**: {plain(one.line)}" for one in told[:_FIRST]]
    st.markdown("\n".join(lines))
    if len(told) > _FIRST:
        with st.expander(f"And {len(told) - _FIRST:,} more"):
            st.markdown("\n".join(f"- **{plain(one.figure)}**: {plain(one.line)}" for one in told[_FIRST:]))


def _files(report: Report, name: str) -> None:
    with st.popover("Save the report", icon=":material/download:"):
        for each in FORMATS.values():
            if not each.is_there or each.ending in {_PDF, *_PICTURES}:
                continue
            st.download_button(
                each.label,
                partial(_written, report, each.ending),
                file_name(name, each.ending),
                each.media_type,
                key=f"report-{name}-{each.ending}",
                on_click="ignore",
                width="stretch",
            )
        if FORMATS[_PDF].is_there and st.button("Make a PDF", key=f"report-{name}-pdf", width="stretch"):
            _pdf(report, name)


def _pdf(report: Report, name: str) -> None:
    """Make the PDF, which takes a browser, and offer it; or say why there is none."""
    try:
        with st.spinner("Drawing the figures"):
            made = _written(report, _PDF)
    except MarqueeError as error:
        st.error(plain(str(error)))
        return
    media = FORMATS[_PDF].media_type
    key = f"report-{name}-pdf-file"
    st.download_button("Save the PDF", made, file_name(name, _PDF), media, key=key, on_click="ignore", width="stretch")


def _written(report: Report, ending: str) -> bytes:
    return write(illustrated(report, ending), ending)


def _figures(report: Report, name: str) -> None:
    for place, part in enumerate(report.parts):
        charts.show(part.figure, key=f"report-{name}-{place}")

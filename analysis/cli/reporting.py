"""`report`: a selection, or a report of several figures, to take away."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from analysis.cli import options, period
from analysis.cli.asking import Asked, Question, asked, asking
from analysis.cli.failure import MisuseError
from analysis.cli.writing import put, say, whole
from analysis.errors import ReportError
from analysis.export import report as reports
from analysis.export.formats import FORMATS, write
from analysis.export.illustrated import illustrated
from analysis.export.names import file_name
from analysis.export.parts import Report, alone
from analysis.newsroom import TICK
from analysis.reports import frozen, shelf
from analysis.reports.making import Occasion, made
from analysis.reports.overlay import over
from analysis.reports.plan import Plan
from analysis.reports.text import read

_ENDINGS: Final = ", ".join(f".{ending}" for ending in FORMATS)
_Name = Annotated[
    str | None, typer.Argument(metavar="[NAME|FILE.toml]", help="A report: see --list; else people, shows and days.")
]
_Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Its ending says the format.")]
_Freeze = Annotated[
    str | None, typer.Option("--freeze", metavar="AS", help="Keep its numbers under this name, and the commit.")
]
_List = Annotated[bool, typer.Option("--list", help="Write the names of all reports there are.")]


@asking
def report(  # noqa: PLR0913  (what to write, and how)
    question: Question,
    *,
    name: _Name = None,
    output: _Output = None,
    freeze: _Freeze = None,
    listed: _List = False,
    corpus: options.Corpus = None,
) -> None:
    """Write who and what is covered, or a report of several figures, as slides, a workbook, a document or a page.

    A report is one that comes along (morning-briefing, weekly, person, show, head-to-head, awards-season), one that was
    saved at the corpus, one that was frozen, or a file of yours. Options take the place of the report's own selection.
    A page (.html) opens offline; slides (.pptx) and a workbook (.xlsx) have charts that can be edited. Pictures (.png,
    .svg) are a file a figure, its name at the end of the file's. A frozen report keeps its numbers; what they are by
    now is written beside them.
    """
    if listed:
        _list(options.settings(corpus).corpus)
        return
    if output is None and (freeze is None or name is None):
        msg = "nothing to write: give --output FILE, or a report and --freeze AS"
        raise MisuseError(msg)
    ending = _ending(output)
    view = asked(question, corpus)
    if name is None:
        _coverage(view, output, ending)
        return
    held, occasion = view.snapshot.corpus, _occasion(question, view)
    if frozen.is_frozen(held, name):
        _reopened(name, occasion, output, ending)
        return
    plan = _opened(held, name)
    if freeze is not None:
        kept = frozen.freeze(freeze, plan.text, plan.name, occasion)
        say(f"{freeze}: frozen at commit {kept.commit}; `marquee report {freeze} --output FILE` writes it")
    if output is not None:
        ready = made(plan, occasion)
        _files(ready, output, ending)
        say(ready.provenance.line)


def _list(corpus: Path) -> None:
    rows = [
        *((name, "comes along") for name in shelf.ready()),
        *((name, "saved") for name in shelf.saved(corpus)),
        *((name, "frozen") for name in frozen.frozen(corpus)),
    ]
    put("".join(f"{name}\t{what}\n" for name, what in rows).encode())


def _ending(output: Path | None) -> str:
    if output is None:
        return ""
    ending = output.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        msg = f"{output}: a report is written as one of {_ENDINGS}; end the name so"
        raise MisuseError(msg)
    return ending


def _coverage(view: Asked, output: Path | None, ending: str) -> None:
    if output is None:
        return
    if ending == "csv":
        _put(output, reports.csv(view.snapshot, view.selection))
    else:
        _files(reports.report(view.snapshot, view.selection, view.settings, view.name), output, ending)
    say(view.provenance.line)


def _occasion(question: Question, view: Asked) -> Occasion:
    _, now = period.ends("--as-of", question.as_of, view.settings.tz)
    as_of = view.snapshot.newest if now is None else now - TICK
    is_period = any(part is not None for part in (question.window, question.since, question.until))
    return Occasion(view.snapshot, view.settings, view.name, as_of, _over(view, is_period=is_period))


def _over(view: Asked, *, is_period: bool) -> Mapping[str, object]:
    selection = view.selection if is_period else replace(view.selection, since=None, until=None)
    return over(selection)


def _opened(corpus: Path, name: str) -> Plan:
    if not name.endswith(".toml"):
        return shelf.opened(corpus, name)
    path = Path(name)
    try:
        return read(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        msg = f"{name}: no text in UTF-8; save it so"
        raise ReportError(msg) from error


def _reopened(name: str, occasion: Occasion, output: Path | None, ending: str) -> None:
    if output is None:
        msg = f"{name}: frozen already; give --output FILE to write it"
        raise MisuseError(msg)
    if occasion.over:
        msg = f"{name}: frozen with its own selection; leave the options for selections out"
        raise MisuseError(msg)
    kept, told = frozen.reopened(frozen.opened(occasion.snapshot.corpus, name), occasion)
    _files(kept, output, ending)
    for one in told:
        say(f"{one.figure}: {one.line}")
    say(kept.provenance.line)


def _files(report: Report, output: Path, ending: str) -> None:
    for path, part in _each(report, output, ending):
        _put(path, write(illustrated(part, ending), ending))


def _each(report: Report, output: Path, ending: str) -> list[tuple[Path, Report]]:
    """Return what goes into which file: a picture is of one figure, and has its key in its name."""
    if ending not in {"png", "svg"}:
        return [(output, report)]
    return [
        (output.with_name(file_name(f"{output.stem}-{part.figure.key}", ending)), alone(part.figure))
        for part in report.parts
        if not part.nothing
    ]


def _put(path: Path, made: bytes) -> None:
    with whole(path) as file:
        file.write(made)

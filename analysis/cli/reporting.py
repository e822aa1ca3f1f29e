"""`report`: a selection to take away."""

from pathlib import Path
from typing import Annotated, Final

import typer

from analysis.cli import options
from analysis.cli.asking import Question, asked, asking
from analysis.cli.failure import MisuseError
from analysis.cli.writing import say, whole
from analysis.export import report as reports
from analysis.export.formats import FORMATS, write
from analysis.export.illustrated import illustrated
from analysis.export.names import file_name
from analysis.export.parts import Report, alone

_ENDINGS: Final = ", ".join(f".{ending}" for ending in FORMATS)
_Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=f"A file to write: {_ENDINGS}.")]


@asking
def report(question: Question, *, output: _Output, corpus: options.Corpus = None) -> None:
    """Write who and what is covered as a page, slides, a workbook, a document or a table.

    All but a table have people, shows and articles a day. A page (.html) opens offline; slides (.pptx) and a workbook
    (.xlsx) have charts that can be edited. A table (.csv) has people and shows. Pictures (.png, .svg) are a file a
    figure, its name at the end of the file's.
    """
    ending = output.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        msg = f"{output}: a report is written as one of {_ENDINGS}; end the name so"
        raise MisuseError(msg)
    view = asked(question, corpus)
    if ending == "csv":
        _put(output, reports.csv(view.snapshot, view.selection))
    else:
        report = reports.report(view.snapshot, view.selection, view.settings, view.name)
        for path, part in _files(report, output, ending):
            _put(path, write(illustrated(part, ending), ending))
    say(view.provenance.facts)


def _files(report: Report, output: Path, ending: str) -> list[tuple[Path, Report]]:
    """Return what goes into which file: a picture is of one figure, and has its key in its name."""
    if ending not in {"png", "svg"}:
        return [(output, report)]
    return [
        (output.with_name(file_name(f"{output.stem}-{part.figure.key}", ending)), alone(part.figure))
        for part in report.parts
        if len(part.figure.table)
    ]


def _put(path: Path, made: bytes) -> None:
    with whole(path) as file:
        file.write(made)

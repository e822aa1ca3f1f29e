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

_ENDINGS: Final = ", ".join(f".{ending}" for ending in FORMATS)
_Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=f"A file to write: {_ENDINGS}.")]


@asking
def report(question: Question, *, output: _Output, corpus: options.Corpus = None) -> None:
    """Write who and what is covered as a page, slides, a workbook, a document or a table.

    All but a table have people, shows and articles a day. A page (.html) opens offline; slides (.pptx) and a workbook
    (.xlsx) have charts that can be edited. A table (.csv) has people and shows.
    """
    ending = output.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        msg = f"{output}: a report is written as one of {_ENDINGS}; end the name so"
        raise MisuseError(msg)
    view = asked(question, corpus)
    if ending == "csv":
        made = reports.csv(view.snapshot, view.selection)
    else:
        made = write(reports.report(view.snapshot, view.selection, view.settings, view.name), ending)
    with whole(output) as file:
        file.write(made)
    say(view.provenance.facts)

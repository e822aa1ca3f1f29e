"""`report`: a selection to take away."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli import options
from analysis.cli.asking import Question, asked, asking
from analysis.cli.failure import MisuseError
from analysis.cli.writing import say, whole
from analysis.export import report as reports

_Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="A .csv or .html file to write.")]


@asking
def report(question: Question, *, output: _Output, corpus: options.Corpus = None) -> None:
    """Write who and what is covered as a page or a table.

    A page (.html) has people, shows and articles a day, and opens offline. A table (.csv) has people and shows.
    """
    ending = output.suffix.lower()
    if ending not in {".csv", ".html"}:
        msg = f"{output}: a report is written as .csv or .html; end the name so"
        raise MisuseError(msg)
    view = asked(question, corpus)
    if ending == ".html":
        made = reports.html(view.snapshot, view.selection, view.settings, view.name)
    else:
        made = reports.csv(view.snapshot, view.selection)
    with whole(output) as file:
        file.write(made)
    say(view.provenance.facts)

"""`names`: lists of names that a newsroom adds to those that come along."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from analysis.cli import interrupt, options
from analysis.cli.login import login
from analysis.cli.options import Form
from analysis.cli.writing import answer, put, say, show
from analysis.errors import LoadingError
from analysis.ingest import ingest
from analysis.loading.records import Reject, valid
from analysis.names import importing, imports
from analysis.names.choice import KIND, SITELINKS, VOTES, Choice
from analysis.names.importing import Outcome
from analysis.packaged import gazetteer_folder, resources
from analysis.plural import counted
from analysis.settings import Settings
from analysis.store.commits import latest
from analysis.store.writing import Signature

_FIRST = 20
_COUNTS = ("read", "taken", "known", "left_out", "rejected")

_Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders.")]
_Votes = Annotated[int, typer.Option("--votes", metavar="N", min=0, help="IMDb: of titles with N votes and more.")]
_Sitelinks = Annotated[
    int, typer.Option("--sitelinks", metavar="N", min=0, help="Wikidata: with articles in N wikis and more.")
]
_Kind = Annotated[str, typer.Option("--kind", metavar="KIND", help="CSV: what a row is that does not say it.")]
_Rehearsal = Annotated[bool, typer.Option("--dry-run", help="Say what would be taken, and import nothing.")]
_Later = Annotated[bool, typer.Option("--later", help="Leave it to the next ingest to look for the names.")]
_Number = Annotated[int, typer.Argument(metavar="NUMBER", help="As `marquee names imports` lists it.")]


def import_names(  # noqa: PLR0913  (one an option)
    paths: _Paths,
    *,
    votes: _Votes = VOTES,
    sitelinks: _Sitelinks = SITELINKS,
    kind: _Kind = KIND,
    rehearsal: _Rehearsal = False,
    later: _Later = False,
    verbose: options.Verbose = False,
    corpus: options.Corpus = None,
) -> None:
    """Add names from IMDb's tables, Wikidata's JSON lines or CSV, and find them in the articles.

    Prints how many rows were read, taken, known, left out and rejected. The same names again change nothing.
    """
    settings = options.settings(corpus)
    options.check_kind(kind)
    now = pd.Timestamp.now("UTC")
    signature = Signature(f"names import {' '.join(valid(str(path)) for path in paths)}", login(), now)
    rejected = _Rejected(float("inf") if verbose else _FIRST)
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} {task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("rows read", total=None)

        def watch(read: int) -> None:
            interrupt.check()
            progress.update(task, completed=read)

        done = importing.import_names(
            paths,
            settings.corpus,
            gazetteer_folder(),
            Choice(now.year, votes, sitelinks, kind),
            signature,
            settings.limits,
            is_rehearsal=rehearsal,
            say=say,
            refuse=rejected.tell,
            watch=watch,
        )
    rejected.finish()
    _tell(done)
    if done.read == done.rejected:
        msg = "nothing could be read" if done.read else "nothing to read: no row in the input"
        raise LoadingError(msg)
    if done.number is not None:
        put(f"import {done.number}\n".encode())
        _find(settings, signature, later=later)


def list_imports(
    *,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the imports of names: number, what, when, by whom, and what came of it."""
    settings = options.settings(corpus)
    rows = [
        (one.number, pd.Timestamp(one.at), one.who, one.what, *(getattr(one, count) for count in _COUNTS), _state(one))
        for one in imports.imports(settings.corpus)
    ]
    names = ["number", "when", "who", "what", *_COUNTS, "state"]
    table = pd.DataFrame(rows, columns=names)
    if form is not Form.TABLE:
        answer(table, form)
        return
    show(table, names, settings.tz)
    say(f"{counted(len(table), 'import')}.")


def forget(number: _Number, *, later: _Later = False, corpus: options.Corpus = None) -> None:
    """Take an import away again, and its names out of the articles.

    What other imports say too stays.
    """
    settings = options.settings(corpus)
    signature = Signature(f"names forget {number}", login(), pd.Timestamp.now("UTC"))
    gone = importing.forget(settings.corpus, number, signature, say)
    put(f"forgotten {gone.number}\n".encode())
    _find(settings, signature, later=later)


class _Rejected:
    """Tells of rows that cannot be read, the first of them."""

    def __init__(self, most: float) -> None:
        self._most = most
        self._count = 0

    def tell(self, row: Reject) -> None:
        self._count += 1
        if self._count <= self._most:
            say(f"rejected {row.place}: {row.reason}")

    def finish(self) -> None:
        if self._count > self._most:
            say(f"rejected {self._count - self._most:,.0f} more; --verbose shows them all")


def _tell(done: Outcome) -> None:
    put(f"{' '.join(f'{name} {getattr(done, name)}' for name in _COUNTS)}\n".encode())
    for reason, count in sorted(done.reasons.items(), key=lambda item: (-item[1], item[0])):
        say(f"left out {count:,}: {reason}")
    if done.unsure:
        say(f"not told apart {done.unsure:,}: of a name that several have, and neither year nor role says whose it is")
    if done.taken:
        new = (counted(done.entities, "name"), counted(done.aliases, "spelling"), counted(done.credits, "credit"))
        say(f"new: {', '.join(new)}")


def _find(settings: Settings, signature: Signature, *, later: bool) -> None:
    """Find the names that are known now in the articles that are there."""
    if latest(settings.corpus) is None:
        return
    if later:
        say("the articles are as they were; the next ingest looks for the names in them")
        return
    done = ingest([], settings.corpus, resources(), signature, workers=settings.workers, say=say)
    put(f"commit {done.commit}\n".encode())


def _state(one: imports.Import) -> str:
    return f"forgotten on {one.forgotten_at[:10]} by {one.forgotten_by}" if one.forgotten_at else "kept"

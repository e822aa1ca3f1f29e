"""The commands together, and the one place where a run ends: with an exit code and at most one line of error."""

import os
import sys
from collections.abc import Sequence
from typing import Final

import typer
from typer.main import get_command

from analysis.cli import ingesting, options, reporting, serving, tables
from analysis.cli.failure import code_of, line_of
from analysis.cli.writing import say
from analysis.errors import MarqueeError

_CODES: Final = """\b
Exit codes:
  0  all went well
  1  it failed, or nothing could be read
  2  the command was not understood
  130  Ctrl-C
Errors are one line on standard error."""

_COMMANDS: Final = (
    ingesting.ingest,
    ingesting.annotate,
    tables.people,
    tables.shows,
    tables.articles,
    tables.coverage,
    reporting.report,
    serving.dashboard,
)

# Plain help: it reads the same in a pipe, in a file and in the documentation.
app: Final = typer.Typer(name="marquee", add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
for command in _COMMANDS:
    app.command(epilog=_CODES)(command)


@app.callback(epilog=_CODES)
def marquee(context: typer.Context, corpus: options.Corpus = None) -> None:
    """Article analytics for entertainment newsrooms: who and which shows are in the news."""
    if corpus is not None:
        # The commands' default, so that their own --corpus still comes first.
        context.default_map = {command.__name__: {"corpus": str(corpus)} for command in _COMMANDS}


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of the command that the arguments ask for, those of the process by default."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _run(given or ["--help"])
        sys.stdout.flush()
    except typer.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        _silence()
    except (MarqueeError, typer.TyperException, typer.Abort, OSError, KeyboardInterrupt) as error:
        say(line_of(error))
        return code_of(error)
    return 0


def _run(arguments: list[str]) -> None:
    # Not the command's own main(), which has its own way with errors, over several lines.
    command = get_command(app)
    with command.make_context("marquee", arguments) as context:
        command.invoke(context)


def _silence() -> None:
    """Let nobody write to a reader that has gone, the interpreter on its way out included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

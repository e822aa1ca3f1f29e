"""The commands together, and the one place where a run ends: with an exit code and at most one line of error."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import typer
from deltalake.exceptions import DeltaError
from typer.main import get_command

from analysis.cli import (
    alerting,
    checking,
    deciding,
    digesting,
    evaluating,
    ingesting,
    interrupt,
    names,
    options,
    outlets,
    overruling,
    removing,
    reporting,
    serving,
    sources,
    storytelling,
    tables,
    trending,
)
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

_EXAMPLES: Final[Mapping[Callable[..., None], str]] = {
    ingesting.ingest: 'marquee ingest articles.csv archive/ --source "The Daily"',
    ingesting.annotate: "marquee annotate articles.csv -o annotated.jsonl",
    trending.trends: "marquee trends --as-of 2024-10-17 --window 24h --format json",
    tables.people: 'marquee people --window 7d --source "The Daily" --format csv',
    tables.shows: "marquee shows --since 2024-10-01 --until 2024-10-31 --limit 10",
    tables.works: "marquee works --kind song --kind album --window 7d",
    tables.portrayal: 'marquee portrayal --person "Cher" --window 28d --format csv',
    tables.articles: "marquee articles --person \"Elisabeth Moss\" --query 'premiere NOT carpet'",
    outlets.outlets: 'marquee outlets --window 7d --not-ours --ours "The Daily"',
    tables.coverage: 'marquee coverage --show "Mad Men" --since 2024-10-01 --format csv',
    reporting.report: "marquee report --window 28d --output october.html",
    digesting.digest: "marquee digest --window 24h --output morning.html",
    alerting.alert: "marquee alert --webhook https://example.org/hook --dry-run",
    evaluating.evaluate: "marquee evaluate labels.gold.jsonl --without names.txt --errors 5",
    checking.checks: 'marquee checks --person "Elisabeth Moss" --format csv',
    sources.sources: 'marquee sources --rename eonline.com "E! News"',
    overruling.overrule: 'marquee overrule 1f0c2d9a7b3e4f55 "Jon Hamm" neutral --reason "quotes a joke of his own"',
    overruling.rulings: "marquee rulings --format csv",
    removing.remove: 'marquee remove 1f0c2d9a7b3e4f55 --reason "names a minor"',
    serving.dashboard: "marquee dashboard --port 8600 --sample",
}
"""The commands, in the order of the help, each with a line to start from."""


def _epilog(*examples: str) -> str:
    # \b keeps the lines as they are.
    shown = "".join(f"  {example}\n" for example in examples)
    return f"\b\nExample:\n{shown}\n{_CODES}"


# Plain help: it reads the same in a pipe, in a file and in the documentation.
app: Final = typer.Typer(name="marquee", add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
for _command, _example in _EXAMPLES.items():
    app.command(epilog=_epilog(_example))(_command)

_NAMES: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "import": (names.import_names, "marquee names import name.basics.tsv.gz title.ratings.tsv.gz --votes 50000"),
    "imports": (names.list_imports, "marquee names imports"),
    "forget": (names.forget, "marquee names forget 3"),
    "find": (deciding.find, 'marquee names find "chris evans"'),
    "merge": (deciding.merge, 'marquee names merge wikidata-q1 "Elisabeth Moss" --reason "one and the same"'),
    "split": (
        deciding.split,
        'marquee names split chris-evans "Chris Evans" --shared --note "British presenter" --reason "two people"',
    ),
    "block": (deciding.block, 'marquee names block "Summer House" --reason "a house, in our texts"'),
    "alias": (deciding.alias, 'marquee names alias "Sean Combs" "Love" --kind stage --common --reason "since 2017"'),
    "rename": (deciding.rename, 'marquee names rename ye-west "Ye" --reason "our style book"'),
    "found": (deciding.found, "marquee names found --format csv"),
    "confirm": (deciding.confirm, 'marquee names confirm "Chappell Roan" --reason "singer"'),
    "private": (deciding.private, 'marquee names private 1f0c2d9a --reason "a minor"'),
    "undo": (deciding.undo, 'marquee names undo 3 --reason "they were two after all"'),
    "log": (deciding.log, "marquee names log --format csv"),
    "export": (deciding.export, "marquee names export > names.jsonl"),
    "apply": (deciding.take_over, "marquee names apply names.jsonl --dry-run"),
}
_names: Final = typer.Typer(
    rich_markup_mode=None,
    help="Names beyond those that come along (IMDb, Wikidata, CSV), and the editors' decisions on them.",
)
for _name, (_command, _example) in _NAMES.items():
    _names.command(_name, epilog=_epilog(_example))(_command)
_STORIES: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "join": (storytelling.join, 'marquee stories join 1f0c2d9a 7b3e4f55 --reason "one and the same wedding"'),
    "split": (storytelling.split, 'marquee stories split 1f0c2d9a7b3e4f55 --reason "about the next day"'),
    "undo": (storytelling.undo, 'marquee stories undo 1 --reason "two weddings after all"'),
    "log": (storytelling.log, "marquee stories log --format csv"),
}
_stories: Final = typer.Typer(rich_markup_mode=None)
_stories.callback(invoke_without_command=True, epilog=_epilog("marquee stories --window 7d --limit 20"))(
    storytelling.stories
)
for _name, (_command, _example) in _STORIES.items():
    _stories.command(_name, epilog=_epilog(_example))(_command)
app.add_typer(_stories, name="stories")
app.add_typer(_names, name="names", epilog=_epilog(*(example for _, example in _NAMES.values())))


@app.callback(epilog=_epilog("marquee ingest articles.csv", "marquee people --window 7d", "marquee dashboard"))
def marquee(context: typer.Context, corpus: options.Corpus = None) -> None:
    """Article analytics for entertainment newsrooms: who and which shows are in the news."""
    if corpus is not None:
        # The commands' default, so that their own --corpus still comes first.
        given = {"corpus": str(corpus)}
        context.default_map = {command.__name__: given for command in _EXAMPLES} | {
            "names": dict.fromkeys(_NAMES, given),
            "stories": given | dict.fromkeys(_STORIES, given),
        }


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of the command that the arguments ask for; without any, it is the help."""
    interrupt.listen()
    try:
        _invoke(list(arguments) or ["--help"])
        sys.stdout.flush()
    except typer.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        _silence()
    except (MarqueeError, typer.TyperException, OSError, DeltaError, BrokenProcessPool) as error:
        say(line_of(error))
        return code_of(error)
    return 0


def _invoke(arguments: list[str]) -> None:
    # Not the command's own main(), which has its own way with errors, over several lines.
    command = get_command(app)
    with command.make_context("marquee", arguments) as context:
        command.invoke(context)


def _silence() -> None:
    """Let nobody write to a reader that has gone, the interpreter on its way out included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

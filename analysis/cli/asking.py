"""What is asked of a corpus on the command line: options to a selection, and the selection to its answer."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, TypeAlias

import pandas as pd
import typer

from analysis.cli import options, period
from analysis.cli.failure import MisuseError
from analysis.cli.login import login
from analysis.figures.figure import Provenance
from analysis.figures.wording import provenance
from analysis.ingest import release_due
from analysis.newsroom import TICK
from analysis.packaged import resources
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store import lookup
from analysis.store.slices import Posed
from analysis.store.snapshot import Snapshot, snapshot

_Word: TypeAlias = str | None
_Words: TypeAlias = list[str] | None


def _option(name: str, metavar: str, text: str) -> object:
    return typer.Option(name, metavar=metavar, help=text)


@dataclass(frozen=True)
class Question:
    """The options that choose articles: each field is one of them."""

    as_of: Annotated[_Word, _option("--as-of", "WHEN", "The day or instant that is now; else the newest.")] = None
    window: Annotated[_Word, _option("--window", "LENGTH", "The hours or days up to now: 24h, 7d; else all dates.")] = (
        None
    )
    since: Annotated[_Word, _option("--since", "WHEN", "From this day or instant on.")] = None
    until: Annotated[_Word, _option("--until", "WHEN", "Up to this day or instant, included.")] = None
    person: Annotated[_Words, _option("--person", "NAME", "Naming this person or group; again: any of them.")] = None
    show: Annotated[_Words, _option("--show", "NAME", "Naming this show or other work; again: any of them.")] = None
    source: Annotated[_Words, _option("--source", "NAME", "Published by this source; again: any of them.")] = None
    section: Annotated[_Words, _option("--section", "NAME", "Of this section; again: any of them.")] = None
    query: Annotated[str, _option("--query", "WORDS", 'With these words; AND, OR, NOT, "a phrase", word*.')] = ""
    with_copies: Annotated[bool, typer.Option("--with-copies", help="Count copies of other articles too.")] = False


@dataclass(frozen=True)
class Asked(Posed):
    """A selection put to a corpus."""

    settings: Settings

    @property
    def as_of(self) -> pd.Timestamp:
        """The last instant of the period; of one without an end, the last there is."""
        until = self.selection.until
        return pd.Timestamp.max if until is None else until - TICK

    @property
    def name(self) -> str:
        """What the corpus is called, as on the pages."""
        return self.snapshot.corpus.name.lstrip(".") or "corpus"

    @property
    def provenance(self) -> Provenance:
        """Where the numbers come from."""
        return provenance(self.corpus, self.settings.tz, self.name, self.settings.address)

    def outlets(self, listed: frozenset[str]) -> frozenset[str]:
        """Return the outlets of a list in the settings that this corpus has."""
        # A newsroom's list holds for all its corpora, and not each has every outlet.
        known = set(self.snapshot.articles["source"].cat.categories)
        return frozenset({lookup.named_now(self.snapshot, name) for name in listed} & known)


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with the options of its `question`, a Question or a kind of one, in the place of that."""
    form = inspect.signature(command).parameters["question"].annotation
    fields = inspect.signature(form).parameters
    others = [part for name, part in inspect.signature(command).parameters.items() if name != "question"]

    @wraps(command)
    def with_options(**given: object) -> None:
        question = {name: given.pop(name) for name in fields}
        command(question=form(**question), **given)

    keywords = [part.replace(kind=inspect.Parameter.KEYWORD_ONLY) for part in (*fields.values(), *others)]
    # typer makes a command's options of its signature.
    with_options.__signature__ = inspect.Signature(keywords)  # type: ignore[attr-defined]  # functions have it; their type does not say so
    return with_options


def asked(question: Question, corpus: Path | None) -> Asked:
    """Return the question as a selection of the newest commit.

    Raises MisuseError where options exclude each other, SelectionError where the corpus lacks what is asked for.
    """
    chosen = options.settings(corpus)
    release_due(chosen.corpus, resources(), login(), pd.Timestamp.now("UTC"))
    state = snapshot(chosen.corpus)
    since, until = _period(question, state, chosen)
    return Asked(
        state,
        Selection(
            since=since,
            until=until,
            people=_each(lambda name: lookup.entity(state, name, lookup.PEOPLE), question.person),
            shows=_each(lambda name: lookup.work(state, name), question.show),
            sources=_each(lambda name: lookup.source(state, name), question.source),
            sections=_each(lambda name: lookup.section(state, name), question.section),
            query=question.query.strip(),
            copies=question.with_copies,
        ),
        chosen,
    )


def _period(question: Question, state: Snapshot, chosen: Settings) -> period.Ends:
    if question.window is not None and (question.since is not None or question.until is not None):
        msg = "--window and --since or --until exclude each other; give one or the other"
        raise MisuseError(msg)
    _, now = period.ends("--as-of", question.as_of, chosen.tz)
    if question.window is not None:
        return period.window(question.window, state.newest if now is None else now - TICK, chosen.tz)
    since, _ = period.ends("--since", question.since, chosen.tz)
    _, until = period.ends("--until", question.until, chosen.tz)
    return since, min((end for end in (until, now) if end is not None), default=None)


def _each(found: Callable[[str], str], names: list[str] | None) -> frozenset[str] | None:
    return frozenset(map(found, names)) if names else None

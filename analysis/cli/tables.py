"""`people`, `shows`, `works`, `portrayal`, `articles` and `coverage`: the tables of the pages."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated, Final

import pandas as pd
import typer

from analysis.cli import options
from analysis.cli.asking import Asked, Question, asked, asking
from analysis.cli.failure import MisuseError
from analysis.cli.options import Form
from analysis.cli.writing import enlist, say
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.figures.coverage import told_apart
from analysis.figures.portrayal import worded
from analysis.metrics.coverage import by_entity, daily, daily_articles
from analysis.metrics.listing import listing
from analysis.metrics.portrayal import by_person
from analysis.metrics.share import share_of_voice
from analysis.packaged import model_folder
from analysis.store.lookup import PEOPLE
from analysis.store.texts import headlines
from analysis.tone import measured
from analysis.tone.verdicts import MISFORTUNE, PORTRAYALS, UNCLEAR

_COUNTS: Final = ["articles", "share", "mentions", "sources", "in_headline"]
_PORTRAYAL: Final = ["name", "judged", "stories", *PORTRAYALS, UNCLEAR, MISFORTUNE]
_WorkKinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Of this kind: song, book, event ...; again: any of them."),
]
_Groups = Annotated[bool, typer.Option("--groups", help="Bands, families and other groups too, among the people.")]


@asking
def people(
    question: Question,
    *,
    groups: _Groups = False,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the people that articles name, most covered first."""
    _ranking(question, corpus, ("person", "group") if groups else ("person",), form, limit)


@asking
def shows(
    question: Question,
    *,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the shows that articles name, most covered first."""
    _ranking(question, corpus, SHOWS, form, limit)


@asking
def works(
    question: Question,
    *,
    kind: _WorkKinds = None,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the works that articles name, most covered first: shows, songs, books, stage works, events and others."""
    if strange := sorted(set(kind or ()) - set(WORKS)):
        msg = f'--kind: "{strange[0]}" is not one of {", ".join(WORKS)}'
        raise MisuseError(msg)
    _ranking(question, corpus, kind or WORKS, form, limit)


@asking
def portrayal(
    question: Question,
    *,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List how articles portray people, by machine estimate, most judged articles first.

    Of the people asked for, or of everybody. Shares are of the articles judged, with a 95% interval.
    """
    view, known = asked(question, corpus), measured.read(model_folder())
    if form is Form.TABLE:
        say(known.line)
    table = by_person(view.corpus, known)
    _put(view, worded(told_apart(table)) if form is Form.TABLE else table, _PORTRAYAL, form, limit)


@asking
def articles(
    question: Question,
    *,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List articles, newest first."""
    view = asked(question, corpus)
    _put(view, listing(view.corpus, headlines(view.snapshot)), ["published_at", "source", "headline"], form, limit)


@asking
def coverage(question: Question, *, form: options.Format = Form.TABLE, corpus: options.Corpus = None) -> None:
    """Count articles a day, in all or of a person or show.

    A day on which the selected sources delivered nothing, or far less than usual, has no number.
    """
    view = asked(question, corpus)
    entities = sorted(view.selection.entities)
    if entities:
        columns = ["day", "entity_id", "name", "articles"]
        table = daily(view.corpus, view.base, entities, view.settings.tz)[columns]
        _put(view, table, ["day", "name", "articles"], form, len(table) or None)
    else:
        table = daily_articles(view.corpus, view.base, view.settings.tz)[["day", "articles"]]
        _put(view, table, ["day", "articles"], form, len(table) or None)


def _ranking(question: Question, corpus: Path | None, kinds: Collection[str], form: Form, limit: int | None) -> None:
    view = asked(question, corpus)
    table = share_of_voice(by_entity(view.corpus, kinds))
    # Series and films are told apart by nobody who asks for shows; a song and a podcast are.
    columns = (
        ["name", "kind", *_COUNTS] if len(kinds) > 1 and not set(kinds) <= {*SHOWS, *PEOPLE} else ["name", *_COUNTS]
    )
    _put(view, told_apart(table) if form is Form.TABLE else table, columns, form, limit)


def _put(view: Asked, table: pd.DataFrame, columns: Sequence[str], form: Form, limit: int | None) -> None:
    enlist(table, columns, view.settings.tz, form, limit, facts=view.provenance.line)

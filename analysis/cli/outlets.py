"""`outlets`: what each outlet has, what ours lack or have alone, who was first, and two of them head to head."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Final

import pandas as pd
import typer

from analysis.cli import options
from analysis.cli.asking import Asked, Question, asked, asking
from analysis.cli.failure import MisuseError
from analysis.cli.options import Form
from analysis.cli.writing import enlist, say
from analysis.entities.gazetteer import SHOWS
from analysis.figures.outlets import tally_in_words
from analysis.metrics import outlets as metrics
from analysis.metrics.stories import told
from analysis.plural import counted
from analysis.store import lookup
from analysis.store.texts import headlines

_OUTLETS: Final = ["source", "articles", "copies", "stories", "alone", "shared", "ahead", "behind", "lag"]
_STORIES: Final = ["story_id", "title", "articles", "copies", "sources", "first_source", "first_at"]
_BEHIND: Final = ["story_id", "title", "lag", "first_source", "first_at", "own_source", "own_at"]
_DUEL: Final = ["story_id", "title", "lead", "one_at", "other_at"]
_ROWS: Final = 50

_Ours = Annotated[
    list[str] | None, typer.Option("--ours", metavar="NAME", help="An outlet of ours; else `ours` in marquee.toml.")
]
_Rivals = Annotated[
    list[str] | None, typer.Option("--rival", metavar="NAME", help="Whose stories come first; else `rivals` there.")
]
_NotOurs = Annotated[bool, typer.Option("--not-ours", help="The stories that others have and we have not.")]
_OnlyOurs = Annotated[bool, typer.Option("--only-ours", help="The stories that we alone have.")]
_Behind = Annotated[bool, typer.Option("--behind", help="The stories that we share, and how far behind we are.")]
_Versus = Annotated[
    tuple[str, str] | None, typer.Option("--versus", metavar="ONE OTHER", help="The stories of two outlets.")
]


@asking
def outlets(  # noqa: PLR0913  (one an option)
    question: Question,
    *,
    ours: _Ours = None,
    rival: _Rivals = None,
    not_ours: _NotOurs = False,
    only_ours: _OnlyOurs = False,
    behind: _Behind = False,
    versus: _Versus = None,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the outlets, most articles first: copies, stories, those it has alone, shares, or had first.

    Copies count: an outlet that runs a wire's text has the story too. Who was first goes by the times of publication.
    """
    if sum((not_ours, only_ours, behind, versus is not None)) > 1:
        msg = "--not-ours, --only-ours, --behind and --versus exclude each other; give one of them"
        raise MisuseError(msg)
    view = asked(replace(question, with_copies=True), corpus)
    if versus is not None:
        one, other = (lookup.source(view.snapshot, name) for name in versus)
        table = metrics.duel(view.corpus, one, other)
        if form is Form.TABLE:
            for line in tally_in_words(metrics.tally(table), one, other):
                say(line)
        _stories(view, table, _DUEL, form, limit)
        return
    if not (not_ours or only_ours or behind):
        table = metrics.by_outlet(view.corpus)
        enlist(table, _OUTLETS, view.settings.tz, form, limit, facts=view.provenance.line)
        return
    own = _named(view, ours, view.settings.ours)
    if not own:
        msg = "which outlets are ours? give --ours NAME, or list them as `ours` in marquee.toml"
        raise MisuseError(msg)
    if not_ours:
        rivals = _named(view, rival, view.settings.rivals)
        columns = [*_STORIES[:2], "rivals", *_STORIES[2:]] if rivals else _STORIES
        _stories(view, metrics.not_ours(view.corpus, own, rivals), columns, form, limit)
    elif only_ours:
        _stories(view, metrics.only_ours(view.corpus, own), _STORIES, form, limit)
    else:
        _stories(view, metrics.behind(view.corpus, own), _BEHIND, form, limit)


def _named(view: Asked, given: Sequence[str] | None, kept: frozenset[str]) -> frozenset[str]:
    """Return the outlets given, else those of the settings. Raises SelectionError where the corpus lacks one given."""
    if given:
        return frozenset(lookup.source(view.snapshot, name) for name in given)
    return view.outlets(kept)


def _stories(view: Asked, table: pd.DataFrame, columns: Sequence[str], form: Form, limit: int | None) -> None:
    shown = table.head(limit or (_ROWS if form is Form.TABLE else max(len(table), 1)))
    rows = told(shown, view.snapshot, headlines(view.snapshot)["headline"], lookup.PEOPLE, SHOWS)
    cut = f" First {len(shown):,} of {len(table):,}." if len(shown) < len(table) else ""
    facts = f"{view.provenance.line} {counted(len(table), 'story', 'stories')}.{cut}"
    enlist(rows, columns, view.settings.tz, form, limit, facts=facts)

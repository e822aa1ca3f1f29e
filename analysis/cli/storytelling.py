"""`stories`: what was told by how many, and the editors' word on which articles tell one story."""

from dataclasses import replace
from typing import Annotated, Final

import pandas as pd
import typer

from analysis import retelling
from analysis.cli import options
from analysis.cli.asking import Asked, Question, asked, asking
from analysis.cli.login import login
from analysis.cli.options import Form
from analysis.cli.writing import answer, enlist, put, say
from analysis.entities.gazetteer import SHOWS
from analysis.grouping.stories import JOIN, SPLIT, UNDO
from analysis.metrics.stories import by_story, told
from analysis.plural import counted
from analysis.retelling import Retelling
from analysis.store import lookup
from analysis.store.lookup import PEOPLE
from analysis.store.snapshot import snapshot
from analysis.store.texts import headlines, input_ids
from analysis.store.writing import Signature

_SHOWN: Final = ["story_id", "title", "articles", "copies", "sources", "first_source", "first_at", "latest_at"]
_LOG: Final = ["decision_id", "at", "who", "what", "undoes", "holds", "reason", "article_ids"]
# Without --limit, a table shows no more.
_ROWS: Final = 50

_Stories = Annotated[list[str], typer.Argument(metavar="STORY", help="Ids of stories, or of an article of each.")]
_Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Ids of the articles that are taken out.")]
_Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The decision, as `marquee stories log` lists it.")]
_Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the decision, and shown.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell which articles would tell another story.")]


@asking
def stories(
    context: typer.Context,
    question: Question,
    *,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the stories that articles tell, of most outlets first; copies belong to their story.

    With --format jsonl, a line an article instead: article_id (that of the input, as `annotate` has it) and story_id.
    """
    if context.invoked_subcommand is not None:
        return
    view = asked(replace(question, with_copies=True), corpus)
    if form is Form.JSONL:
        table = _members(view)
        answer(table if limit is None else table.head(limit), form)
        return
    table = by_story(view.corpus)
    shown = _ROWS if form is Form.TABLE else len(table)
    rows = told(table.head(limit or shown), view.snapshot, headlines(view.snapshot)["headline"], PEOPLE, SHOWS)
    cut = f"First {len(rows):,} of " if len(rows) < len(table) else ""
    facts = f"{view.provenance.line} {cut}{counted(len(table), 'story', 'stories')}."
    enlist(rows, _SHOWN, view.settings.tz, form, limit, facts=facts)


def _members(view: Asked) -> pd.DataFrame:
    """Return article_id and story_id of the selection's articles; the id is that of the input, if it has one alone."""
    own = input_ids(view.snapshot)
    own = own[~own.duplicated(keep=False)]
    ids = view.corpus.articles["article_id"]
    return pd.DataFrame(
        {"article_id": ids.map(own).fillna(ids), "story_id": view.corpus.articles["story"].astype("str")}
    )


def join(stories: _Stories, *, reason: _Reason = "", dry_run: _DryRun = False, corpus: options.Corpus = None) -> None:
    """Join stories: all their articles tell one, and so does what is grouped with them later."""
    held = snapshot(options.settings(corpus).corpus)
    _decide(Retelling(JOIN, tuple(lookup.story(held, one) for one in stories), reason), corpus, dry_run=dry_run)


def split(
    articles: _Articles, *, reason: _Reason = "", dry_run: _DryRun = False, corpus: options.Corpus = None
) -> None:
    """Take articles out of their story, with their copies: together they tell another one."""
    _decide(Retelling(SPLIT, tuple(articles), reason), corpus, dry_run=dry_run)


def undo(number: _Number, *, reason: _Reason = "", dry_run: _DryRun = False, corpus: options.Corpus = None) -> None:
    """Take back a decision on stories."""
    _decide(Retelling(UNDO, (), reason, number), corpus, dry_run=dry_run)


def log(*, limit: options.Limit = None, form: options.Format = Form.TABLE, corpus: options.Corpus = None) -> None:
    """List the decisions on stories, newest first, and whether each holds."""
    view = asked(Question(), corpus)
    table = retelling.decided(view.snapshot.corpus, view.snapshot.commit)
    facts = f"{counted(len(table), 'decision')}. Commit {view.snapshot.commit.number}."
    enlist(table, _LOG, view.settings.tz, form, limit, facts=facts)


def _decide(said: Retelling, corpus: options.Corpus, *, dry_run: bool) -> None:
    folder = options.settings(corpus).corpus
    moved = retelling.effect(snapshot(folder), said)
    what = f"{counted(len(moved), 'article')} in another story"
    if dry_run:
        say(f"{what}; nothing was decided")
        return
    signature = Signature(said.announced, login(), pd.Timestamp.now("UTC"))
    commit = retelling.retell(folder, said, signature, say)
    put(f"commit {commit.number}\n".encode())
    say(what)

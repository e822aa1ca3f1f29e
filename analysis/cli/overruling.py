"""`overrule` and `rulings`: the editors' word on how an article portrays a person, in the model's place."""

from typing import Annotated, Final

import pandas as pd
import typer

from analysis import overruling
from analysis.cli import options
from analysis.cli.asking import Question, asked
from analysis.cli.failure import MisuseError
from analysis.cli.login import login
from analysis.cli.options import Form
from analysis.cli.writing import enlist, put, say
from analysis.metrics.ruled import ruled, to_review
from analysis.overruling import Ruling
from analysis.plural import counted
from analysis.store import lookup, portrayed
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.texts import headlines
from analysis.store.writing import Signature
from analysis.tone.verdicts import MISFORTUNE, VERDICTS

# "Portrayal" is what machine estimates are headed with.
_HEADS: Final = {"portrayal": "ruled", "said": "machine said"}
_SHOWN: Final = ["at", "name", *_HEADS.values(), "who", "reason", "state", "text_changed", "article_id"]

_Article = Annotated[str, typer.Argument(metavar="ARTICLE", help="The article_id, as `marquee articles` lists it.")]
_Person = Annotated[str, typer.Argument(metavar="PERSON", help="An id, or a name that one has alone.")]
_Word = Annotated[str, typer.Argument(metavar="WORD", help=f"One of {', '.join(VERDICTS)}.")]
_Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the ruling, and shown.")]
_Undo = Annotated[bool, typer.Option("--undo", help="Take the ruling back: the machine's counts again.")]

_Review = Annotated[
    bool,
    typer.Option("--review", help="Only those that are to be looked at again."),
]


def overrule(  # noqa: PLR0913  (one an option)
    article: _Article,
    person: _Person,
    word: _Word = "",
    *,
    reason: _Reason = "",
    undo: _Undo = False,
    corpus: options.Corpus = None,
) -> None:
    """Rule how one article portrays one person, in the place of the machine's estimate.

    It counts in every number from the new commit on, is marked as overruled in files, and trains nothing.
    """
    if undo == bool(word):
        msg = f"say WORD, one of {', '.join(VERDICTS)}, or --undo, and not both"
        raise MisuseError(msg)
    settings = options.settings(corpus)
    held = snapshot(settings.corpus)
    entity = lookup.entity(held, person, lookup.PEOPLE)
    ruling = Ruling(article, entity, word or None, reason)
    signature = Signature(ruling.announced, login(), pd.Timestamp.now("UTC"))
    commit = overruling.overrule(settings.corpus, ruling, signature, say)
    put(f"commit {commit.number}\n".encode())
    say(_told(held, ruling))


def rulings(
    *,
    review: _Review = False,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the rulings on portrayals, newest first: on whom, in which article, what the machine said, and why."""
    view = asked(Question(), corpus)
    table = listing(view.snapshot)
    again = to_review(table)
    table = again if review else table
    more = f", {len(again):,} to look at again (--review)" if len(again) and not review else ""
    facts = f"{counted(len(table), 'ruling')}{' to look at again' if review else more}."
    facts = f"{facts} Commit {view.snapshot.commit.number}."
    shown = table.rename(columns=_HEADS) if form is Form.TABLE else table
    enlist(shown, _SHOWN, view.settings.tz, form, limit, facts=facts)


def listing(held: Snapshot) -> pd.DataFrame:
    """Return the rulings of a commit as `ruled` does, with headline."""
    rows = portrayed.rulings(held)
    table = ruled(rows, portrayed.said(held, rows), held.entities["name"])
    return table.join(headlines(held)["headline"], on="article_id")


def _told(held: Snapshot, ruling: Ruling) -> str:
    name = held.entities["name"][ruling.entity_id]
    rows = portrayed.judged(held, ruling.entity_id, [ruling.article_id])["said"].dropna()
    machine = f"the machine estimate is {rows.iloc[0]}" if len(rows) else "there is no machine estimate"
    if ruling.word == MISFORTUNE:
        return f"{name}: misfortune by your ruling"
    if ruling.word is None:
        return f"{name}: the ruling is taken back; {machine}"
    return f"{name}: {ruling.word} by your ruling; {machine}"

"""`checks`: what came of the checks by hand that were kept, and their answers."""

from typing import Annotated

import pandas as pd
import typer

from analysis.cli import options
from analysis.cli.asking import Question, asked
from analysis.cli.options import Form
from analysis.cli.writing import answer, say, show
from analysis.errors import SelectionError
from analysis.figures.checking import estimate, shares
from analysis.metrics import checked
from analysis.plural import counted
from analysis.store import checks as stored
from analysis.store.lookup import PEOPLE, entity
from analysis.store.snapshot import Snapshot
from analysis.store.texts import headlines

_Check = Annotated[str, typer.Argument(metavar="[CHECK]", help="Its id: the answers of this check; else all checks.")]
_Person = Annotated[str, typer.Option("--person", metavar="NAME", help="Of the portrayal of this person.")]
_ANSWERS = ["place", "verdict", "answer", "source", "headline"]
_LIST = ["check_id", "at", "name", "asked", "by hand", "said", "answered", "articles", "selection", "who"]


def checks(
    check: _Check = "",
    *,
    person: _Person = "",
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List the checks by hand of how people are portrayed, newest first; or the answers of one of them."""
    # As every list does it: articles whose hour has come are let out first.
    question = asked(Question(), corpus)
    held, zone = question.snapshot, question.settings.tz
    rows = _rows(held, person)
    table = _answers(rows, held, check) if check else checked.listed(rows, held).assign(estimate=estimate())
    if form is not Form.TABLE:
        answer(table, form)
        return
    shown = table if check else table.assign(**_in_words(table))
    show(shown, _ANSWERS if check else _LIST, zone)
    say(f"{counted(len(table), 'answer' if check else 'check')}. {estimate()} Commit {held.commit.number}.")


def _rows(held: Snapshot, person: str) -> pd.DataFrame:
    rows = stored.kept(held.corpus, held.commit)
    if not person:
        return rows
    return rows[rows["entity_id"].map(held.survivor).eq(entity(held, person, PEOPLE))]


def _answers(rows: pd.DataFrame, held: Snapshot, check_id: str) -> pd.DataFrame:
    table = checked.answers(rows[rows["check_id"].eq(check_id)], held, headlines(held), estimate())
    if table.empty:
        msg = f'"{check_id}" is no check of this corpus; `marquee checks` lists them'
        raise SelectionError(msg)
    return table


def _in_words(table: pd.DataFrame) -> dict[str, list[str]]:
    found = [checked.Corrected(*row) for row in table[list(checked.Corrected._fields)].itertuples(index=False)]
    return {
        "by hand": [shares(one) or "too few answers" for one in found],
        "said": [f"{one.said:.0%}" for one in found],
    }

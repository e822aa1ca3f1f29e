"""`remove`: an article out of the corpus for good."""

from typing import Annotated

import pandas as pd
import typer

from analysis.cli import options
from analysis.cli.login import login
from analysis.cli.writing import put, say
from analysis.removal import BEYOND_RECALL
from analysis.removal import remove as removed
from analysis.store.writing import Signature

_Ids = Annotated[list[str], typer.Argument(metavar="ID", help="The article_id, as `marquee articles` lists it.")]
_Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the tombstone.")]


def remove(ids: _Ids, *, reason: _Reason, corpus: options.Corpus = None) -> None:
    """Remove articles for good: their text, former versions, mentions and index entries, in past commits too.

    A tombstone stays, which keeps them from being read again: id, source, day, who and why. Says what it cannot recall.
    """
    settings = options.settings(corpus)
    what = f"remove {' '.join(sorted(ids))}"
    commit = removed(settings.corpus, set(ids), reason, Signature(what, login(), pd.Timestamp.now("UTC")), say)
    put(f"removed {len(set(ids))} commit {commit.number}\n".encode())
    say(f"beyond recall: {BEYOND_RECALL}")

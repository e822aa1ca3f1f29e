"""A check by hand that is over: its answers go into the corpus, as one commit."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pandas as pd

from analysis import schema
from analysis.errors import CorpusError
from analysis.store import checks, searchable, tables
from analysis.store.commits import Commit, existing
from analysis.store.writing import Signature, commit, lease

_PATIENCE: Final = 600.0


def keep(
    corpus: Path,
    check_id: str,
    signature: Signature,
    say: Callable[[str], None] = lambda _: None,
    patience: float = _PATIENCE,
) -> Commit:
    """Put the answers of a check under way into the corpus, and return the commit that holds them.

    It is the last one where they are kept already. Raises CorpusError where no such check is under way or nothing is
    answered yet, and where somebody else goes on writing to the corpus for longer than `patience` seconds.
    """
    with lease(corpus, say, patience) as found:
        last = existing(corpus, found)
        if checks.kept(corpus, last)["check_id"].eq(check_id).any():
            checks.drop(corpus, check_id)
            return last
        rows = _answers(corpus, check_id)
        tables.append(corpus, "checks", schema.arrow(rows, schema.CHECKS, "checks"))
        searchable.extend(corpus, last, signature.at.tz_convert("UTC"))
        made = commit(corpus, last, signature, last.basis, last.due)
        checks.drop(corpus, check_id)
        return made


def _answers(corpus: Path, check_id: str) -> pd.DataFrame:
    check = checks.opened(corpus, check_id)
    if check is None:
        msg = f"{corpus}: no check {check_id} is under way; begin one on the page Portrayal"
        raise CorpusError(msg)
    if check.answered.empty:
        msg = f"{corpus}: nothing of check {check_id} is answered yet; there is nothing to keep"
        raise CorpusError(msg)
    return checks.finished(check)

"""A corpus whose people are portrayed as a test says, for tests of checks by hand."""

from pathlib import Path
from typing import Final

import pandas as pd

from analysis import schema
from analysis.metrics import checked
from analysis.selection import Selection
from analysis.store import checks, tables
from analysis.store.checks import Answer, Begun, Question
from analysis.store.commits import Commit, latest
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from analysis.store.writing import Signature, commit, lease
from tests.corpora import NOW, SIGNATURE, Told, batch, ingested

PERSON: Final = "p2"
NAME: Final = "Jon Hamm"
CHECK: Final = "00c0ffee"
KEEPING: Final = Signature("check by hand", "ada", NOW + pd.Timedelta(hours=1))
_ANSWERS: Final = {"y": True, "n": False}
SHARES: Final = {
    "unfavourable": (0.8, 0.1, 0.1, 0.0),
    "neutral": (0.1, 0.8, 0.1, 0.0),
    "favourable": (0.1, 0.1, 0.8, 0.0),
    "unclear": (0.4, 0.3, 0.3, 0.0),
    "misfortune": (0.8, 0.1, 0.1, 0.9),
}
"""What the model says where it says this word."""


def portrayed(corpus: Path, *words: str) -> Path:
    """Return a corpus of an article a word, a0, a1 and so on: Jon Hamm is portrayed so in it."""
    told = [
        Told(f"a{place}", f"{NAME} and Ayo Edebiri", f"Number {place}.\nHamm spoke.") for place in range(len(words))
    ]
    ingested(corpus, batch(*told))
    said = {f"a{place}": SHARES[word] for place, word in enumerate(words)}
    with lease(corpus, lambda _: None) as last:
        assert last is not None
        rows = schema.pandas(tables.read(corpus, "appearances", last.versions["appearances"]))
        of_person = rows["entity_id"].eq(PERSON)
        columns = ["unfavourable", "neutral", "favourable", "misfortune"]
        rows.loc[of_person, columns] = [said[article] for article in rows["article_id"][of_person]]
        tables.replace(corpus, "appearances", schema.arrow(rows, schema.APPEARANCES, "appearances"))
        commit(corpus, last, SIGNATURE, last.basis)
    return corpus


def newest(corpus: Path) -> Commit:
    """Return the newest commit of a corpus that has one."""
    found = latest(corpus)
    assert found is not None
    return found


def question(corpus: Path, asked: str = "unfavourable", check_id: str = CHECK) -> Question:
    """Return the question about Jon Hamm in all articles of a corpus."""
    held = snapshot(corpus)
    said = checked.said(checked.judged(slice_of(held, Selection()), PERSON))
    number = held.commit.number
    return Question(check_id, PERSON, asked, "All dates", f"window=all&commit={number}", number, said, NOW.isoformat())


def begun(corpus: Path, asked: str = "unfavourable", check_id: str = CHECK) -> Begun:
    """Return a check of all articles of a corpus, begun and not answered."""
    table = checked.judged(slice_of(snapshot(corpus), Selection()), PERSON)
    checks.begin(corpus, question(corpus, asked, check_id), checked.sample(table, check_id))
    found = checks.opened(corpus, check_id)
    assert found is not None
    return found


def answered(corpus: Path, answers: str = "", check_id: str = CHECK) -> Begun:
    """Answer the questions of a check in their order, y for yes, n for no, - leaving one out, and return it."""
    found = checks.opened(corpus, check_id)
    assert found is not None
    for place, (article_id, key) in enumerate(zip(found.rows["article_id"], answers, strict=False)):
        if key in _ANSWERS:
            given = Answer(article_id, _ANSWERS[key], "ada", NOW + pd.Timedelta(seconds=place))
            checks.note(corpus, check_id, given)
    found = checks.opened(corpus, check_id)
    assert found is not None
    return found

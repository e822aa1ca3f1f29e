"""Corpora of which is told how their articles portray people: in memory, and on disk by a model that goes by words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import pandas as pd
import pytest

from analysis import ingest
from analysis.annotate import annotate
from analysis.store.snapshot import Snapshot
from analysis.tone.masked import Masked
from analysis.tone.measured import Measured
from analysis.tone.portrayal import Judged, Portrayer
from analysis.tone.verdicts import AS_CATEGORY
from tests import corpora
from tests.tiny import Row, tiny

ROLES: Final = {"p1": "actor, producer", "p2": "actor", "p3": "singer", "p4": "other"}
MEASURED: Final = Measured(((35, 9, 1), (12, 150, 24), (1, 20, 43)), 295, 0.2271, "some passages", "2026-11-23")
SURE: Final = Measured(((10**6, 0, 0), (0, 10**6, 0), (0, 0, 10**6)), 3 * 10**6, 0.001, "too many", "2026-11-23")
"""A model that is hardly ever wrong: what it says is what is estimated."""
_SHORT: Final = {
    "-": "unfavourable",
    "0": "neutral",
    "+": "favourable",
    "?": "unclear",
    "m": "misfortune",
    " ": None,
}


@dataclass(frozen=True, slots=True)
class Told:
    """An article: when, from whom, and of whom it says what; "+!" is an editor's word."""

    says: Mapping[str, str] = field(default_factory=dict)
    when: str | None = "2024-10-17 08:00"
    source: str = "The Daily"
    story: str | None = None
    """What it tells; None: what all articles of its day tell, and an undated one something of its own."""

    @property
    def row(self) -> Row:
        """The article without what it says."""
        day = None if self.when is None else self.when[:10]
        return Row(self.when, self.source, names=dict.fromkeys(self.says, 1), story=self.story or day)


def days(words: str, entity: str = "p1", source: str = "The Daily", first: int = 1) -> list[Told]:
    """Return an article a day of October from the first, each of one word: "-0+?m", and " " where nothing is said."""
    return [Told({entity: word}, f"2024-10-{first + place:02} 08:00", source) for place, word in enumerate(words)]


def portrayed(*articles: Told) -> Snapshot:
    """Return the articles as a snapshot; their ids are a0, a1 ... in the order given."""
    held = tiny(*[one.row for one in articles])
    said = {(f"a{place}", entity): word for place, one in enumerate(articles) for entity, word in one.says.items()}
    ids = held.articles["article_id"]
    rows = held.appearances
    words = [said[ids[article], entity] for article, entity in zip(rows["article"], rows["entity_id"], strict=True)]
    return replace(
        held,
        appearances=rows.assign(
            portrayal=pd.Categorical([_SHORT[word[0]] for word in words], dtype=AS_CATEGORY),
            overruled=pd.Series([word.endswith("!") for word in words], dtype="bool"),
        ),
        entities=held.entities.assign(roles=pd.Series(ROLES, dtype="str").reindex(held.entities.index)),
    )


class Wordy(Portrayer):
    """Goes by single words: booed, cheered, mourned, perhaps; whoever is in a text with none of them is neutral."""

    _SAYS: Final = {
        "booed": Judged(0.9, 0.05, 0.05, 0.0),
        "cheered": Judged(0.05, 0.05, 0.9, 0.0),
        "mourned": Judged(0.1, 0.8, 0.1, 0.9),
        "perhaps": Judged(0.4, 0.3, 0.3, 0.0),
    }
    _PIECES: Final = {word: 10 + place for place, word in enumerate(_SAYS)}

    def __init__(self) -> None:
        super().__init__(b"", "")

    def pieces(self, text: str) -> list[int]:
        return [self._PIECES.get(word, 9) for word in text.replace(".", "").split()]

    def judged(self, text: Masked) -> Judged:
        found = [judged for word, judged in self._SAYS.items() if self._PIECES[word] in text.ids]
        return found[0] if found else Judged(0.05, 0.9, 0.05, 0.0)


def week(number: int) -> str:
    """Return a morning in the week of this number; what is told in different weeks is never of one story."""
    return f"{pd.Timestamp('2024-06-05 08:00') + pd.Timedelta(weeks=number):%Y-%m-%d %H:%M}"


def judged_corpus(corpus: Path, *articles: corpora.Told) -> Path:
    """Return the folder of a corpus of these articles, in which Wordy judges portrayal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "annotate", lambda rows, knowledge, _: annotate(rows, knowledge, Wordy()))
        corpora.ingested(corpus, corpora.batch(*articles))
    return corpus

"""NewsMTSC: sentences of political news with whom each is about, and how it portrays them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import pandas as pd
from pydantic import BeforeValidator, Field, TypeAdapter

from analysis.annotate import annotate, people
from analysis.entities.knowledge import Knowledge
from analysis.errors import LoadingError
from analysis.evaluate.cases import TONES, Case, judged, textblob
from analysis.evaluate.labels import Text, Tone
from analysis.evaluate.lines import rows
from analysis.evaluate.scoring import fold
from analysis.tone import judging
from analysis.tone.portrayal import Portrayer


def _tone(given: object) -> object:
    """Return the word of a polarity from -1 to 1, or of a word in any case."""
    if isinstance(given, str):
        return given.lower()
    return TONES[int(given) + 1] if isinstance(given, int | float) and given in {-1, 0, 1} else given


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the stretch of it that means somebody; any words do, a pronoun too."""

    sentence: Text
    start: Annotated[int, Field(alias="from", ge=0)]
    end: Annotated[int, Field(alias="to", ge=1)]
    polarity: Annotated[Tone, BeforeValidator(_tone)]

    @property
    def target(self) -> str:
        """The words that mean somebody."""
        return self.sentence[self.start : self.end]


_FORM: Final = TypeAdapter(Sentence)


def read(path: Path) -> list[Sentence]:
    """Return the sentences in a file. Raises LoadingError where a line is none, or its stretch is not in it."""
    found = []
    for place, row in rows(path, _FORM):
        if not row.target.strip() or row.end > len(row.sentence):
            long = f"a sentence of {len(row.sentence):,} characters"
            msg = f"{place}: from {row.start} to {row.end} is nobody in {long}; count from 0, the end not included"
            raise LoadingError(msg)
        found.append(row)
    return found


def named(sentences: Iterable[Sentence]) -> list[tuple[frozenset[str], Tone]]:
    """Return the names and the portrayal of everybody labelled."""
    return [(frozenset({fold(one.target)}), one.polarity) for one in sentences]


def cases(sentences: Sequence[Sentence], knowledge: Knowledge, portrayer: Portrayer) -> list[Case]:
    """Return what Marquee says of whom the sentences are about; whom else they name is what it finds."""
    table = pd.DataFrame(
        {
            "article_id": list(map(str, range(len(sentences)))),
            "headline": "",
            "body": [one.sentence for one in sentences],
        }
    )
    found = people(annotate(table, knowledge).mentions, knowledge)
    return [
        Case(
            one.sentence,
            frozenset({fold(one.target)}),
            one.polarity,
            None,
            judged(
                one.target,
                portrayer.judged(
                    judging.sentence(one.sentence, one.start, one.end, found.get(str(number), []), portrayer.pieces)
                ),
            ),
            textblob(one.sentence),
        )
        for number, one in enumerate(sentences)
    ]

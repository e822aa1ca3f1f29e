"""A model of portrayal that goes by three words, for tests that need to know what it says."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pandas as pd
import pytest

from analysis import ingest
from analysis.annotate import Annotated, annotate
from analysis.entities.knowledge import Knowledge
from analysis.tone.masked import Masked
from analysis.tone.portrayal import Judged, Portrayer

_PIECES: Final = {"awful": 2001, "great": 2002, "hurt": 2003}
_STEP: Final = 0.1


class Words(Portrayer):
    """Says "unfavourable" of texts with "awful", "favourable" of those with "great", "misfortune" with "hurt"."""

    def __init__(self) -> None:
        super().__init__(b"", "")

    def pieces(self, text: str) -> list[int]:
        return [_PIECES.get(word.strip(".,").lower(), 1000) for word in text.split()]

    def judged(self, text: Masked) -> Judged:
        bad, good, hurt = (text.ids.count(piece) for piece in _PIECES.values())
        if bad == good:
            shares = (0.1, 0.8, 0.1) if bad == 0 else (0.4, 0.2, 0.4)
        else:
            much = min(0.9, 0.5 + _STEP * abs(bad - good))
            shares = (much, 0.9 - much, 0.1) if bad > good else (0.1, 0.9 - much, much)
        return Judged(*shares, 0.9 if hurt else 0.1)


WORDS: Final = Words()


@contextmanager
def judging(model: Portrayer = WORDS) -> Iterator[None]:
    """Let what is read meanwhile into a corpus be judged by this model; in one process only."""

    def annotated(articles: pd.DataFrame, knowledge: Knowledge, _: Portrayer | None) -> Annotated:
        return annotate(articles, knowledge, model)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "annotate", annotated)
        yield

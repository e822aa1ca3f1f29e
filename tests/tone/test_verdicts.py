"""From probabilities to a word."""

import math

import pandas as pd
import pytest

from analysis.tone.portrayal import Judged
from analysis.tone.verdicts import VERDICTS, verdict, verdicts


@pytest.mark.parametrize(
    ("shares", "word"),
    [
        ((0.7, 0.2, 0.1, 0.0), "unfavourable"),
        ((0.1, 0.8, 0.1, 0.49), "neutral"),
        ((0.2, 0.35, 0.45, 0.1), "favourable"),
        ((0.4, 0.44, 0.16, 0.1), "unclear"),
        ((0.9, 0.05, 0.05, 0.5), "misfortune"),
    ],
)
def test_the_likeliest_is_said_where_the_text_can_tell(shares: tuple[float, float, float, float], word: str) -> None:
    assert verdict(Judged(*shares)) == word


def test_the_verdict_on_one_is_that_on_many_without_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Judged(0.7, 0.2, 0.1, 0.0), Judged(0.4, 0.44, 0.16, 0.1), Judged(0.9, 0.05, 0.05, 0.5)]
    said = list(verdicts(pd.DataFrame(rows, columns=Judged._fields)))
    monkeypatch.setattr("pandas.DataFrame", None)
    assert [verdict(row) for row in rows] == said


def test_what_nobody_judged_has_no_verdict() -> None:
    rows = pd.DataFrame([[math.nan] * 4, [0.1, 0.8, 0.1, 0.0]], columns=Judged._fields, index=[7, 3])
    told = verdicts(rows)
    assert list(told.index) == [7, 3]
    assert list(told.isna()) == [True, False]
    assert list(told.cat.categories) == list(VERDICTS)

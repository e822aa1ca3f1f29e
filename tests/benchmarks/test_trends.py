"""What trends are measured with: shuffled and changed corpora, and planted rises."""

import numpy as np
import pandas as pd
import pytest

from benchmarks import trend_nulls
from benchmarks.trend_planted import Case, drawn, found, planted
from tests.rising import press, rows


@pytest.fixture
def chance() -> np.random.Generator:
    return np.random.default_rng(1)


CORPUS = press(*rows(lambda day, _, number: "p1 w1" if number == day % 5 else ""))


def days(published: pd.Series) -> dict[object, int]:
    return published.dt.date.value_counts().to_dict()


def test_shuffling_keeps_every_days_articles_and_every_articles_weekday(chance: np.random.Generator) -> None:
    published = trend_nulls.shuffled(CORPUS, chance).articles["published_at"]
    assert days(published) == days(CORPUS.articles["published_at"])
    assert published.dt.day_of_week.equals(CORPUS.articles["published_at"].dt.day_of_week)
    assert not published.equals(CORPUS.articles["published_at"])


def test_a_change_begins_in_the_middle(chance: np.random.Generator) -> None:
    whole = days(CORPUS.articles["published_at"])
    for change, share in ((trend_nulls.dropped, 0.75), (trend_nulls.thinned, 0.2), (trend_nulls.added, 3.0)):
        changed = days(change(CORPUS, chance).articles["published_at"])
        ratios = [changed[day] / count for day, count in sorted(whole.items())]
        assert set(ratios[:17]) == {1.0}
        assert np.mean(ratios[17:]) == pytest.approx(share, abs=0.1)


def test_counts_are_drawn_with_the_scatter_asked_for(chance: np.random.Generator) -> None:
    for spread in (1.0, 2.0):
        counts = drawn(chance, np.full(20_000, 3.0), spread)
        assert counts.mean() == pytest.approx(3, rel=0.05)
        assert counts.var() / counts.mean() == pytest.approx(spread, rel=0.05)


def test_a_rise_is_planted_on_the_last_day_and_found(chance: np.random.Generator) -> None:
    corpus = planted(Case(1.0, 8, 1.0, 20, exactly=9), chance)
    last = corpus.articles["published_at"].dt.date.eq(corpus.articles["published_at"].max().date())
    named = corpus.appearances["article"][corpus.appearances["entity_id"].eq("p0")]
    assert corpus.articles.index[last].isin(named).sum() == 9
    assert found(Case(1.0, 8, 1.0, 20, exactly=20), trials=2) == 1
    assert found(Case(1.0, 1, 1.0, 20, exactly=1), trials=2) == 0

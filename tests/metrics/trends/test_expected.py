"""What was to be expected: by source, by weekday, by the last week."""

import numpy as np
import pytest

from analysis.metrics.trends.counts import Counts, counts
from analysis.metrics.trends.expected import Expected, expected
from analysis.metrics.trends.windows import texts
from tests.rising import DAY, LAST, UTC, Names, at_end, press, rows
from tests.tiny import Row


def of(*articles: Row) -> tuple[Counts, Expected]:
    corpus = press(*articles)
    chosen = texts(corpus.articles, at_end(), DAY, UTC)
    found = counts(chosen, corpus.appearances)
    kinds = np.zeros(len(found.entities), dtype=np.int64)
    return found, expected(found, chosen.period.baseline, kinds)


def window(*articles: Row) -> float:
    """Return what was to be expected of the only one named."""
    return float(of(*articles)[1].window[0])


def by(outlet: str) -> Names:
    return lambda _, one, number: "p1" if one == outlet and number < 4 else ""


def test_a_sources_own_rate_counts_times_what_it_published() -> None:
    usual = rows(by("A"), range(LAST))
    assert window(*usual, *rows(by("A"), [LAST])) == pytest.approx(4, abs=0.3)
    twice = window(*usual, *rows(by("A"), [LAST], "A", 20), *rows(by("A"), [LAST], "BCD"))
    assert twice == pytest.approx(8, abs=0.6)
    assert window(*usual, *rows(by("A"), [LAST], "BCD")) < 0.5


def test_what_little_is_known_of_a_source_is_drawn_to_all_sources() -> None:
    everywhere = rows(lambda _, __, number: "p1" if number == 0 else "", range(LAST))
    small = rows(lambda *_: "", range(LAST), "E", 1)
    rest = rows(lambda *_: "", [LAST], "E", 10)
    # E has a tenth of the texts of the others, and never named p1: nearly three would have been expected.
    assert 0.2 < window(*everywhere, *small, *rest) < 0.8


def test_a_name_that_was_hardly_there_has_half_an_article() -> None:
    found = window(*rows(lambda day, _, number: "p1" if day == LAST and number == 0 else ""))
    assert found == pytest.approx(0.5 / 28, rel=0.01)


def test_the_last_week_is_told_at_its_pace() -> None:
    _, found = of(*rows(lambda day, _, number: "p1" if number < (4 if day >= LAST - 7 else 1) else ""))
    assert found.window[0] == pytest.approx(7, abs=0.2)
    assert found.last_week[0] == pytest.approx(16, abs=0.2)


def test_weekdays_of_its_own_take_a_name_more_than_once_on_the_same_day() -> None:
    _, often = of(*rows(lambda day, _, number: "p1" if day % 7 == 6 and number < 3 else ""))
    assert often.weekdays.weight[0] > 0.99
    assert often.window[0] == pytest.approx(12, abs=2)
    _, once = of(*rows(lambda day, _, number: "p1" if day == LAST - 7 and number < 3 else ""))
    assert once.weekdays.weight[0] < 0.25
    _, steady = of(*rows(lambda _, __, number: "p1" if number < 3 else ""))
    assert steady.weekdays.weight[0] < 0.25

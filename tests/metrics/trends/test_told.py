"""A row in words."""

import pytest

from analysis.metrics.trends.states import STATES
from analysis.metrics.trends.told import amount, explained, odds, said, share, sureness, times

ROW: dict[str, object] = {
    "state": "rising",
    "articles": 14,
    "copies": 3,
    "sources": 5,
    "expected": 2.04,
    "usual_week": 1.1,
    "score": 2.6,
    "low": 1.8,
    "high": 3.4,
    "p_value": 0.00002,
    "q_value": 0.0004,
}
USUAL = (
    "Usually 2: each outlet's share of articles that have it, on up to 28 delivered days before the window, "
    "times what the outlet published in the window."
)


def test_a_row_in_one_line() -> None:
    assert said(ROW) == "14 articles, usually 2; 5 outlets; very sure"
    assert said(ROW | {"articles": 1, "sources": 1, "q_value": 0.2}) == "1 article, usually 2; 1 outlet; not sure"
    assert said(ROW | {"state": "new", "q_value": 0.04}) == "14 articles, never before; 5 outlets; sure"
    assert said(ROW | {"state": "steady"}) == "14 articles, usually 2; 5 outlets"
    assert said(ROW | {"state": "not enough history"}) == "14 articles, usually 2; 5 outlets"


def test_a_long_window_has_its_change_and_its_interval_in_the_line() -> None:
    line = "14 articles, usually 2; 5 outlets; 6.1 times the usual (95%: 3.5 to 11 times)"
    assert said(ROW | {"state": float("nan")}) == line


def test_what_went_into_a_row_and_what_came_out() -> None:
    assert explained(ROW) == [
        "14 articles, and 3 copies in this window, from 5 outlets.",
        USUAL,
        "At the pace of the last 7 days: 1.1.",
        "That is 6.1 times the usual, allowing for how little is known; with 95% certainty 3.5 times to 11 times.",
        "By chance as many come once in 50,000 windows.",
        "Of all that stand out this far, under 0.1% do by chance; sure is under 5%.",
        "Rising: more than chance explains, more than in the last week, and told by several outlets.",
    ]


def test_what_is_no_more_than_usual_needs_no_chance_and_a_week_without_delivery_is_left_out() -> None:
    row = ROW | {"articles": 2, "copies": 0, "usual_week": float("nan"), "state": "steady"}
    lines = explained(row)
    assert lines[0] == "2 articles in this window, from 5 outlets."
    assert len(lines) == 4
    assert lines[-1] == "Steady: no more and no less than chance explains."


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_explained(state: str) -> None:
    assert explained(ROW | {"state": state})[-1].casefold().startswith(state)


def test_a_long_window_has_no_state_to_explain() -> None:
    assert explained(ROW | {"state": float("nan")})[-1] == "Over seven days: a change, and neither rising nor steady."


@pytest.mark.parametrize(
    ("number", "words"),
    [(0.0, "under 0.1"), (0.12, "0.1"), (1.94, "1.9"), (1.96, "2"), (14.4, "14"), (1234.0, "1,234")],
)
def test_a_number_of_articles_as_it_is_read(number: float, words: str) -> None:
    assert amount(number) == words


@pytest.mark.parametrize(
    ("score", "words"), [(0.0, "1.0 times"), (3.31, "9.9 times"), (3.33, "10 times"), (-1, "0.5 times")]
)
def test_a_ratio_as_it_is_read(score: float, words: str) -> None:
    assert times(score) == words


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.4, "in 40% of windows"),
        (0.1, "once in 10 windows"),
        (0.003, "once in 330 windows"),
        (1e-9, "less than once in a million windows"),
    ],
)
def test_a_chance_as_it_is_read(chance: float, words: str) -> None:
    assert odds(chance) == words


def test_a_share_and_how_sure_it_is() -> None:
    assert [share(part) for part in (0.0001, 0.004, 0.04, 1.0)] == ["under 0.1%", "0.4%", "4%", "100%"]
    assert [sureness(part) for part in (0.0009, 0.001, 0.05)] == ["very sure", "sure", "not sure"]

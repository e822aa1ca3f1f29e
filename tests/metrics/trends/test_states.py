"""One word for each row."""

import pandas as pd
import pytest

from analysis.metrics.trends.states import STATES, states

SURE: dict[str, object] = {
    "articles": 10,
    "copies": 0,
    "sources": 4,
    "is_known": True,
    "usual_week": 1.0,
    "low": 1.5,
    "high": 3.5,
    "p_value": 1e-6,
    "q_value": 0.001,
    "fewer": 1.0,
}
LESS: dict[str, object] = {"articles": 0, "low": -6.0, "high": -0.5, "p_value": 1.0, "q_value": 1.0, "fewer": 0.01}


@pytest.mark.parametrize(
    ("state", "facts"),
    [
        ("rising", {}),
        ("rising", {"usual_week": float("nan")}),
        ("rising", {"articles": 2, "copies": 1}),
        ("new", {"is_known": False}),
        ("still high", {"usual_week": 10.0}),
        ("still high", {"usual_week": 10.0, "q_value": 0.2}),
        ("one outlet", {"sources": 1}),
        ("likely", {"q_value": 0.05}),
        ("likely", {"q_value": 0.9, "p_value": 0.04}),
        ("too early", {"sources": 1, "q_value": 0.05}),
        ("too early", {"articles": 2}),
        ("too early", {"articles": 2, "q_value": 0.9, "low": -0.2}),
        ("steady", {"articles": 1, "q_value": 0.9, "low": -0.2}),
        ("steady", {"low": -0.1, "q_value": 0.2}),
        ("steady", {"p_value": 0.05, "q_value": 0.9}),
        ("falling", LESS),
        ("steady", LESS | {"fewer": 0.05}),
        ("steady", LESS | {"high": 0.1}),
    ],
)
def test_the_state_of_a_row(state: str, facts: dict[str, object]) -> None:
    assert list(states(pd.DataFrame([SURE | facts]), is_enough=True)) == [state]


def test_without_history_nothing_is_told_apart() -> None:
    rows = pd.DataFrame([SURE, SURE | LESS])
    assert list(states(rows, is_enough=False)) == ["not enough history"] * 2
    assert set(states(rows, is_enough=True)) < set(STATES)

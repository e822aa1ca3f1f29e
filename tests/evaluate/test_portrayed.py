"""How right portrayals are, on cases counted by hand."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluate.answers import Person
from analysis.evaluate.cases import TONES, Case, seen
from analysis.evaluate.labels import Tone
from analysis.evaluate.portrayed import PEOPLE, SYSTEMS, Portrayed, portrayed

N, O, P = TONES  # noqa: E741  (negative, none of both, positive)


def case(unit: str, name: str, tone: Tone, said: Tone | None, *shares: float) -> Case:
    negative, neutral, positive = shares or (None, None, None)
    person = Person(name, 1, (), said, None, negative, neutral, positive)
    return Case(unit, {name}, tone, None, person, "positive")


def lost(unit: str, name: str, tone: Tone) -> Case:
    return Case(unit, {name}, tone, None, None, "positive")


CASES = [
    case("a1", "ann", N, N, 0.8, 0.1, 0.1),
    case("a1", "bo", N, None, 0.4, 0.3, 0.3),
    case("a2", "cy", O, O, 0.1, 0.8, 0.1),
    case("a2", "di", P, O, 0.1, 0.5, 0.4),
    lost("a3", "ed", P),
]


def _row(found: Portrayed, system: str, people: str = "all") -> dict[str, Any]:
    table = found.scores
    [row] = table[(table["system"] == system) & (table["people"] == people)].to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_nothing_said_is_neutral_and_somebody_not_found_is_wrong() -> None:
    row = _row(portrayed(CASES, None), "said")
    # negative: 1 of 1 said, 2 labelled; neutral: 1 of 3 said, 1 labelled; positive: none.
    assert row["macro_f1"] == pytest.approx((2 / 3 + 2 / 4 + 0) / 3)
    assert (row["accuracy"], row["coverage"], row["n"]) == (2 / 5, 3 / 5, 5)
    assert row["low"] <= row["macro_f1"] <= row["high"]


def test_the_likeliest_counts_where_none_is_said() -> None:
    row = _row(portrayed(CASES, None), "likeliest")
    assert row["macro_f1"] == pytest.approx((1 + 2 / 3 + 0) / 3)
    assert (row["accuracy"], row["coverage"]) == (3 / 5, 4 / 5)


def test_what_needs_no_reading_finds_everybody() -> None:
    found = portrayed(CASES, None)
    assert _row(found, "all_neutral")["macro_f1"] == pytest.approx((0 + 2 / 6 + 0) / 3)
    assert _row(found, "textblob")["macro_f1"] == pytest.approx((0 + 0 + 4 / 7) / 3)
    assert set(found.scores["system"]) == set(SYSTEMS) - {"names"}


def test_names_alone_and_people_not_seen_before_are_by_what_was_seen() -> None:
    found = portrayed(CASES, seen([({"ann"}, N), ({"bo"}, N), ({"di"}, P), ({"zoe"}, N)]))
    assert _row(found, "names")["accuracy"] == 3 / 5
    assert {(row["n"], row["people"]) for row in found.scores.to_dict("records")} == {(5, "all"), (2, "unseen")}
    assert _row(found, "said", "unseen")["accuracy"] == 1 / 2
    assert set(found.scores["people"]) == set(PEOPLE)


def test_a_portrayal_that_nobody_is_labelled_with_is_no_part_of_the_mean() -> None:
    assert _row(portrayed([case("a1", "ann", N, N), case("a2", "bo", O, O)], None), "said")["macro_f1"] == 1


def test_where_no_probabilities_are_given_nothing_is_calibrated_and_nothing_likelier() -> None:
    found = portrayed([case("a1", "ann", N, N)], None)
    assert found.calibration is None
    assert "likeliest" not in set(found.scores["system"])


def test_where_no_text_is_given_textblob_says_nothing() -> None:
    assert "textblob" not in set(portrayed([replace(CASES[0], by_textblob=None)], None).scores["system"])


def test_nobody_unseen_has_no_figures() -> None:
    row = _row(portrayed(CASES[:1], seen([({"ann"}, N)])), "said", "unseen")
    assert row.pop("n") == 0
    assert all(math.isnan(row[name]) for name in ("macro_f1", "low", "high", "accuracy", "coverage"))


def test_one_text_has_no_interval() -> None:
    row = _row(portrayed(CASES[:2], None), "said")
    assert math.isnan(row["low"])
    assert math.isnan(row["high"])


def test_misfortune_is_of_people_found_whose_misfortune_somebody_looked_at() -> None:
    def one(unit: str, *, is_so: bool | None, is_said: bool | None = True) -> Case:
        return Case(unit, {unit}, O, is_so, Person(unit, 1, (), None, is_said))

    given = [one("a", is_so=True), one("b", is_so=True, is_said=None), one("c", is_so=False), one("d", is_so=None)]
    [row] = portrayed([*given, lost("e", "ed", O)], None).misfortune.to_dict("records")
    assert (row["hits"], row["said"], row["labelled"]) == (1, 2, 2)
    assert (row["precision"], row["recall"], row["f1"]) == (0.5, 0.5, 0.5)
    assert 0 <= row["low"] <= row["high"] <= 1


def test_where_nobody_looked_for_a_misfortune_there_is_no_figure() -> None:
    assert portrayed(CASES, None).misfortune.empty


_CASES = st.builds(
    case, st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from(TONES), st.sampled_from([None, *TONES])
)


@given(st.lists(_CASES, min_size=1, max_size=12))
def test_scores_are_shares_whatever_is_said(given_: list[Case]) -> None:
    table = portrayed(given_, None).scores
    assert table[["macro_f1", "accuracy", "coverage"]].apply(lambda column: column.between(0, 1)).all(axis=None)


@given(st.lists(st.sampled_from(TONES), min_size=1, max_size=12))
def test_who_says_what_is_labelled_is_right(tones: list[Tone]) -> None:
    row = _row(portrayed([case(str(place), "ann", tone, tone) for place, tone in enumerate(tones)], None), "said")
    assert (row["macro_f1"], row["accuracy"], row["coverage"]) == (1, 1, 1)

import math
import random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evaluate import draws
from analysis.evaluate.labels import Label
from analysis.evaluate.scores import scores, scores_by, tally
from tests.evaluate.labelling import LABELS, answer, by_id, echo, label, person, said, work

MOSS, HAMM, JONES = "Elisabeth Moss", "Jon Hamm", "January Jones"
LABELLED = by_id(
    label("a1", person(MOSS), person(HAMM)),
    label("a2", person(MOSS)),
    label("a3", person(JONES)),
)
ANSWERS = {"a1": answer("a1", [said(MOSS)]), "a2": answer("a2", [said(MOSS), said(HAMM)])}


def _row(table: pd.DataFrame, measure: str) -> dict[str, Any]:
    [index] = table.index[table["measure"] == measure]
    return {str(name): column[index] for name, column in table.drop(columns="measure").items()}


def test_precision_recall_and_f1_are_of_all_articles_together() -> None:
    found = _row(scores(tally(LABELLED, ANSWERS, None)), "people")
    assert (found["hits"], found["said"], found["labelled"]) == (2, 3, 4)
    assert (found["precision"], found["recall"]) == (2 / 3, 2 / 4)
    assert found["f1"] == 4 / 7


def test_of_an_article_without_an_answer_everybody_is_missed() -> None:
    tallied = tally(LABELLED, ANSWERS, None)
    assert list(tallied.index) == ["a1", "a2", "a3"]
    assert list(tallied["people"].loc["a3"]) == [0, 0, 1]


def test_what_has_no_denominator_is_undefined() -> None:
    table = scores(tally(LABELLED, ANSWERS, None))
    works, nobody = _row(table, "works"), _row(scores(tally(LABELLED, {}, None)), "people")
    assert all(math.isnan(works[name]) for name in ("precision", "recall", "f1", "low", "high"))
    assert math.isnan(nobody["precision"])
    assert (nobody["recall"], nobody["f1"]) == (0, 0)


def test_unseen_people_are_a_measure_only_where_something_was_seen() -> None:
    assert "people_unseen" not in set(scores(tally(LABELLED, ANSWERS, None))["measure"])
    found = _row(scores(tally(LABELLED, ANSWERS, frozenset({"elisabeth moss"}))), "people_unseen")
    assert (found["hits"], found["said"], found["labelled"]) == (0, 1, 2)


def test_characters_taken_for_people_are_a_number_and_no_share() -> None:
    row = _row(scores(tally(LABELLED, ANSWERS, None)), "characters_taken")
    assert row.pop("said") == 0
    assert row
    assert all(pd.isna(value) for value in row.values())


def test_the_interval_holds_the_middle_of_what_other_draws_of_articles_give() -> None:
    half = by_id(*(label(f"a{number}", person(MOSS)) for number in range(100)))
    answers = {article: answer(article, [said(MOSS)]) for article in list(half)[:50]}
    found = _row(scores(tally(half, answers, None)), "people")
    # Of 100 articles 50 are right: 40 to 60 in 95 draws of 100 (binomial); 2 * 0.4 / 1.4 and 2 * 0.6 / 1.6.
    assert found["f1"] == pytest.approx(2 / 3)
    assert (found["low"], found["high"]) == (pytest.approx(0.571, abs=0.02), pytest.approx(0.75, abs=0.02))


def test_one_article_has_no_interval() -> None:
    found = _row(scores(tally(by_id(LABELLED["a1"]), ANSWERS, None)), "people")
    assert math.isnan(found["low"])
    assert math.isnan(found["high"])


def test_many_articles_are_drawn_in_parts_that_fit_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    tallied = tally(LABELLED, ANSWERS, None)
    whole = scores(tallied)
    monkeypatch.setattr(draws, "_CELLS", 100)
    pd.testing.assert_frame_equal(scores(tallied), whole)


def test_each_group_of_articles_has_its_own_scores() -> None:
    tallied = tally(LABELLED, ANSWERS, None)
    table = scores_by(tallied, pd.Series({"a1": "full", "a2": "headline", "a3": "full"}))
    people = table[table["measure"] == "people"].set_index("group")
    assert list(people["articles"]) == [2, 1]
    assert list(people["f1"]) == [2 / 4, 2 / 3]
    full = scores(tallied.loc[["a1", "a3"]])
    pd.testing.assert_frame_equal(
        table[table["group"] == "full"].drop(columns=["group", "articles"]).reset_index(drop=True), full
    )


def test_articles_of_no_group_are_in_none() -> None:
    table = scores_by(tally(LABELLED, ANSWERS, None), pd.Series({"a1": "full"}))
    assert list(table["group"].unique()) == ["full"]
    assert set(table["articles"]) == {1}


@settings(deadline=None)
@given(LABELS)
def test_labels_scored_against_themselves_are_right_wherever_anything_is_labelled(given_labels: list[Label]) -> None:
    table = scores(tally(by_id(*given_labels), {one.article_id: echo(one) for one in given_labels}, None))
    shares = table[table["measure"] != "characters_taken"]
    is_labelled = shares["labelled"] > 0
    assert (shares.loc[is_labelled, ["precision", "recall", "f1"]] == 1).all(axis=None)
    assert shares.loc[~is_labelled, ["precision", "recall", "f1"]].isna().all(axis=None)


@settings(deadline=None)
@given(LABELS, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(given_labels: list[Label], order: random.Random) -> None:
    answers = [echo(one) for one in given_labels[::2]] + [
        answer(one.article_id, [said("b a")], works=[("a", "film")]) for one in given_labels[1::2]
    ]
    by_article = {one.article_id: one for one in answers}
    expected = scores(tally(by_id(*given_labels), by_article, frozenset("a")))
    order.shuffle(given_labels)
    order.shuffle(answers)
    again = scores(tally(by_id(*given_labels), {one.article_id: one for one in answers}, frozenset("a")))
    pd.testing.assert_frame_equal(again, expected)


def test_a_film_that_is_said_of_a_song_is_right_as_a_title_and_wrong_as_a_film() -> None:
    song = by_id(label("a1", work("Barbie", "song")))
    table = scores(tally(song, {"a1": answer("a1", works=[("Barbie", "film")])}, None))
    assert (_row(table, "works")["f1"], _row(table, "shows")["f1"]) == (1, 0)

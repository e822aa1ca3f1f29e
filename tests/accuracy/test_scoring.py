"""The scorer, on cases counted by hand."""

from typing import Any

import pytest

from tests.accuracy.scoring import counts, fold, score

LABELLED: dict[str, list[dict[str, Any]]] = {
    "people": [
        {"name": "Sean Combs", "surfaces": ["Diddy", "Sean Diddy Combs"], "count_headline": 1, "count_body": 2},
        {"name": "Zoë Kravitz", "surfaces": ["Zoë Kravitz"], "count_headline": 0, "count_body": 1},
    ],
    "characters": [{"name": "Don Draper", "surfaces": ["Draper"]}],
    "works": [
        {"title": "Mad Men", "type": "tv", "surfaces": ["Mad Men"]},
        {"title": "1989", "type": "album", "surfaces": ["1989"]},
    ],
}
SAID: dict[str, list[dict[str, Any]]] = {
    "people": [
        {"name": "Zoe Kravitz", "mentions": 3, "surfaces": {"Zoë Kravitz": 1, "Zoë": 2}},
        {"name": "Don Draper", "mentions": 1, "surfaces": {"Don Draper": 1}},
    ],
    "characters": [],
    "works": [{"name": "Mad Men", "kind": "series"}],
}


def test_each_measure_counts_what_it_says() -> None:
    totals = counts(LABELLED, SAID)
    assert {part: totals["people", part] for part in ("hits", "said", "labelled")} == {
        "hits": 1,
        "said": 2,
        "labelled": 2,
    }
    assert {part: totals["namings", part] for part in ("hits", "said", "labelled")} == {
        "hits": 1,
        "said": 4,
        "labelled": 4,
    }
    assert score(totals, "spellings") == pytest.approx((1 / 2, 1, 2 / 3))
    assert score(totals, "shows") == (1, 1, 1)
    assert totals["characters taken for people", "said"] == 1


@pytest.mark.parametrize(("said", "hits"), [("Sean Diddy Combs", 1), ("Sean Combs", 1), ("Diddy", 0), ("Combs", 0)])
def test_a_person_is_found_under_the_name_or_a_spelling_of_two_words(said: str, hits: int) -> None:
    guess = {"name": said, "mentions": 1, "surfaces": {said: 1}}
    assert counts(LABELLED, SAID | {"people": [guess]})["people", "hits"] == hits


def test_one_guess_answers_one_label() -> None:
    twice = LABELLED | {"people": LABELLED["people"][:1] * 2}
    guess = {"name": "Sean Combs", "mentions": 1, "surfaces": {"Diddy": 1}}
    assert counts(twice, SAID | {"people": [guess]})["people", "hits"] == 1


def test_names_are_compared_without_case_accents_and_punctuation() -> None:
    assert fold("Beyoncé") == fold("BEYONCE")
    assert fold("J.Lo") == "j lo"
    assert fold("Conan O'Brien") == "conan obrien"

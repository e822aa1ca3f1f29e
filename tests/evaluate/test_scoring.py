"""The scorer, on cases counted by hand."""

import pytest
from hypothesis import given

from analysis.evaluate.labels import Label
from analysis.evaluate.scoring import Counts, counts, fold, seen_names
from tests.evaluate.labelling import LABELS, answer, character, echo, label, person, said, work

COMBS = person("Sean Combs", "Diddy", "Sean Diddy Combs", headline=1, body=2)
LABELLED = label(
    "a1",
    COMBS,
    person("Zoë Kravitz"),
    character("Don Draper", "Draper"),
    work("Mad Men", "tv"),
    work("1989", "album"),
)
ANSWER = answer(
    "a1",
    [said("Zoe Kravitz", "Zoë Kravitz", "Zoë", mentions=3), said("Don Draper")],
    ["Peggy Olson"],
    [("Mad Men", "series"), ("1989", "film")],
)


def test_each_measure_counts_what_it_says() -> None:
    assert counts(LABELLED, ANSWER) == {
        "people_exact": Counts(1, 2, 2),
        "people": Counts(1, 2, 2),
        "people_unseen": Counts(1, 2, 2),
        "namings": Counts(1, 4, 4),
        "spellings": Counts(1, 2, 1),
        "shows": Counts(1, 2, 1),
        "works": Counts(2, 2, 2),
        "works_of_kind": Counts(1, 2, 2),
        "music": Counts(0, 0, 1),
        "books": Counts(0, 0, 0),
        "stage": Counts(0, 0, 0),
        "podcasts": Counts(0, 0, 0),
        "games": Counts(0, 0, 0),
        "events": Counts(0, 0, 0),
        "characters": Counts(0, 1, 1),
        "characters_taken": Counts(0, 1, 0),
    }


@pytest.mark.parametrize(
    ("name", "exact", "loose"),
    [("Sean Combs", 1, 1), ("Sean Diddy Combs", 0, 1), ("Diddy", 0, 0), ("Combs", 0, 0)],
)
def test_a_person_is_found_under_the_name_or_a_spelling_of_two_words(name: str, exact: int, loose: int) -> None:
    found = counts(LABELLED, answer("a1", [said(name)]))
    assert (found["people_exact"].hits, found["people"].hits) == (exact, loose)


def test_one_guess_answers_one_label() -> None:
    assert counts(label("a1", COMBS, COMBS), answer("a1", [said("Sean Combs")]))["people"] == Counts(1, 1, 2)


def test_one_label_is_answered_once() -> None:
    twice = answer("a1", [said("Sean Combs"), said("Sean Diddy Combs")])
    assert counts(label("a1", COMBS), twice)["people"] == Counts(1, 2, 1)


def test_namings_are_right_up_to_the_labelled_number() -> None:
    found = counts(label("a1", COMBS), answer("a1", [said("Sean Combs", mentions=5)]))
    assert found["namings"] == Counts(3, 5, 3)


def test_people_who_were_labelled_before_are_in_neither_half_of_the_unseen() -> None:
    seen = seen_names([label("b1", person("Zoë Kravitz"))])
    assert counts(LABELLED, ANSWER, seen)["people_unseen"] == Counts(0, 1, 1)


def test_a_surname_seen_before_makes_nobody_seen() -> None:
    seen = seen_names([label("b1", person("Sean Combs", "Combs"))])
    assert seen == {"sean combs"}
    assert counts(label("a1", person("Luke Combs", "Combs")), answer("a1"), seen)["people_unseen"] == Counts(0, 0, 1)


@pytest.mark.parametrize(("kind", "hits"), [("series", 1), ("show", 1), ("tv", 1), ("film", 1), ("song", 0), (None, 0)])
def test_a_title_is_a_show_or_film_with_a_kind_of_the_screen_only(kind: str | None, hits: int) -> None:
    found = counts(label("a1", work("Mad Men", "tv")), answer("a1", works=[("Mad Men", kind)]))
    assert (found["shows"], found["works"].hits) == (Counts(hits, hits, 1), 1)


def test_a_work_is_found_under_any_of_its_spellings() -> None:
    live = work("Saturday Night Live", "tv", "SNL")
    assert counts(label("a1", live), answer("a1", works=[("SNL", "series")]))["shows"] == Counts(1, 1, 1)


def test_a_character_with_the_name_of_somebody_in_the_article_is_not_taken_for_a_person() -> None:
    himself = label("a1", person("Larry David"), character("Larry David"))
    assert counts(himself, answer("a1", [said("Larry David")]))["characters_taken"] == Counts(0, 0, 0)


def test_names_are_compared_without_case_accents_and_punctuation() -> None:
    assert fold("Beyoncé") == fold("BEYONCE")
    assert fold("J.Lo") == "j lo"
    assert fold("Conan O'Brien") == "conan obrien"
    assert fold("O\N{RIGHT SINGLE QUOTATION MARK}Brien") == "obrien"


@given(LABELS)
def test_what_the_label_says_is_right(given_labels: list[Label]) -> None:
    for one in given_labels:
        found = counts(one, echo(one))
        assert found.pop("characters_taken") == Counts(0, 0, 0)
        assert all(hits == answered == labelled for hits, answered, labelled in found.values())


@pytest.mark.parametrize(
    ("labelled", "said_as", "measure"),
    [
        ("tv", "series", "shows"),
        ("song", "song", "music"),
        ("album", "album", "music"),
        ("book", "book", "books"),
        ("theatre", "stage", "stage"),
        ("podcast", "podcast", "podcasts"),
        ("game", "game", "games"),
        ("event", "event", "events"),
    ],
)
def test_a_work_is_right_by_kind_whatever_the_label_calls_it(labelled: str, said_as: str, measure: str) -> None:
    found = counts(label("a1", work("Harbour", labelled)), answer("a1", works=[("Harbour", said_as)]))
    assert found["works_of_kind"] == found[measure] == found["works"] == Counts(1, 1, 1)


def test_a_title_of_another_kind_is_right_as_a_title_alone() -> None:
    found = counts(label("a1", work("Harbour", "song")), answer("a1", works=[("Harbour", "series")]))
    assert (found["works"].hits, found["works_of_kind"], found["shows"]) == (1, Counts(0, 1, 1), Counts(0, 1, 0))


def test_a_film_and_its_song_are_two_works() -> None:
    both = label("a1", work("Harbour", "film"), work("Harbour", "song"))
    found = counts(both, answer("a1", works=[("Harbour", "song"), ("Harbour", "film")]))
    assert found["works_of_kind"] == Counts(2, 2, 2)

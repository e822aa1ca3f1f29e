"""What the model of portrayal reads of an article."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from analysis.tone.masked import LONGEST, OTHER, TARGET, Masked, Place, is_long, masked, passages, pieces_of


def pieces(text: str) -> list[int]:
    return [1000 + len(word) for word in text.split()]


def places(text: str, *people: str) -> list[Place]:
    return [Place(text.index(name), text.index(name) + len(name), name) for name in people]


def asked(texts: Sequence[tuple[str, list[Place]]], target: str) -> Masked:
    return masked(pieces_of(texts, pieces), target)


def test_names_are_fixed_pieces_and_words_stay() -> None:
    text = "Ann Lee praised Bo Ray today"
    told = asked([(text, places(text, "Ann Lee", "Bo Ray"))], "Bo Ray")
    assert told.ids == (101, OTHER, 1007, TARGET, 1005, 102)
    assert told.roles == (0, OTHER, 0, TARGET, 0, 0)


def test_headline_and_body_follow_each_other() -> None:
    told = asked([("Bo sings", places("Bo sings", "Bo")), ("He was there", [])], "Bo")
    assert told.ids == (101, TARGET, 1005, 1004, 1003, 1005, 102)


@given(st.sampled_from(["Ann Lee", "Noor Castellane-Wray", "X", "O’Dea"]), st.text("ab ", max_size=40))
def test_any_name_in_the_place_of_another_changes_nothing(name: str, behind: str) -> None:
    told = []
    for one in ("Bo Ray", name):
        text = f"a star {one} wins {behind}"
        told.append(asked([(text, [Place(7, 7 + len(one), "a")])], "a"))
    assert told[0] == told[1]


@given(st.lists(st.booleans(), max_size=900))
def test_of_a_long_text_the_beginning_and_the_target_are_read(named: list[bool]) -> None:
    words = ["Bo" if is_name else "word" for is_name in named]
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:place]) for place in range(len(words))]
    target = [Place(start, start + 2, "a") for start, is_name in zip(starts, named, strict=True) if is_name]
    told = asked([(text, target)], "a")
    assert len(told.ids) == len(told.roles) <= LONGEST
    assert (TARGET in told.roles) == any(named)


def test_a_woman_and_a_man_read_alike() -> None:
    told = [asked([(text, [])], "a").ids for text in ("He saw her. HIS dog", "She saw him. Hers dog")]
    assert told[0] == told[1] == asked([("they saw their. their dog", [])], "a").ids


def test_a_name_that_was_read_is_in_no_second_passage() -> None:
    text = "Bo met Bo " + "word " * 200 + "Bo"
    told = pieces_of([(text, [Place(0, 2, "a"), Place(7, 9, "a"), Place(len(text) - 2, len(text), "a")])], pieces)
    assert [passage.roles.count(TARGET) for passage in passages(told, "a")] == [2, 1]


@given(st.lists(st.booleans(), max_size=400))
def test_every_place_is_in_a_passage_of_a_few_words(named: list[bool]) -> None:
    places_ = [Place(2 * place, 2 * place + 1, "a") for place, is_name in enumerate(named) if is_name]
    found = passages(pieces_of([("x " * len(named), places_)], pieces), "a")
    # A dozen passages have room for as many words.
    assert sum(passage.roles.count(TARGET) for passage in found) >= min(sum(named), 12)
    assert all(len(passage.ids) <= LONGEST // 2 + 2 for passage in found)


def test_an_article_is_long_where_the_model_cannot_read_all_of_it() -> None:
    assert not is_long(pieces_of([("word " * (LONGEST - 2), [])], pieces))
    assert is_long(pieces_of([("word " * (LONGEST - 1), [])], pieces))

"""What the model of portrayal reads of an article."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.tone.masked import LONGEST, OTHER, TARGET, Place, masked


def pieces(text: str) -> list[int]:
    return [1000 + len(word) for word in text.split()]


def places(text: str, **people: bool) -> list[Place]:
    found = ((name.replace("_", " "), is_target) for name, is_target in people.items())
    return [Place(text.index(name), text.index(name) + len(name), is_target) for name, is_target in found]


def test_names_are_fixed_pieces_and_words_stay() -> None:
    text = "Ann Lee praised Bo Ray today"
    told = masked([(text, places(text, Ann_Lee=False, Bo_Ray=True))], pieces)
    assert told.ids == (101, OTHER, 1007, TARGET, 1005, 102)
    assert told.roles == (0, OTHER, 0, TARGET, 0, 0)


def test_headline_and_body_follow_each_other() -> None:
    told = masked([("Bo sings", places("Bo sings", Bo=True)), ("He was there", [])], pieces)
    assert told.ids == (101, TARGET, 1005, 1004, 1003, 1005, 102)


@given(st.sampled_from(["Ann Lee", "Noor Castellane-Wray", "X", "O’Dea"]), st.text("ab ", max_size=40))
def test_any_name_in_the_place_of_another_changes_nothing(name: str, behind: str) -> None:
    told = []
    for one in ("Bo Ray", name):
        text = f"a star {one} wins {behind}"
        told.append(masked([(text, [Place(7, 7 + len(one), is_target=True)])], pieces))
    assert told[0] == told[1]


@given(st.lists(st.booleans(), max_size=900))
def test_of_a_long_text_the_beginning_and_the_target_are_read(named: list[bool]) -> None:
    words = ["Bo" if is_name else "word" for is_name in named]
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:place]) for place in range(len(words))]
    target = [Place(start, start + 2, is_target=True) for start, is_name in zip(starts, named, strict=True) if is_name]
    told = masked([(text, target)], pieces)
    assert len(told.ids) == len(told.roles) <= LONGEST
    assert (TARGET in told.roles) == any(named)


def test_a_woman_and_a_man_read_alike() -> None:
    told = [masked([(text, [])], pieces).ids for text in ("He saw her. HIS dog", "She saw him. Hers dog")]
    assert told[0] == told[1] == masked([("they saw their. their dog", [])], pieces).ids

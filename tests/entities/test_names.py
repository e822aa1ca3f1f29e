"""The parts of a personal name, and which spellings are slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.entities.names import is_beginning, is_clipped, is_run, is_slip, may_be_slip, nicknames, parts

LETTERS = st.text(alphabet="abcdehijlmnorsty", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("name", "given_names", "surnames"),
    [
        ("Elisabeth Moss", {"elisabeth"}, {"moss"}),
        ("Anya Taylor-Joy", {"anya"}, {"taylor-joy"}),
        ("Robert De Niro", {"robert"}, {"de niro"}),
        ("Vincent van Gogh", {"vincent"}, {"van gogh"}),
        ("Samuel L. Jackson", {"samuel"}, {"jackson"}),
        ("Robert Downey, Jr.", {"robert"}, {"downey"}),
        ("Prince William", {"william"}, set()),
        ("Lil Wayne", set(), {"wayne"}),
        ("J. Smith", set(), {"smith"}),
        ("Zendaya", set(), set()),
        ("50 Cent", set(), {"cent"}),
    ],
)
def test_short_forms_follow_from_a_full_name(name: str, given_names: set[str], surnames: set[str]) -> None:
    assert parts(name).given == given_names
    assert parts(name).surnames == surnames


@pytest.mark.parametrize(
    ("name", "clipped"),
    [
        ("Robert Downey Jr.", {"robert downey"}),
        ("William Jackson Harper", {"william harper"}),
        ("Elisabeth Moss", set()),
        ("Zendaya", set()),
    ],
)
def test_a_name_may_lose_its_middle_and_its_suffix(name: str, clipped: set[str]) -> None:
    assert parts(name).clipped == clipped


def test_a_given_name_has_its_usual_short_forms() -> None:
    assert {"liz", "beth", "lizzie"} <= nicknames("elizabeth")
    assert nicknames("elisabeth") == nicknames("elizabeth")
    assert nicknames("zendaya") == frozenset()


SURE = [
    ("emilie", "emily"),
    ("kerry", "keri"),
    ("zoey", "zooey"),
    ("elizabeth", "elisabeth"),
    ("john", "jon"),
    ("jon", "john"),
    ("sara", "sarah"),
    ("catriona", "caitriona"),
    ("kristin", "kristen"),
    ("juliana", "julianna"),
    ("clare", "claire"),
    ("macfadyan", "macfadyen"),
    ("margulis", "margulies"),
]
NEVER = [
    ("june", "jane"),
    ("tim", "tom"),
    ("jan", "jon"),
    ("moses", "moss"),
    ("hanks", "franks"),
    ("kate", "kat"),
    ("smith", "stone"),
]
DOUBTFUL = [("danielle", "daniel"), ("heugan", "heughan"), ("krazinsky", "krasinski")]


@pytest.mark.parametrize(("written", "right"), SURE)
def test_what_sounds_and_looks_alike_is_a_slip(written: str, right: str) -> None:
    assert is_slip(written, right)
    assert may_be_slip(written, right)


@pytest.mark.parametrize(("written", "right"), NEVER)
def test_another_name_is_no_slip(written: str, right: str) -> None:
    assert not is_slip(written, right)
    assert not may_be_slip(written, right)


@pytest.mark.parametrize(("written", "right"), DOUBTFUL)
def test_a_doubtful_spelling_may_be_a_slip_and_is_not_surely_one(written: str, right: str) -> None:
    assert not is_slip(written, right)
    assert may_be_slip(written, right)


@given(LETTERS, LETTERS)
def test_what_is_surely_a_slip_may_be_one_and_no_name_is_a_slip_for_itself(one: str, other: str) -> None:
    assert not is_slip(one, other) or may_be_slip(one, other)
    assert is_slip(one, other) == is_slip(other, one)
    assert not is_slip(one, one)
    assert not may_be_slip(one, one)


@pytest.mark.parametrize(
    ("words", "name", "answer"),
    [
        ("downey jr", "robert downey jr.", True),
        ("michael b", "michael b. jordan", True),
        ("del rey", "lana del rey", True),
        ("lana rey", "lana del rey", False),
        ("lana del rey", "lana del rey", False),
        ("ana del", "lana del rey", False),
    ],
)
def test_a_run_is_whole_words_one_after_the_other_and_not_all(words: str, name: str, answer: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    assert is_run(words, name) == answer


def test_a_clipped_name_is_an_end_of_it_three_letters_long() -> None:
    assert is_clipped("inge", "ingeborg")
    assert is_clipped("seun", "oluwaseun")
    assert not is_clipped("in", "ingeborg")
    assert not is_clipped("ingeborg", "ingeborg")
    assert not is_clipped("gebo", "ingeborg")


def test_a_name_begins_as_far_as_a_text_goes() -> None:
    assert is_beginning("taylor sw", "taylor swift")
    assert not is_beginning("taylor swift", "taylor swift")

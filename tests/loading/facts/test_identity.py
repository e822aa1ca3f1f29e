"""Which article a record is."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.facts.identity import article_id, digest

PARTS = st.lists(st.none() | st.text(alphabet="ab0:,-", max_size=3), max_size=4)
TEXTS = ("h", "b")


def test_the_address_tells_before_the_id_and_the_id_before_the_texts() -> None:
    by_address = article_id("s", "a.com/x", "1", TEXTS, "f")
    assert by_address == article_id("other", "a.com/x", None, ("other", ""), "g")
    by_id = article_id("s", None, "1", TEXTS, "f")
    assert by_id == article_id("s", None, "1", ("other", ""), "g")
    assert len({by_address, by_id, article_id("s", None, None, TEXTS, "f")}) == 3


def test_two_outlets_that_number_from_one_do_not_collide() -> None:
    assert article_id("tmz", None, "1", TEXTS, "f") != article_id("e", None, "1", TEXTS, "f")


def test_the_file_stands_for_a_source_that_nobody_named() -> None:
    assert article_id("", None, "1", TEXTS, "f.csv") != article_id("", None, "1", TEXTS, "g.csv")


def test_an_id_is_sixteen_hexadecimal_digits() -> None:
    assert digest("a") == "9fa1b1c0f0be70b0"


@given(PARTS, PARTS)
def test_different_parts_give_different_ids(one: list[str | None], other: list[str | None]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)

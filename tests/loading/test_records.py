"""Records as they came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.records import as_it_came, valid


def test_a_long_record_is_cut_with_a_note() -> None:
    assert as_it_came("x" * 10_001) == "x" * 10_000 + " [cut: more than 10,000 characters]"
    assert as_it_came("x" * 10_000) == "x" * 10_000


@pytest.mark.parametrize(
    ("raw", "expected"), [("a\0b", "ab"), ({"é": 1}, '{"é": 1}'), (None, "null"), ("\ud800", "\ufffd")]
)
def test_a_record_is_shown_as_text(raw: object, expected: str) -> None:
    assert as_it_came(raw) == expected


def test_what_is_nested_too_deep_to_show_says_so() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    assert as_it_came(nested) == "(nested too deep to show)"


@given(st.text(alphabet=st.characters()))
def test_valid_text_can_be_written(text: str) -> None:
    assert valid(text).encode().decode() == valid(text)

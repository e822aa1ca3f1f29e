"""Numbers of things, in words."""

import pytest

from analysis.plural import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (2000, "2,000 articles")]
)
def test_one_is_singular(number: int, words: str) -> None:
    assert counted(number, "article") == words

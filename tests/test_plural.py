"""Numbers of things, in words."""

import pytest

from analysis.plural import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (2000, "2,000 articles")]
)
def test_one_is_singular(number: int, words: str) -> None:
    assert counted(number, "article") == words


def test_several_may_be_called_otherwise_than_with_an_s() -> None:
    assert [counted(number, "story", "stories") for number in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]

"""The word lists are compared with folded words in lower case: a word written otherwise would never be found."""

import pytest

from analysis.entities import words
from analysis.entities.folding import key

LISTS = [name for name in dir(words) if name.isupper()]


@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_a_list_can_be_found(name: str) -> None:
    assert [word for word in getattr(words, name) if word != key(word)] == []

"""A story, by the id of any of its articles."""

import pytest

from analysis.errors import SelectionError
from analysis.store import lookup
from tests.telling import Telling, told

HELD = told(Telling("a"), Telling("a"), Telling("b"), *[Telling(f"c{place}") for place in range(9)])
"""Stories a0 (also of a1), a2, and a3 to a11."""


@pytest.mark.parametrize(("called", "story"), [("a0", "a0"), ("a1", "a0"), ("a2", "a2"), ("a11", "a11")])
def test_any_article_of_a_story_leads_to_it(called: str, story: str) -> None:
    assert lookup.story(HELD, called) == story


def test_the_beginning_of_an_id_is_enough_where_it_tells_one_story() -> None:
    assert lookup.story(told(Telling("a"), Telling("a")), "a") == "a0"


@pytest.mark.parametrize(
    ("called", "text"),
    [
        ("x", "This link asks for story x, which this corpus does not have"),
        ("a", '"a" may be the story a0, a10, a11, a2, a3, a4 and 5 more; ask for one by its whole id'),
    ],
)
def test_no_story_and_several_are_refused(called: str, text: str) -> None:
    with pytest.raises(SelectionError) as error:
        lookup.story(HELD, called)
    assert str(error.value) == text

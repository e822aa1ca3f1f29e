"""The error family: whoever shows messages needs to catch one thing."""

import inspect

import pytest

from analysis import errors
from analysis.errors import MarqueeError, QueryError, SelectionError

FAMILY = [error for _, error in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("error", FAMILY)
def test_every_error_is_of_the_family_and_says_what_it_is_for(error: type[Exception]) -> None:
    assert issubclass(error, MarqueeError)
    assert error.__doc__
    assert str(error("one line")) == "one line"


def test_a_query_that_is_not_understood_is_a_selection_that_cannot_be_answered() -> None:
    assert issubclass(QueryError, SelectionError)

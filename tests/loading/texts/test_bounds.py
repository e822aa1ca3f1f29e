"""Fields that are too long."""

from analysis.loading.texts.bounds import kept, whole


def test_a_value_within_its_bound_stays() -> None:
    assert kept("author", "abc", 3) == whole("id", "abc", 3) == ("abc", ())


def test_a_longer_one_is_cut_or_left_out_and_that_is_told() -> None:
    assert kept("author", "ab cd", 3) == ("ab", ("the author is 5 characters long; cut after 3",))
    assert whole("id", "abcd", 3) == ("", ("the id is 4 characters long, at most 3 are kept; left out",))

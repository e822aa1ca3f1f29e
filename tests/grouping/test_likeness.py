import numpy as np
import pytest

from analysis.grouping.likeness import DEFAULT


def test_each_day_since_a_cluster_began_asks_an_article_for_a_tenth_more() -> None:
    lengths, sizes = np.full(3, 2.0), np.full(3, 5.0)
    asked = DEFAULT.joining(lengths, sizes, np.array([0.0, 1.0, 20.0]))
    assert asked / asked[0] == pytest.approx([1.0, 1.1, 3.0])


def test_each_day_since_the_first_of_two_clusters_began_asks_them_for_a_tenth_more() -> None:
    asked = [DEFAULT.meeting(2.0, (5.0, 3.0), days) for days in (0, 1, 20)]
    assert np.array(asked) / asked[0] == pytest.approx([1.0, 1.1, 3.0])

"""Inputs that are laid on disk."""

import io

import pytest

from analysis.loading.documents import document
from analysis.loading.tables.spooled import TooLargeError, spooled
from analysis.settings import Limits


def test_a_stream_that_cannot_go_back_can_once_it_is_on_disk() -> None:
    with spooled(document(io.BytesIO(b"abc" * 1_000_000), "-", Limits()), 3_000_000) as file:
        assert file.read(4) == b"abca"
        assert file.seek(0, 2) == 3_000_000
    assert file.closed


def test_a_stream_over_the_limit_is_given_up() -> None:
    with (
        pytest.raises(TooLargeError, match=r"^larger than 10 bytes$"),
        spooled(document(io.BytesIO(b"x" * 11), "-", Limits()), 10),
    ):
        pytest.fail("nothing is handed out")

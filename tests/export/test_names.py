"""File names that every system takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export.names import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Most covered people", "most-covered-people.csv"),
        ("Beyoncé / Jay-Z: 17 October", "beyonce-jay-z-17-october.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("日本", "marquee.csv"),
        ("", "marquee.csv"),
    ],
)
def test_a_title_becomes_letters_digits_and_hyphens(title: str, name: str) -> None:
    assert file_name(title, "csv") == name


@given(st.text())
def test_no_title_makes_a_name_that_a_system_refuses(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?\.html", file_name(title, "html"))

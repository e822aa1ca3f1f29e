"""Names that archives give to their files."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.archives import entries

OUT = "its name leads out of the archive; not read"
CONTROLS = "its name holds control characters and may lead anywhere; not read"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.csv", ""),
        ("./in/a.csv", ""),
        ("in/../a.csv", ""),
        ("..a.csv", ""),
        ("a..csv", ""),
        ("c: the case.csv", ""),
        ("..", OUT),
        ("../a.csv", OUT),
        ("in/../../a.csv", OUT),
        ("/a.csv", OUT),
        ("//host/a.csv", OUT),
        ("\\\\host\\a.csv", OUT),
        ("..\\a.csv", OUT),
        ("C:\\a.csv", OUT),
        ("C:a.csv", OUT),
        ("a\n.csv", CONTROLS),
        ("a\x7f.csv", CONTROLS),
        ("a\x9b2J.csv", CONTROLS),
    ],
)
def test_a_name_is_refused_where_it_may_lead_elsewhere(name: str, reason: str) -> None:
    assert entries.refusal_of(name) == reason


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("in/", True),
        (".a.csv", True),
        ("in/.b/a.csv", True),
        ("__MACOSX/a.csv", True),
        ("./a.csv", False),
        ("a", False),
    ],
)
def test_folders_and_hidden_files_are_passed_over(name: str, *, passed: bool) -> None:
    assert entries.is_passed_over(name) is passed


def test_a_name_in_another_encoding_is_shown_as_far_as_it_can_be_read() -> None:
    assert entries.shown("caf\udce9\n.csv") == "caf\ufffd\ufffd.csv"


@given(st.text(st.characters(exclude_categories=[])))
def test_any_name_can_be_shown(name: str) -> None:
    shown = entries.shown(name)
    assert shown.encode().decode() == shown
    assert not any(unicodedata.category(character) == "Cc" for character in shown)

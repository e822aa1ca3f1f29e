"""Texts made comparable without moving a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.entities.folding import fold, is_capitalised_as, key, lower


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(lower(fold(text))) == len(text)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Caitríona", "Caitriona"),
        ("Beyoncé’s", "Beyonce's"),
        ("“Mad\N{NO-BREAK SPACE}Men”", '"Mad Men"'),
        ("Taylor\N{NON-BREAKING HYPHEN}Joy", "Taylor-Joy"),
        ("Mads Mikkelsen, Søren Łukasz", "Mads Mikkelsen, Soren Lukasz"),
        ("İstanbul", "Istanbul"),
        ("Lady Gaga", "Lady Gaga"),
        ("新幹線", "新幹線"),
    ],
)
def test_quotes_blanks_and_accents_are_made_plain(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("name", ["Beyonce\N{COMBINING ACUTE ACCENT}", "BEYONCÉ", " beyonce ", "Beyoncé"])
def test_one_name_has_one_key_however_it_is_written(name: str) -> None:
    assert key(name) == "beyonce"


@pytest.mark.parametrize(
    ("alias", "surface", "fits"),
    [
        ("Mad Men", "Mad Men", True),
        ("Mad Men", "MAD MEN", True),
        ("Mad Men", "mad men", False),
        ("Mad Men", "Mad men", False),
        ("The Crown", "the Crown", True),
        ("The Crown", "the crown", False),
        ("will.i.am", "will.i.am", True),
        ("Taylor-Joy", "Taylor-joy", False),
        ("P!nk", "p!nk", False),
    ],
)
def test_a_capital_that_begins_a_word_is_asked_for(alias: str, surface: str, *, fits: bool) -> None:
    assert is_capitalised_as(alias, surface) is fits

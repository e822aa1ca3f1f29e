"""What inputs call a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.facts import languages


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("en", "en"), ("en-GB", "en"), ("en_US", "en"), ("EN", "en"), ("eng", "en"), ("English", "en")),
        *(
            ("english (UK)", "en"),
            ("ger", "de"),
            ("deu", "de"),
            ("German", "de"),
            ("pt_BR.UTF-8", "pt"),
            ("zh-Hans", "zh"),
        ),
        *(
            ("nb-NO", "no"),
            ("Norwegian", "no"),
            ("fil", "tl"),
            ("iw", "he"),
            ("en,fr", "en"),
            ("Spanish; Castilian", "es"),
        ),
    ],
)
def test_a_language_has_its_two_letters(name: str, expected: str) -> None:
    assert languages.code(name) == expected


@pytest.mark.parametrize("name", ["", "xx", "und", "mul", "Klingon", "12", "Ancient Greek", "none"])
def test_what_is_no_language_is_none(name: str) -> None:
    assert languages.code(name) is None


@given(st.text(max_size=20))
def test_any_text_has_two_letters_or_none(name: str) -> None:
    found = languages.code(name)
    assert found is None or len(found) == 2

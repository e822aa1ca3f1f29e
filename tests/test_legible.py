"""Texts that every format takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from analysis.legible import is_link, legible, short


@given(st.text())
def test_every_text_can_stand_in_xml(text: str) -> None:
    etree.Element("a").text = legible(text)
    assert legible(legible(text)) == legible(text)


def test_accents_emoji_tabs_and_lines_stay() -> None:
    assert legible("Beyoncé\t비욘세\n🎬") == "Beyoncé\t비욘세\n🎬"
    assert legible("\x1b[31mred\x00\x9b\ud800\ufffe") == "[31mred"


def test_a_property_of_a_document_has_255_letters_at_most() -> None:
    assert short("a" * 255) == "a" * 255
    assert short("a" * 256) == "a" * 254 + "…"


@pytest.mark.parametrize(
    "text", ["", "javascript:alert(1)", "https://", "http://[", "https://a b", "http://a\x07", "x"]
)
def test_only_whole_addresses_of_pages_are_links(text: str) -> None:
    assert not is_link(text)
    assert is_link("https://example.com/a")

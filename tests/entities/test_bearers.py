"""Where a text breaks off."""

import pytest

from analysis.entities.bearers import is_cut
from analysis.entities.marks import Mark
from analysis.entities.passage import Passage


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Taylor Sw… is", True),
        ("Taylor Sw... is", True),
        ("Taylor Sw", True),
        ("Taylor Sw.", False),
        ("Taylor Sw is", False),
    ],
)
def test_a_text_breaks_off_at_dots_or_at_its_end(text: str, cut: bool) -> None:  # noqa: FBT001  (a case's answer)
    assert is_cut(Mark(Passage("body", text), 0, 9, "person", 0.9)) == cut

from pathlib import Path

import pytest

from analysis.evaluate.portrayed import SYSTEMS
from analysis.evaluate.scoring import MEASURES

PAGE = (Path(__file__).parents[2] / "docs" / "accuracy.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", MEASURES.values())
def test_every_measure_is_explained(words: str) -> None:
    assert f"\n| {words} |" in PAGE


@pytest.mark.parametrize(
    "option", ["--articles", "--by", "--corpus", "--errors", "--format", "--predictions", "--seen", "--without"]
)
def test_every_option_is_shown(option: str) -> None:
    assert f"{option} " in PAGE


@pytest.mark.parametrize("words", SYSTEMS.values())
def test_every_system_of_portrayal_is_explained(words: str) -> None:
    assert f"\n| {words} |" in PAGE

"""What the Methods page says of TextBlob is what TextBlob says."""

from pathlib import Path
from typing import Final

from benchmarks.textblob_blind import ADJECTIVES, NEGATIONS, negated, praised, silent

PAGE: Final = " ".join((Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8").split())


def test_negations_are_told_as_they_are() -> None:
    kept = negated()
    assert (len(ADJECTIVES), len(NEGATIONS)) == (20, 11)
    assert {negation for negation, share in kept.items() if share == 0} == {"is not ...", "is never ..."}
    assert {share for share in kept.values() if share} == {1.0, 0.85}
    assert kept["failed to be ..."] == 0.85
    assert "with no other of 11 negations" in PAGE
    assert 'of "failed to be" 17' in PAGE


def test_hard_words_of_praise_are_told_with_their_polarity() -> None:
    polarity = praised()
    for phrase in ("hard work", "sick beats", "a terribly moving film", "black comedy at its finest"):
        assert f'"{phrase}" ' in PAGE
        assert f"{polarity[phrase]:.2f}" in PAGE
    assert polarity["she plays a mean guitar"] == -0.31
    assert polarity["a killer performance"] == polarity["no flop"] == 0


def test_the_share_of_silent_headlines_is_told() -> None:
    assert f"{silent():.0%} ".replace("% ", " in 100 score exactly 0") in PAGE

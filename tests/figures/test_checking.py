"""What a check by hand says, in words."""

import pytest

from analysis.figures.checking import ADVERBS, estimate, left_out, shares, told
from analysis.metrics.checked import Apart, Corrected
from analysis.tone.verdicts import PORTRAYALS

NAN = float("nan")


def test_the_share_stands_beside_the_machine_estimate() -> None:
    found = Corrected(312, 50, 43, 0.31, 0.24, 0.151, 0.36)
    assert told(found, "unfavourable") == (
        "Unfavourable portrayal, by hand: 24% (95% interval 15% to 36%) of 312 articles; the machine estimate is 31%. "
        "Hand and machine agree in 43 of 50 answers."
    )


def test_too_few_answers_are_told_in_words() -> None:
    found = Corrected(312, 3, 2, 0.31, NAN, NAN, NAN)
    assert shares(found) == ""
    assert told(found, "neutral") == "Too few answers to tell: 3; the machine estimate is 31%."


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (Apart(0, 0, 0), ""),
        (Apart(1, 0, 0), "Not among them: 1 where the text cannot tell."),
        (Apart(0, 2, 1), "Not among them: 2 about the person's own misfortune, 1 that an editor decided."),
    ],
)
def test_who_is_not_asked_about_is_told_with_the_reason(apart: Apart, words: str) -> None:
    assert left_out(apart) == words


def test_every_portrayal_can_be_asked_about() -> None:
    assert tuple(ADVERBS) == PORTRAYALS


def test_the_line_says_that_a_machine_estimates() -> None:
    assert estimate().startswith("Machine estimate")

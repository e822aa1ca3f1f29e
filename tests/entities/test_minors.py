"""Who is called a child, by word or by age."""

import pytest

from analysis.entities.marks import Mark
from analysis.entities.minors import is_called_child
from analysis.entities.passage import Passage

NAME = "Wren Okafor-Lind"


def called_child(text: str) -> bool:
    start = text.index(NAME)
    return is_called_child(Mark(Passage("body", text), start, start + len(NAME), "person", 0.9))


@pytest.mark.parametrize(
    "text",
    [
        f"She came with her daughter {NAME} and a nanny.",
        f"Their kids, Saffron, 11, and {NAME}, 8, watched.",
        f"The 7-year-old singer {NAME} won.",
        f"{NAME}, 12, won the spelling bee.",
        f"{NAME} (16) has a part.",
        f"{NAME}, aged 9, is in the choir.",
        f"Fans met toddler {NAME}.",
        f"{NAME}, the daughter of two singers, waved.",
        f"{NAME}, the couple's eldest child, waved.",
        f"The five-year-old {NAME} sang.",
        f"Fans saw 5-month-old {NAME}.",
        f"{NAME}, who is 12, sang.",
        f"She brought granddaughter {NAME}.",
        f"Their kids Saffron Okafor-Lind, Miles Okafor-Lind and {NAME} came.",
    ],
)
def test_a_child_is_told_by_word_or_age(text: str) -> None:
    assert called_child(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME} directs the film.",
        f"The 27-year-old singer {NAME} won.",
        f"{NAME}, 31, has a daughter.",
        f"Her son, 32-year-old {NAME}, is a lawyer.",
        f"She has two kids. {NAME} produced the show.",
        f"{NAME}, 18, is of age.",
        f"{NAME} has a son.",
        f"{NAME}, 45, is a father of twins.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert not called_child(text)

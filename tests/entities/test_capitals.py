"""Whether a capital makes a name, and whether the name is whole."""

import pytest

from analysis.entities.capitals import has_own_capital, is_owned, stands_unattached
from analysis.entities.passage import Passage


def place(text: str, name: str = "Moss", field: str = "body") -> tuple[Passage, int, int]:
    start = text.index(name)
    return Passage(field, text), start, start + len(name)


@pytest.mark.parametrize(
    ("text", "own"),
    [("Then Moss left.", True), ("Moss left.", False), ("“Moss left.”", False), ("THERE WAS MOSS AND MOSS", False)],
)
def test_a_capital_is_a_words_own_inside_a_sentence(text: str, *, own: bool) -> None:
    passage, start, _ = place(text, "MOSS" if text.isupper() else "Moss")
    assert has_own_capital(passage, start) is own


def test_no_capital_of_a_headline_in_title_case_is_a_words_own() -> None:
    passage, start, _ = place("Why Elisabeth Moss Left", field="headline")
    assert not has_own_capital(passage, start)


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("Moss Tower", True),
        ("Moss Foundation gala", True),
        ("Moss towers above", False),
        ("Moss, Tower", False),
        ("Moss", False),
    ],
)
def test_what_bears_a_name_owns_it(text: str, *, owned: bool) -> None:
    passage, _, end = place(text)
    assert is_owned(passage, end) is owned


@pytest.mark.parametrize(
    ("headline", "owned"),
    [("Elisabeth Moss Records Another Song", False), ("Elisabeth Moss Awards Return Tonight", True)],
)
def test_in_title_case_only_what_is_no_verb_owns_a_name(headline: str, *, owned: bool) -> None:
    passage, _, end = place(headline, field="headline")
    assert is_owned(passage, end) is owned


@pytest.mark.parametrize(
    "text",
    [
        "then Moss left",
        "Mr. Moss left",
        "actress Moss left",
        "Moss-led",
        "Moss’s",
        "He left. Moss stayed",
        "The Moss film",
    ],
)
def test_a_whole_name_stands_unattached(text: str) -> None:
    assert stands_unattached(*place(text))


@pytest.mark.parametrize(
    "text", ["met Kate Moss", "then Moss Side won", "Ebon-Moss", "then Moss-Bachrach left", "then J. Moss left"]
)
def test_a_part_of_a_longer_name_does_not(text: str) -> None:
    assert not stands_unattached(*place(text))

"""How much of a text is there."""

import pytest

from analysis.loading.texts import clean, extent


def found(source: str, *, in_excerpt: bool = False) -> str:
    text, tail = clean.body(source)
    return extent.of(text, tail, in_excerpt=in_excerpt)


def words(number: int) -> str:
    return f"{'word ' * (number - 1)}end."


@pytest.mark.parametrize("source", ["", " ", "<p></p>"])
def test_no_text_is_a_headline(source: str) -> None:
    assert found(source) == "headline"


@pytest.mark.parametrize(
    "source",
    [
        f"{words(149)[:-1]}…",
        f"{words(149)[:-1]}...”",
        f"{words(149)} Read more",
        f"{words(149)}\nThe post A appeared first on B.",
        f"{words(400)} […]",
        f"{words(400)} [...]\nRead More...\nThe post A appeared first on B.",
        f"{words(400)}… [+1234 chars]",
    ],
)
def test_a_text_that_was_cut_is_an_excerpt(source: str) -> None:
    assert found(source) == "excerpt"


@pytest.mark.parametrize(
    "source",
    [
        "Brief.",
        words(60),
        words(400),
        f"{words(400)}\nThe post A appeared first on B.",
        f"{words(150)} And then…",
        "新しい映画。" * 30,
    ],
)
def test_any_other_text_is_full(source: str) -> None:
    assert found(source) == "full"


def test_what_is_called_an_excerpt_is_full_only_where_it_is_long_and_not_cut() -> None:
    assert found(words(149), in_excerpt=True) == "excerpt"
    assert found(words(150), in_excerpt=True) == "full"
    assert found(f"{words(150)[:-1]}…", in_excerpt=True) == "excerpt"

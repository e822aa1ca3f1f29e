"""Which kind of work a title is, by the words near it."""

import pytest

from analysis.entities.kinds import EPISODE, Told, told
from analysis.entities.passage import Passage


def said(text: str) -> Told:
    """Return what is told of the title in square brackets."""
    start, end = text.index("["), text.index("]") - 1
    return told(Passage("body", text.replace("[", "").replace("]", "")), start, end)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She sang her new single “[Harbour]” twice.", "song"),
        ("The “[Harbour]” singer left early.", "song"),
        ("The video: a music video for “[Harbour]” came.", "song"),
        ("Her third album, [Harbour], is out.", "album"),
        ("[Harbour] (Deluxe) is out.", "song"),
        ("His memoir [Harbour] hit the shelves.", "book"),
        ("The author of “[Harbour]” read from it.", "book"),
        ("She plays a nun in the Broadway musical “[Harbour]”.", "stage"),
        ("They saw [Harbour] on Broadway.", "stage"),
        ("The movie musical “[Harbour]” opens.", "film"),
        ("He spoke on the podcast “[Harbour]”.", "podcast"),
        ("A new episode of her [Harbour] podcast came.", "podcast"),
        ("A trailer for the video game [Harbour] came.", "game"),
        ("Fans of the [Harbour] tour wait.", "event"),
        ("The [Harbour] star waved.", "stage"),
        ("The “[Harbour]” season finale is near.", "series"),
        ("In the film “[Harbour]” she dies.", "film"),
    ],
)
def test_the_word_nearest_a_title_tells_its_kind(text: str, kind: str) -> None:
    assert said(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "She heard [Harbour] and left.",
        # Of what the title is from or in, or what comes next.
        "He wrote a song from [Harbour] again.",
        "[Harbour] and the song “Quay” are out.",
        "The “[Harbour]” song “Quay” is out.",
        "It was a film. [Harbour] is a town.",
        # A verb, and the night at which a title is named.
        "He wants to play [Harbour] again.",
        "All nominations: [Harbour] leads.",
    ],
)
def test_a_word_that_belongs_to_something_else_tells_nothing(text: str) -> None:
    assert said(text) == Told()


def test_the_next_words_narrow_what_the_nearest_leaves_open() -> None:
    assert said("The “[Harbour]” star sang.").kinds == {"series", "film", "stage"}
    assert said("The film “[Harbour]” star sang.").kinds == {"film"}


def test_a_word_of_many_kinds_tells_beside_a_title_only() -> None:
    assert said("Its star is back with us [Harbour] fans.") == Told()


@pytest.mark.parametrize(
    "text",
    ["The “Quay” episode “[Harbour]” won.", "In “[Harbour]”, episode of the year, or “[Harbour]” episode of “Quay”."],
)
def test_an_episode_is_no_work(text: str) -> None:
    assert EPISODE in said(text.replace("“[Harbour]”, episode of the year, or ", "")).kinds

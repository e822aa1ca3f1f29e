"""Songs, albums, books, stage works, games, podcasts and events among names that are words, people and shows."""

import pytest

from analysis.entities.knowledge import Knowledge
from tests.entities.known import gazetteer, named

KNOWN = Knowledge(
    gazetteer(
        """
person | Mira Solane | singer
person | Theo Marsh | actor
person | Ada Pell | writer
person | Cora Finch ? | singer
series | Lantern (series) ?
song | Lantern (song) ?
song | Paper Moons
song | Sorry ?
song | Ember (song) ?
album | Ember (album) ?
song | Long Way Down to You ?
album | Glass ?
album | Cora Finch (album) ?
album | 1987 ?
book | Kindling ?
film | Kindling (film) ?
stage | Marigold ?
film | Marigold (film) ?
game | Iron Meadow
podcast | Second Helping ?
event | Meridian Awards | | name Meridians
event | The Glass Tour | | name Glass (tour) ?
film | The Meridian
""",
        """
Lantern (series) | Theo Marsh | | cast
Lantern (song) | Mira Solane | | performer
Paper Moons | Mira Solane | | performer
Sorry | Mira Solane | | performer
Ember (song) | Mira Solane | | performer
Ember (album) | Mira Solane | | performer
Long Way Down to You | Mira Solane | | performer
Glass | Mira Solane | | performer
1987 | Mira Solane | | performer
Kindling | Ada Pell | | author
The Glass Tour | Mira Solane | | performer
""",
    )
)


def works(body: str, headline: str = "") -> dict[str, list[str]]:
    """Return the surfaces by which the text names each work."""
    found = named(body, headline, KNOWN)
    return {entity: surfaces for entity, surfaces in found.items() if KNOWN.kinds[entity] not in {"person", "group"}}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He hummed Paper Moons all day.", {"paper-moons-song": ["Paper Moons"]}),
        ("He plays Iron Meadow at night.", {"iron-meadow-game": ["Iron Meadow"]}),
        ("The song “Sorry” is out.", {"sorry-song": ["Sorry"]}),
        ("The “Sorry” singer waved.", {"sorry-song": ["Sorry"]}),
        ("Mira Solane sang, and then came “Sorry”, at last.", {"sorry-song": ["Sorry"]}),
        ("Mira Solane said “Long Way Down to You” and left.", {"long-way-down-to-you-song": ["Long Way Down to You"]}),
        ("Her album Glass is out.", {"glass-album": ["Glass"]}),
        ("The songs of Mira Solane's Glass are new.", {"glass-album": ["Glass"]}),
        ("Her podcast Second Helping is back.", {"second-helping-podcast": ["Second Helping"]}),
        ("Mira Solane made the album 1987 there.", {"1987-album": ["1987"]}),
    ],
)
def test_a_title_counts_by_itself_by_a_word_of_its_kind_or_beside_its_makers(
    text: str, found: dict[str, list[str]]
) -> None:
    assert works(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, he said. Sorry was all he said.",
        "It was too late for Mira Solane to say “Sorry” to him.",
        "She drank a glass. Glass is dear. Songs came.",
        "Mira Solane was born in 1987, and her songs came later.",
        "He had a “Second Helping” of pie.",
        "The song “Sorry Day” is out.",
    ],
)
def test_a_word_or_a_phrase_is_no_title_without_evidence(text: str) -> None:
    assert works(text) == {}


def test_a_headline_full_of_capitals_needs_a_word_of_the_kind() -> None:
    assert works("", "Mira Solane Says Sorry for Songs She Never Sang") == {}
    assert works("", "Mira Solane Drops New Single Sorry") == {"sorry-song": ["Sorry"]}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("His new single “Lantern” is out.", "lantern-song"),
        ("The series “Lantern” is back.", "lantern-series"),
        ("The “Lantern” star waved.", "lantern-series"),
        ("Theo Marsh is back in “Lantern” for a season.", "lantern-series"),
        ("The novel “Kindling” is a bestseller.", "kindling-book"),
        ("The film “Kindling” opens.", "kindling-film"),
        ("“Kindling” is a film by Ada Pell.", "kindling-film"),
        ("“Marigold” is back on Broadway.", "marigold-stage"),
        ("The movie “Marigold” opens.", "marigold-film"),
    ],
)
def test_of_works_of_one_title_the_words_near_and_then_the_makers_tell(text: str, entity: str) -> None:
    assert list(works(text)) == [entity]


def test_where_nothing_tells_the_show_keeps_its_title() -> None:
    assert list(works("They saw “Marigold”, a film and a musical.")) == ["marigold-film"]


def test_a_title_in_play_on_words_is_no_show_either() -> None:
    assert works("Mira Solane held a “Lantern” for him.") == {}


def test_a_person_is_a_person_unless_quotation_marks_or_a_word_say_title() -> None:
    assert named("There Cora Finch sang songs.", "", KNOWN) == {"cora-finch": ["Cora Finch"]}
    assert named("The album “Cora Finch” is out.", "", KNOWN) == {"cora-finch-album": ["Cora Finch"]}


@pytest.mark.parametrize(
    "text",
    [
        "They came to the Meridian Awards.",
        "The Meridians were cold.",
        "At the 2025 Meridians she wept.",
        "The 46th annual Meridians came.",
    ],
)
def test_a_ceremony_is_an_event(text: str) -> None:
    assert list(works(text)) == ["meridian-awards-event"]


@pytest.mark.parametrize(
    "text", ["She has two Meridian Awards.", "The Meridian Awards winner came.", "A Meridians-winning turn."]
)
def test_an_honour_is_no_event(text: str) -> None:
    assert works(text) == {}


def test_a_tour_is_not_the_album_it_is_named_after() -> None:
    assert works("Mira Solane began her Glass tour.") == {"the-glass-tour-event": ["Glass tour"]}
    assert works("Mira Solane took her “Glass” tour home.") == {"the-glass-tour-event": ["Glass"]}


@pytest.mark.parametrize(
    "text",
    ["Lantern season 3 is near.", "S4E2 of the series Lantern is near.", "The Season 2 finale of “Lantern” is near."],
)
def test_of_a_season_the_title_alone_is_the_mention(text: str) -> None:
    assert works(text) == {"lantern-series": ["Lantern"]}


def test_a_title_that_is_a_short_name_here_counts_beside_a_word_of_its_kind() -> None:
    text = "Theo Marsh came. His sitcom Marsh is old. Marsh laughed."
    knowledge = Knowledge(gazetteer("person | Theo Marsh | actor\nseries | Marsh ?", "Marsh | Theo Marsh | | cast"))
    assert named(text, "", knowledge) == {"theo-marsh": ["Theo Marsh", "Marsh"], "marsh-series": ["Marsh"]}


def test_an_event_is_not_the_festival_of_a_longer_name() -> None:
    assert works("They came to the Winter Meridian Awards in a coat.") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The “Ember” singer left.", ["ember-song"]),
        ("Her album “Ember” is out.", ["ember-album"]),
        ("Mira Solane sang her songs, and “Ember”.", []),
    ],
)
def test_of_an_album_and_its_title_song_a_singer_is_called_by_the_song(text: str, found: list[str]) -> None:
    assert list(works(text)) == found

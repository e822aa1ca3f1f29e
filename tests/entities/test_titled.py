"""Works that no list has: of which kind, and where an event's name stands. The tagger here says what it is told to."""

import pytest

from analysis.entities.passage import Passage
from analysis.entities.titled import event_in, kind_of
from tests.entities.test_discover import named


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("She sang her new single “Quiet Harbour” twice.", "found-quiet-harbour-song"),
        ("The Quiet Harbour singer left.", "found-quiet-harbour-song"),
        ("Her album Quiet Harbour is out.", "found-quiet-harbour-album"),
        ("His memoir Quiet Harbour is out.", "found-quiet-harbour-book"),
        ("They saw Quiet Harbour on Broadway.", "found-quiet-harbour-stage"),
        ("The video game Quiet Harbour is out.", "found-quiet-harbour-game"),
        ("She spoke on the podcast Quiet Harbour.", "found-quiet-harbour-podcast"),
        ("The film Quiet Harbour opens.", "found-quiet-harbour-film"),
    ],
)
def test_a_marked_work_is_of_the_kind_that_words_near_tell(text: str, entity: str) -> None:
    assert named(text, Quiet_Harbour="work") == {entity: ["Quiet Harbour"]}


def test_a_marked_work_without_a_word_of_a_kind_is_nothing() -> None:
    assert named("She walked to Quiet Harbour again.", Quiet_Harbour="work") == {}


def test_one_naming_tells_for_the_others() -> None:
    found = named("Quiet Harbour is hers. The song Quiet Harbour is old.", Quiet_Harbour="work")
    assert found == {"found-quiet-harbour-song": ["Quiet Harbour", "Quiet Harbour"]}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("She left Quiet Harbour early.", "found-quiet-harbour-series"),
        ("The Quiet Harbour star left early.", "found-quiet-harbour-series"),
        ("A new episode of her Quiet Harbour podcast came.", "found-quiet-harbour-podcast"),
        ("The stage musical Quiet Harbour is back.", "found-quiet-harbour-stage"),
        ("The song is from the film Quiet Harbour.", "found-quiet-harbour-film"),
        ("The Quiet Harbour season has a song.", "found-quiet-harbour-series"),
    ],
)
def test_a_marked_show_is_one_unless_a_word_beside_it_says_other(text: str, entity: str) -> None:
    assert list(named(text, Quiet_Harbour="screen")) == [entity]


def test_the_title_of_an_episode_is_no_work() -> None:
    text = "The Mad Men episode “Quiet Harbour” won."
    assert named(text, Quiet_Harbour="screen") == {"mad-men-series": ["Mad Men"]}
    assert named(text, Quiet_Harbour="work") == {"mad-men-series": ["Mad Men"]}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[Quiet Harbour Awards]", "Quiet Harbour Awards"),
        ("[The 2024 Quiet Harbour Awards Snub]", "Quiet Harbour Awards"),
        ("[46th Annual Quiet Harbour Awards]", "Quiet Harbour Awards"),
        ("[QuietFest 2024]", None),
        ("[ONE QuietFest 2024]", "ONE QuietFest"),
        ("[Harbour World Tour Stop]", "Harbour World Tour"),
        ("her “[Harbour]” tour", "Harbour"),
        ("[Harbour] music festival", "Harbour"),
        ("the [Festival]", None),
        ("the [Harbour Award]", None),
        ("the [PGA Tour]", None),
        ("a [press] tour", None),
        ("[Harbour] and a tour", None),
    ],
)
def test_an_event_is_named_by_its_last_word_or_the_one_behind(text: str, title: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    passage = Passage("body", text.replace("[", "").replace("]", ""))
    stretch = event_in((passage, start, end))
    assert (passage.text[slice(*stretch)] if stretch else None) == title


def test_a_marked_event_is_found() -> None:
    assert named("They came to the Quiet Awards gala.", Quiet_Awards_gala="other") == {
        "found-quiet-awards-event": ["Quiet Awards"]
    }
    assert named("They drank at the Quiet Bar.", Quiet_Bar="other") == {}


def test_a_name_inside_a_title_is_the_titles() -> None:
    found = named("Jon Hamm spoke of The Trial of Hamm, the series.", The_Trial_of_Hamm="screen")
    assert found == {"jon-hamm": ["Jon Hamm"], "found-the-trial-of-hamm-series": ["The Trial of Hamm"]}
    assert named("She was on The Jon Hamm Hour.", The_Jon_Hamm_Hour="screen") == {
        "found-the-jon-hamm-hour-series": ["The Jon Hamm Hour"]
    }


def test_a_name_that_owns_a_title_is_still_named() -> None:
    assert "jon-hamm" in named("Jon Hamm's Harbour is on.", Hamms="screen")


def test_a_title_says_itself_that_it_is_a_podcast() -> None:
    passage = Passage("body", "The Harbour Podcast")
    assert kind_of({"screen"}, [(passage, 0, len(passage.text))]) == "podcast"


@pytest.mark.parametrize("title", ["the", ": We", "On"])
def test_a_small_word_or_a_sign_is_no_title(title: str) -> None:
    assert named(f"She saw {title} on Sunday.", **{title.replace(" ", "_"): "screen"}) == {}  # type: ignore[arg-type]  # marks by their names


def test_a_title_keeps_the_mister_it_begins_with() -> None:
    assert named("She saw Mr Harbour on Sunday.", Mr_Harbour="screen") == {"found-mr-harbour-series": ["Mr Harbour"]}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Harbour Lights is out, says its director.", "film"),
        ("Harbour Lights is out, says its director of the season.", "series"),
        ("Harbour Lights is out.", "series"),
    ],
)
def test_a_found_show_is_a_film_where_the_article_speaks_of_films_and_no_series(text: str, kind: str) -> None:
    assert list(named(text, Harbour_Lights="screen")) == [f"found-harbour-lights-{kind}"]


def test_a_numbered_show_is_a_film() -> None:
    assert list(named("They are making Harbour 3 now.", Harbour_3="screen")) == ["found-harbour-3-film"]

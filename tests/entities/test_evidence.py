"""What a name or a title means, judged by the article around it."""

import pytest

from analysis.entities.knowledge import Knowledge
from tests.entities.known import gazetteer, named


@pytest.mark.parametrize(
    ("text", "singer"),
    [
        ("On her tour the singer Pink waved to the crowd.", "pink"),
        ("P!nk waved, and then Pink left.", "pink"),
        ("It was a concert by Prince in the rain.", "prince"),
    ],
)
def test_a_stage_name_that_is_a_common_word_counts_with_evidence(text: str, singer: str) -> None:
    assert singer in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pink is a colour, and a pink dress is pink.",
        "At the concert she wore pink. Pink suits her.",
        "A prince came. Prince William came to the concert.",
        "She likes Pink Floyd and their albums.",
        "They met Prince at the door.",
    ],
)
def test_a_stage_name_that_is_a_common_word_names_nobody_without(text: str) -> None:
    assert not named(text).keys() & {"pink", "prince"}


def test_a_name_inside_another_name_is_that_one() -> None:
    assert named("It was on The Kelly Clarkson Show.") == {
        "the-kelly-clarkson-show-series": ["The Kelly Clarkson Show"],
    }
    assert named("Kelly Clarkson left The Kelly Clarkson Show. Clarkson waved.") == {
        "kelly-clarkson": ["Kelly Clarkson", "Clarkson"],
        "the-kelly-clarkson-show-series": ["The Kelly Clarkson Show"],
    }


@pytest.mark.parametrize(
    "text", ["They met at Trump Tower.", "The Donald Trump Foundation", "The Jon Hamm Awards began."]
)
def test_what_is_called_after_somebody_names_nobody(text: str) -> None:
    assert named(text) == {}


def test_two_people_of_one_name_are_nobody_without_evidence() -> None:
    assert named("Vanessa Williams waved. Williams left.") == {}


def test_two_people_of_one_name_are_told_apart_by_their_shows() -> None:
    assert named("Vanessa Williams of Ugly Betty waved. Williams left.") == {
        "vanessa-williams-ugly-betty": ["Vanessa Williams", "Williams"],
        "ugly-betty-series": ["Ugly Betty"],
    }
    assert "vanessa-williams-melrose-place" in named("Vanessa Williams of Melrose Place waved.")


def test_two_people_of_one_name_are_nobody_where_both_shows_are_named() -> None:
    assert named("Vanessa Williams, Ugly Betty, Melrose Place.").keys() == {"ugly-betty-series", "melrose-place-series"}


NAMESAKES = Knowledge(
    gazetteer(
        """
person | Michelle Williams (actor) | actor
person | Michelle Williams (singer) | singer
person | Beyoncé | singer
person | Will Smith (actor) | actor
person | Will Smith (pitcher) ? | athlete
group | Destiny's Child
person | Johnny ? | singer
person | Johnny Depp | actor
person | Jonny Lee Miller | actor
person | Johnny Cash | singer
person | Johnny Carson | presenter
person | Johnny Galecki | actor
person | Johnny Knoxville | actor
series | Elementary
film | Sherlock Holmes ?
character | Sherlock Holmes
group | The Quiet Ones
""",
        """
Destiny's Child | Michelle Williams (singer) | | member
Destiny's Child | Beyoncé | | member
Elementary | Jonny Lee Miller | Sherlock Holmes | cast
The Quiet Ones | Johnny | | member
""",
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Michelle Williams waved.", set()),
        ("Michelle Williams starred beside nobody.", {"michelle-williams-actor"}),
        ("Michelle Williams released a song.", {"michelle-williams-singer"}),
        ("Michelle Williams stars in a movie and sang a song.", set()),
        ("Michelle Williams and Beyoncé waved.", {"michelle-williams-singer", "beyonce"}),
    ],
)
def test_two_people_of_one_name_are_told_apart_by_their_calling_or_company(text: str, found: set[str]) -> None:
    assert named(text, knowledge=NAMESAKES).keys() == found


def test_a_namesake_who_needs_evidence_comes_with_the_word_for_the_calling() -> None:
    assert named("Will Smith waved.", knowledge=NAMESAKES).keys() == {"will-smith-actor"}
    assert named("The pitcher threw. On Monday quarterback Will Smith waved.", knowledge=NAMESAKES).keys() == {
        "will-smith-pitcher"
    }


def test_a_given_name_of_many_is_a_singer_only_beside_the_band() -> None:
    assert named("On Monday Johnny sang a song at the concert.", knowledge=NAMESAKES) == {}
    assert "johnny" in named("There were The Quiet Ones, and there was Johnny.", knowledge=NAMESAKES)


def test_a_hero_of_another_work_named_here_comes_before_a_title_of_that_name() -> None:
    assert "sherlock-holmes-character" in named(
        "In Elementary the great Sherlock Holmes lives in New York.", knowledge=NAMESAKES
    )
    assert "sherlock-holmes-film" in named(
        "After Elementary came the film “Sherlock Holmes” in May.", knowledge=NAMESAKES
    )


def test_a_character_is_told_by_the_show() -> None:
    assert named("In Mad Men, Peggy Olson writes.") == {
        "mad-men-series": ["Mad Men"],
        "peggy-olson-character": ["Peggy Olson"],
    }


def test_a_character_is_told_by_the_actor_in_brackets() -> None:
    assert named("There Don Draper (Jon Hamm) waits.") == {
        "don-draper-character": ["Don Draper"],
        "jon-hamm": ["Jon Hamm"],
    }


def test_a_character_is_told_by_being_called_one() -> None:
    assert named("A character like Peggy Olson is rare.") == {"peggy-olson-character": ["Peggy Olson"]}


@pytest.mark.parametrize("text", ["Peggy Olson of Ohio won a car.", "Don Draper, 40, was born in Leeds."])
def test_somebody_who_is_called_like_a_character_is_none(text: str) -> None:
    assert named(text) == {}


def test_a_real_person_portrayed_is_a_person() -> None:
    assert named("Austin Butler plays Elvis Presley. Presley sang.") == {
        "austin-butler": ["Austin Butler"],
        "elvis-presley": ["Elvis Presley", "Presley"],
    }


def test_who_plays_a_character_of_the_same_name_is_the_person() -> None:
    assert named("Larry David is back in Curb Your Enthusiasm.") == {
        "larry-david": ["Larry David"],
        "curb-your-enthusiasm-series": ["Curb Your Enthusiasm"],
    }


def test_a_title_is_meant_sooner_than_the_hero_of_that_name() -> None:
    assert named("Margot Robbie made the film ‘Barbie’ with friends.") == {
        "margot-robbie": ["Margot Robbie"],
        "barbie-film": ["Barbie"],
    }


def test_a_group_stands_beside_its_members() -> None:
    assert named("Destiny’s Child are back: Beyoncé and Kelly Rowland sang. Rowland waved.") == {
        "destiny-s-child-group": ["Destiny’s Child"],
        "beyonce": ["Beyoncé"],
        "kelly-rowland": ["Kelly Rowland", "Rowland"],
    }

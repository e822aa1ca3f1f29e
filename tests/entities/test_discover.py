"""What the tagger adds: names no list has, and names it speaks for. The tagger here says what it is told to."""

import pytest

from analysis.entities.knowledge import Knowledge
from analysis.entities.resolve import resolved
from tests.entities import marked
from tests.entities.known import gazetteer
from tests.entities.marked import Marker

FAMILY = gazetteer(
    """
person | Kim Kardashian | reality
person | Kylie Jenner | reality
person | Kylie Minogue | singer
person | Jon Hamm | actor
person | Prince ? | musician
person | Michelle Williams (actor) | actor
person | Michelle Williams (singer) | singer
group | Kardashian family
character | Don Draper
character | James Bond
series | Mad Men
series | Friends ?
""",
    """
Kardashian family | Kim Kardashian | | member
Kardashian family | Kylie Jenner | | member
Mad Men | Jon Hamm | Don Draper | cast
""",
)


def named(body: str, headline: str = "", *, score: float = 0.99, **kinds: str) -> dict[str, list[str]]:
    """Return the surfaces by entity; the tagger marks the keywords, "_" being a blank."""
    return marked.named(FAMILY, body, headline, score=score, kinds={one.replace("_", " "): kinds[one] for one in kinds})


def test_somebody_new_goes_on_by_surname_and_given_name() -> None:
    found = named(
        "Maeve Castellane came. Castellane sang, and Maeve left.",
        Maeve_Castellane="person",
        Castellane="person",
        Maeve="person",
    )
    assert found == {"found-maeve-castellane-person": ["Maeve Castellane", "Castellane", "Maeve"]}


def test_the_same_name_is_the_same_entity_in_every_article_and_style() -> None:
    assert named("MAEVE CASTELLANE came.", MAEVE_CASTELLANE="person").keys() == {"found-maeve-castellane-person"}
    marker = Marker({"MAEVE CASTELLANE": "person"})
    assert [one.name for one in resolved("MAEVE CASTELLANE", "", Knowledge(FAMILY, marker)).found] == [
        "Maeve Castellane"
    ]


def test_a_title_before_the_name_is_no_part_of_it() -> None:
    assert named("Actress Maeve Castellane came.", Actress_Maeve_Castellane="person") == {
        "found-maeve-castellane-person": ["Maeve Castellane"]
    }


def test_a_surname_of_two_names_neither() -> None:
    found = named(
        "Maeve Castellane met Rui Castellane. Castellane left.",
        Maeve_Castellane="person",
        Rui_Castellane="person",
        Castellane="person",
    )
    assert found == {
        "found-maeve-castellane-person": ["Maeve Castellane"],
        "found-rui-castellane-person": ["Rui Castellane"],
    }


def test_a_name_of_two_known_people_is_never_somebody_new() -> None:
    assert named("Michelle Williams waved.", Michelle_Williams="person") == {}


def test_a_given_name_is_the_relatives_of_who_is_named() -> None:
    assert named("Kim Kardashian came with Kylie.", Kylie="person")["kylie-jenner"] == ["Kylie"]
    assert named("Jon Hamm came with Kylie.", Kylie="person").keys() == {"jon-hamm"}


def test_a_word_nobody_known_is_called_may_be_a_whole_name() -> None:
    assert named("They met Zorvan there.", Zorvan="person").keys() == {"found-zorvan-person"}
    assert named("They met Zorvan there.", Zorvan="person", score=0.8) == {}
    assert named("They met Hamm there.", Hamm="person") == {}


@pytest.mark.parametrize("kind", ["person", "character"])
def test_a_name_that_only_a_character_is_known_by_is_the_characters(kind: str) -> None:
    assert named("They met James Bond there.", James_Bond=kind).keys() == {"james-bond-character"}


def test_the_tagger_is_evidence_for_a_common_word() -> None:
    assert named("They met Prince there.", Prince="person").keys() == {"prince"}
    assert named("They liked Friends best.", Friends="screen").keys() == {"friends-series"}
    assert named("They met Prince there.", Prince="person", score=0.8) == {}


def test_characters_join_the_one_whose_name_they_are_a_part_of() -> None:
    found = named(
        "Orla Finch waits. Finch leaves, and Pim stays.", Orla_Finch="character", Finch="character", Pim="character"
    )
    assert found == {
        "found-orla-finch-character": ["Orla Finch", "Finch"],
        "found-pim-character": ["Pim"],
    }


def test_a_new_title_is_a_film_where_the_words_beside_it_say_so() -> None:
    assert named("They saw the film Harbor Law.", Harbor_Law="screen").keys() == {"found-harbor-law-film"}
    assert named("They saw Harbor Law.", Harbor_Law="screen").keys() == {"found-harbor-law-series"}


def test_what_is_no_name_of_ours_is_left_alone() -> None:
    assert named("They flew to Kyotoville with @Zorvan.", Kyotoville="other", Zorvan="person") == {}


def test_without_a_tagger_nobody_new_is_found() -> None:
    result = resolved("", "Maeve Castellane met Jon Hamm.", Knowledge(FAMILY))
    assert [naming.entity_id for naming in result.namings] == ["jon-hamm"]
    assert result.found == ()

"""Who is meant by a part of a name that the tagger marks."""

from typing import Final

import pytest

from tests.entities import marked
from tests.entities.known import gazetteer

KNOWN: Final = gazetteer(
    """
person | Chris Evans | actor
person | Chris Hemsworth | actor
person | Liam Hemsworth | actor
person | Robert Downey Jr. | actor
person | Michael B. Jordan | actor
person | Michael Jordan | athlete
person | Katie Price | model | stage Jordan ?
person | Taylor Swift | singer
person | Travis Kelce | athlete
person | Harry Styles | singer
character | Kermit the Frog
series | The Muppet Show
""",
    """
The Muppet Show | Taylor Swift | Kermit the Frog | cast
The Muppet Show | Travis Kelce | | guest
""",
)


def named(body: str, headline: str = "", *, score: float = 0.99, **kinds: str) -> dict[str, list[str]]:
    """Return the surfaces by entity; the tagger marks the keywords, "_" being a blank."""
    return marked.named(KNOWN, body, headline, score=score, kinds={one.replace("_", " "): kinds[one] for one in kinds})


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Anneke van der Hoeven", "Van der Hoeven"),
        ("Siobhán Mac Giolla Bhuí", "Mac Giolla Bhuí"),
        ("Nguyen Thi Bao Chau", "Bao Chau"),
        ("Lana Del Rey", "Del Rey"),
    ],
)
def test_some_words_of_a_new_name_are_the_same_person(name: str, part: str) -> None:
    found = marked.named(KNOWN, f"{name} came. Then {part} sang.", kinds={name: "person", part: "person"})
    assert list(found.values()) == [[name, part]]


def test_some_words_of_a_known_name_are_the_same_person() -> None:
    found = named("Robert Downey Jr. came. Then Downey Jr. sang.", Downey_Jr="person")
    assert found == {"robert-downey-jr": ["Robert Downey Jr.", "Downey Jr"]}
    assert named("Michael B. Jordan came, and Michael B. sang.", Michael_B="person") == {
        "michael-b-jordan": ["Michael B. Jordan", "Michael B"]
    }


def test_words_of_two_names_here_are_nobodys() -> None:
    found = named(
        "Ada del Rey and Uma del Rey came. Then del Rey sang.",
        Ada_del_Rey="person",
        Uma_del_Rey="person",
        del_Rey="person",
    )
    assert [len(surfaces) for surfaces in found.values()] == [1, 1]


def test_where_a_text_breaks_off_a_name_is_that_of_who_is_named() -> None:
    found = named("Taylor Swift came.", "Taylor Sw… is back", Taylor_Sw="person")
    assert found == {"taylor-swift": ["Taylor Sw", "Taylor Swift"]}
    assert named("Taylor Swift met Taylor Sw today.", Taylor_Sw="person").keys() == {
        "taylor-swift",
        "found-taylor-sw-person",
    }


def test_where_a_text_breaks_off_company_tells_who_is_meant_and_else_it_stands_as_it_is() -> None:
    assert "travis-kelce" in named("Taylor Swift met Travis Ke...", Travis_Ke="person")
    assert "found-travis-ke-person" in named("Chris Evans met Travis Ke...", Travis_Ke="person")


def test_of_two_with_a_surname_it_is_whom_the_article_has_introduced() -> None:
    found = named("Chris Hemsworth ran. Hemsworth won. Liam Hemsworth waved.", Hemsworth="person")
    assert found["chris-hemsworth"] == ["Chris Hemsworth", "Hemsworth"]


def test_of_two_introduced_it_is_who_stands_in_the_headline() -> None:
    body = "Chris Hemsworth met Liam Hemsworth. Hemsworth won."
    assert "Hemsworth" in named(body, "Liam Hemsworth won", Hemsworth="person")["liam-hemsworth"]
    assert all("Hemsworth" not in surfaces for surfaces in named(body, Hemsworth="person").values())


def test_a_given_name_of_two_names_neither() -> None:
    found = named("Chris Evans met Chris Hemsworth. Chris won.", Chris="person")
    assert found == {"chris-evans": ["Chris Evans"], "chris-hemsworth": ["Chris Hemsworth"]}


def test_a_stage_name_gives_way_to_a_surname_in_the_article() -> None:
    found = named("Michael Jordan met Michael B. Jordan, and Jordan won.", Jordan="person")
    assert "katie-price" not in found
    assert "katie-price" in named("They met Jordan there.", Jordan="person")


def test_a_clipped_given_name_is_of_who_has_it() -> None:
    found = named("Ingeborg Tveit came. Inge sang.", Ingeborg_Tveit="person", Inge="person")
    assert found == {"found-ingeborg-tveit-person": ["Ingeborg Tveit", "Inge"]}
    assert list(named("Oluwaseun Finch came. Seun sang.", Oluwaseun_Finch="person", Seun="person").values()) == [
        ["Oluwaseun Finch", "Seun"]
    ]


def test_somebody_new_goes_on_by_a_usual_short_form() -> None:
    found = named("Elizabeth Zorvan came. Liz sang.", Elizabeth_Zorvan="person", Liz="person")
    assert list(found.values()) == [["Elizabeth Zorvan", "Liz"]]


def test_the_first_word_of_a_character_named_is_the_character() -> None:
    found = named("Kermit the Frog of The Muppet Show came. They liked Kermit.", Kermit="person")
    assert found["kermit-the-frog-character"] == ["Kermit the Frog", "Kermit"]


def test_a_known_full_name_is_known_without_its_capitals() -> None:
    found = named("then harry styles came, and styles sang.", harry_styles="person", styles="person")
    assert found == {"harry-styles": ["harry styles", "styles"]}


def test_a_character_mark_that_is_a_part_of_somebodys_name_is_theirs() -> None:
    found = named("Katja Zorvan came. Zorvan brought cheese.", Katja_Zorvan="person", Zorvan="character")
    assert found == {"found-katja-zorvan-person": ["Katja Zorvan", "Zorvan"]}


def test_a_doubtful_mark_names_only_who_is_named_in_full() -> None:
    assert named("Katja Zorvan came.", Katja_Zorvan="person", score=0.6) == {}
    assert named("then harry styles came, and styles sang.", harry_styles="person", styles="person", score=0.8) == {
        "harry-styles": ["harry styles", "styles"]
    }
    assert named("Liz and Harry Styles came.", Liz="person", score=0.6) == {"harry-styles": ["Harry Styles"]}

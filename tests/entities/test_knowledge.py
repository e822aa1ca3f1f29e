"""The look-ups that follow from a gazetteer."""

from tests.entities.known import KNOWN


def test_full_names_are_those_whose_words_go_on_as_short_names() -> None:
    assert KNOWN.full_names["elisabeth-moss"] == {"elisabeth moss"}
    assert KNOWN.full_names["will-smith"] == {"will smith"}
    # Not "President Trump", whose "President" is no given name, and not what somebody was born as.
    assert KNOWN.full_names["donald-trump"] == {"donald trump"}
    assert KNOWN.full_names["sean-combs"] == {"sean combs"}
    assert "pink" not in KNOWN.full_names


def test_short_names_are_spellings_of_one_word() -> None:
    assert KNOWN.short_names["sean-combs"] == {"diddy"}
    assert KNOWN.short_names["pink"] == {"pink", "p!nk"}


def test_neighbours_are_one_credit_away() -> None:
    assert KNOWN.neighbours["jon-hamm"] == {"mad-men-series", "don-draper-character"}
    assert KNOWN.neighbours["beyonce"] == {"destiny-s-child-group"}
    assert {"jon-hamm", "don-draper-character", "january-jones"} < KNOWN.neighbours["mad-men-series"]


def test_works_and_characters_are_found_from_each_other() -> None:
    assert KNOWN.works_of["don-draper-character"] == {"mad-men-series"}
    assert KNOWN.characters_of["mad-men-series"] == {"don-draper-character", "peggy-olson-character"}


def test_people_are_found_by_the_first_and_the_last_word_of_their_names() -> None:
    assert KNOWN.people_by_word["moss"] == {("elisabeth-moss", "elisabeth moss"), ("kate-moss", "kate moss")}
    # A character is never found by a slip of the pen.
    assert "olson" not in KNOWN.people_by_word


def test_given_names_are_those_of_people() -> None:
    assert {"elisabeth", "liz", "may"} <= KNOWN.given_names
    assert not {"peggy", "president", "pink"} & KNOWN.given_names

from analysis.evaluate.spelt import known, spellings
from tests.entities.known import KNOWN

ENTITIES = KNOWN.gazetteer.entities
SPELT = spellings(KNOWN.gazetteer)


def test_spellings_are_the_names_and_the_aliases_each_once() -> None:
    assert sorted(SPELT["spelling"][SPELT["entity_id"] == "lady-gaga"]) == ["gaga", "lady gaga", "stefani germanotta"]


def test_a_spelling_of_which_nothing_is_left_is_none() -> None:
    aliases = KNOWN.gazetteer.aliases.replace({"alias": {"Gaga": "???"}})
    bare = type(KNOWN.gazetteer)(ENTITIES, aliases, KNOWN.gazetteer.credits, "bare")
    assert set(SPELT["spelling"]) - set(spellings(bare)["spelling"]) == {"gaga"}
    assert "" not in set(spellings(bare)["spelling"])


def test_spellings_are_known_by_what_they_are_of() -> None:
    by_part = known(SPELT, ENTITIES)
    has = {name: {part for part in by_part if name in by_part[part]} for name in ("diddy", "don draper", "barbie")}
    assert has == {"diddy": {"people"}, "don draper": {"characters"}, "barbie": {"characters", "shows", "works"}}


def test_a_group_is_none_of_them() -> None:
    assert not any("destinys child" in names for names in known(SPELT, ENTITIES).values())


def test_the_spellings_of_entities_that_were_taken_out_are_not_known() -> None:
    left = known(SPELT, ENTITIES[ENTITIES["kind"] == "person"])
    assert (len(left["people"]) > 0, left["shows"], left["works"]) == (True, frozenset(), frozenset())

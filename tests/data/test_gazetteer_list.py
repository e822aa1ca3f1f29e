"""The packaged gazetteer, row by row: what every row must have, whoever wrote it."""

import re

import pytest

from analysis.entities import gazetteer
from analysis.entities.folding import key
from analysis.entities.gazetteer import SHOWS, WORKS, Gazetteer
from analysis.packaged import gazetteer_folder

_ROLES = """actor musician singer rapper director writer producer presenter comedian model royal politician athlete
    coach reality influencer businessperson journalist chef dancer other"""
ROLES = set(_ROLES.split())
ALIAS_KINDS = {"name", "stage", "nickname", "birth", "married", "former", "misspelling"}
CREDIT_ROLES = {"cast", "host", "judge", "self", "creator", "director", "narrator", "member"}
MAKERS = {
    "song": "performer",
    "album": "performer",
    "event": "performer",
    "book": "author",
    "stage": "composer",
    "podcast": "host",
}
SEASONS = r"\d+(-\d+)?(, \d+(-\d+)?)*"
ADULT_BY = 2008
SHORTEST = 3


@pytest.fixture(scope="module")
def packaged() -> Gazetteer:
    return gazetteer.read(gazetteer_folder())


def test_it_knows_as_many_as_the_readme_of_the_data_says(packaged: Gazetteer) -> None:
    told = (gazetteer_folder().parent / "README.md").read_text(encoding="utf-8")
    counts = packaged.entities["kind"].value_counts()
    words = {
        "person": "people",
        "group": "groups",
        "series": "series",
        "film": "films",
        "character": "characters",
        "song": "songs",
        "album": "albums",
        "book": "books",
        "stage": "stage works",
        "game": "games",
        "podcast": "podcasts",
        "event": "events",
    }
    assert {kind for kind in words if f"{counts[kind]:,} {words[kind]}" not in told} == set()


def test_every_row_says_where_it_comes_from(packaged: Gazetteer) -> None:
    lists = r"Netflix titles list \(shivamb/netflix-shows, CC0\)( s\d+)+|dariusk/corpora \(CC0\) \S+ \d+"
    forms = f"(general knowledge|{lists})"
    assert packaged.entities["provenance"].str.fullmatch(f"{forms}, second check agreed").all()


def test_people_have_known_roles_and_are_grown_up(packaged: Gazetteer) -> None:
    people = packaged.entities[packaged.entities["kind"].eq("person")]
    assert {role for roles in people["roles"] for role in roles.split(", ")} <= ROLES
    assert people["first_year"].max() < ADULT_BY


def test_every_entity_has_its_name_among_its_spellings(packaged: Gazetteer) -> None:
    # A song that is written small is spelled so: "thank u, next".
    spelled = set(zip(packaged.aliases["entity_id"], packaged.aliases["alias"].map(key), strict=True))
    named = set(zip(packaged.entities["entity_id"], packaged.entities["name"].map(key), strict=True))
    # A name of one or two letters is matched nowhere: "K" of Blade Runner 2049.
    assert all(len(name) < SHORTEST for _, name in named - spelled)
    assert set(packaged.aliases["kind"]) <= ALIAS_KINDS
    assert not packaged.aliases.duplicated(["entity_id", "alias"]).any()


def test_credits_join_works_or_groups_with_people_and_characters(packaged: Gazetteer) -> None:
    kinds = packaged.entities.set_index("entity_id")["kind"]
    credited = packaged.credits
    works = credited["work_id"].map(kinds)
    shown = credited[works.isin([*SHOWS, "group"])]
    assert set(shown["role"]) <= CREDIT_ROLES
    assert works.isin([*WORKS, "group"]).all()
    assert shown["person_id"].map(kinds).eq("person").all()
    assert credited["character_id"].dropna().map(kinds).eq("character").all()
    is_member = credited["role"].eq("member")
    assert credited["work_id"].map(kinds)[is_member].eq("group").all()


def test_seasons_are_numbers_and_spans(packaged: Gazetteer) -> None:
    seasons = packaged.credits["seasons"].dropna()
    assert len(seasons)
    assert all(re.fullmatch(SEASONS, one) for one in seasons)


def test_people_of_one_name_are_told_apart(packaged: Gazetteer) -> None:
    people = packaged.entities[packaged.entities["kind"].eq("person")]
    same = people[people["name"].duplicated(keep=False)]
    assert not same.duplicated(["name", "roles", "note", "first_year"]).any()
    assert same["note"].notna().all()


def test_further_works_are_credited_to_who_made_them(packaged: Gazetteer) -> None:
    kinds = packaged.entities.set_index("entity_id")["kind"]
    made = packaged.credits[packaged.credits["work_id"].map(kinds).isin(set(WORKS) - set(SHOWS))]
    assert set(zip(made["work_id"].map(kinds), made["role"], strict=True)) == set(MAKERS.items())
    assert made["person_id"].map(kinds).isin(["person", "group"]).all()
    assert made["character_id"].isna().all()


def test_an_honour_is_no_spelling_of_a_ceremony(packaged: Gazetteer) -> None:
    events = packaged.entities["entity_id"][packaged.entities["kind"].eq("event")]
    spelled = set(packaged.aliases["alias"][packaged.aliases["entity_id"].isin(events)])
    assert not spelled & {"Oscar", "Grammy", "Emmy", "Tony", "Golden Globe", "BAFTA", "Academy Award", "Grammy Award"}

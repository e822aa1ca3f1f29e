"""A gazetteer with decisions: exact small cases, then what holds for all of them."""

from dataclasses import replace
from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given
from pandas.testing import assert_frame_equal

from analysis.entities.applying import apply
from analysis.entities.decisions import Decision
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.namebook import fold
from tests.entities.deciding import DRAFTS, found, gazetteer, taken


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return gazetteer(tmp_path_factory.mktemp("gazetteer"))


def decided(own: Gazetteer, *drafts: Decision) -> Gazetteer:
    applied = apply(own, fold([replace(draft, number=number) for number, draft in enumerate(drafts, 1)]))
    assert not applied.refused
    return applied.gazetteer


def spellings(known: Gazetteer, entity: str) -> list[str]:
    return known.aliases["alias"][known.aliases["entity_id"].eq(entity)].to_list()


def mentions(known: Gazetteer) -> dict[str, int]:
    return {str(entity): count for entity, count in found(known)["entity_id"].value_counts().items()}


def test_a_merge_hands_on_spellings_and_credits(own: Gazetteer) -> None:
    known = decided(own, Decision(0, "merge", "p1", into="p2"))
    assert "p1" not in set(known.entities["entity_id"])
    assert spellings(known, "p2") == ["Jon Hamm", "Elisabeth Moss"]
    assert set(known.credits["person_id"].dropna()) == {"p2", "p4"}
    assert (own.entities["entity_id"] == "p1").any()


def test_a_split_takes_spellings_and_the_credits_of_works_along(own: Gazetteer) -> None:
    alias = Decision(0, "alias", "p2", spellings=("John Hamm",))
    split = Decision(0, "split", "p2", spellings=("John Hamm",), new="n1", name="John", note="baker", works=("w1",))
    known = decided(own, alias, split)
    row = known.entities.set_index("entity_id").loc["n1"]
    assert (row["name"], row["kind"], row["note"], row["provenance"]) == ("John", "person", "baker", "name book")
    assert (spellings(known, "p2"), spellings(known, "n1")) == (["Jon Hamm"], ["John Hamm"])
    assert "p2" not in set(known.credits["person_id"])


def test_two_of_one_name_are_nobody_without_evidence(own: Gazetteer) -> None:
    split = Decision(0, "split", "p3", spellings=("Ayo Edebiri",), new="n1", name="Ayo Edebiri", shared=True)
    assert mentions(own)["p3"] == 2
    assert not {"p3", "n1"} & set(mentions(decided(own, split)))


def test_a_blocked_spelling_names_nobody_or_not_somebody(own: Gazetteer) -> None:
    assert mentions(own)["p1"] == 3
    # The surname alone is no known spelling.
    assert mentions(decided(own, Decision(0, "block", spellings=("moss",))))["p1"] == 2
    assert "p1" in mentions(decided(own, Decision(0, "block", "p2", spellings=("Moss",))))
    assert "p4" not in mentions(decided(own, Decision(0, "block", "p4", spellings=("Saoirse Ronan",))))


def test_an_alias_is_found_and_a_rename_only_shown(own: Gazetteer) -> None:
    known = decided(own, Decision(0, "alias", "p4", spellings=("Zed",)), Decision(0, "rename", "p4", name="S."))
    assert mentions(known)["p4"] == 3
    assert known.entities.set_index("entity_id")["name"]["p4"] == "S."
    assert apply(own, fold([Decision(1, "rename", "p4", name="S.")])).gazetteer.digest == own.digest


def test_what_does_not_fit_has_no_effect_and_is_told(own: Gazetteer) -> None:
    book = [
        Decision(1, "merge", "p1", into="w1"),
        Decision(2, "merge", "gone", into="p1"),
        Decision(3, "block", spellings=("Zed",)),
        Decision(4, "alias", "p1", spellings=("zed",)),
        Decision(5, "alias", "p2", spellings=("jon hamm",)),
        Decision(6, "split", "p2", spellings=("Hamm",), new="n1", name="x"),
        Decision(7, "split", "p2", spellings=("Jon Hamm",), new="n1", name="x"),
        Decision(8, "split", "p2", spellings=("Jon Hamm",), new="p1", name="x"),
    ]
    assert apply(own, fold(book)).refused == {
        1: "merge: Elisabeth Moss is a person and Mad Men a series; only names of one kind are merged",
        2: "merge: gone is not known; `marquee names find` tells ids",
        4: 'alias: "zed" is blocked by decision 3; undo that first',
        5: 'alias: "jon hamm" is a spelling of Jon Hamm (p2) already',
        6: 'split: "Hamm" is no spelling of Jon Hamm (p2); it has "Jon Hamm"',
        7: "split: Jon Hamm (p2) would have no spelling left; rename it, or let both have the spelling",
        8: "split: the id p1 is taken; give the new name another one",
    }


def same(one: Gazetteer, other: Gazetteer) -> None:
    for name in ("entities", "aliases", "credits"):
        assert_frame_equal(getattr(one, name), getattr(other, name))
    assert one.blocked == other.blocked


def test_the_order_of_independent_decisions_does_not_matter(own: Gazetteer) -> None:
    drafts = [
        Decision(1, "merge", "p1", into="p2"),
        Decision(2, "alias", "p3", spellings=("Zed",)),
        Decision(3, "alias", "p3", spellings=("Yod",)),
        Decision(4, "block", spellings=("Blackpink",)),
        Decision(5, "rename", "w1", name="Mad"),
    ]
    known = apply(own, fold(drafts)).gazetteer
    for order in permutations(drafts):
        same(apply(own, fold(order)).gazetteer, known)


@given(DRAFTS)
def test_every_id_leads_to_somebody_who_is_there(own: Gazetteer, drafts: list[Decision]) -> None:
    effects = fold(taken(own, drafts))
    there = set(apply(own, effects).gazetteer.entities["entity_id"])
    made = {step.new for step in effects.steps if step.new}
    assert {effects.survivor(entity) for entity in {*own.entities["entity_id"], *made}} == there


@given(DRAFTS)
def test_to_take_all_back_leaves_the_gazetteer_as_it_was(own: Gazetteer, drafts: list[Decision]) -> None:
    book = taken(own, drafts)
    standing = [step.number for step in fold(book).steps]
    back = taken(own, [*drafts, Decision(0, "undo", undoes=tuple(standing))]) if standing else book
    assert apply(own, fold(back)).gazetteer is own


@given(DRAFTS)
def test_what_is_taken_fits_and_every_row_is_of_somebody_known(own: Gazetteer, drafts: list[Decision]) -> None:
    applied = apply(own, fold(taken(own, drafts)))
    known = applied.gazetteer
    ids = set(known.entities["entity_id"])
    assert not applied.refused
    assert known.entities["entity_id"].is_unique
    assert set(known.aliases["entity_id"]) <= ids
    assert {*known.credits["work_id"], *known.credits["person_id"].dropna()} <= ids


@pytest.mark.parametrize("pair", [("p1", "p2"), ("p3", "p4"), ("p4", "p1"), ("w1", "w2")])
def test_to_merge_two_who_share_no_spelling_changes_no_number_of_mentions(
    own: Gazetteer, pair: tuple[str, str]
) -> None:
    before, after = found(own), found(decided(own, Decision(0, "merge", pair[0], into=pair[1])))
    places = ["article_id", "field", "start", "end"]
    assert_frame_equal(after[places], before[places])
    assert after["entity_id"].to_list() == before["entity_id"].replace({pair[0]: pair[1]}).to_list()


def test_nothing_edits_the_gazetteer_it_is_given(own: Gazetteer) -> None:
    before = pd.concat([own.entities, own.aliases, own.credits])
    decided(own, Decision(0, "merge", "p1", into="p2"), Decision(0, "block", spellings=("Blackpink",)))
    assert_frame_equal(pd.concat([own.entities, own.aliases, own.credits]), before)

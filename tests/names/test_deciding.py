"""Decisions on their way into the book: what rests on what, what is new in a text, which ids are free."""

from pathlib import Path

import pytest

from analysis.entities.decisions import Decision, read, text
from analysis.entities.gazetteer import Gazetteer
from analysis.errors import BusyError, NameBookError
from analysis.names.deciding import announced, decide, lacking, new_id, planned, signed
from analysis.store import namebook
from analysis.store.writing import lease
from tests.corpora import SIGNATURE
from tests.corpora import gazetteer as written
from tests.entities.deciding import gazetteer

SPLIT = Decision(0, "split", "p3", spellings=("Ayo Edebiri",), new="n1", name="Ayo", shared=True, reason="two")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return gazetteer(tmp_path_factory.mktemp("gazetteer"))


def book(own: Gazetteer, *drafts: Decision) -> list[Decision]:
    taken: list[Decision] = []
    for draft in drafts:
        taken += planned(own, taken, [draft]).taken
    return taken


def refusal(own: Gazetteer, earlier: list[Decision], draft: Decision) -> str:
    with pytest.raises(NameBookError) as error:
        planned(own, earlier, [draft])
    return str(error.value)


def test_decisions_are_numbered_and_about_whom_ids_lead_to(own: Gazetteer) -> None:
    taken = book(own, Decision(0, "merge", "p1", into="p2"), Decision(0, "private", "p1"))
    assert taken == [Decision(1, "merge", "p1", into="p2"), Decision(2, "private", "p2", covers=("p1",))]


def test_an_undo_names_what_rests_on_it_and_takes_it_along_only_if_asked(own: Gazetteer) -> None:
    earlier = book(
        own,
        SPLIT,
        Decision(0, "merge", "n1", into="p4"),
        Decision(0, "rename", "p4", name="S."),
        Decision(0, "private", "p3"),
    )
    undo = Decision(0, "undo", undoes=(1,))
    assert refusal(own, earlier, undo) == (
        "undo: on decision 1 rests 2 (merge n1 into p4); undo that first, or both together (--along)"
    )
    assert planned(own, earlier, [undo], along=True).taken[0].undoes == (1, 2)
    assert planned(own, earlier, [Decision(0, "undo", undoes=(3,))]).taken[0].undoes == (3,)


def test_an_undo_is_taken_back_where_what_it_took_still_fits(own: Gazetteer) -> None:
    alias, other = (Decision(0, "alias", "p3", spellings=("Zed",), how=how) for how in ("name", "stage"))
    earlier = book(own, alias, Decision(0, "undo", undoes=(1,)))
    assert planned(own, earlier, [Decision(0, "undo", undoes=(2,))]).after.steps[0].spellings == ("Zed",)
    assert refusal(
        own, book(own, alias, Decision(0, "undo", undoes=(1,)), other), Decision(0, "undo", undoes=(2,))
    ) == ('undo: on decision 2 rests 3 (alias "Zed" of p3); undo that first, or both together (--along)')


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (Decision(0, "private", "p4"), "private: p4 is private already"),
        (Decision(0, "rename", "p1", name="Elisabeth Moss"), "rename: p1 is called Elisabeth Moss already"),
        (Decision(0, "undo", undoes=(9,)), "undo: there is no decision 9; `marquee names log` lists them"),
        (Decision(0, "undo", undoes=(2,)), "undo: decision 2 is undone already; `marquee names log` tells by which"),
        (Decision(0, "merge", "p1", into="p1"), "merge: p1 and p1 are one already"),
        (Decision(0, "rename", "x1", name="X"), "rename: x1 is not known; `marquee names find` tells ids"),
        (Decision(0, "merge", "p1"), "merge: a merge needs entity and into; into is missing"),
    ],
)
def test_what_cannot_be_decided_is_said(own: Gazetteer, draft: Decision, told: str) -> None:
    earlier = book(
        own,
        Decision(0, "private", "p4"),
        Decision(0, "alias", "p1", spellings=("Z",)),
        Decision(0, "undo", undoes=(2,)),
    )
    assert refusal(own, earlier, draft) == told


def test_a_text_adds_only_what_is_lacking_and_its_undos_follow_the_new_numbers(own: Gazetteer) -> None:
    ours = book(own, Decision(0, "rename", "p1", name="E."), Decision(0, "rename", "p2", name="J."))
    theirs = book(own, Decision(0, "rename", "p2", name="J."), SPLIT, Decision(0, "undo", undoes=(1,)))
    added = lacking(ours, read(text(theirs), "theirs"))
    assert [(one.number, one.kind, one.undoes) for one in added] == [(3, "split", ()), (4, "undo", (2,))]
    assert lacking([*ours, *added], theirs) == []
    with pytest.raises(NameBookError) as error:
        lacking(ours, [Decision(7, "undo", undoes=(2,))])
    assert str(error.value) == "decision 7 takes back 2, which is not in the text; give the whole text"


def test_a_new_id_is_nobody_elses(own: Gazetteer) -> None:
    assert new_id(own, [], "Beyoncé Knowles-Carter", "person") == "beyonce-knowles-carter"
    assert new_id(own, [SPLIT], "N1", "person") == "n1-2"
    assert new_id(own, [], "!", "film") == "name-film"


def test_a_commit_does_not_tell_who_is_private() -> None:
    said = [Decision(0, "private", "p1"), *(Decision(0, "rename", f"p{n}", name="x") for n in range(2, 6))]
    assert announced(said) == 'names: private, rename p2 "x", rename p3 "x" and 2 more'


def test_decisions_are_signed_kept_and_waited_for(tmp_path: Path) -> None:
    folder, corpus = written(tmp_path / "gazetteer"), tmp_path / "corpus"
    decide([SPLIT], corpus, folder, SIGNATURE)
    kept = namebook.decisions(corpus)
    assert [(one.number, one.by, one.at) for one in kept] == [(1, "tester", "2024-11-01T12:00:00Z")]
    assert signed(kept, SIGNATURE) == kept
    with pytest.raises(NameBookError):
        decide([Decision(0, "rename", "p1", name="X"), SPLIT], corpus, folder, SIGNATURE)
    assert namebook.decisions(corpus) == kept
    with lease(corpus, lambda _: None), pytest.raises(BusyError):
        decide([Decision(0, "private", "p1")], corpus, folder, SIGNATURE, patience=0.1)

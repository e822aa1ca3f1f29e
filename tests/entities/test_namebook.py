"""The fold: what stands, where ids lead, who is private."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.entities.decisions import Decision
from analysis.entities.namebook import Effects, fold, undone

IDS = ("p1", "p2", "p3", "p4")


def merge(number: int, one: str, other: str) -> Decision:
    return Decision(number, "merge", one, into=other)


def undo(number: int, *numbers: int) -> Decision:
    return Decision(number, "undo", undoes=numbers)


def test_merged_ids_lead_on_through_chains() -> None:
    effects = fold([merge(1, "p1", "p2"), merge(2, "p2", "p3")])
    assert effects.forward == {"p1": "p3", "p2": "p3"}
    assert [effects.survivor(entity) for entity in IDS] == ["p3", "p3", "p3", "p4"]


def test_a_merge_back_is_no_circle() -> None:
    assert fold([merge(1, "p1", "p2"), merge(2, "p2", "p1")]).forward == {"p1": "p2"}


def test_an_undo_takes_back_and_an_undo_of_it_brings_back() -> None:
    book = [merge(1, "p1", "p2"), undo(2, 1)]
    assert fold(book) == Effects()
    assert undone([*book, undo(3, 2)]) == {2}
    assert fold([*book, undo(3, 2)]) == fold(book[:1])


def test_who_was_merged_with_somebody_private_is_private_and_stays_so_when_the_merge_goes() -> None:
    book = [merge(1, "p1", "p2"), Decision(2, "private", "p2", covers=("p1",))]
    assert fold(book).private == {"p1", "p2"}
    assert fold([*book, undo(3, 1)]).private == {"p1", "p2"}
    assert fold([*book, undo(3, 2)]).private == frozenset()
    assert fold([Decision(1, "private", "p1"), merge(2, "p1", "p2"), merge(3, "p3", "p2")]).private == {
        "p1",
        "p2",
        "p3",
    }


def test_only_what_changes_the_finding_changes_the_digest() -> None:
    shown = [Decision(1, "rename", "p1", name="x"), Decision(2, "private", "p1")]
    assert fold(shown).digest == ""
    one, other = fold([*shown, merge(3, "p1", "p2")]), fold([merge(1, "p1", "p2")])
    assert one.digest == other.digest != ""


PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=6)


@given(PAIRS)
def test_every_id_leads_to_one_that_leads_no_further(pairs: list[tuple[str, str]]) -> None:
    effects = fold([merge(number, *pair) for number, pair in enumerate(pairs, 1)])
    assert all(effects.survivor(entity) not in effects.forward for entity in IDS)


@given(PAIRS)
def test_to_take_all_back_is_to_have_decided_nothing(pairs: list[tuple[str, str]]) -> None:
    book = [merge(number, *pair) for number, pair in enumerate(pairs, 1)]
    assert fold([*book, undo(len(book) + 1, *range(1, len(book) + 1))]) == Effects()

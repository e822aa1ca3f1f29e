"""Decisions as text: what is written is read again, and what cannot be read is said with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.entities.decisions import KINDS, SPELLING_KINDS, Decision, checked, line, read, text
from analysis.errors import NameBookError

MERGE = Decision(1, "merge", "p1", into="p2", by="ann", reason="one and the same")
BLOCK = Decision(2, "block", spellings=("Zoë",), by="ann", at="2024-11-01T12:00:00Z")
UNDO = Decision(3, "undo", undoes=(1,), by="bob", at="2024-11-02T12:00:00Z", reason="two")


def test_a_decision_is_a_line_with_its_keys_in_one_order_and_nothing_empty() -> None:
    assert text([MERGE, BLOCK, UNDO]).splitlines() == [
        '{"number": 1, "decision": "merge", "entity": "p1", "into": "p2", "by": "ann", "reason": "one and the same"}',
        '{"number": 2, "decision": "block", "spellings": ["Zoë"], "by": "ann", "at": "2024-11-01T12:00:00Z"}',
        '{"number": 3, "decision": "undo", "undoes": [1], "by": "bob", "at": "2024-11-02T12:00:00Z", "reason": "two"}',
    ]


def test_a_further_decision_is_a_further_line() -> None:
    assert text([MERGE, BLOCK, UNDO]).startswith(text([MERGE, BLOCK]))


NAMES = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20).map(lambda name: f"A{name}")


@given(NAMES, NAMES, st.booleans())
def test_what_is_written_is_read_again(name: str, reason: str, common: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    said = [
        checked(Decision(1, "rename", "p1", name=name, reason=reason), "test"),
        checked(Decision(2, "alias", "p1", spellings=(name,), how="stage", common=common), "test"),
        checked(Decision(3, "private", "p1", covers=("p2", "p3")), "test"),
        checked(Decision(4, "split", "p1", spellings=(name,), new="p9", name=name, works=("w1",), shared=True), "test"),
        UNDO.__class__(5, "undo", undoes=(1, 4)),
    ]
    assert read(text(said), "test") == said


def test_a_line_by_hand_needs_no_number_author_or_date() -> None:
    assert read('\n{"decision": "rename", "entity": "p1", "name": " J.  Hamm "}\n', "ours") == [
        Decision(1, "rename", "p1", name="J. Hamm")
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "{",
            "book:1: not a line of JSON (Expecting property name enclosed in double quotes); write one decision a line",
        ),
        ("[]", 'book:1: not a decision; write it as {"decision": "rename", "entity": "...", "name": "..."}'),
        ('{"decision": "praise"}', f"book:1: 'praise' is no decision; there are {', '.join(KINDS)}"),
        ('{"entity": "p1"}', f"book:1: '' is no decision; there are {', '.join(KINDS)}"),
        ('{"decision": "merge", "entity": "p1"}', "book:1: a merge needs entity and into; into is missing"),
        ('{"decision": "private", "entity": "p1", "name": "x"}', "book:1: a private has no name; take it out"),
        ('{"decision": "private", "colour": "x"}', "book:1: 'colour' is not known; take it out"),
        ('{"decision": "private", "entity": 3}', "book:1: entity is 3, which it cannot be"),
        ('{"decision": "undo", "undoes": [true]}', "book:1: undoes is [true], which it cannot be"),
        (
            '{"decision": "rename", "entity": "p1", "name": "a\\u0007b"}',
            'book:1: name is "a\\u0007b", which it cannot be',
        ),
        ('{"decision": "rename", "entity": "p1", "name": "\\ud800"}', 'book:1: name is "\\ud800", which it cannot be'),
        (
            '{"decision": "private", "entity": "../x"}',
            "book:1: '../x' is not an id; ids are letters, digits, dots and dashes",
        ),
        ('{"decision": "block", "spellings": ["?!"]}', "book:1: '?!' is no spelling; it needs a letter or a digit"),
        (
            '{"decision": "block", "spellings": ["a", "b"]}',
            "book:1: a block is about one spelling; make a decision of each",
        ),
        (
            '{"decision": "alias", "entity": "p1", "spellings": ["a"], "how": "odd"}',
            f"book:1: 'odd' is no kind of spelling; there are {', '.join(SPELLING_KINDS)}",
        ),
        (
            '{"number": 2, "decision": "undo", "undoes": [2]}',
            "book:1: decision 2 takes back 2; only earlier ones can be",
        ),
        (f"{line(UNDO)}\n{line(MERGE)}", "book:2: its number is 1 and the one before is 3; they must rise"),
        (
            f'{{"decision": "rename", "entity": "p1", "name": "{"a" * 201}"}}',
            "book:1: 'aaaaaaaaaaaaaaaaaaaa'... has 201 characters; 200 is the most",
        ),
    ],
)
def test_what_is_no_decision_is_said_with_its_line(said: str, told: str) -> None:
    with pytest.raises(NameBookError) as error:
        read(said, "book")
    assert str(error.value) == told


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_taken_can_be_read_again(name: str, reason: str) -> None:
    try:
        one = checked(Decision(1, "rename", "p1", name=name, reason=reason), "test")
    except NameBookError:
        return
    assert read(text([one]), "test") == [one]


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert checked(Decision(1, "rename", "p1", name="Zo\u200be\u00ad \u202eX"), "test").name == "Zoe X"

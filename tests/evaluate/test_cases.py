"""People whose portrayal is labelled, and what needs no reading."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluate import cases
from analysis.evaluate.cases import TONES, Case, labelled, seen, textblob
from analysis.evaluate.labels import Tone
from analysis.tone.portrayal import Judged
from tests.evaluate.labelling import answer, by_id, label, person, said

MOSS = replace(person("Elisabeth Moss", "Elisabeth Moss", "Moss"), tone="negative", misfortune=False)
HAMM = replace(person("Jon Hamm"), tone="positive")
NO_TEXTS = pd.DataFrame({"headline": [], "body": []}, dtype="str")
TEXTS = pd.DataFrame({"headline": ["A wonderful day"], "body": [""]}, index=["a1"])


def test_everybody_labelled_is_a_case_with_who_was_found() -> None:
    moss = replace(said("Elisabeth Moss"), tone="neutral")
    answers = {"a1": answer("a1", [moss, said("Nobody")])}
    found = labelled(by_id(label("a1", MOSS, HAMM, person("Kate Moss")), label("a2", HAMM)), answers, TEXTS)
    assert found == [
        Case("a1", {"elisabeth moss"}, "negative", misfortune=False, said=moss, by_textblob="positive"),
        Case("a1", {"jon hamm"}, "positive", None, None, "positive"),
        Case("a2", {"jon hamm"}, "positive", None, None, None),
    ]


def test_whose_portrayal_nobody_looked_at_is_no_case() -> None:
    assert labelled(by_id(label("a1", person("Kate Moss"))), {}, NO_TEXTS) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [("A wonderful day", "positive"), ("A terrible day", "negative"), ("A table", "neutral"), ("", "neutral")],
)
def test_textblob_says_the_sign_of_its_polarity(text: str, sign: str) -> None:
    assert textblob(text) == sign


def test_a_name_alone_has_the_portrayal_it_had_most_often() -> None:
    twice: list[tuple[set[str], Tone]] = [({"a"}, "negative"), ({"b"}, "neutral")] * 2
    before = seen([*twice, ({"a"}, "positive"), ({"b"}, "neutral")])
    assert [before.tone(names) for names in ({"a"}, {"b"}, {"a", "b"}, {"c"})] == [
        "negative",
        "neutral",
        "neutral",
        "neutral",
    ]
    assert before.names == {"a", "b"}


def test_a_name_that_was_seen_without_a_label_is_seen_and_nothing_is_known_of_it() -> None:
    before = seen([({"a"}, None), ({"b"}, "positive")])
    assert before.names == {"a", "b"}
    assert [before.tone({"a"}), seen([]).tone({"a"})] == ["positive", "neutral"]


@given(st.lists(st.tuples(st.sets(st.sampled_from("abc"), min_size=1), st.sampled_from(TONES)), min_size=1))
def test_what_was_seen_in_another_order_is_the_same(people: list[tuple[set[str], Tone]]) -> None:
    one, other = seen(people), seen(people[::-1])
    assert [one.tone({name}) for name in "abcd"] == [other.tone({name}) for name in "abcd"]


def test_whom_a_misfortune_befell_has_probabilities_and_no_tone() -> None:
    told = cases.judged("Jon Hamm", Judged(0.7, 0.2, 0.1, 0.9))
    assert (told.tone, told.misfortune) == (None, True)
    assert (told.unfavourable, told.neutral, told.favourable) == (0.7, 0.2, 0.1)

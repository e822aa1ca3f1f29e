"""What names are compared with is plain, and says what it says it does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pytest

from analysis.evaluate.answers import Answer, Person, Thing
from benchmarks.baselines import Entry, Naming, answer, by_list, by_spacy, listed, merged
from tests.evaluate.labelling import character, label, person, work

KNOWN = listed(
    [
        label("a1", person("Elisabeth Moss", "Liz Moss", "Moss"), person("Zendaya"), work("Suits", "tv")),
        label("a2", person("Kate Moss"), character("Don Draper", "Draper")),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Liz Moss came. Moss left.", [("Elisabeth Moss", "Liz Moss"), ("Elisabeth Moss", "Moss")]),
        ("Moss grows. Zendaya\N{RIGHT SINGLE QUOTATION MARK}s dress suits her.", [("Zendaya", "Zendaya")]),
        ("Don Draper of Suits, Draper", [("Don Draper", "Don Draper"), ("Suits", "Suits")]),
        ("Nobody, McZendaya", []),
    ],
)
def test_a_list_finds_its_spellings_and_the_surnames_of_those_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(naming.entry.name, naming.surface) for naming in by_list(KNOWN)([("", text)])[0]] == found


def test_a_spelling_of_the_list_is_whom_it_named_most_often() -> None:
    others = [label(article, person("Kate Moss", "K. Moss")) for article in ("a2", "a3")]
    known = listed([label("a1", person("Kat Mossley", "K. Moss")), *others])
    assert known["K. Moss"] == Entry("people", "Kate Moss")


def test_a_surname_goes_to_who_is_named_in_full() -> None:
    assert [naming.entry.name for naming in merged(["Hamm", "Jon Hamm", "Jon"])] == ["Jon Hamm", "Jon Hamm", "Jon"]


@dataclass(frozen=True)
class _Entity:
    label_: str
    text: str


@dataclass(frozen=True)
class _Document:
    ents: Sequence[_Entity]


class _Model:
    """A model that takes each line of a text for one entity, its first word for the kind."""

    def pipe(self, texts: Iterable[str]) -> Iterator[_Document]:
        for text in texts:
            yield _Document([_Entity(*line.split(" ", 1)) for line in text.splitlines()])


def test_of_a_model_people_and_works_are_taken_without_the_possessive() -> None:
    text = "PERSON Hamm's\nGPE London\nWORK_OF_ART Mad Men\N{RIGHT SINGLE QUOTATION MARK}s"
    first, none = by_spacy(_Model())([("PERSON Jon Hamm", text), ("ORG Netflix", "")])
    assert [(naming.entry, naming.surface) for naming in first] == [
        (Entry("people", "Jon Hamm"), "Jon Hamm"),
        (Entry("people", "Jon Hamm"), "Hamm"),
        (Entry("works", "Mad Men"), "Mad Men"),
    ]
    assert none == []


def test_namings_are_counted_in_the_form_that_is_scored() -> None:
    hamm, suits = Entry("people", "Jon Hamm"), Entry("works", "Suits", "tv")
    namings = [Naming(hamm, "Jon Hamm"), Naming(suits, "Suits"), Naming(hamm, "Hamm"), Naming(hamm, "Hamm")]
    assert answer("a1", [*namings, Naming(Entry("characters", "Don Draper"), "Don Draper")]) == Answer(
        "a1", (Person("Jon Hamm", 3, ("Jon Hamm", "Hamm")),), (Thing("Don Draper"),), (Thing("Suits", "tv"),)
    )

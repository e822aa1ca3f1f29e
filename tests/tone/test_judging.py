"""Every person of an article is judged by itself."""

import zlib
from typing import Final

from analysis.tone.judging import Named, portrayals, sentence
from analysis.tone.masked import OTHER, TARGET, Masked
from analysis.tone.portrayal import Judged, Portrayer

HEADLINE: Final = "Ann Lee slams Bo Ray"
BODY: Final = "Bo Ray cried. Lee laughed."


class Counting(Portrayer):
    """Says what it was asked: how many targets and others there are, and what pieces."""

    def __init__(self) -> None:
        super().__init__(b"", "")

    def pieces(self, text: str) -> list[int]:
        return [1000 + zlib.crc32(word.encode()) % 1000 for word in text.split()]

    def judged(self, text: Masked) -> Judged:
        return Judged(text.roles.count(TARGET), text.roles.count(OTHER), len(text.ids), sum(text.ids))


def named(names: dict[str, str], headline: str, body: str) -> list[Named]:
    return [
        Named(entity, field, text.index(name), text.index(name) + len(name))
        for field, text in (("headline", headline), ("body", body))
        for entity, name in names.items()
        if name in text
    ]


def test_each_person_is_the_target_once_and_somebody_else_otherwise() -> None:
    people = [*named({"a": "Ann Lee", "b": "Bo Ray"}, HEADLINE, BODY), Named("a", "body", 14, 17)]
    told = portrayals(HEADLINE, BODY, people, Counting())
    assert {entity: one[:2] for entity, one in told.items()} == {"a": (2, 2), "b": (2, 2)}


def test_other_names_say_the_same() -> None:
    people = named({"a": "Ann Lee", "b": "Bo Ray"}, HEADLINE, BODY)
    other_headline, other_body = (text.replace("Bo Ray", "Wilhelmina Krantz") for text in (HEADLINE, BODY))
    others = named({"a": "Ann Lee", "b": "Wilhelmina Krantz"}, other_headline, other_body)
    assert portrayals(HEADLINE, BODY, people, Counting()) == portrayals(other_headline, other_body, others, Counting())


def test_who_is_named_nowhere_is_not_judged() -> None:
    assert portrayals(HEADLINE, BODY, [], Counting()) == {}


def test_whom_a_stretch_means_is_the_target_and_so_is_the_same_person_elsewhere() -> None:
    people = [*named({"a": "Ann Lee", "b": "Bo Ray"}, "", "Ann Lee met Bo Ray. Lee left."), Named("a", "body", 20, 23)]
    told = sentence("Ann Lee met Bo Ray. Lee left.", 0, 3, people, Counting().pieces)
    # Of "Ann Lee" the stretch alone is masked: the mention overlaps it.
    assert [role for role in told.roles if role] == [TARGET, OTHER, TARGET]


def test_a_pronoun_is_the_target_and_everybody_named_is_somebody_else() -> None:
    people = named({"a": "Ann Lee"}, "", "She met Ann Lee.")
    told = sentence("She met Ann Lee.", 0, 3, people, Counting().pieces)
    assert [role for role in told.roles if role] == [TARGET, OTHER]

"""Every person of an article is judged by itself."""

import zlib
from typing import Final

import pytest

from analysis.tone.judging import Named, article, asked, portrayals, sentence
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


class Cheering(Counting):
    """Says "favourable" of a text with a piece of "cheered", and that a misfortune befell whom one with "injured"."""

    def judged(self, text: Masked) -> Judged:
        cheered, hurt = (self.pieces(word)[0] in text.ids for word in ("cheered", "injured"))
        return Judged(0.1, 0.1, 0.8, float(hurt)) if cheered else Judged(0.1, 0.8, 0.1, float(hurt))


def of_a_long_article(times: int) -> tuple[str, list[Named]]:
    parts = [f"Bo cheered {'and then ' * 50}" for _ in range(times)]
    starts = [sum(map(len, parts[:place])) for place in range(times)]
    return "".join(parts), [Named("a", "body", start, start + 2) for start in starts]


def test_of_whom_a_long_article_is_about_every_passage_is_judged_and_the_mean_counts() -> None:
    body, named_ = of_a_long_article(4)
    told = portrayals("", body.replace("cheered", "laughed", 2), named_, Cheering())["a"]
    # Two passages of each kind, what takes no side for less than what does.
    weighed = [0.1 * 0.5, 0.45 * 0.5, 0.45]
    assert told[:3] == pytest.approx([one / sum(weighed) for one in weighed])
    assert len(asked(article("", body, named_, Counting().pieces), "a")) == 1 + 4


def test_whether_a_misfortune_befell_them_is_told_from_the_beginning() -> None:
    body, named_ = of_a_long_article(4)
    assert portrayals("", body.replace("cheered", "injured", 1), named_, Cheering())["a"].misfortune == 1


def test_who_is_named_in_passing_is_judged_once() -> None:
    body, named_ = of_a_long_article(2)
    assert len(asked(article("", body, named_, Counting().pieces), "a")) == 1

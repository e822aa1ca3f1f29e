"""The passages behind a verdict."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.tone.evidence import Passage, passages
from analysis.tone.judging import Named
from analysis.tone.masked import OTHER, TARGET, Masked
from analysis.tone.portrayal import Judged
from tests.judging import WORDS, Words

HEADLINE = "Ann Lee is back in town again"
BODY = (
    "Ann Lee gave an awful, awful speech on Friday. Nobody but her mother went to hear what it was about. "
    "Lee and Bo Ray then sang a great song together.\nBo Ray was great, as everybody in the room could see. "
    "The others found Lee as great as great can be."
)


def named(entity: str, name: str, field: str, text: str) -> list[Named]:
    starts = [place for place in range(len(text)) if text.startswith(name, place)]
    return [Named(entity, field, start, start + len(name)) for start in starts]


PEOPLE = [
    *named("a", "Ann Lee", "headline", HEADLINE),
    *named("a", "Lee", "body", BODY),
    *named("b", "Bo Ray", "body", BODY),
]


def found(said: str, entity: str = "a") -> list[Passage]:
    return passages((HEADLINE, BODY), PEOPLE, entity, said, WORDS)


def texts(several: list[Passage]) -> list[str]:
    return [(HEADLINE if one.field == "headline" else BODY)[one.start : one.end] for one in several]


def test_the_passages_that_name_the_person_come_most_decisive_first() -> None:
    assert texts(found("unfavourable"))[0] == "Ann Lee gave an awful, awful speech on Friday."
    assert texts(found("favourable"))[:2] == [
        "The others found Lee as great as great can be.",
        "Lee and Bo Ray then sang a great song together.",
    ]
    assert texts(found("neutral"))[0] == HEADLINE
    assert len(found("neutral")) == 4


def test_where_the_verdict_takes_no_side_what_takes_one_comes_first() -> None:
    assert texts(found("unclear"))[:2] == [
        "Ann Lee gave an awful, awful speech on Friday.",
        "The others found Lee as great as great can be.",
    ]


def test_the_likeliest_misfortune_comes_first_where_that_is_said() -> None:
    body = "Ann Lee went to the cinema on Friday. Ann Lee was hurt on the way back from there."
    several = passages(("", body), named("a", "Ann Lee", "body", body), "a", "misfortune", WORDS)
    assert body[several[0].start : several[0].end] == "Ann Lee was hurt on the way back from there."


def test_the_places_that_name_the_person_are_told_and_no_others() -> None:
    both = next(one for one in found("favourable") if "Bo Ray then" in BODY[one.start : one.end])
    assert [BODY[start:end] for start, end in both.targets] == ["Lee"]
    assert [BODY[start:end] for start, end in found("favourable", "b")[0].targets] == ["Bo Ray"]


def test_a_passage_is_read_alone_with_all_names_masked() -> None:
    read: list[Masked] = []

    class Noting(Words):
        def judged(self, text: Masked) -> Judged:
            read.append(text)
            return super().judged(text)

    passages((HEADLINE, BODY), PEOPLE, "a", "neutral", Noting())
    assert [(one.roles.count(TARGET), one.roles.count(OTHER)) for one in read] == [(1, 0), (1, 0), (1, 1), (1, 0)]


def test_no_name_is_cut_in_two() -> None:
    body = "Everybody had come to town to see the famous Will. I. Am. on his way to the studio they share."
    name = "Will. I. Am. on"
    several = passages(("", body), named("a", name, "body", body), "a", "neutral", WORDS)
    assert [name in body[one.start : one.end] for one in several] == [True]


def test_of_a_very_long_article_the_first_two_dozen_are_read() -> None:
    body = " ".join(["Ann Lee went to the cinema on Friday again."] * 40)
    several = passages(("", body), named("a", "Ann Lee", "body", body), "a", "neutral", WORDS)
    assert len(several) == 24
    assert several[-1].end < len(body) * 2 / 3


def test_of_somebody_the_article_does_not_name_there_is_none() -> None:
    assert found("neutral", "c") == []


@given(st.lists(st.sampled_from(["Ann Lee ", "was great ", "was awful ", "of it all. ", "\n"]), max_size=30))
def test_every_mention_lies_in_exactly_one_passage(words: list[str]) -> None:
    body = "".join(words)
    people = named("a", "Ann Lee", "body", body)
    told = [target for one in passages(("", body), people, "a", "unclear", WORDS) for target in one.targets]
    assert sorted(told) == [(one.start, one.end) for one in people]

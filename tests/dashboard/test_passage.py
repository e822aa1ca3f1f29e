"""The passage that somebody is asked about: which lines, whom it marks and whom it hides."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.dashboard.parts.passage import html, passages, whole

BO = {"p2": "somebody else"}
HEADLINE = "Ann Lee <wins>"
BODY = "Nothing here.\nAnn Lee met Bo Ray in Cats.\n\nBo Ray left.\nLee stayed.\nLee slept."
NAMES = {"Ann Lee": "p1", "Bo Ray": "p2", "Cats": "w1", "Lee": "p1"}


def article(headline: str = HEADLINE, body: str = BODY) -> tuple[pd.Series, pd.DataFrame]:
    """Return an article, and where it has the names."""
    found: list[tuple[str, str, int, int]] = []
    for field, text in (("headline", headline), ("body", body)):
        for name, entity in NAMES.items():
            at = text.find(name)
            while at >= 0:
                if not any(one[0] == field and one[2] <= at < one[3] for one in found):
                    found.append((field, entity, at, at + len(name)))
                at = text.find(name, at + 1)
    mentions = pd.DataFrame(found, columns=["field", "entity_id", "start", "end"])
    return pd.Series({"headline": headline, "body": body}), mentions.sort_values(["field", "start"])


def test_the_headline_and_the_first_two_lines_that_name_the_person_are_shown() -> None:
    assert [line.text for line in passages(*article(), "p1")] == [
        HEADLINE,
        "Ann Lee met Bo Ray in Cats.",
        "Lee stayed.",
    ]
    assert [line.text for line in whole(*article())][-1] == "Lee slept."


def test_of_a_long_line_what_stands_around_the_name_is_shown_in_whole_words() -> None:
    long = f"{'before ' * 100}Ann Lee{' after' * 100}"
    line = passages(*article("", long), "p1")[0]
    assert set(line.text.split()) == {"before", "after", "Ann", "Lee"}
    assert 500 < len(line.text) < 620
    start, end = line.mentions[["start", "end"]].iloc[0]
    assert line.text[start:end] == "Ann Lee"


def test_the_person_is_marked_and_the_text_is_escaped() -> None:
    told = html(passages(*article(), "p1"), "p1", {})
    assert '<p class="headline"><mark class="person">Ann Lee</mark> &lt;wins&gt;</p>' in told
    assert '<p><mark class="person">Ann Lee</mark> met Bo Ray in Cats.</p>' in told


def test_hidden_names_are_told_as_what_they_are() -> None:
    told = html(passages(*article(), "p1"), "p1", {"p1": "the person", "w1": "a title", **BO})
    hidden = '<mark class="person">the person</mark> met <span class="hidden">somebody else</span>'
    assert f'{hidden} in <span class="hidden">a title</span>.' in told
    assert not any(name in told for name in NAMES)


def test_one_may_be_hidden_and_others_not() -> None:
    told = html(passages(*article(), "p1"), "p1", BO)
    assert "Ann Lee" in told
    assert "Bo Ray" not in told


@given(st.lists(st.sampled_from(["Ann Lee", "Bo Ray", "Cats", "x", "\n", " ", "<b>"]), max_size=30))
def test_all_lines_together_are_the_text(parts: list[str]) -> None:
    body = "".join(parts)
    lines = whole(*article("", body))
    assert [line.text for line in lines] == [line for line in body.split("\n") if line.strip()]
    named = [line.text[start:end] for line in lines for start, end in line.mentions[["start", "end"]].to_numpy()]
    assert set(named) <= set(NAMES)
    assert len(named) == len(article("", body)[1])


def placed(body: str, *places: tuple[str, int, int]) -> tuple[pd.Series, pd.DataFrame]:
    """Return an article that has names at these places of its body."""
    rows = [("body", *place) for place in places]
    return pd.Series({"headline": "", "body": body}), pd.DataFrame(rows, columns=["field", "entity_id", "start", "end"])


def test_a_hidden_name_that_the_cut_goes_through_is_hidden_on_this_side_too() -> None:
    filler = "x" * 299
    body = f"Bo Ray {filler[7:]} Ann Lee {filler[:-6]} Bo Ray at last"
    ann, bo = body.index("Ann Lee"), body.rindex("Bo Ray")
    told = passages(*placed(body, ("p2", 0, 6), ("p1", ann, ann + 7), ("p2", bo, bo + 6)), "p1")
    assert told[0].text.endswith(" Bo")
    shown = html(told, "p1", BO)
    assert "Bo" not in shown
    assert shown.endswith(' <span class="hidden">somebody else</span></p></article>')


def test_a_hidden_name_over_a_line_break_is_hidden_on_both_lines() -> None:
    lines = whole(*placed("met Bo\nRay there", ("p2", 4, 10)))
    assert [line.mentions[["start", "end"]].to_numpy().tolist() for line in lines] == [[[4, 6]], [[0, 3]]]
    shown = html(lines, "p1", BO)
    assert "Bo" not in shown
    assert "Ray" not in shown


def test_the_name_of_the_person_is_whole_where_the_line_has_no_blank_to_cut_at() -> None:
    body = f"{'x' * 400}Ann Lee{'x' * 400}"
    line = passages(*placed(body, ("p1", 400, 407)), "p1")[0]
    (place,) = line.mentions[["start", "end"]].to_numpy().tolist()
    assert line.text[place[0] : place[1]] == "Ann Lee"

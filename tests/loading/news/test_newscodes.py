"""What the news agencies' formats share: codes, headlines by role, and what may not be shown."""

import pytest

from analysis.loading.news.newscodes import code, headlines, held_as_its_whole, is_held, may_be_held, no_article, status


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("stat:usable", "usable"),
        ("STAT:Usable", "usable"),
        ("http://cv.iptc.org/newscodes/pubstatusg2/usable", "usable"),
        ("usable", "usable"),
        ("http://x.com/role#main", "main"),
        ("ninat:text:", "text"),
        ("", ""),
    ],
)
def test_a_code_is_its_last_part_in_lower_case(written: str, word: str) -> None:
    assert code(written) == word


@pytest.mark.parametrize("written", ["stat:canceled", "Cancelled", "killed"])
def test_every_spelling_of_canceled_is_one_status(written: str) -> None:
    assert status(written) == "canceled"


def test_the_main_headline_comes_first_and_the_others_are_its_variants() -> None:
    told = [("hld:seo", "Seo"), ("", "Plain"), ("hld:main", "Main \n line"), ("short", "Plain"), ("sub", "Below")]
    assert headlines(told) == {"headline": "Main line", "variants": "Plain\nSeo", "excerpt": "Below"}


def test_no_headline_is_no_headline() -> None:
    assert headlines([("main", " ")]) == {"headline": "", "variants": "", "excerpt": ""}


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("picture", "a picture, not an article"),
        ("audio", "an audio, not an article"),
        ("planning", "a planning item, not an article"),
        ("text", None),
        ("composite", None),
        ("longread", None),
        ("", None),
    ],
)
def test_what_is_no_article_says_what_it_is(kind: str, reason: str | None) -> None:
    assert no_article(kind) == reason


def test_what_is_not_for_everybody_now_is_held() -> None:
    assert is_held({"not_before": "2024-10-17"})
    assert is_held({"status": "withheld"})
    assert not is_held({"status": "usable"})
    assert not is_held({})


def test_a_text_that_speaks_of_an_embargo_may_be_held() -> None:
    assert may_be_held('{"Embargoed": ')
    assert not may_be_held('{"headline": ')


def test_a_part_is_held_as_long_as_its_whole() -> None:
    whole = {"status": "withheld", "not_before": "2024-10-17T08:00:00Z"}
    assert held_as_its_whole({"status": "usable"}, whole) == whole
    assert held_as_its_whole({"not_before": "2024-10-17T09:00:00Z"}, whole)["not_before"] == "2024-10-17T09:00:00Z"
    # 09:00 in Berlin is before 08:00 in Greenwich.
    assert held_as_its_whole({"not_before": "2024-10-17T09:00:00+02:00"}, whole)["not_before"] == whole["not_before"]
    assert held_as_its_whole({"not_before": "soon"}, whole)["not_before"] == "soon"


def test_a_usable_whole_does_not_make_a_withheld_part_usable() -> None:
    assert held_as_its_whole({"status": "withheld"}, {"status": "usable"}) == {"status": "withheld"}

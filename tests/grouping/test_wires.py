import pytest

from analysis.grouping.wires import wire


@pytest.mark.parametrize(
    "source", ["AP", "Associated Press", "The Associated Press", "Reuters", "PA Media", "apnews.com"]
)
def test_an_agency_s_own_article_is_told_by_its_source(source: str) -> None:
    assert wire(source, "", "") == "own"


@pytest.mark.parametrize(
    ("author", "body"),
    [
        ("Ann Lee, Associated Press", ""),
        ("AFP", ""),
        ("By Ann Lee (Reuters)", ""),
        ("", "LONDON (AP) — The actor said on Monday that he was well."),
        ("", "LOS ANGELES, Oct 16 (Reuters) - The singer cancelled."),
        ("", "The singer cancelled. (PA)"),
        ("", "The singer cancelled.\n© 2024 AFP"),
        ("", "The singer cancelled. Copyright 2024 The Associated Press. All rights reserved."),
    ],
)
def test_byline_dateline_and_last_line_credit_an_agency(author: str, body: str) -> None:
    assert wire("The Daily", author, body) == "credited"


@pytest.mark.parametrize(
    ("source", "author", "body"),
    [
        ("The Daily", "Ann Lee", "The singer told Reuters that she was well. She will be back."),
        ("Mapleton Gazette", "Pat Apley", "An app for the AP exam (advanced placement) was shown."),
        ("Reuters Fans Weekly", "", ""),
    ],
)
def test_who_only_speaks_of_an_agency_credits_none(source: str, author: str, body: str) -> None:
    assert wire(source, author, body) is None

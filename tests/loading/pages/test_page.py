"""The first lines of a plain-text page."""

import pytest

from analysis.loading.pages import page

PROSE = "Few pairs have been discussed as much as these two. Hardly anybody had expected what came of it in the end."


@pytest.mark.parametrize(
    "headline",
    [
        "Danes and Lewis Return",
        "Who Will Win?",
        "She’s Back!",
        "Moss: “I Am Done”",
        "What Comes Next…",
        "Oscars 2024: 5 Things",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_first_line_is_the_headline(headline: str, gap: str) -> None:
    assert page.fields_of(f"{headline}{gap}{PROSE}") == {"headline": headline, "body": PROSE}


def test_byline_date_and_address_above_the_text_are_known() -> None:
    head = "Danes and Lewis Return\nBy Jane Doe\nOctober 17, 2024\nhttps://a.com/x"
    assert page.fields_of(f"{head}\n\n{PROSE}\nEnd.") == {
        "headline": "Danes and Lewis Return",
        "author": "Jane Doe",
        "published_at": "October 17, 2024",
        "url": "https://a.com/x",
        "body": f"{PROSE}\nEnd.",
    }


def test_a_kicker_above_the_headline_is_not_the_headline() -> None:
    fields = page.fields_of(f"TV News\nDanes and Lewis Return\n{PROSE}")
    assert fields == {"headline": "Danes and Lewis Return", "body": f"TV News\n{PROSE}"}


def test_a_heading_of_markdown_is_the_headline() -> None:
    assert page.fields_of(f"# Danes and Lewis Return\n\n{PROSE}")["headline"] == "Danes and Lewis Return"


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"{PROSE}\n{PROSE}",
        f"It began small.\n{PROSE}",
        f"It began, he said:\n{PROSE}",
        f"It was funny. It was cruel!\n{PROSE}",
        "Shall I compare thee\nto a summer's day\nThou art more lovely",
        "milk\neggs\nbread",
        "one line",
        "",
    ],
)
def test_a_page_that_begins_with_its_text_has_no_headline(text: str) -> None:
    assert page.fields_of(text) == {"body": text}

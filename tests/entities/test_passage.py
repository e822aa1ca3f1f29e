"""What the capitals, quotation marks and credits of a field tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.entities.passage import Passage


def body(text: str) -> Passage:
    return Passage("body", text)


@given(st.text(alphabet="Ab1 @#./\n\t\"'“”’|(é:Photo", max_size=80), st.sampled_from(["headline", "body"]))
def test_blanking_out_moves_nothing(text: str, field: str) -> None:
    passage = Passage(field, text)
    assert len(passage.folded) == len(passage.lowered) == len(text)
    assert all(passage.folded[word.start : word.end] == word.text for word in passage.capitalised)
    assert all(word.text[0].isupper() for word in passage.capitalised)


@pytest.mark.parametrize(
    "text",
    [
        "@JonHamm",
        "#JonHamm",
        "https://example.org/Jon-Hamm",
        "www.example.org/Jon",
        "jon@example.org",
        "By Jon Hamm",
        "Words by Jon Hamm",
        "Photo: Jon Hamm",
        "Photo credit: Jon Hamm",
        "(Photo by Jon Hamm)",
        "Jon Hamm/Getty Images",
    ],
)
def test_handles_addresses_bylines_and_credits_are_blanked_out(text: str) -> None:
    assert not body(text).capitalised


@pytest.mark.parametrize(
    "text",
    ["Loved by Jon Hamm", "Photos of Jon Hamm", "The photo shows Jon", "By then Jon left.", "By then Jon had left"],
)
def test_what_only_looks_like_a_credit_stays(text: str) -> None:
    assert "Jon" in [word.text for word in body(text).capitalised]


@pytest.mark.parametrize("headline", ["Photos: Jon Hamm waves", "By the numbers: Jon Hamm", "Report: Jon Hamm is back"])
def test_a_headline_is_no_credit_line(headline: str) -> None:
    assert Passage("headline", headline).folded == headline


def test_the_name_of_the_site_is_blanked_out_in_a_headline_only() -> None:
    text = "Jon Hamm waves | Kate Moss"
    assert Passage("headline", text).folded.rstrip("\n") == "Jon Hamm waves"
    assert body(text).folded == text


@pytest.mark.parametrize(
    ("headline", "styled"),
    [
        ("Jon Hamm Returns to Television", True),
        ("Jon Hamm returns to television", False),
        ("Why the Star of the Show Said No", True),
        ("", False),
    ],
)
def test_a_headline_in_title_case_is_known(headline: str, *, styled: bool) -> None:
    assert Passage("headline", headline).is_title_case is styled
    assert not body(headline).is_title_case


def test_a_text_in_capitals_is_loud() -> None:
    assert body("JON HAMM IS BACK on TV").is_loud
    assert not body("JON HAMM is back on television").is_loud
    assert not body("123").is_loud


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Moss left.", True),
        ("He left. Moss stayed.", True),
        ("He left: Moss stayed.", True),
        ("He said, “Moss stayed.”", True),
        ("First line\nMoss", True),
        ("He met Moss.", False),
        ("He met Mr. Moss.", False),
        ("He left, Moss stayed.", False),
    ],
)
def test_a_sentence_starts_where_its_capital_proves_nothing(text: str, *, starts: bool) -> None:
    assert body(text).starts_sentence(text.index("Moss")) is starts


@pytest.mark.parametrize("text", ["“Suits”", "‘Suits’", '"Suits," he said', "*Suits*", "_Suits_", "‘Suits’ star"])
def test_a_title_in_quotation_marks_is_quoted(text: str) -> None:
    start = text.index("Suits")
    assert body(text).is_quoted(start, start + 5)


@pytest.mark.parametrize("text", ["Suits", "“Suits are back”", "lawyers' Suits", "“I wear Suits”", "‘Suits’n"])
def test_more_or_less_than_the_title_in_quotation_marks_is_not(text: str) -> None:
    start = text.index("Suits")
    assert not body(text).is_quoted(start, start + 5)


def test_a_neighbouring_word_is_one_blank_away() -> None:
    passage = body("Mr. Moss met J. Hamm. Kate, too")
    assert passage.word_before(passage.text.index("Moss")) == ("Mr", 0)
    assert passage.word_before(passage.text.index("Hamm")) == ("J", 13)
    assert passage.word_before(passage.text.index("Kate")) == ("", -1)
    assert passage.word_after(passage.text.index("Moss") + 4) == "met"
    assert passage.word_after(passage.text.index("Kate") + 4) == ""

"""Headlines of other articles at the end of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.texts.labels import is_label
from analysis.loading.texts.related import split

PROSE = "Few pairs have been discussed as much as these two. Hardly anybody had expected what came of it in the end."
CLOSE = "It works to this day."
OTHERS = (
    "Viola Davis and Meryl Streep to Present at Charity Film Gala",
    "Why Critics Call Olivia Colman “the Safest Pair of Hands”",
    "Idris Elba Joins Reading Marathon!",
    "Bill Murray walks into a bakery…",
    "Is this Anne Hathaway’s best film yet?",
    "Robert Downey Jr. surprises fans: 10 pictures",
)


@pytest.mark.parametrize(
    "label", [(), ("Related",), ("You may also like:",), ("MORE STORIES",), ("— Read next —",), ("Trending now",)]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_run_of_headlines_after_the_text_is_taken_out(label: tuple[str, ...], gap: str) -> None:
    text = gap.join((PROSE, PROSE, CLOSE, *label, *OTHERS))
    assert split(text) == (f"{PROSE}\n{PROSE}\n{CLOSE}", "\n".join(OTHERS))


def test_the_last_block_is_the_run_where_empty_lines_part_paragraphs() -> None:
    text = "\n\n".join((PROSE, PROSE, "But what comes next for the two?", "\n".join(OTHERS)))
    assert split(text) == (f"{PROSE}\n{PROSE}\nBut what comes next for the two?", "\n".join(OTHERS))


@pytest.mark.parametrize(
    "last",
    [
        CLOSE,
        "“We never looked back.”",
        "“Are we there yet?”",
        "He was “done.”",
    ],
)
def test_a_last_short_sentence_stays_with_the_text(last: str) -> None:
    assert split("\n".join((PROSE, PROSE, last, *OTHERS))) == (f"{PROSE}\n{PROSE}\n{last}", "\n".join(OTHERS))


def test_two_headlines_are_a_run_and_one_is_none_without_a_label() -> None:
    assert split("\n".join((PROSE, PROSE, *OTHERS[:2])))[1] == "\n".join(OTHERS[:2])
    assert split("\n".join((PROSE, PROSE, OTHERS[0]))) == ("\n".join((PROSE, PROSE, OTHERS[0])), "")
    assert split("\n".join((PROSE, PROSE, "Related", OTHERS[0]))) == (f"{PROSE}\n{PROSE}", OTHERS[0])


def test_a_headline_with_a_full_stop_among_others_goes_with_them() -> None:
    run = (*OTHERS[:3], "Watch Adele cry on stage.", *OTHERS[3:])
    assert split("\n".join((PROSE, PROSE, *run)))[1] == "\n".join(run)


def test_a_pointer_within_the_text_is_no_part_of_it() -> None:
    assert split(f"{PROSE}\nRELATED: “Moss” Returns\n{PROSE}") == (f"{PROSE}\n{PROSE}", "“Moss” Returns")


@pytest.mark.parametrize(
    "text",
    [
        "Shall I compare thee to a summer's day\nThou art more lovely and more temperate\nRough winds shake the buds",
        "\n".join(OTHERS),
        "\n".join((PROSE, "The winners are:", *OTHERS)),
        f"{PROSE}\n{PROSE}\nBest picture: Anora\nBest director: Sean Baker\nBest score: The Brutalist",
        f"{PROSE}\n{PROSE}\n1. Moon Music by Coldplay\n2. Brat by Charli XCX\n3. Short n' Sweet by Carpenter",
        f"{PROSE}\n{PROSE}\nMilk\nEggs\nFlour",
        f"{PROSE}\n{CLOSE}\nThey agree.\nSo do we.",
        PROSE,
        "",
    ],
)
def test_lists_poems_and_plain_text_stay_as_they_are(text: str) -> None:
    assert split(text) == (text, "")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Related",
            "RELATED:",
            "Related stories:",
            "More stories",
            "You may also like",
            "You might also like",
            "Read next",
        ),
        *(
            "Trending Now",
            "More from TMZ",
            "Most read",
            "See also:",
            "Latest news",
            "Don’t miss",
            "Editors' picks",
            "## Related",
        ),
    ],
)
def test_a_label_announces_other_articles(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize(
    "line", ["Related to whom? Nobody knows.", "More than a feeling", "Latest Moss film opens", "You", ""]
)
def test_other_lines_are_no_label(line: str) -> None:
    assert not is_label(line)


@given(st.lists(st.sampled_from((PROSE, CLOSE, "Related", "", *OTHERS, "Q: Why?", "- Milk"))))
def test_every_line_ends_in_one_of_the_two_or_was_a_label(lines: list[str]) -> None:
    body, others = split("\n".join(lines).strip())
    kept = sorted(filter(None, [*body.split("\n"), *others.split("\n")]))
    assert [line for line in kept if not is_label(line)] == sorted(
        line.removeprefix("- ") if "- " in line and line not in body else line
        for line in lines
        if line and not is_label(line)
    )

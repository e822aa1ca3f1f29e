"""Corrections that stand in the text, and paragraphs that look like one."""

import pytest

from analysis.loading.texts import corrections


@pytest.mark.parametrize(
    "paragraph",
    [
        *(
            "Correction: He is 38.",
            "CORRECTION, 3:15 p.m.: The film opens in May.",
            "Correction (Oct. 17, 2024): He is 38.",
        ),
        *(
            "CORRECTION, Oct. 17, 3:15 p.m. ET: He is 38.",
            "Corrections and clarifications: He is 38.",
            "Clarification: She.",
        ),
        *(
            "• This article was amended on 17 October 2024 to remove a name.",
            "This story has been updated to correct a name.",
        ),
        *(
            "*An earlier version of this article misstated his age.",
            "A previous version of this story incorrectly said.",
        ),
        *("Editor's note: This review was changed.", "EDITOR’S NOTE — She left.", "[Editors' note: She left.]"),
        *("Correction appended, Tuesday: He is 38.", "This post has been corrected."),
    ],
)
def test_a_paragraph_that_corrects_is_found(paragraph: str) -> None:
    assert corrections.in_text(f"He sang.\n{paragraph}\nShe did not.") == paragraph


@pytest.mark.parametrize(
    "paragraph",
    [
        *(
            "Correction",
            "Corrections officer: he was kind.",
            "The correction: none.",
            "Correction of the error took years: ask her.",
        ),
        *("An earlier version of this story, titled Dune, was filmed in 1984.", "This article was written by Bo."),
        *("The story is updated daily.", "He sent an editor's note: it was kind.", f"Correction: {'x' * 1_000}"),
        *("Clarification came on Monday: he left.", f"Correction{' 1' * 400}", ""),
    ],
)
def test_other_paragraphs_are_the_article(paragraph: str) -> None:
    assert corrections.in_text(paragraph) == ""


def test_several_corrections_are_a_line_each() -> None:
    assert corrections.in_text("Correction: A.\nHe sang.\nCorrection: B.") == "Correction: A.\nCorrection: B."

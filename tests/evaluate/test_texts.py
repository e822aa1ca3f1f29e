import pandas as pd
import pytest

from analysis.evaluate.labels import Named
from analysis.evaluate.texts import doubts, facts, labelled
from tests.evaluate.labelling import by_id, character, label, person, work

HAMM = ("Jon Hamm", "Hamm")


def _articles(*ids: str, headline: str = "Jon Hamm", body: str = "") -> pd.DataFrame:
    return pd.DataFrame(
        {"own_id": ids, "source": "", "extent": "full", "headline": headline, "body": body}, dtype="str"
    )


def _doubts(thing: Named, headline: str, body: str) -> list[str]:
    return list(doubts(by_id(label("a1", thing)), facts([_articles("a1", headline=headline, body=body)])))


def test_articles_without_a_label_are_left_out_and_counted() -> None:
    chosen, others = labelled([_articles("a1", "a2"), _articles("a3"), _articles("a4")], {"a2", "a4", "a5"})
    assert [list(batch["own_id"]) for batch in chosen] == [["a2"], ["a4"]]
    assert others == 2


def test_of_an_article_that_comes_twice_the_last_counts() -> None:
    table = facts([_articles("a1", body="first"), _articles("a1", "a0", body="last")])
    assert dict(table["body"]) == {"a0": "last", "a1": "last"}


def test_without_articles_there_are_no_facts_and_no_doubts() -> None:
    assert facts([]).empty
    assert list(doubts(by_id(label("a1", person("Nobody"))), facts([]))) == []


@pytest.mark.parametrize(
    ("thing", "body"),
    [
        (person("Jon Hamm", *HAMM, headline=1, body=2), "Jon Hamm left. Hamm\N{RIGHT SINGLE QUOTATION MARK}s back."),
        (person("Conan O'Brien", "O'Brien"), "O\N{RIGHT SINGLE QUOTATION MARK}Brien spoke."),
        (person("Beyoncé", "Beyonc&eacute;"), "Beyoncé sang."),
        (character("Don Draper", "Draper", count=2), "Draper and Draper"),
        (work("Will & Grace", "tv", "Will  & Grace"), "Will & Grace"),
    ],
)
def test_a_label_that_fits_its_text_raises_no_doubt(thing: Named, body: str) -> None:
    assert _doubts(thing, "Jon Hamm", body) == []


@pytest.mark.parametrize(
    ("thing", "doubt"),
    [
        (
            person("Jon Hamm", *HAMM, "Jonny", body=1),
            'Jon Hamm: "Jonny" is not in the article as it is read; correct the label or its spelling',
        ),
        (
            person("Jon Hamm", *HAMM, headline=1, body=2),
            "Jon Hamm: labelled 2 in the body, its spellings stand there 1 time; correct either",
        ),
        (
            person("Jon Hamm", *HAMM, headline=2),
            "Jon Hamm: labelled 2 in the headline, its spellings stand there 1 time; correct either",
        ),
        (
            work("Mad Men", "tv", count=3),
            "Mad Men: labelled 3 in the text, its spellings stand there 2 times; correct either",
        ),
        (person("Jon Hamm", *HAMM, body=0), "Jon Hamm: labelled 0 times; count the places or take it out"),
    ],
)
def test_a_label_that_cannot_be_is_told(thing: Named, doubt: str) -> None:
    assert _doubts(thing, "Jon Hamm", "Mad Men: Jon Hamm of Mad Men") == [f"a1: {doubt}"]

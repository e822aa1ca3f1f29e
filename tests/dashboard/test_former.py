"""Former versions on the page of an article, and tombstones on the Corpus page."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.removal import remove
from analysis.store.writing import Signature
from tests.corpora import NOW, Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import words

LATER = Signature("test", "tester", NOW + pd.Timedelta(hours=3))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus with an article that changed, one that ran under two headlines and one that was removed."""
    corpus = tmp_path_factory.mktemp("changed") / "corpus"
    first = Told("a1", "Jon Hamm to sing", "He is 40.\nHe sings <b>well</b>.")
    ingested(corpus, batch(first, Told("a2", variants="Another :red[headline]"), Told("a3", "Ayo Edebiri")))
    second = Told("a1", "Jon Hamm to dance", "He is 41.\nHe sings <b>well</b>.", note="He is not 40.")
    ingested(corpus, batch(second), signature=LATER)
    remove(corpus, ["a3"], "names a *minor*", LATER)
    return corpus


def html(page: object) -> str:
    return " ".join(element.proto.body for element in page.get("html"))  # type: ignore[attr-defined]  # AppTest has no type for it


def test_an_article_tells_what_it_said_before_and_what_was_corrected(shown: Shown, corpus: Path) -> None:
    page = shown("articles", corpus, article="a1")
    assert not page.exception
    assert [expander.label for expander in page.main.expander] == ["Changed 1 time since it was first read"]
    told = html(page)
    assert "<del>Jon Hamm to sing</del> <ins>Jon Hamm to dance</ins>" in told
    assert "<del>He is 40.</del>" in told
    assert "<ins>He is 41.</ins>" in told
    assert "<del>He sings" not in told
    assert "Read on 1 November 2024, 15:00" in words(page)
    assert page.info[0].value == "The publisher notes: He is not 40\\."


def test_an_article_that_never_changed_tells_its_other_headlines_only(shown: Shown, corpus: Path) -> None:
    page = shown("articles", corpus, article="a2")
    assert not page.main.expander
    assert "Also ran under: " in words(page)
    assert ":red[" not in words(page)


def test_a_removed_article_is_told_by_its_tombstone_and_a_link_to_it_says_so(shown: Shown, corpus: Path) -> None:
    page = shown("corpus", corpus)
    assert "What was removed" in [heading.value for heading in page.subheader]
    table = next(frame.value for frame in page.dataframe if "reason" in frame.value)
    assert table[["source", "reason", "who"]].to_numpy().tolist() == [["The Daily", "names a *minor*", "tester"]]
    gone = shown("articles", corpus, article="a3")
    assert gone.error[0].value == r"Article a3 was removed on 1 November 2024\: names a \*minor\*"


def test_nothing_is_told_of_removals_where_there_were_none(shown: Shown) -> None:
    assert "What was removed" not in [heading.value for heading in shown("corpus").subheader]


def test_the_corpus_page_tells_how_much_of_the_texts_is_there(shown: Shown, corpus: Path) -> None:
    assert "How much of the texts is there: whole text 2." in words(shown("corpus", corpus))

"""The form that adds articles, without a browser: what it shows of files before and after they are added."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import FileUploader

from analysis.dashboard.parts import jobs
from analysis.dashboard.parts.jobs import Job
from analysis.dashboard.parts.text import plain
from analysis.store.commits import latest
from analysis.store.writing import lease
from tests.corpora import NOW, Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import words
from tests.dashboard.tricks import TRICKS

SECONDS = 60.0
OWN = """Title,Text,Date,Publisher,Words
Cher sings,She did.,2024-10-17,The Own Post,2
Cher rests,She did.,someday,The Own Post,2
,,2024-10-18,The Own Post,0
"""
CHOOSE, CLOSE = "Choose other files", "Close"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    ingested(tmp_path / "corpus", batch(Told("a1", "Elisabeth Moss")))
    return tmp_path / "corpus"


def given(page: AppTest, text: str = OWN, name: str = "own.csv") -> AppTest:
    """Return the page once a file was given to its form."""
    chooser(page).set_value([(name, text.encode(), "text/csv")])
    return page.run()


def chooser(page: AppTest) -> FileUploader:
    (found,) = [one for one in page.file_uploader if one.label == "Files of articles"]
    return found


def pressed(page: AppTest, label: str) -> AppTest:
    """Return the page once a button of it was pressed."""
    (button,) = [button for button in page.button if button.label == label]
    return button.click().run()


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def over(page: AppTest) -> AppTest:
    """Return the page when what it adds is added."""
    job: Job = page.session_state["_upload"]
    job.join(SECONDS)
    return page.run()


def test_a_file_is_seen_before_it_is_added_and_nothing_is_written(shown: Shown, corpus: Path) -> None:
    page = given(shown("corpus", corpus))
    assert not page.exception
    said = words(page)
    for line in (
        "2 articles, 4 columns matched, 1 date unreadable, 1 record could not be read",
        "1 date could not be read; its article is undated, in no dated selection",
        'own.csv:3: no date can be read from "someday"',
        "1 record could not be read",
        "own.csv:4: ",
    ):
        assert plain(line) in said
    assert "Columns not used: Words." in said
    tables = [frame.value for frame in page.dataframe]
    (first,) = [table for table in tables if "place" in table and "headline" in table]
    (names,) = [table for table in tables if "field" in table]
    assert first["headline"].tolist() == ["Cher sings", "Cher rests"]
    assert names.to_numpy().tolist() == [
        ["Headline", "Title"],
        ["Text", "Text"],
        ["Published", "Date"],
        ["Source", "Publisher"],
    ]
    assert {"Add 2 articles", CHOOSE} <= set(buttons(page))
    newest = latest(corpus)
    assert newest is not None
    assert newest.number == 1


def test_what_is_added_is_counted_and_what_could_not_be_read_is_said(shown: Shown, corpus: Path) -> None:
    page = over(pressed(given(shown("corpus", corpus)), "Add 2 articles"))
    assert not page.exception
    (success,) = page.success
    assert success.value == plain("3 read: 2 new, 0 changed, 0 already there, 1 could not be read.")
    assert page.metric[0].value == "3"
    assert "Add 2 articles" not in buttons(page)
    assert CLOSE in buttons(page)
    again = over(pressed(given(page), "Add 2 articles"))
    assert again.success[0].value == plain("3 read: 0 new, 0 changed, 2 already there, 1 could not be read.")


def test_who_comes_back_is_told_what_came_of_the_last_upload_until_somebody_closes_it(
    shown: Shown, corpus: Path
) -> None:
    over(pressed(given(shown("corpus", corpus)), "Add 2 articles"))
    page = shown("corpus", corpus)
    assert page.success[0].value.startswith("3 read")
    assert any(caption.value.startswith("own") for caption in page.caption)
    assert not pressed(page, CLOSE).success
    assert not shown("corpus", corpus).success


def test_a_file_with_no_article_cannot_be_added(shown: Shown, corpus: Path) -> None:
    page = given(shown("corpus", corpus), "x,y\n1,2\n", "bad.csv")
    assert plain("bad.csv: no column for headline or body") in words(page).replace("\\, body or excerpt", "")
    assert not [label for label in buttons(page) if label.startswith("Add")]
    assert not chooser(pressed(page, CHOOSE)).value


def test_articles_that_the_corpus_has_are_told_from_new_ones(shown: Shown, corpus: Path) -> None:
    page = over(pressed(given(shown("corpus", corpus)), "Add 2 articles"))
    seen = words(given(page, OWN + "Cher wins,She did.,2024-10-19,The Own Post,2\n"))
    assert "1 new to the corpus; 2 already there, written again only where they have changed." in seen


def test_source_and_day_change_the_preview(shown: Shown, corpus: Path) -> None:
    page = given(shown("corpus", corpus), "headline,body\nCher,Sings.\n")
    assert "1 article has no date: choose a day above to give it one." in words(page)
    assert "1 article names no source: write one above." in words(page)
    page.text_input(key="upload-source").set_value("The Own Post").run()
    page.date_input(key="upload-day").set_value(NOW.date()).run()
    assert "choose a day above" not in words(page)
    assert "write one above" not in words(page)
    (first,) = [frame.value for frame in page.dataframe if "place" in frame.value and "headline" in frame.value]
    assert [f"{first['published_at'][0]:%Y-%m-%d}", first["source"][0]] == ["2024-11-01", "The Own Post"]


def test_an_upload_that_waits_says_so_and_can_be_cancelled(shown: Shown, corpus: Path) -> None:
    with lease(corpus, lambda _: None):
        page = pressed(given(shown("corpus", corpus)), "Add 2 articles")
        job: Job = page.session_state["_upload"]
        while not job.progress.note:
            job.join(0.05)
        assert plain("Somebody else is writing to this corpus; waiting for them to finish") in [
            bar.proto.text for bar in page.run().get("progress")
        ]
        page = pressed(page, "Cancel")
        assert "Cancel" not in buttons(page)
    page = over(page)
    assert [warning.value for warning in page.warning] == ["Cancelled: nothing was added, the corpus is what it was."]
    assert page.metric[0].value == "1"


def test_what_went_wrong_is_text(shown: Shown, corpus: Path) -> None:
    def work(_: Job) -> jobs.Report:
        msg = "**disk** on fire"
        raise OSError(5, msg)

    job = Job("own.csv", None, NOW)
    job.start(work)
    job.join(SECONDS)
    jobs.keep(corpus, job)
    page = shown("corpus", corpus)
    assert [error.value for error in page.error] == [plain("own.csv: **disk** on fire")]
    assert not page.exception


def test_names_and_texts_of_a_file_stay_text(shown: Shown, corpus: Path) -> None:
    trick = ":material/home: **x** :red[y] $a$"
    rows = "\n".join(f'"{line}",text,"{line}","{line}"'.replace("\n", " ") for line in TRICKS if '"' not in line)
    page = given(shown("corpus", corpus), f'headline,body,date,source,"{trick}"\n{rows}\n', f"{trick}.csv")
    assert not page.exception
    assert trick not in words(page)
    assert plain(trick) in words(page)

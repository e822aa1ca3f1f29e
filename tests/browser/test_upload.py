"""An editor's own articles, by the form; and links that show the corpus as it was before them."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page

from analysis.store.commits import history, latest
from analysis.store.snapshot import snapshot
from analysis.store.writing import lease
from tests.browser.looking import HEADLINE, asked, length, opened, rows
from tests.browser.serving import Serve, settled
from tests.corpora import Told, batch, ingested

OWN = """headline,body,published,source,url
"Cher: the **tour** opens","Cher sang, and Chris Martin came.",2024-11-02 10:00,The Own Post,https://own.example/1
Ozzy Osbourne retires,Ozzy Osbourne says goodbye.,2024-11-03 09:00,The Own Post,https://own.example/2
,,2024-11-03,The Own Post,https://own.example/3
"""
SAMPLE = "These are the sample articles that come with Marquee"
WAITING = "Somebody else is writing to this corpus; waiting for them to finish"
CANCELLED = "Cancelled: nothing was added, the corpus is what it was."
MANY = 5_000
# Processes start and gazetteers are read meanwhile, on whatever machine this is.
PATIENCE = 120_000


@pytest.fixture(autouse=True)
def _patience(page: Page) -> None:
    page.set_default_timeout(PATIENCE)


def choose(page: Page, name: str, text: str, line: str) -> None:
    """Give a file to the form, opened where it is not, and wait for the line that tells what it holds."""
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    settled(page)
    uploader = page.get_by_test_id("stFileUploader").filter(has_text="Files of articles")
    if not uploader.is_visible():
        page.get_by_test_id("stExpander").get_by_text("Add articles").click()
    uploader.locator("input[type=file]").set_input_files(file)
    page.get_by_text(line).wait_for()
    settled(page)


def add(page: Page, label: str, report: str) -> None:
    """Add what was chosen, and wait for what is said of it."""
    page.get_by_role("button", name=label).click()
    page.get_by_text(report).wait_for()
    settled(page)


def test_own_articles_take_the_place_of_the_sample_and_count_once(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(tmp_path / "corpus")
    opened(page, served, "/corpus?source=Binge+Bulletin")
    assert page.get_by_text(SAMPLE).is_visible()
    line = "2 articles, 5 columns matched, 1 record could not be read"
    choose(page, "own.csv", OWN, line)
    assert latest(served.corpus) is None
    report = "3 read: 2 new, 0 changed, 0 already there, 1 could not be read."
    add(page, "Add 2 articles", report)
    assert page.get_by_text("own.csv:4: ").first.is_visible()
    assert asked(page) == {"window": ["28d"]}
    assert page.get_by_text(SAMPLE).count() == 0
    assert page.get_by_test_id("stMetricValue").all_inner_texts() == ["2", "1", "0", "1"]
    page.get_by_role("button", name="Close").click()
    page.get_by_text(report).wait_for(state="detached")
    choose(page, "own.csv", OWN, line)
    assert page.get_by_text("0 new to the corpus; 2 already there").is_visible()
    add(page, "Add 2 articles", "3 read: 0 new, 0 changed, 2 already there, 1 could not be read.")
    assert [commit.number for commit in history(served.corpus)] == [1]
    opened(page, served, "/articles")
    assert [row[HEADLINE] for row in rows(page)] == ["Ozzy Osbourne retires", "Cher: the **tour** opens"]
    opened(page, served, "/people?entity=cher")
    assert page.get_by_test_id("stMetricValue").first.inner_text() == "1"


def test_what_came_in_is_a_click_away_and_told_to_who_comes_back(serve: Serve, page: Page, tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(Told("a1", "Elisabeth Moss")))
    opened(page, serve(tmp_path / "corpus"), "/corpus")
    choose(page, "own.csv", OWN, "2 articles, ")
    add(page, "Add 2 articles", "3 read: 2 new, ")
    page.reload()
    page.get_by_text("3 read: 2 new, ").wait_for()
    settled(page).get_by_role("link", name="See what came in").click()
    page.get_by_role("heading", level=1, name="Articles").wait_for()
    settled(page)
    assert asked(page) == {"window": ["all"], "source": ["The Own Post"]}
    assert length(page) == 2


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}], ids=["phone"])
def test_a_file_without_articles_is_told_of_and_cannot_be_added(serve: Serve, page: Page, tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(Told("a1", "Elisabeth Moss")))
    opened(page, serve(tmp_path / "corpus"), "/corpus")
    choose(page, "bad.csv", "x,y\n1,2\n", "bad.csv: no column for headline")
    assert page.get_by_role("button", name="Nothing to add").is_disabled()
    page.get_by_role("button", name="Choose other files").click()
    page.get_by_text("bad.csv").first.wait_for(state="detached")
    choose(page, "own.csv", OWN, "2 articles, ")
    assert page.get_by_role("button", name="Add 2 articles").is_enabled()
    assert [commit.number for commit in history(tmp_path / "corpus")] == [1]


def test_a_large_upload_waits_its_turn_shows_how_far_it_is_and_is_cancelled_without_a_trace(
    serve: Serve, page: Page, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(Told("a1", "Elisabeth Moss")))
    lines = [f"Headline {number},{'Cher sang. ' * 3},The Own Post,{number}" for number in range(MANY)]
    opened(page, serve(corpus), "/corpus")
    choose(page, "large.csv", "\n".join(["headline,body,source,id", *lines]), f"{MANY:,} articles, 4 columns matched")
    with lease(corpus, lambda _: None):
        page.get_by_role("button", name=f"Add {MANY:,} articles").click()
        page.get_by_text(WAITING).wait_for()
        # Who closes the tab and comes back finds it as it is.
        page.reload()
        page.get_by_text(WAITING).wait_for()
    page.get_by_text(f"of {MANY:,} records read").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text(CANCELLED).wait_for()
    settled(page)
    assert page.get_by_test_id("stMetricValue").first.inner_text() == "1"
    assert [commit.number for commit in history(corpus)] == [1]
    assert len(snapshot(corpus).articles) == 1
    choose(page, "own.csv", OWN, "2 articles, ")
    add(page, "Add 2 articles", "3 read: 2 new, ")
    assert len(snapshot(corpus).articles) == 3


def test_a_file_that_names_no_source_and_no_day_is_given_them(serve: Serve, page: Page, tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(Told("a1", "Elisabeth Moss")))
    opened(page, serve(tmp_path / "corpus"), "/corpus")
    choose(page, "bare.csv", "headline,body\nJon Hamm is back,He is.\n", "1 article names no source")
    page.get_by_label("Source, where a file names none").fill("The Own Post")
    page.get_by_label("Source, where a file names none").press("Enter")
    page.get_by_text("1 article names no source").wait_for(state="detached")
    settled(page).get_by_role("spinbutton", name="year").press_sequentially("20241102")
    # The day is taken when its calendar closes.
    page.keyboard.press("Escape")
    page.get_by_text("1 article has no date").wait_for(state="detached")
    settled(page)
    add(page, "Add 1 article", "1 read: 1 new, 0 changed, 0 already there, 0 could not be read.")
    held = snapshot(tmp_path / "corpus")
    (row,) = held.articles[held.articles["source"].eq("The Own Post")].itertuples()
    assert f"{row.published_at:%Y-%m-%d %H:%M}" == "2024-11-02 00:00"


def test_a_link_with_a_commit_shows_the_old_numbers_and_says_so(serve: Serve, page: Page, tmp_path: Path) -> None:
    first, second = Told("a1", "Elisabeth Moss"), Told("a2", "Elisabeth Moss again", source="Variety")
    ingested(tmp_path / "corpus", batch(first))
    served = serve(tmp_path / "corpus")
    opened(page, served, "/people?entity=p1")
    page.get_by_role("button", name="Link to this view").click()
    link = page.get_by_test_id("stCode").inner_text()
    ingested(tmp_path / "corpus", batch(second))
    page.goto(link)
    old = "This link shows the corpus as it was at commit 1. It is at commit 2 now."
    assert settled(page).get_by_text(old).is_visible()
    counts = page.get_by_test_id("stMetricValue")
    assert counts.first.inner_text() == "1"
    assert length(page) == 1
    page.get_by_role("button", name="Show it as it is now").click()
    page.get_by_text(old).wait_for(state="detached")
    assert settled(page).get_by_text("commit 2").first.is_visible()
    assert counts.first.inner_text() == "2"
    assert asked(page) == {"entity": ["p1"], "window": ["28d"]}

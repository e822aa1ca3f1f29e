"""An editor's own articles, by the form; and links that show the corpus as it was before them."""

from pathlib import Path

from playwright.sync_api import FilePayload, Page

from analysis.store.commits import latest
from analysis.store.snapshot import snapshot
from tests.browser.looking import HEADLINE, asked, length, opened, rows
from tests.browser.serving import Serve, settled
from tests.corpora import Told, batch, ingested

OWN = """headline,body,published,source,url
"Cher: the **tour** opens","Cher sang, and Chris Martin came.",2024-11-02 10:00,The Own Post,https://own.example/1
Ozzy Osbourne retires,Ozzy Osbourne says goodbye.,2024-11-03 09:00,The Own Post,https://own.example/2
,,2024-11-03,The Own Post,https://own.example/3
"""
SAMPLE = "These are the sample articles that come with Marquee"


def upload(page: Page, name: str, text: str, report: str) -> None:
    """Give a file to the form, send it and wait for what is said of it."""
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    form = page.get_by_test_id("stForm")
    form.locator("input[type=file]").set_input_files(file)
    form.get_by_text(name).wait_for()
    settled(page)
    form.get_by_role("button", name="Add to the corpus").click()
    page.get_by_text(report).wait_for()
    settled(page)


def test_own_articles_take_the_place_of_the_sample_and_count_once(serve: Serve, page: Page) -> None:
    served = serve()
    opened(page, served, "/corpus?source=Binge+Bulletin")
    assert page.get_by_text(SAMPLE).is_visible()
    upload(page, "own.csv", OWN, "3 read: 2 new, 0 changed, 0 already there, 1 could not be read.")
    rejected = "own.csv:4: neither a headline nor a body"
    assert page.get_by_text(rejected).is_visible()
    assert asked(page) == {"window": ["28d"]}
    assert page.get_by_text(SAMPLE).count() == 0
    assert page.get_by_test_id("stMetricValue").all_inner_texts() == ["2", "1", "0", "1"]
    assert rows(page, 1)[0][:2] == rejected.split(": ")
    upload(page, "own.csv", OWN, "3 read: 0 new, 0 changed, 2 already there, 1 could not be read.")
    newest = latest(served.corpus)
    assert newest is not None
    assert newest.number == 1
    opened(page, served, "/articles")
    assert [row[HEADLINE] for row in rows(page)] == ["Ozzy Osbourne retires", "Cher: the **tour** opens"]
    opened(page, served, "/people?entity=cher")
    assert page.get_by_test_id("stMetricValue").first.inner_text() == "1"


def test_a_file_that_names_no_source_and_no_day_is_given_them(serve: Serve, page: Page, tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(Told("a1", "Elisabeth Moss")))
    served = serve(tmp_path / "corpus")
    opened(page, served, "/corpus")
    page.get_by_text("Add articles").click()
    form = page.get_by_test_id("stForm")
    form.get_by_label("Source, where a file names none").fill("The Own Post")
    form.get_by_role("spinbutton", name="year").press_sequentially("20241102")
    text = "headline,body\nJon Hamm is back,He is.\n"
    upload(page, "bare.csv", text, "1 read: 1 new, 0 changed, 0 already there, 0 could not be read.")
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

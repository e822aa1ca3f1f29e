"""As a reader goes: from what rises to its story and an article of it, and from an outlet to what only it has."""

from playwright.sync_api import Page

from analysis.store.snapshot import snapshot
from tests.browser.looking import HEADLINE, asked, length, opened, pick, rows
from tests.browser.serving import Served, settled


def test_from_a_rise_to_its_story_and_an_article_and_back_to_the_story(app: Served, page: Page) -> None:
    opened(page, app, "/?who=stories")
    first = page.get_by_test_id("stMain").get_by_test_id("stPageLink").first
    title = first.inner_text().splitlines()[-1]
    first.click()
    page.get_by_role("heading", level=1, name=title).wait_for()
    (story,) = asked(settled(page))["story"]
    whole = snapshot(app.corpus / "sample").articles
    members = whole[whole["story"].eq(story)]
    assert length(page) == len(members)
    headline = rows(page)[0][HEADLINE]
    pick(page, 0)
    page.locator("article h1").wait_for()
    assert page.locator("article h1").inner_text() == headline
    (article,) = asked(settled(page))["article"]
    assert article in set(members["article_id"])
    assert page.get_by_text(f"One of {len(members)} articles of the story").is_visible()
    page.get_by_test_id("stMain").get_by_test_id("stPageLink").first.click()
    page.get_by_role("heading", level=1, name=title).wait_for()
    assert asked(settled(page))["story"] == [story]


def test_back_from_an_article_shows_the_story_that_led_there(app: Served, page: Page) -> None:
    opened(page, app, "/?who=stories")
    page.get_by_test_id("stMain").get_by_test_id("stPageLink").first.click()
    settled(page)
    title = page.get_by_role("heading", level=1).inner_text()
    assert "story" in asked(page)
    pick(page, 0)
    page.locator("article h1").wait_for()
    page.go_back()
    page.get_by_role("heading", level=1, name=title).wait_for()
    assert "/stories" in settled(page).url


def test_an_outlet_of_ours_is_asked_for_what_only_it_has(app: Served, page: Page) -> None:
    source = "The Marquee Dispatch"
    opened(page, app, f"/outlets?window=all&tab=only-ours&ours={source.replace(' ', '+')}")
    title = rows(page)[0][HEADLINE]
    pick(page, 0)
    page.get_by_role("heading", level=1, name=title).wait_for()
    (story,) = asked(settled(page))["story"]
    whole = snapshot(app.corpus / "sample").articles
    assert set(whole["source"][whole["story"].eq(story)]) == {source}

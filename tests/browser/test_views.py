"""Filters, the address and the menu, as a reader meets them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from analysis.address import Asked
from analysis.settings import Settings
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import snapshot
from analysis.store.texts import headlines
from tests.browser.looking import HEADLINE, PUBLISHED, asked, choose, lists, menu, opened, refusal, rows, words
from tests.browser.serving import Serve, Served, settled
from tests.dashboard.tricks import TRICKS

CHER = {"window": ["all"], "person": ["cher"]}
# Two pages back; Streamlit puts an address without filters between pages, or does not.
MOST_STEPS = 4
PHONE: ViewportSize = {"width": 390, "height": 844}
PAGES = ("/", "/people", "/shows", "/portrayal", "/articles", "/corpus", "/methods", "/people?entity=cher&window=all")
TITLES = ("Trending", "People", "Shows", "Portrayal", "Articles", "Corpus")
# What the element with the focus is called; the words of its icons are among them.
FOCUSED = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"


def told(app: Served, wanted: Asked) -> Slice:
    """Return what the sample answers, asked without a page."""
    held = snapshot(app.corpus / "sample")
    return slice_of(held, wanted.selection(held.newest, Settings().tz))


def shown(app: Served, wanted: Asked) -> list[str]:
    """Return the headlines a list shows first."""
    known = headlines(snapshot(app.corpus / "sample"))["headline"]
    return [known[article] for article in told(app, wanted).articles["article_id"]]


def listed(page: Page, place: int = 0) -> list[str]:
    return [row[HEADLINE] for row in rows(page, place)]


def matches(page: Page, headlines: list[str]) -> bool:
    """Return whether a list of articles shows exactly these, as far as its window goes."""
    found = listed(page)
    count = page.get_by_role("heading", level=3, name=re.compile(r"^\d+ articles?$")).inner_text()
    return found == headlines[: len(found)] and bool(found) and int(count.split()[0]) == len(headlines)


def stepped(page: Page, title: str, step: Callable[[], object]) -> None:
    """Step through the history to a page; no page on the way may show a wider view."""
    for _ in range(MOST_STEPS):
        step()
        settled(page)
        assert page.get_by_test_id("stSidebar").get_by_text("Cher", exact=True).is_visible()
        if page.locator("h1").inner_text() == title:
            return
    pytest.fail(f"{MOST_STEPS} steps and not at {title}")


def test_the_first_page_of_a_first_start_shows_data(serve: Serve, page: Page) -> None:
    served = serve()
    page.goto(served.address)
    # The sample is annotated first, which takes a slow machine longer than any page.
    page.get_by_text("Articles now").wait_for(timeout=240_000)
    assert settled(page).locator(".main-svg").locator("visible=true").count()


def test_pages_load_without_an_error_and_from_this_machine_only(
    app: Served, page: Page, console_errors: list[str]
) -> None:
    asked_for: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    for path in PAGES:
        opened(page, app, path)
        assert page.locator("h1").is_visible()
        assert page.get_by_test_id("stException").count() == 0
    inside = (app.address, app.address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked_for if not url.startswith(inside)] == []
    # What a page asked for when it was left.
    assert [url for url in failed if "/_stcore/" not in url] == []
    assert console_errors == []


def test_a_person_is_chosen_and_the_view_is_the_same_after_a_reload(app: Served, page: Page) -> None:
    wanted = Asked(period="all", people=("cher",))
    opened(page, app, "/articles?window=all")
    choose(page, "People", "Cher")
    assert asked(page) == {"window": ["all"], "person": ["cher"]}
    assert matches(page, shown(app, wanted))
    before = words(page)
    page.reload()
    assert words(page) == before
    assert asked(page) == {"window": ["all"], "person": ["cher"]}


def test_a_show_is_chosen(app: Served, page: Page) -> None:
    opened(page, app, "/articles?window=all")
    choose(page, "Shows", "Abbott")
    (show,) = asked(page)["show"]
    assert matches(page, shown(app, Asked(period="all", shows=(show,))))


def test_a_source_and_a_period_are_chosen(app: Served, page: Page) -> None:
    opened(page, app, "/articles")
    choose(page, "Sources", "Binge")
    choose(page, "Period", "All dates")
    assert asked(page) == {"window": ["all"], "source": ["Binge Bulletin"]}
    assert matches(page, shown(app, Asked(period="all", sources=("Binge Bulletin",))))


def test_days_are_chosen_in_the_calendar(app: Served, page: Page) -> None:
    opened(page, app, "/articles")
    choose(page, "Period", "Choose days")
    assert asked(page) == {"since": ["2024-01-07"], "until": ["2024-12-18"]}
    opened(page, app, "/articles?since=2024-10-02&until=2024-10-03")
    page.get_by_test_id("stDateInput").locator("[data-testid=stDateInputField]").click()
    for day in ("12", "14"):
        page.get_by_role("gridcell").get_by_text(day, exact=True).first.click()
    settled(page)
    assert asked(page) == {"since": ["2024-10-12"], "until": ["2024-10-14"]}
    days = [row[PUBLISHED].split()[0] for row in rows(page)]
    assert set(days) == {"2024-10-12", "2024-10-13", "2024-10-14"}


def test_an_open_end_is_filled_and_stays_where_it_was(app: Served, page: Page) -> None:
    opened(page, app, "/articles?until=2024-03-31")
    assert asked(page) == {"since": ["2024-01-07"], "until": ["2024-03-31"]}


def test_words_in_the_text_are_looked_for_and_a_wrong_query_stops_with_its_place(app: Served, page: Page) -> None:
    opened(page, app, "/articles?window=all")
    query = page.get_by_role("textbox", name="Words in the text")
    query.fill('premiere NOT "red carpet"')
    query.press("Enter")
    settled(page)
    assert asked(page)["q"] == ['premiere NOT "red carpet"']
    assert matches(page, shown(app, Asked(period="all", query='premiere NOT "red carpet"')))
    query.fill("(premiere")
    query.press("Enter")
    assert refusal(page) == "query, position 10: it ends too soon; a word or a closing bracket is missing"
    assert lists(page).count() == 0
    query.fill("premiere")
    query.press("Enter")
    assert matches(settled(page), shown(app, Asked(period="all", query="premiere")))


def test_a_link_for_nobody_stops_with_a_message_and_a_way_on(app: Served, page: Page) -> None:
    opened(page, app, "/people?person=nobody")
    assert refusal(page) == "This link asks for nobody, which this corpus does not have"
    assert page.get_by_test_id("stPlotlyChart").count() == 0
    assert asked(page) == {"person": ["nobody"]}
    page.get_by_role("button", name="Open without these filters").click()
    page.get_by_role("heading", level=1, name="People").wait_for()
    assert asked(settled(page)) == {"window": ["28d"]}


def test_filters_go_along_from_page_to_page_and_stay_on_the_way_back_and_forward(app: Served, page: Page) -> None:
    opened(page, app, "/?window=all&person=cher")
    for title in (*TITLES[1:], TITLES[0]):
        menu(page, title)
        assert asked(page) == CHER
    stepped(page, "Articles", page.go_back)
    assert asked(page) == CHER
    stepped(page, "Trending", page.go_forward)


def test_back_undoes_a_filter(app: Served, page: Page) -> None:
    opened(page, app, "/people?window=all")
    choose(page, "People", "Cher")
    assert "person" in asked(page)
    page.go_back()
    page.wait_for_url("**/people?window=all")
    assert settled(page).get_by_test_id("stSidebar").get_by_placeholder("Everyone").is_visible()


def test_the_link_to_a_view_names_its_commit_and_opens_the_same_view(app: Served, page: Page) -> None:
    opened(page, app, "/people?window=all&entity=cher")
    page.get_by_role("button", name="Link to this view").click()
    link = page.get_by_test_id("stCode").inner_text()
    assert link == f"{app.address}/people?entity=cher&window=all&commit=1"
    page.keyboard.press("Escape")
    before = words(page)
    page.goto(link)
    assert words(page) == before


@pytest.mark.parametrize("viewport", [PHONE])
def test_on_a_phone_nothing_runs_out_of_the_page_and_the_sidebar_opens_and_closes(app: Served, page: Page) -> None:
    for path in PAGES:
        opened(page, app, path)
        main = page.get_by_test_id("stMain")
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    period = page.get_by_test_id("stSidebar").get_by_text("Period")
    assert not period.is_visible() or period.bounding_box()["x"] < 0  # type: ignore[index]  # visible, so it has a box
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_timeout(500)
    assert period.is_visible()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.wait_for_timeout(500)
    assert page.locator("h1").is_visible()


def test_menu_and_filters_are_reached_by_the_keyboard(app: Served, page: Page) -> None:
    opened(page, app, "/")
    reached: list[str] = []
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    wanted = [*TITLES, "Methods", "Period", "People", "Shows", "Sources", "Words in the text", "Link to this view"]
    assert [name for name in wanted if not any(name in focused for focused in reached)] == []


def test_a_link_is_followed_by_the_keyboard(app: Served, page: Page) -> None:
    opened(page, app, "/")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Shows").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Shows").wait_for()
    assert settled(page).locator(".main-svg").count()


def test_texts_that_are_not_ours_are_shown_letter_by_letter(serve: Serve, page: Page) -> None:
    opened(page, serve(script=Path(__file__).parent / "literal.py"))
    for place, trick in enumerate(TRICKS):
        for kind in ("markdown", "caption"):
            text = page.locator(f".st-key-{kind}-{place}").get_by_role("paragraph")
            assert text.inner_text().replace("\N{WORD JOINER}", "") == " ".join(trick.split())
            assert text.locator("*").count() == 0

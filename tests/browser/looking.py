"""What a reader does on a page and sees on it: choose a filter, click a mark, read a list."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

from tests.browser.serving import Served, settled

# Columns of a list of articles.
HEADLINE, PUBLISHED = 0, 2

# Where a list's boxes begin: to the right of its edge, below its header.
_BOX_X, _HEADER, _ROW = 15, 36, 35


def opened(page: Page, app: Served, path: str = "/") -> Page:
    """Return the page, standing still at a path of the app."""
    page.goto(app.address + path)
    return settled(page)


def asked(page: Page) -> dict[str, list[str]]:
    """Return the parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def words(page: Page) -> str:
    """Return all that the page says, its lists included."""
    return settled(page).get_by_test_id("stMain").inner_text() + "".join(
        " | ".join(row) + "\n" for place in range(lists(page).count()) for row in rows(page, place)
    )


def refusal(page: Page) -> str:
    """Return the message with which a page stopped."""
    return settled(page).get_by_test_id("stAlert").inner_text()


def choose(page: Page, label: str, typed: str) -> None:
    """Choose in a filter of the sidebar the first that matches what is typed."""
    filter_ = page.get_by_test_id("stSidebar").get_by_role("combobox", name=label)
    filter_.click()
    filter_.press("Control+a")
    filter_.press_sequentially(typed)
    page.get_by_role("option").first.wait_for()
    filter_.press("Enter")
    # A list that stays open for another choice hides the page from who reads by roles.
    if page.get_by_role("listbox").is_visible():
        page.keyboard.press("Escape")
    settled(page)


def menu(page: Page, title: str) -> None:
    """Go to a page by the menu."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
    page.get_by_role("heading", level=1, name=title).wait_for()
    settled(page)


def bars(page: Page, chart: int = 0) -> Locator:
    """Return the bars of a chart."""
    return page.get_by_test_id("stPlotlyChart").nth(chart).locator(".barlayer .point path")


def points(page: Page, chart: int = 0) -> Locator:
    """Return the points of a chart of lines."""
    return page.get_by_test_id("stPlotlyChart").nth(chart).locator(".scatterlayer .points path.point")


def click(page: Page, mark: Locator) -> None:
    """Click a mark of a chart; Plotly's own layer lies over it."""
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    settled(page)


def lists(page: Page) -> Locator:
    """Return the lists of the page."""
    return page.get_by_test_id("stDataFrame")


def rows(page: Page, place: int = 0) -> list[list[str]]:
    """Return the rows of a list that its window shows, as cells."""
    found = lists(page).nth(place).locator("canvas tbody tr")
    return [row.locator("td").all_text_contents() for row in found.all()]


def length(page: Page, place: int = 0) -> int:
    """Return how many rows a list has, shown or not."""
    count = lists(page).nth(place).locator("canvas table").get_attribute("aria-rowcount")
    assert count is not None
    return int(count) - 1


def pick(page: Page, row: int, place: int = 0) -> None:
    """Choose a row of a list by its box."""
    canvas = lists(page).nth(place).locator("canvas").first
    canvas.scroll_into_view_if_needed()
    canvas.click(position={"x": _BOX_X, "y": _HEADER + _ROW * row + _ROW // 2}, force=True)
    settled(page)


def number(text: str) -> int:
    """Return the first number in a text."""
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))

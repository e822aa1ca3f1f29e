"""Behind every mark stand its articles: counted here without a page, and compared."""

import csv
import re

import pandas as pd
from playwright.sync_api import Download, Page

from analysis.address import Asked
from analysis.entities.gazetteer import SHOWS
from analysis.metrics.coverage import by_entity, daily_articles
from analysis.metrics.together import naming
from analysis.settings import Settings
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.texts import headlines, mentions
from tests.browser.looking import HEADLINE, asked, bars, click, length, number, opened, pick, points, rows
from tests.browser.serving import Served, settled

ZONE = Settings().tz
_ON_SCREEN = 10  # a longer list is drawn in part


def sample(app: Served) -> Snapshot:
    return snapshot(app.corpus / "sample")


def everything(app: Served, wanted: Asked | None = None) -> Slice:
    """Return what the sample answers, asked without a page."""
    return slice_of(sample(app), (wanted or Asked(period="all")).selection(sample(app).newest, ZONE))


def articles(app: Served, corpus: Slice) -> list[str]:
    """Return the headlines of a slice, in the order of a list."""
    known = headlines(sample(app))["headline"]
    return [known[article] for article in corpus.articles["article_id"]]


def listed(page: Page, place: int = 0) -> list[str]:
    """Return the headlines in a list, which must show all it has."""
    found = [row[HEADLINE] for row in rows(page, place)]
    assert len(found) == length(page, place)
    return found


def heading(page: Page) -> str:
    """Return what stands over the articles behind a mark."""
    return page.get_by_test_id("stMarkdownContainer").get_by_text(re.compile(r": \d+ articles?$")).inner_text()


def saved(download: Download) -> list[dict[str, str]]:
    """Return the rows of a CSV file that the page gave."""
    with download.path().open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_bar_of_people_opens_exactly_its_articles(app: Served, page: Page) -> None:
    wanted = Asked(period="all", sources=("The Marquee Dispatch",))
    opened(page, app, "/people?window=all&source=The+Marquee+Dispatch")
    table = by_entity(everything(app, wanted), ("person",))
    place = list(table["articles"] <= _ON_SCREEN).index(True)
    click(page, bars(page).nth(place))
    person = table.iloc[place]
    expected = articles(app, naming(everything(app, wanted), person["entity_id"]))
    assert heading(page) == f"{person['name']}: {person['articles']} articles"
    assert listed(page) == expected
    assert len(expected) == person["articles"]


def test_a_bar_of_shows_opens_exactly_its_articles_within_the_filters(app: Served, page: Page) -> None:
    wanted = Asked(period="all", sources=("The Marquee Dispatch",))
    opened(page, app, "/shows?window=all&source=The+Marquee+Dispatch")
    show = by_entity(everything(app, wanted), SHOWS).iloc[0]
    click(page, bars(page).first)
    assert listed(page) == articles(app, naming(everything(app, wanted), show["entity_id"]))


def test_a_point_of_a_line_opens_exactly_the_articles_of_its_day(app: Served, page: Page) -> None:
    opened(page, app, "/articles?window=all")
    days = daily_articles(everything(app), everything(app), ZONE).dropna(ignore_index=True)
    counts = days["articles"].to_numpy(dtype="int64")
    place = int(counts.argsort()[counts[counts.argsort()] <= _ON_SCREEN][-1])
    click(page, points(page).nth(place))
    day, count = days["day"][place], days["articles"][place]
    assert heading(page) == f"{day:%-d %B %Y}: {count} articles"
    published = everything(app).articles["published_at"].dt.tz_convert(ZONE).dt.strftime("%Y-%m-%d")
    keys = published.index[published.eq(f"{day:%Y-%m-%d}")]
    assert listed(page) == articles(app, everything(app).keeping(pd.Series(keys)))


def test_a_row_opens_its_article_with_every_mention_marked_and_back_returns(app: Served, page: Page) -> None:
    opened(page, app, "/articles?window=all")
    shown = rows(page)[3][HEADLINE]
    pick(page, 3)
    (article_id,) = asked(page)["article"]
    assert asked(page) == {"article": [article_id], "window": ["all"]}
    assert headlines(sample(app))["headline"][article_id] == shown
    found = mentions(sample(app), [article_id])
    marks = page.locator("article mark")
    assert marks.all_inner_texts() == list(found["surface"])
    assert marks.count() == len(found) > 0
    page.go_back()
    page.get_by_role("heading", level=1, name="Articles").wait_for()
    assert asked(settled(page)) == {"window": ["all"]}
    page.go_forward()
    page.locator("article mark").first.wait_for()
    settled(page).get_by_role("button", name="All articles").click()
    page.get_by_role("heading", level=1, name="Articles").wait_for()
    assert asked(settled(page)) == {"window": ["all"]}


def test_a_name_beside_an_article_leads_to_its_profile(app: Served, page: Page) -> None:
    article_id = str(everything(app).articles["article_id"].iloc[0])
    opened(page, app, f"/articles?article={article_id}&window=all")
    person = page.get_by_test_id("stMain").get_by_test_id("stPageLink").filter(has_text=" ×").first
    name = person.get_by_test_id("stMarkdownContainer").inner_text().split(" ×")[0]
    person.click()
    page.get_by_role("heading", level=1, name=name).wait_for()
    assert asked(settled(page)).keys() == {"entity", "window"}


def test_a_row_of_people_opens_the_profile_and_the_profile_counts_the_same(app: Served, page: Page) -> None:
    opened(page, app, "/people?window=all")
    name, count = rows(page)[0][:2]
    pick(page, 0)
    page.get_by_role("heading", level=1, name=name).wait_for()
    assert settled(page).get_by_test_id("stMetricValue").first.inner_text() == count
    # The first list: below it are credits, of who has some.
    assert length(page, 0) == number(count)
    page.get_by_role("button", name="All people").click()
    page.get_by_role("heading", level=1, name="People").wait_for()
    assert asked(settled(page)) == {"window": ["all"]}


def test_the_saved_data_add_up_to_the_chart(app: Served, page: Page) -> None:
    opened(page, app, "/articles?window=all")
    page.get_by_role("button", name="Save").click()
    with page.expect_download() as got:
        page.get_by_role("button", name="Data (CSV)").click()
    dated = everything(app).articles["published_at"].notna().sum()
    drawn = page.get_by_test_id("stPlotlyChart").locator(".js-plotly-plot")
    total = drawn.evaluate("chart => chart.calcdata[0].reduce((sum, point) => sum + (point.y ?? 0), 0)")
    assert got.value.suggested_filename == "articles-by-day.csv"
    assert sum(int(row["articles"] or 0) for row in saved(got.value)) == total == dated


def test_the_saved_table_is_the_one_on_the_page(app: Served, page: Page) -> None:
    opened(page, app, "/shows?window=all")
    with page.expect_download() as got:
        page.get_by_role("button", name="Table (CSV)").click()
    table = by_entity(everything(app), SHOWS)
    found = saved(got.value)
    assert [row["name"] for row in found] == list(table["name"])
    assert [int(row["articles"]) for row in found] == list(table["articles"])
    assert [row[0] for row in rows(page)] == list(table["name"])[: len(rows(page))]


def test_the_saved_chart_opens_without_the_app(app: Served, page: Page) -> None:
    opened(page, app, "/shows?window=all")
    page.get_by_role("button", name="Save").first.click()
    with page.expect_download() as got:
        page.get_by_role("button", name="Chart (HTML, works offline)").click()
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    file = got.value.path().rename(got.value.path().with_suffix(".html"))
    page.goto(file.as_uri())
    page.locator(".main-svg").first.wait_for()
    assert [url for url in asked_for if url.startswith("http")] == []

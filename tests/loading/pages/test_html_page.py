"""Saved pages: what is the article on them, and what they say of it."""

import io
import json
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading import Batch
from analysis.loading.documents import document
from analysis.loading.facts.addresses import canonical
from analysis.loading.news import feed, ninjs
from analysis.loading.pages import html_page
from analysis.loading.records import Header, Record, Reject
from analysis.settings import Limits

Loaded = Callable[..., Batch]
SENTENCES = "Zendaya said on Thursday that she will return for the next film in the series. " * 4
OTHERS = "Her director had hoped for it, and so had everybody who saw the first two parts in a cinema. " * 4
PAGE = (
    '<html><head><title>Big News | The Site</title><meta property="og:title" content="Big News Today">'
    '<meta property="og:site_name" content="The Site"><link rel="canonical" href="https://www.site.com/big?utm_source=x">'
    "{}</head><body><nav><a href='/'>Home</a></nav><article><h1>Big News Today</h1><p>"
    + SENTENCES
    + "</p><p>"
    + OTHERS
    + "</p>"
    '</article><div class="comments"><p>First comment!</p></div><script>alert(1)</script></body></html>'
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Site"},
        {
            "@type": ["NewsArticle"],
            "headline": "Big news",
            "datePublished": "2024-10-17T06:30:00Z",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Bo Lee"}],
            "articleSection": "Film",
        },
    ],
}


def test_a_page_gives_its_article_and_leaves_the_rest(loaded: Loaded) -> None:
    page = PAGE.format(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>')
    article = loaded(page, "page.html").articles.iloc[0]
    assert article[["headline", "source", "url", "author", "section", "place"]].tolist() == [
        *("Big News Today", "The Site", "https://www.site.com/big", "Jane Doe, Bo Lee", "Film", "page.html:1"),
    ]
    assert article["body"].split("\n") == [SENTENCES.strip(), OTHERS.strip()]
    assert article["published_at"].isoformat() == "2024-10-17T06:30:00+00:00"


def test_the_hour_of_a_meta_tag_is_kept(loaded: Loaded) -> None:
    page = PAGE.format('<meta property="article:published_time" content="2024-10-17T08:00:00+02:00">')
    assert loaded(page, "page.htm").articles["published_at"].iloc[0].isoformat() == "2024-10-17T06:00:00+00:00"


def test_a_page_without_a_date_is_undated(loaded: Loaded) -> None:
    batch = loaded(PAGE.format(""), "page.html")
    assert batch.articles["published_at"].isna().all()
    assert batch.warnings.empty


def test_the_page_is_known_by_its_content_where_its_name_tells_nothing(loaded: Loaded) -> None:
    assert loaded(PAGE.format(""), "-").articles["headline"].tolist() == ["Big News Today"]


def test_broken_linked_data_costs_nothing_else(loaded: Loaded) -> None:
    page = PAGE.format('<script type="application/ld+json">{"@type": "NewsArticle", </script>')
    assert loaded(page, "page.html").articles["headline"].tolist() == ["Big News Today"]


def test_a_page_with_no_text_is_a_reject(loaded: Loaded) -> None:
    batch = loaded("<html><body><img src='x'></body></html>", "page.html")
    assert batch.rejects["reason"].tolist() == ["no headline and no text found on the page"]


def test_a_page_that_is_too_long_is_a_reject(loaded: Loaded) -> None:
    reasons = loaded(f"<html>{'x' * 20_000}", "page.html").rejects["reason"].tolist()
    assert reasons == ["longer than 10,000 bytes, the most that one article may have"]


def fields(page: str) -> Mapping[str, str]:
    (record,) = html_page.items(document(io.BytesIO(page.encode()), "page.html", Limits()))
    assert isinstance(record, Record)
    return record.fields


def script(**described: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **described})}</script>'


@pytest.mark.parametrize(
    ("page", "language"),
    [
        (PAGE.format("").replace("<html>", '<html lang="en-GB">'), "en-GB"),
        (PAGE.format('<meta property="og:locale" content="fr_FR">'), "fr_FR"),
        (PAGE.format(script(inLanguage="de")).replace("<html>", '<html lang="en">'), "de"),
        (PAGE.format(script(inLanguage={"@type": "Language", "name": "Spanish", "alternateName": "es"})), "es"),
        (PAGE.format(""), None),
    ],
)
def test_a_page_says_its_language(page: str, language: str | None) -> None:
    assert fields(page).get("language") == language


def test_another_headline_is_a_variant() -> None:
    told = fields(PAGE.format(script(headline="Big news", alternativeHeadline=["Bigger news", "Huge news"])))
    assert told["variants"] == "Bigger news\nHuge news"


def test_a_correction_is_a_note_and_an_address_of_corrections_is_none() -> None:
    comment = {"@type": "CorrectionComment", "text": "It was Tuesday.", "datePublished": "2024-10-18"}
    assert fields(PAGE.format(script(correction=comment)))["note"] == "It was Tuesday."
    assert "note" not in fields(PAGE.format(script(correction="https://site.com/corrections")))


@pytest.mark.parametrize(
    "changed",
    [
        '<meta property="article:modified_time" content="2024-10-20T08:00:00+02:00">',
        '<meta property="og:updated_time" content="2024-10-20T08:00:00+02:00">',
        '<meta name="lastmod" content="2024-10-20">',
        script(headline="Big news", dateModified="2024-10-20T08:00:00Z"),
        '</head><body><time class="updated" datetime="2024-10-20T08:00:00Z">20 October</time>',
    ],
)
def test_the_hour_of_a_change_is_no_publication(changed: str) -> None:
    assert "published_at" not in fields(PAGE.format(changed))


def test_a_time_both_published_and_updated_is_a_publication() -> None:
    told = fields(
        PAGE.format('</head><body><time class="entry-date published updated" datetime="2024-10-17">17</time>')
    )
    assert told["published_at"].startswith("2024-10-17")


def test_a_description_stands_for_a_text_that_is_not_there() -> None:
    page = (
        '<html><head><title>Big news</title><meta property="og:description" content="What it says.">'
        '<meta property="og:type" content="article"></head>'
        "<body><img src='x'></body></html>"
    )
    told = fields(page)
    assert (told.get("body"), told["excerpt"]) == (None, "What it says.")
    assert "excerpt" not in fields(PAGE.format('<meta property="og:description" content="What it says.">'))


CONTACT = "<!doctype html><html><head><title>Contact us</title>{}</head><body><p>Call {}555-0100.</p></body></html>"


def test_a_page_that_nothing_tells_to_be_an_article_is_a_reject(loaded: Loaded) -> None:
    batch = loaded(CONTACT.format("", ""), "page.html")
    assert batch.rejects[["place", "reason"]].to_numpy().tolist() == [
        ["page.html", "no article found on the page: no date, no author and only 2 words"]
    ]
    assert batch.articles.empty
    of_no_kind = '<script type="application/ld+json">{"@type": "WebPage", "name": "Contact"}</script>'
    assert len(loaded(CONTACT.format(of_no_kind, ""), "page.html").rejects) == 1


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ('<meta property="og:type" content="article">', ""),
        ('<meta name="author" content="Ann Lee">', ""),
        ('<meta property="article:published_time" content="2024-10-17T08:00:00Z">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A"}</script>', ""),
        ("", "the office " * 40),
        ("", "\u4ed6\u8bf4" * 80),
    ],
    ids=["type", "author", "date", "linked data", "words", "signs"],
)
def test_a_page_with_one_sign_of_an_article_is_one(loaded: Loaded, head: str, text: str) -> None:
    assert len(loaded(CONTACT.format(head, text), "page.html").articles) == 1


LIVE = {
    "@type": "LiveBlogPosting",
    "headline": "Awards night, live",
    "datePublished": "2024-10-17T20:00:00Z",
    "coverageStartTime": "2024-10-17T17:00:00Z",
    "liveBlogUpdate": [
        {"@type": "BlogPosting", "articleBody": "Late winner.", "datePublished": "2024-10-17T21:00:00Z"},
        {"@type": "BlogPosting", "articleBody": "Red carpet.", "datePublished": "2024-10-17T19:30:00+02:00"},
        {"@type": "BlogPosting", "headline": "Doors open", "datePublished": "2024-10-17T17:00:00Z"},
    ],
}


def test_a_live_blog_is_one_article_with_its_entries_in_the_order_of_time() -> None:
    told = fields(PAGE.format(script(headline="Awards") + script(**LIVE)))
    assert told["body"] == "Doors open\nRed carpet.\nLate winner."
    assert told["published_at"] == "2024-10-17T17:00:00Z"


def test_the_text_that_a_live_blog_gives_for_itself_comes_first() -> None:
    assert fields(PAGE.format(script(**LIVE, articleBody="All of it.")))["body"] == "All of it."


def test_an_address_without_a_host_is_none() -> None:
    page = PAGE.format('<meta property="og:url" content="https://site.com/big">')
    page = page.replace("https://www.site.com/big?utm_source=x", "/big")
    assert fields(page)["url"] == "https://site.com/big"


def test_one_article_has_one_address_as_page_feed_and_ninjs() -> None:
    entry = (
        '<rss version="2.0"><channel><title>Site</title><item><title>Big News Today</title>'
        "<link>https://www.site.com/big?utm_medium=rss</link></item></channel></rss>"
    )
    item = {
        "uri": "https://data.site.com/items/1",
        "headline": "Big News Today",
        "renditions": {"web": {"href": "https://www.site.com/big?utm_campaign=wire", "mimetype": "text/html"}},
    }
    inputs = ((html_page, PAGE.format("")), (feed, entry), (ninjs, json.dumps(item)))
    records = [
        record
        for reader, content in inputs
        for record in reader.items(document(io.BytesIO(content.encode()), "x", Limits()))
        if not isinstance(record, Header)
    ]
    assert [canonical(record.fields["url"]) for record in records if isinstance(record, Record)] == [
        "https://www.site.com/big"
    ] * 3


anything = st.recursive(
    st.none() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*LIVE, "articleBody", "inLanguage", "correction", "@id"]), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(anything)
def test_any_description_is_a_record(described: object) -> None:
    told = {"@type": "LiveBlogPosting", "liveBlogUpdate": described, "inLanguage": described, "correction": described}
    assert fields(PAGE.format(script(**told)))["headline"] == "Big News Today"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_a_reject(data: bytes) -> None:
    (item,) = html_page.items(document(io.BytesIO(data), "page.html", Limits()))
    assert isinstance(item, Record | Reject)

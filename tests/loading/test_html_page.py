"""Saved pages: what is the article on them, and what they say of it."""

import json
from collections.abc import Callable

from analysis.loading import Batch

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

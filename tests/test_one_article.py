"""One article is one, whatever it comes as, in whatever order, and its fullest text stays."""

import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from analysis import loading
from analysis.loading import Defaults
from analysis.settings import Settings
from analysis.store.snapshot import snapshot
from analysis.store.texts import article
from tests.corpora import ingested

HEADLINE = "Jon Hamm to play a lighthouse keeper"
TEXT = "Jon Hamm will play a lighthouse keeper in a new film, its makers said on Thursday. " * 8
PAGE = "https://www.portlight.example/2024/10/17/jon-hamm-lighthouse"

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Port Light</title><item><title>{HEADLINE}</title>
<link>{PAGE}/?utm_source=rss</link><guid isPermaLink="false">8842</guid>
<pubDate>Thu, 17 Oct 2024 08:00:00 GMT</pubDate><description>Jon Hamm will play a lighthouse keeper.</description>
</item></channel></rss>"""
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "datePublished": "2024-10-17T08:00:00Z",
    "publisher": {"@type": "Organization", "name": "Port Light"},
    "articleBody": TEXT,
}
HTML = f"""<!doctype html><html lang="en"><head><title>{HEADLINE} | Port Light</title>
<link rel="canonical" href="{PAGE}/"><meta property="og:title" content="{HEADLINE}">
<meta property="og:site_name" content="Port Light">
<script type="application/ld+json">{json.dumps(LINKED)}</script></head>
<body><article><h1>{HEADLINE}</h1><p>{TEXT}</p></article></body></html>"""
# The page for phones, saved under its own address.
AMP = HTML.replace(f'href="{PAGE}/"', f'href="{PAGE.replace("www.", "amp.")}/amp/"')
NINJS = json.dumps(
    {
        "uri": PAGE.replace("www.", "m."),
        "type": "text",
        "pubstatus": "usable",
        "versioncreated": "2024-10-17T08:00:00Z",
        "headline": HEADLINE,
        "body_text": TEXT,
        "provider": "Port Light",
    }
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Port Light",
        "items": [{"id": "8842", "url": PAGE, "title": HEADLINE, "summary": "Jon Hamm will play a lighthouse keeper."}],
    }
)
FILES = {"feed.xml": RSS, "page.html": HTML, "amp.html": AMP, "wire.json": NINJS, "feed.json": JSON_FEED}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("order", [*permutations(("feed.xml", "page.html", "wire.json")), tuple(FILES)])
def test_it_is_one_article_with_its_whole_text(folder: Path, tmp_path: Path, order: Sequence[str]) -> None:
    batches = loading.read([folder / name for name in order], Defaults(), Settings())
    outcome = ingested(tmp_path / "corpus", *batches)
    assert (outcome.read, outcome.new, outcome.rejected) == (len(order), 1, 0)
    held = snapshot(tmp_path / "corpus")
    row = held.articles.iloc[0]
    assert (len(held.articles), row["extent"], str(row["published_at"])) == (1, "full", "2024-10-17 08:00:00+00:00")
    kept = article(held, row["article_id"])
    assert kept["headline"] == HEADLINE
    assert kept["body"].startswith(TEXT[:80])

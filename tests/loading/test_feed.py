"""RSS and Atom: entries, their dates, and feeds that mean harm."""

from collections.abc import Callable

import pytest

from analysis.loading import Batch

Loaded = Callable[..., Batch]
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Feed</title><link>https://x.com</link>{}</channel></rss>'
)
ITEM = (
    "<item><title>A &amp;amp; B &lt;i&gt;c&lt;/i&gt;</title><link>https://www.x.com/1?utm_source=rss</link><guid>g1</guid>"
    "<pubDate>Thu, 17 Oct 2024 08:00:00 EDT</pubDate><dc:creator>By Jane Doe</dc:creator><category>Film</category>"
    "<category>TV</category><description>short</description>"
    "<content:encoded><![CDATA[<p>Full <b>text</b>.</p><script>x()</script>]]></content:encoded></item>"
)


def test_an_entry_gives_its_fields_and_content_beats_the_summary(loaded: Loaded) -> None:
    article = loaded(RSS.format(ITEM), "feed.xml").articles.iloc[0]
    assert article[["headline", "body", "url", "source", "input_id", "author", "section", "place"]].tolist() == [
        *("A & B c", "Full text.", "https://www.x.com/1", "x.com", "g1", "Jane Doe", "Film", "feed.xml: item 1"),
    ]
    assert article["published_at"].isoformat() == "2024-10-17T12:00:00+00:00"


def test_an_atom_feed_is_read(loaded: Loaded) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>'
        '<title type="html">&lt;b&gt;A&lt;/b&gt; b</title>'
        '<link href="http://a.com/1"/><id>urn:1</id><updated>2024-10-17T08:00:00Z</updated><summary>s</summary>'
        "</entry></feed>"
    )
    article = loaded(feed, "feed.atom").articles.iloc[0]
    assert article[["headline", "body", "input_id"]].tolist() == ["A b", "s", "urn:1"]
    assert article["published_at"].isoformat() == "2024-10-17T08:00:00+00:00"


def test_an_impossible_date_is_not_rolled_over(loaded: Loaded) -> None:
    batch = loaded(RSS.format("<item><title>A</title><pubDate>2024-13-45</pubDate></item>"), "feed.rss")
    assert batch.articles["published_at"].isna().all()
    assert batch.warnings["reason"].tolist() == ['no date can be read from "2024-13-45"']


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        '<!ENTITY % b SYSTEM "http://x.com/">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(loaded: Loaded, declaration: str, encoding: str) -> None:
    feed = f"<!DOCTYPE rss [{declaration}]><rss version='2.0'><channel><item><title>&b;</title></item></channel></rss>"
    batch = loaded(feed.encode(encoding), "feed.xml")
    assert batch.rejects["reason"].tolist() == [
        "it declares entities of its own, which may unfold without end or read other files; remove them"
    ]


def test_a_cut_feed_gives_what_came_before_with_a_warning(loaded: Loaded) -> None:
    batch = loaded(RSS.format(ITEM + ITEM)[:-90], "feed.xml")
    assert batch.articles["headline"].tolist()[0] == "A & B c"
    assert batch.warnings["reason"].str.startswith("the feed is not well-formed: ").all()
    assert len(batch.warnings) == 1


def test_what_is_no_feed_is_one_reject(loaded: Loaded) -> None:
    assert loaded("<urlset><url/></urlset>", "map.xml").rejects["reason"].tolist() == ["not an RSS or Atom feed"]


def test_a_feed_that_is_too_long_is_one_reject(loaded: Loaded) -> None:
    reasons = loaded(RSS.format(ITEM * 300), "feed.xml").rejects["reason"].tolist()
    assert reasons == ["longer than 100,000 bytes, the most that a feed may have"]

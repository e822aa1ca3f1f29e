"""RSS and Atom: entries, their dates, and feeds that mean harm."""

import io
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading import Batch, Defaults
from analysis.loading.documents import document
from analysis.loading.news import feed
from analysis.loading.records import Record, Reject
from analysis.settings import Limits

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


RDF = (
    '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel><title>F</title></channel>{}</r:RDF>"
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{}</feed>'


def in_parts(data: str) -> list[Record]:
    limits = Limits(record_bytes=2_000, file_bytes=2_000)
    found = list(feed.items(document(io.BytesIO(data.encode()), "feed.xml", limits)))
    return [item for item in found if isinstance(item, Record)]


@pytest.mark.parametrize(
    ("whole", "entry"),
    [
        (RSS, "<item><guid>{}</guid></item>\n"),
        (RDF, "<item><guid>{}</guid></item>"),
        (ATOM, "<entry><id>{}</id></entry>"),
    ],
    ids=["RSS", "RSS 1", "Atom"],
)
def test_a_long_feed_is_read_in_parts(whole: str, entry: str) -> None:
    records = in_parts(whole.format("".join(entry.format(f"g{number}") for number in range(300))))
    assert [record.fields["input_id"] for record in records] == [f"g{number}" for number in range(300)]
    assert [record.place for record in records] == [f"feed.xml: item {number}" for number in range(1, 301)]
    assert not any(record.losses for record in records)


def test_a_long_feed_that_is_cut_gives_what_came_before_with_one_warning() -> None:
    records = in_parts(RSS.format(ITEM * 20)[:-90])
    assert [number for number, record in enumerate(records, start=1) if record.losses] == [20]


def test_an_entry_that_is_too_long_ends_the_reading(loaded: Loaded) -> None:
    batch = loaded(RSS.format(ITEM + f"<item><title>{'x' * 50_000}</title></item>"), "feed.xml")
    assert batch.rejects["reason"].tolist() == [
        "longer than 10,000 bytes, the most that an entry may have; reading stopped there"
    ]
    assert batch.articles["headline"].tolist() == ["A & B c"]


def test_a_file_without_entries_that_is_too_long_is_one_reject(loaded: Loaded) -> None:
    reasons = loaded(f"<rss>{'x' * 200_000}", "feed.xml").rejects["reason"].tolist()
    assert reasons == ["longer than 100,000 bytes, the most that a feed may have"]


PIER = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>The Pier</title>'
    "<link>https://pier.example</link><language>en-gb</language><item><title>Harbour Lights renewed</title>{}"
    "</item></channel></rss>"
)


def fields(inner: str, whole: str = PIER) -> Mapping[str, str]:
    (record,) = feed.items(document(io.BytesIO(whole.format(inner).encode()), "feed.xml", Limits()))
    assert isinstance(record, Record)
    return record.fields


def test_content_is_the_body_and_a_description_an_excerpt() -> None:
    told = fields("<description>short</description><content:encoded>long</content:encoded>")
    assert (told["body"], told["excerpt"]) == ("long", "short")
    alone = fields("<description>short</description>")
    assert (alone.get("body"), alone["excerpt"]) == (None, "short")
    assert "excerpt" not in fields("<content:encoded>long</content:encoded>")


@pytest.mark.parametrize("first", [True, False])
def test_what_is_said_of_a_picture_is_not_said_of_the_article(*, first: bool) -> None:
    picture = (
        '<media:content url="https://i.example/1.jpg" medium="image"><media:title>A pier</media:title>'
        "<media:description>A pier at night</media:description></media:content>"
    )
    texts = "<description>short</description><content:encoded>long</content:encoded>"
    told = fields(picture + texts if first else texts + picture)
    assert (told["headline"], told["body"], told["excerpt"]) == ("Harbour Lights renewed", "long", "short")


def test_what_is_said_of_a_picture_is_better_than_nothing() -> None:
    assert fields("<media:description>A pier at night</media:description>")["excerpt"] == "A pier at night"


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<link>https://p.example/1</link>", "https://p.example/1"),
        (
            "<link>https://clicks.example/1</link><feedburner:origLink>https://p.example/1</feedburner:origLink>",
            "https://p.example/1",
        ),
        (
            '<link>https://clicks.example/1</link><atom:link rel="canonical" href="https://p.example/1"/>',
            "https://p.example/1",
        ),
        ("<guid>https://p.example/1</guid>", "https://p.example/1"),
        ('<guid isPermaLink="false">https://p.example/1</guid>', "https://p.example/1"),
        ('<guid isPermaLink="false">tag:1</guid>', None),
    ],
)
def test_the_address_is_that_of_the_articles_own_page(links: str, url: str | None) -> None:
    assert fields(links).get("url") == url


def test_an_entry_taken_over_from_another_feed_names_its_source() -> None:
    assert fields('<source url="https://tide.example/rss">The Tide</source>')["source"] == "The Tide"
    assert "source" not in fields("")


def test_every_author_is_named() -> None:
    assert (
        fields("<dc:creator>Ada Quill</dc:creator><dc:creator>Ben Roe</dc:creator>")["author"] == "Ada Quill, Ben Roe"
    )
    assert fields("<author>ada@pier.org (Ada Quill)</author>")["author"] == "Ada Quill"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("ann@pier.example (Ann Lee)", "Ann Lee"),
        ("Ann Lee &lt;ann@pier.example&gt;", "Ann Lee"),
        ("<![CDATA[Ann Lee <ann@pier.museum>]]>", "Ann Lee"),
        ("Ann Lee (ann@pier.online)", "Ann Lee"),
        ("ann@pier.example (Ann Lee), bob@pier.example (Bob Roe)", "Ann Lee, Bob Roe"),
        ("ann@pier.example", None),
        ("ann@pier.org", None),
        ("ann@pier.org ()", None),
        ("@annlee", "@annlee"),
        ("Ann (Al) Lee", "Ann (Al) Lee"),
    ],
)
def test_a_mail_address_is_no_part_of_an_authors_name(written: str, author: str | None) -> None:
    assert fields(f"<author>{written}</author>").get("author") == author
    both = f"<dc:creator>{written}</dc:creator><dc:creator>Cy Poe</dc:creator>"
    assert fields(both)["author"] == ", ".join(filter(None, (author, "Cy Poe")))


ATOM_BY = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><author><name>Desk</name><email>d@a.example</email>'
    "</author><entry><title>A</title>{}</entry></feed>"
)


@pytest.mark.parametrize(
    ("inner", "author"),
    [
        ("", "Desk"),
        ("<author><name>Ann Lee</name><email>ann@a.example</email></author>", "Ann Lee"),
        ("<author><name>Ann Lee</name></author><author><name>Bob Roe</name></author>", "Ann Lee, Bob Roe"),
        ("<author><name>ann@a.example</name></author>", None),
        ("<author><email>ann@a.example</email></author>", None),
        ("<source><title>T</title><author><name>Cy Poe</name></author></source>", "Cy Poe"),
    ],
)
def test_an_atom_entry_without_an_author_has_the_feeds(inner: str, author: str | None) -> None:
    assert fields(inner, ATOM_BY).get("author") == author


def test_who_edits_a_channel_did_not_write_its_items() -> None:
    edited = PIER.replace("<language>", "<managingEditor>ed@pier.org (Ed Doe)</managingEditor><language>")
    assert "author" not in fields("", edited)


def test_a_category_is_called_by_its_label() -> None:
    assert fields('<category term="tv" label="Television"/>', ATOM_BY)["section"] == "Television"
    assert fields('<category term="tv"/>', ATOM_BY)["section"] == "tv"
    assert fields("<category>TV</category>")["section"] == "TV"


@pytest.mark.parametrize(
    ("title", "source", "headline"),
    [
        ("Harbour Lights renewed - Variety", "Variety", "Harbour Lights renewed"),
        ("Harbour Lights renewed - Variety", "Deadline", "Harbour Lights renewed - Variety"),
        ("Harbour Lights: a Variety", "Variety", "Harbour Lights: a Variety"),
        (" - Variety", "Variety", "- Variety"),
    ],
)
def test_a_headline_does_not_end_with_the_name_of_its_source(title: str, source: str, headline: str) -> None:
    told = fields(f'<source url="https://v.example">{source}</source>', PIER.replace("Harbour Lights renewed", title))
    assert told["headline"] == headline


@pytest.mark.parametrize(
    ("link", "title", "source"),
    [
        ("https://www.stage.example/tv", "Stage Weekly", "stage.example"),
        ("/", "Stage Weekly", "Stage Weekly"),
        ("", "Stage Weekly", "Stage Weekly"),
        ("", "", ""),
    ],
)
def test_an_entry_without_a_link_is_from_the_feeds_own_site(loaded: Loaded, link: str, title: str, source: str) -> None:
    whole = f"<rss version='2.0'><channel><title>{title}</title><link>{link}</link>{{}}</channel></rss>"
    items = "<item><title>A</title></item><item><title>B</title><link>https://b.example/1</link></item>"
    assert loaded(whole.format(items), "feed.xml").articles["source"].tolist() == [source, "b.example"]
    told = loaded(whole.format(items), "feed.xml", Defaults(source="Wire")).articles["source"].tolist()
    assert told == ["Wire", "Wire"]


def test_the_language_is_the_entrys_else_the_feeds() -> None:
    assert fields("")["language"] == "en-gb"
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>F</title>'
        '<entry xml:lang="fr"><title>A</title>{}</entry></feed>'
    )
    assert fields("", atom)["language"] == "fr"


def test_the_first_publication_counts_and_not_the_last_change() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>A</title>{}</entry></feed>'
    told = fields("<updated>2024-10-18T08:00:00Z</updated><published>2024-10-17T08:00:00Z</published>", atom)
    assert told["published_at"] == "2024-10-17T08:00:00Z"


@given(st.binary(max_size=200) | st.text(alphabet='<>/&;! ="abc', max_size=60).map(PIER.format).map(str.encode))
def test_any_bytes_are_records_and_rejects(data: bytes) -> None:
    found = list(feed.items(document(io.BytesIO(data), "feed.xml", Limits())))
    assert all(isinstance(item, Record | Reject) for item in found)

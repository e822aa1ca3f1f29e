"""NewsML-G2: news items and what else comes with them, whole, cut and hostile."""

import io
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.facts.addresses import canonical
from analysis.loading.news import newsml
from analysis.loading.records import Record, Reject
from analysis.loading.texts import clean
from analysis.settings import Limits

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
ITEM_META = (
    '<itemClass qcode="ninat:text"/><provider qcode="nprov:TIDE"><name>Tidewire</name></provider>'
    "<versionCreated>2024-10-18T09:00:00Z</versionCreated><firstCreated>2024-10-17T06:30:00Z</firstCreated>"
    '<pubStatus qcode="Stat:Usable"/><service qcode="svc:ent"><name>Entertainment</name></service>'
    "<title>harbour renewal</title><edNote>Corrects the number of episodes.</edNote>"
    '<signal qcode="sig:correction"/><link rel="irel:seeAlso" href="https://other.example/x"/>'
    '<link rel="irel:webPage" href="https://www.tidewire.example/tv/77?utm_source=wire"/>'
)
CONTENT_META = (
    "<contentCreated>2024-10-16T10:00:00Z</contentCreated><creator><name>Ada Quill</name></creator>"
    '<language tag="en-GB"/><subject type="cpnat:person" qcode="p:1"><name>Ada Star</name></subject>'
    '<subject qcode="medtop:20000001"><name>television</name></subject><slugline>TV-Harbour</slugline>'
    '<headline role="hldrole:seo">Harbour Lights season 3</headline>'
    '<headline role="hldrole:main">Harbour Lights renewed for a third season</headline>'
    "<by>By Ada Quill</by><description>The drama will return in spring.</description>"
)
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title>'
    "</head><body><p>The drama will return.</p><p>It was a <b>hit</b> &amp; more.</p></body></html></inlineXML>"
)
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>'
    "<hedline><hl1>Harbour Lights renewed</hl1></hedline><byline>By Ada Quill, <byttl>Critic</byttl></byline>"
    "</body.head>"
    "<body.content><p>The drama\n will return.</p><media><media-caption>A pier</media-caption></media><p>It was a hit."
    "</p></body.content></body></nitf></inlineXML>"
)


def news_item(meta: str = ITEM_META, about: str = CONTENT_META, content: str = XHTML, guid: str = "urn:tide:77") -> str:
    return (
        f'<newsItem {NAR} guid="{guid}" version="3" standard="NewsML-G2" standardversion="2.33" xml:lang="en">'
        "<rightsInfo><copyrightHolder><name>Tidewire Ltd</name></copyrightHolder></rightsInfo>"
        f"<itemMeta>{meta}</itemMeta><contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    header = "<header><sent>2024-10-18T09:00:01Z</sent></header>"
    return f'<?xml version="1.0"?><newsMessage {NAR}>{header}<itemSet>{"".join(items)}</itemSet></newsMessage>'


def read(data: str | bytes, limits: Limits | None = None) -> list[Record | Reject]:
    content = data.encode() if isinstance(data, str) else data
    found = list(newsml.items(document(io.BytesIO(content), "wire.xml", limits or Limits())))
    assert all(isinstance(item, Record | Reject) for item in found)
    return [item for item in found if isinstance(item, Record | Reject)]


def fields(data: str) -> Mapping[str, str]:
    (record,) = read(data)
    assert isinstance(record, Record)
    return record.fields


def reasons(data: str | bytes) -> list[str]:
    return [f"{item.place}: {item.reason}" for item in read(data) if isinstance(item, Reject)]


def test_a_news_item_gives_its_fields() -> None:
    told = dict(fields(news_item()))
    assert clean.body(told.pop("body")) == clean.body("The drama will return.\nIt was a hit & more.")
    assert told == {
        "headline": "Harbour Lights renewed for a third season",
        "variants": "Harbour Lights season 3",
        "excerpt": "The drama will return in spring.",
        "url": "https://www.tidewire.example/tv/77?utm_source=wire",
        "input_id": "urn:tide:77",
        "source": "Tidewire",
        "author": "By Ada Quill",
        "section": "Entertainment",
        "published_at": "2024-10-17T06:30:00Z",
        "language": "en-GB",
        "version": "3",
        "status": "usable",
        "note": "Corrects the number of episodes.",
    }


def test_text_in_nitf_is_read_without_its_captions() -> None:
    told = fields(news_item(about="<slugline>TV-Harbour</slugline>", content=NITF))
    assert clean.text(told["body"]) == "The drama will return.\nIt was a hit."
    assert (told["headline"], told["author"], told["section"]) == (
        "Harbour Lights renewed",
        "By Ada Quill",
        "Entertainment",
    )


def test_plain_text_is_read_and_a_picture_in_letters_is_not() -> None:
    picture = '<inlineData contenttype="image/jpeg" encoding="base64">AAAA</inlineData>'
    plain = '<inlineData contenttype="text/plain">One.\nTwo.</inlineData>'
    assert fields(news_item(content=picture + plain))["body"] == "One.\nTwo."


def test_the_title_is_the_headline_where_there_is_no_other() -> None:
    assert fields(news_item(about=""))["headline"] == "harbour renewal"


@pytest.mark.parametrize(
    ("provider", "source"),
    [
        ('<provider literal="Tidewire"/>', "Tidewire"),
        ('<provider uri="https://tidewire.example/about"/>', "Tidewire Ltd"),
        ("", "Tidewire Ltd"),
    ],
)
def test_the_source_is_who_distributes_it(provider: str, source: str) -> None:
    assert fields(news_item(meta=provider))["source"] == source


@pytest.mark.parametrize(
    ("provider", "source"),
    [
        ('<provider qcode="nprov:TIDE"/>', "TIDE"),
        ('<provider uri="http://cv.iptc.org/newscodes/newsprovider/TIDE"/>', "TIDE"),
        ('<provider uri="https://tidewire.example/about"/>', "https://tidewire.example/about"),
    ],
)
def test_a_source_without_a_name_is_told_by_its_code(provider: str, source: str) -> None:
    item = f'<newsItem {NAR} guid="g"><itemMeta>{provider}</itemMeta></newsItem>'
    assert fields(item)["source"] == source


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<versionCreated>2025</versionCreated><firstCreated>2024</firstCreated>", "2024"),
        ("<versionCreated>2025</versionCreated>", "2024-10-16T10:00:00Z"),
    ],
)
def test_the_first_publication_counts_and_not_the_version(dates: str, published: str) -> None:
    assert fields(news_item(meta=dates))["published_at"] == published


def test_the_web_page_beats_a_guid_that_is_an_address() -> None:
    assert canonical(fields(news_item(guid="https://data.tidewire.example/77"))["url"]) == (
        "https://www.tidewire.example/tv/77"
    )
    assert fields(news_item(meta="", guid="https://tidewire.example/77"))["url"] == "https://tidewire.example/77"


def test_a_correction_without_words_is_told_as_one() -> None:
    assert fields(news_item(meta='<signal qcode="sig:correction"/>'))["note"] == "Correction"
    assert "note" not in fields(news_item(meta='<signal qcode="sig:update"/>'))


def test_an_embargo_holds_until_its_hour_and_one_without_an_hour_for_good() -> None:
    told = fields(news_item(meta="<embargoed>2024-10-19T00:00:00Z</embargoed>"))
    assert told["not_before"] == "2024-10-19T00:00:00Z"
    assert fields(news_item(meta="<embargoed/>"))["status"] == "withheld"
    assert fields(news_item(meta='<embargoed/><pubStatus qcode="stat:usable"/>'))["status"] == "withheld"


@pytest.mark.parametrize(
    "word", ["stat:canceled", "STAT:Canceled", "http://cv.iptc.org/newscodes/pubstatusg2/canceled"]
)
def test_a_kill_notice_comes_through_with_nothing_but_its_id(word: str) -> None:
    meta = f'<itemClass qcode="ninat:text"/><pubStatus qcode="{word}"/><edNote>Wrong person.</edNote>'
    item = f'<newsItem {NAR} guid="urn:tide:77" version="4"><itemMeta>{meta}</itemMeta></newsItem>'
    assert fields(item) == {"input_id": "urn:tide:77", "version": "4", "status": "canceled", "note": "Wrong person."}


@pytest.mark.parametrize("held", ["<embargoed>2024-10-19</embargoed>", '<pubStatus qcode="stat:withheld"/>'])
@pytest.mark.parametrize("kind", ["text", "picture"])
def test_what_is_held_is_quoted_in_no_message(held: str, kind: str) -> None:
    (item,) = read(news_item(meta=f'<itemClass qcode="ninat:{kind}"/>{held}'))
    assert item.raw == ""


def test_a_message_gives_its_items_and_names_what_is_no_article() -> None:
    package = f'<packageItem {NAR} guid="p"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta></packageItem>'
    picture = news_item(meta='<itemClass qcode="ninat:picture"/>')
    planned = f'<planningItem {NAR} guid="e"/>'
    found = read(message(package, news_item(), picture, planned))
    assert [type(item) for item in found] == [Reject, Record, Reject, Reject]
    assert reasons(message(package, news_item(), picture, planned)) == [
        "wire.xml: item 1: a package, not an article",
        "wire.xml: item 3: a picture, not an article",
        "wire.xml: item 4: a planning item, not an article",
    ]


def test_items_before_a_mistake_stay() -> None:
    found = read(message(news_item(), news_item())[:-200])
    assert [type(item) for item in found] == [Record, Reject]
    assert found[1].place == "wire.xml: item 2"
    assert found[1].raw == ""


def test_newsml_1_is_named() -> None:
    assert reasons('<!DOCTYPE NewsML SYSTEM "NewsMLv1.2.dtd"><NewsML Version="1.2"><NewsItem/></NewsML>') == [
        "wire.xml: NewsML 1, which is not read; ask the agency for NewsML-G2, NITF or ninjs"
    ]


def test_a_file_without_a_news_item_is_one_reject() -> None:
    assert reasons(message()) == ["wire.xml: no news item in it: neither NewsML-G2 nor NITF"]


def test_entities_are_not_unfolded() -> None:
    declared = '<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert reasons(declared + news_item(about="<headline>&x;</headline>")) == [
        "wire.xml: it declares entities of its own, which may unfold without end or read other files; remove them"
    ]


def test_an_item_that_is_too_long_ends_the_reading() -> None:
    data = message(news_item(), news_item(content=f"<inlineData>{'x ' * 200_000}</inlineData>"))
    assert [type(item) for item in read(data, Limits(record_bytes=100_000))] == [Record, Reject]


parts = st.sampled_from(
    [
        *("<newsItem>", "</newsItem>", "<itemMeta>", "</itemMeta>", "<contentMeta>", "</contentMeta>", "<contentSet>"),
        *("</contentSet>", "<nitf>", "</nitf>", "<inlineXML>", "</inlineXML>", "<body><body.content>x", "<headline/>"),
        *('<pubStatus qcode="::"/>', "<embargoed/>", '<link rel="" href="x"/>', "text", "&amp;", "&x;", "<subject/>"),
    ]
)


@given(st.lists(parts, max_size=12).map("".join))
def test_any_elements_are_records_and_rejects(data: str) -> None:
    assert read(f"<newsMessage>{data}</newsMessage>")


@given(st.binary(max_size=300))
def test_any_bytes_are_records_and_rejects(data: bytes) -> None:
    assert read(data)

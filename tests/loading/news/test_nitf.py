"""NITF: a document by itself, its state and its dates."""

import io
from collections.abc import Mapping

import pytest

from analysis.loading.documents import document
from analysis.loading.news import newsml
from analysis.loading.records import Record
from analysis.loading.texts import clean
from analysis.settings import Limits

DOCDATA = (
    '<docdata management-status="usable"><doc-id id-string="tide-77"/><du-key version="2" key="x"/>'
    '<date.issue norm="20241017T063000Z"/><ed-msg info="Check the names."/>'
    '<correction info="Three episodes, not two."/>'
    '<doc.copyright holder="Tidewire Ltd"/></docdata>'
)
PUBDATA = '<pubdata name="The Tide" ex-ref="https://tidewire.example/tv/77" position.section="Television"/>'
BODY = (
    "<body.head><hedline><hl1>Harbour Lights renewed</hl1><hl2>A third season in spring</hl2></hedline>"
    "<byline>By <person>Ada Quill</person>, <byttl>Critic</byttl></byline>"
    "<abstract><p>It returns.</p></abstract></body.head>"
    "<body.content><block><p>The drama will return.</p><hl2>A hit</hl2><p>It was a hit.</p></block></body.content>"
)


def nitf(head: str = DOCDATA + PUBDATA, body: str = BODY) -> str:
    doctype = '<!DOCTYPE nitf SYSTEM "http://www.nitf.org/site/nitf-3-3.dtd">'
    return f'{doctype}<nitf xml:lang="en"><head><title>T</title>{head}</head><body>{body}</body></nitf>'


def read(data: str) -> list[Record]:
    found = list(newsml.items(document(io.BytesIO(data.encode()), "a.nitf", Limits())))
    return [item for item in found if isinstance(item, Record)]


def fields(data: str) -> Mapping[str, str]:
    (record,) = read(data)
    return record.fields


def test_a_document_gives_its_fields() -> None:
    told = dict(fields(nitf()))
    assert clean.text(told.pop("body")) == "The drama will return.\nA hit\nIt was a hit."
    assert told == {
        "headline": "Harbour Lights renewed",
        "excerpt": "<div><p>It returns.</p></div>",
        "url": "https://tidewire.example/tv/77",
        "input_id": "tide-77",
        "source": "The Tide",
        "author": "Ada Quill",
        "section": "Television",
        "published_at": "20241017T063000Z",
        "language": "en",
        "version": "2",
        "status": "usable",
        "note": "Three episodes, not two.\nCheck the names.",
    }


def test_the_line_below_is_an_excerpt_where_there_is_no_abstract() -> None:
    body = "<body.head><hedline><hl1>A</hl1><hl2>B</hl2></hedline></body.head><body.content><p>c</p></body.content>"
    assert fields(nitf(body=body))["excerpt"] == "B"


def test_the_title_is_the_headline_where_there_is_no_other() -> None:
    assert fields(nitf(body="<body.content><p>c</p></body.content>"))["headline"] == "T"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ada Quill, <byttl>Critic</byttl>", "By Ada Quill"),
        ("<person>Ada Quill</person> and <person>Ben Roe</person>", "Ada Quill, Ben Roe"),
        ("<byttl>Tidewire</byttl>", ""),
    ],
)
def test_a_byline_names_people_and_not_their_titles(byline: str, author: str) -> None:
    body = f"<body.head><byline>{byline}</byline></body.head><body.content><p>c</p></body.content>"
    assert fields(nitf(body=body)).get("author", "") == author


def test_a_release_to_come_is_an_embargo() -> None:
    docdata = '<docdata management-status="embargoed"><date.release norm="20241019T000000Z"/></docdata>'
    told = fields(nitf(head=docdata))
    assert (told["not_before"], told["published_at"]) == ("20241019T000000Z", "20241019T000000Z")
    assert "status" not in told


def test_an_embargo_without_a_release_withholds() -> None:
    assert fields(nitf(head='<docdata management-status="embargoed"/>'))["status"] == "withheld"


def test_what_is_held_is_quoted_in_no_message() -> None:
    (record,) = read(nitf(head='<docdata management-status="withheld"/>'))
    assert record.raw == ""


def test_a_document_that_takes_another_back_gives_a_notice_of_its_own() -> None:
    docdata = (
        '<docdata management-doc-idref="tide-76" management-idref-status="canceled"><doc-id id-string="tide-78"/>'
        '<ed-msg info="Wrong person."/></docdata>'
    )
    own, notice = read(nitf(head=docdata + PUBDATA))
    assert own.fields["input_id"] == "tide-78"
    assert notice == Record(
        "a.nitf: item 1, what it takes back",
        {"note": "Wrong person.", "source": "The Tide", "input_id": "tide-76", "status": "canceled"},
        "",
    )


def test_a_first_paragraph_that_an_archive_repeats_is_read_once() -> None:
    body = (
        '<body.content><block class="lead_paragraph"><p>One.</p></block>'
        '<block class="full_text"><p>One.</p><p>Two.</p></block></body.content>'
    )
    assert clean.text(fields(nitf(body=body))["body"]) == "One.\nTwo."


def test_letters_named_by_the_document_type_are_read() -> None:
    body = "<body.content><p>caf&eacute;</p></body.content>"
    assert clean.text(fields(nitf(body=body))["body"]) == "café"

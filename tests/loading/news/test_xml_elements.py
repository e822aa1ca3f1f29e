"""XML of any length, a few elements at a time, and files that mean harm."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.news.xml_elements import DECLARES, elements, root_of
from analysis.loading.records import Reject
from analysis.settings import Limits


def read(data: bytes | str, limit: int = 2**20) -> list[str]:
    """Return the texts of the elements <b>, or the reasons of rejects."""
    content = data.encode() if isinstance(data, str) else data
    found = elements(document(io.BytesIO(content), "a.xml", Limits(record_bytes=limit)), ("b",))
    return [
        f"{item.place}: {item.reason}" if isinstance(item, Reject) else "".join(item.element.itertext())
        for item in found
    ]


def test_each_element_comes_with_what_is_in_it() -> None:
    assert read("<a><b>1</b><c>2</c><b>3<d>4</d></b></a>") == ["1", "34"]


def test_names_lose_their_namespaces() -> None:
    found = elements(document(io.BytesIO(b'<x:a xmlns:x="u:1"><x:b><x:c/></x:b></x:a>'), "a.xml", Limits()), ("b",))
    (item,) = ([part.tag for part in found.element.iter()] for found in found if not isinstance(found, Reject))
    assert item == ["b", "c"]


def test_an_element_within_another_belongs_to_it() -> None:
    assert read("<a><b>1<b>2</b></b></a>") == ["12"]


def test_the_root_may_be_the_element() -> None:
    assert read("<b>1</b>") == ["1"]


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="iso-8859-1"?><a><b>café</b></a>'.encode("iso-8859-1"),
        '<?xml version="1.0" encoding="utf-16"?><a><b>café</b></a>'.encode("utf-16"),
        "\ufeff<a><b>café</b></a>".encode(),
        ' \n<?xml version="1.0"?><a><b>café</b></a>'.encode(),
        '<?xml version="1.0" encoding="utf-8"?><a><b>café</b> it was all open that day</a>'.encode("cp1252"),
    ],
    ids=["declared", "utf-16", "mark", "blanks before", "not as declared"],
)
def test_a_file_is_read_in_the_encoding_that_it_is_in(data: bytes) -> None:
    assert read(data) == ["café"]


def test_what_came_before_a_mistake_is_kept() -> None:
    assert read("<a><b>1</b><b>2</b><b>3<") == [
        "1",
        "2",
        "a.xml: item 3: not well-formed XML: StartTag: invalid element name",
    ]
    assert read("<a><b>1</b>")[1].startswith("a.xml: item 2: not well-formed XML: ")


def test_the_document_type_of_others_is_neither_fetched_nor_needed() -> None:
    data = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a><b>caf&eacute;</b></a>'
    assert read(data) == ["caf&eacute;"]


BOMB = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;',
        '<!ENTITY a0 "lol">' + BOMB,
        f'<!ENTITY a "{"x" * 100_000}">',
        f'<!-- {"x" * 70_000} --><!ENTITY a "x">',
    ],
    ids=["external", "parameter", "a billion laughs", "one long", "late"],
)
def test_a_file_that_declares_entities_is_refused(declared: str) -> None:
    assert read(f'<!DOCTYPE a [{declared}]><a><b c="1">{"&a;" * 100}</b></a>') == [f"a.xml: {DECLARES}"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<a>" * 100_000, "nested too deep"),
        ("<b>" * 100_000, "nested too deep"),
        ("<a><b c='" + "x" * 2**21, "longer than 1,048,576 bytes; reading stopped there"),
        ("<a><b>" + "x" * 2**21, "longer than 1,048,576 bytes; reading stopped there"),
        ("<?x " + "x" * 2**21, "longer than 1,048,576 bytes; reading stopped there"),
        ("<a>" + "<c/>" * 2**20, "longer than 1,048,576 bytes; reading stopped there"),
    ],
    ids=["deep", "deep elements", "attribute", "text", "instruction", "nothing sought"],
)
def test_a_file_that_means_harm_is_one_reject(data: str, reason: str) -> None:
    assert read(data) == [f"a.xml: item 1: {reason}"]


def test_an_attribute_over_the_limit_of_the_parser_is_a_reject() -> None:
    assert read("<a><c d='" + "x" * 11_000_000 + "'/></a>", 2**25) == [
        "a.xml: item 1: a text, a name or an attribute in it is too long"
    ]


def test_elements_that_were_read_are_forgotten() -> None:
    data = b"<a>" + b"<b><c>1</c></b><d/>\n" * 5_000 + b"</a>"
    held = [
        len(item.element.getparent())
        for item in elements(document(io.BytesIO(data), "a.xml", Limits()), ("b",))
        if not isinstance(item, Reject)
    ]
    assert len(held) == 5_000
    # What one step of 64 KiB holds, however long the file is.
    assert max(held) < 2 * 64 * 2**10 / 20


def test_the_root_tells_its_name() -> None:
    assert root_of(b'<?xml version="1.0"?><x:opml xmlns:x="u:1"><') == ("opml", False)
    assert root_of(b"nothing") == ("", False)


@given(st.binary(max_size=200) | st.text(alphabet="<>ab/&;!?\"'= ", max_size=60).map(str.encode))
def test_any_bytes_are_elements_and_rejects(data: bytes) -> None:
    assert all(isinstance(text, str) for text in read(data))

"""One spelling for each address, and what of it says which page it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.facts import addresses


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.com/x", "https://a.com/x"),
        ("https://a.com/x?utm_source=rss&utm_medium=feed", "https://a.com/x"),
        ("https://a.com/x?id=12&cmpid=rss&p=3#top", "https://a.com/x?id=12&p=3"),
        ("https://a.com/?p=3&fbclid=1&gclid=2&ref=tw", "https://a.com/?p=3"),
        ("https://a.com/x?gallery=3&source=2&cid=9", "https://a.com/x?cid=9&gallery=3&source=2"),
        ("HTTPS://A.com:443/X//y", "https://a.com/X/y"),
        (" https://a.com/x\n", "https://a.com/x"),
        ("//a.com/x", "https://a.com/x"),
        ("a.com/x", "https://a.com/x"),
        ("https://a.com/é", "https://a.com/%C3%A9"),
        ("https://a.com/x?y=\ud800", "https://a.com/x?y=%EF%BF%BD"),
    ],
)
def test_an_address_has_one_spelling(address: str, expected: str) -> None:
    assert addresses.canonical(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        *("", "x", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.com/x", "mailto:a@b.com"),
        *("http://", "https://<script>/", "http://[::1", "https://a.com@b.com/", f"https://a.com/{'x' * 5_000}"),
    ],
)
def test_what_is_no_web_address_is_none(address: str) -> None:
    assert addresses.canonical(address) is None


@pytest.mark.parametrize(
    "address", ["https://a.com/", "http://www.a.com", "https://m.a.com/index.html", "a.com?utm_id=1"]
)
def test_a_home_page_tells_no_article(address: str) -> None:
    canonical = addresses.canonical(address)
    assert canonical is not None
    assert addresses.key(canonical) is None


def test_scheme_www_and_last_slash_do_not_tell_pages_apart() -> None:
    assert {addresses.key(address) for address in ("http://www.a.com/x/", "https://a.com/x")} == {"a.com/x"}
    assert addresses.key("https://a.com/x?id=1") != addresses.key("https://a.com/x?id=2")
    assert addresses.key("https://a.com/?p=1") == "a.com?p=1"


def test_the_host_is_named_without_www() -> None:
    assert addresses.host("https://www.tmz.com/2024/x") == "tmz.com"
    assert addresses.host("https://amp-tmz-com.cdn.ampproject.org/c/s/amp.tmz.com/x") == "tmz.com"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://www.tmz.com/", "tmz.com"),
        ("www.TMZ.com", "tmz.com"),
        ("m.tmz.com", "tmz.com"),
        ("tmz.com", "tmz.com"),
        ("E! News", "E! News"),
        ("Amazon.com", "Amazon.com"),
        ("Dr.Phil", "Dr.Phil"),
    ],
)
def test_a_publisher_given_as_an_address_is_its_host(name: str, expected: str) -> None:
    assert addresses.publisher(name) == expected


@given(st.text().map(lambda text: f"https://a.com/{text}"))
def test_a_canonical_address_stays_as_it_is(address: str) -> None:
    once = addresses.canonical(address)
    assert once is None or addresses.canonical(once) == once

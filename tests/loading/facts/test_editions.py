"""Editions of a page are one page, and other pages are others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.facts import addresses
from analysis.loading.facts.editions import bare, page

ARTICLE = "https://a.com/tv/x-1"
LIVE = "https://a.com/news/live/x-1"


@pytest.mark.parametrize(
    "edition",
    [
        *(
            "http://www.a.com/tv/x-1/",
            "https://m.a.com/tv/x-1",
            "https://mobile.a.com/tv/x-1",
            "https://amp.a.com/tv/x-1",
        ),
        *(
            "https://touch.a.com/tv/x-1",
            "https://www.m.a.com/tv/x-1",
            f"{ARTICLE}/amp",
            f"{ARTICLE}/amp/",
            f"{ARTICLE}.amp",
        ),
        *(f"{ARTICLE}?amp", f"{ARTICLE}?amp=1", f"{ARTICLE}?outputType=amp", f"{ARTICLE}/index.html"),
        *("https://a.com/amp/tv/x-1", "https://cdn.ampproject.org/c/s/a.com/tv/x-1/amp"),
        *(
            "https://www-a-com.cdn.ampproject.org/v/s/www.a.com/tv/x-1?amp_js_v=0.1&usqp=mq331AQ",
            "https://a.com//tv/x-1",
        ),
        *("https://www.google.com/amp/s/amp.a.com/tv/x-1", "https://www.google.co.uk/amp/a.com/tv/x-1"),
    ],
)
def test_an_edition_is_the_same_page(edition: str) -> None:
    canonical = addresses.canonical(edition)
    assert canonical is not None
    assert addresses.key(canonical) == "a.com/tv/x-1"


@pytest.mark.parametrize(
    "place",
    [
        *("?page=with:block-671a", "?page=with%3Ablock-671a#block-671a", "?filterKeyEvents=false", "#comments"),
        *("?pinned_post_locator=urn:asset:1&pinned_post_type=share", "?post=asset%3A1234#post", "?post=671a#post"),
    ],
)
def test_a_place_in_a_live_blog_is_the_live_blog(place: str) -> None:
    canonical = addresses.canonical(LIVE + place)
    assert canonical is not None
    assert addresses.key(canonical) == "a.com/news/live/x-1"


def test_amp_keeps_the_rest_of_the_path() -> None:
    assert page("https://a.com/x.amp.html").path == "/x.html"
    assert page("https://a.com/tv/article-12/amp/Title.html").path == "/tv/article-12/Title.html"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.com/ampersand", "a.com/ersand"),
        ("a.com/x/amplify", "a.com/x/lify"),
        ("a.com/camp", "a.com/c"),
        ("a.com/x.ampere", "a.com/x"),
        ("a.com/amp/fender", "a.com/fender"),
        ("a.com/guitar/amp.html", "a.com/guitar.html"),
        ("a.com/x?amp=guitar", "a.com/x"),
        ("a.com/x?page=2", "a.com/x"),
        ("a.com/blog?post=one", "a.com/blog?post=two"),
        ("a.com/live-music?post=1", "a.com/live-music?post=2"),
        ("a.com/?post=1", "a.com/?post=2"),
        ("a.com/x?output=pdf", "a.com/x"),
        ("example.m.com/x", "example.com/x"),
        ("m.com/x", "com/x"),
        ("m.co.uk/x", "amp.co.uk/x"),
        ("music.a.com/x", "a.com/x"),
        ("a.com/index.htmlx", "a.com/"),
        ("google.com/amplify/s/a.com/x", "a.com/x"),
        ("cdn.ampproject.org/v0/amp-ad.js", "cdn.ampproject.org/v0/other.js"),
    ],
)
def test_near_misses_are_two_pages(one: str, other: str) -> None:
    assert page(f"https://{one}") != page(f"https://{other}")


def test_a_host_of_very_many_parts_is_bare_all_the_same() -> None:
    assert bare("m." * 2_000 + "a.com") == "a.com"


@given(st.text(alphabet="amp/.wc-s?=&1x"))
def test_the_page_of_a_page_is_itself(path: str) -> None:
    canonical = addresses.canonical(f"https://a.com/{path}")
    if canonical is not None:
        once = page(canonical)
        assert bare(once.host) == once.host
        assert not once.path.endswith("/")

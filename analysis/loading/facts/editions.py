"""Which page an address is of, whatever edition of it was asked for: for phones, AMP, within a live blog."""

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote

# Editions of a site, not sites of their own.
_EDITIONS: Final = re.compile(r"(?:www|m|mobile|amp|touch)\.(?=[^.]+\.[^.])")
# What remains of m.co.uk is no site.
_SUFFIX: Final = re.compile(r"(?:ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}(?::\d+)?\Z")
# Copies that others keep: the page's own address follows "/c/", and "/s/" where it is https.
_CACHE: Final = re.compile(r"\A(?:[\w-]+\.)?cdn\.ampproject\.org/(?:[a-z]+/)+?(?=[\w-]+\.[\w.-]+(?:[:/?]|\Z))")
_VIEWER: Final = re.compile(r"\A(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?(?=[\w-]+\.[\w.-]+(?:[:/?]|\Z))")
# What stands for AMP within a path: at the end, in front of what could stand alone, after the Mail's number.
_AMP_END: Final = re.compile(r"(?<=[^/])(?:/amp\Z|\.amp(?=\Z|\.html\Z))")
_AMP_START: Final = re.compile(r"\A/amp(?=/[^/]+/[^/]+)")
_AMP_NUMBERED: Final = re.compile(r"(?<=/)(article-\d+)/amp(?=/)")
_INDEX: Final = re.compile(r"/index\.html?\Z", re.IGNORECASE)
_AMP_VALUES: Final = frozenset({"", "1", "true", "yes", "amp"})
_AMP_NAMES: Final = frozenset({"amp_js_v", "amp_gsa", "usqp"})
_LIVE: Final = re.compile(r"/(?:live|[\w-]*live-?(?:blog|updates))(?=/|\Z)", re.IGNORECASE)


class Page(NamedTuple):
    """A page of a site: "" as path for its home page, and the query with its question mark."""

    host: str
    path: str
    query: str


def page(canonical_address: str) -> Page:
    """Return the page that a canonical address is of."""
    address = canonical_address.partition("://")[2]
    if "amp" in address:
        address = _VIEWER.sub("", _CACHE.sub("", address, count=1), count=1)
    place, mark, query = address.partition("?")
    host, slash, path = place.partition("/")
    path = _path(slash + path)
    if mark:
        query = "&".join(part for part in query.split("&") if not _is_edition(part, path))
    return Page(bare(host.lower()), path, f"?{query}" if query else "")


@lru_cache(maxsize=1024)
def bare(host: str) -> str:
    """Return a host without www., m. and what else names an edition of its site."""
    while _EDITIONS.match(host) and not _SUFFIX.match(shorter := host.partition(".")[2]):
        host = shorter
    return host


def _path(path: str) -> str:
    path = _INDEX.sub("", path.rstrip("/"))
    if "amp" in path:
        path = _AMP_NUMBERED.sub(r"\1", _AMP_START.sub("", _AMP_END.sub("", path)))
    return path.rstrip("/")


def _is_edition(part: str, path: str) -> bool:
    """Tell whether a part of the query asks for an edition of the page, or a place on it, and not for another page."""
    name, _, value = part.partition("=")
    name, value = name.lower(), unquote(value).lower()
    if name in {"amp", "outputtype", "output"}:
        return value == "amp" or (name == "amp" and value in _AMP_VALUES)
    if name == "page":
        return value.startswith("with:block")
    if name == "post":
        # Elsewhere it may be the article itself.
        return bool(path) and (value.startswith("asset:") or _LIVE.search(path) is not None)
    return name in _AMP_NAMES or name == "filterkeyevents" or name.startswith("pinned_post")

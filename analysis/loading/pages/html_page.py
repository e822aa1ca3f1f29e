"""HTML: one saved page, one article."""

import logging
import re
import warnings
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from analysis.loading.documents import Document
from analysis.loading.pages import json_ld
from analysis.loading.records import Items, Record, Reject
from analysis.loading.texts import extent
from analysis.loading.texts.encoding import decoded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHOWN: Final = 20_000
_TOLD_OF_ARTICLES: Final = frozenset({"published_at", "author"})
_WEB: Final = re.compile(r"\s*(?:https?:)?//[^\s/]", re.IGNORECASE)
# WordPress marks an hour as both published and updated where nothing was changed since.
_CHANGED: Final = re.compile(r"\A(?!.*publish).*(?:modif|lastmod|update|revis|changed)", re.IGNORECASE | re.DOTALL)
# A page that does not call itself an article, names nobody and no day, and says less is a form or a menu.
_FEWEST_WORDS: Final = 80
_ISO: Final = "%Y-%m-%dT%H:%M:%S%z"


def items(document: Document) -> Items:
    """Return the one record that the page is."""
    limit = document.limits.record_bytes
    data = document.stream.read(limit + 1)
    if len(data) > limit:
        reason = f"longer than {limit:,} bytes, the most that one article may have"
        yield Reject(document.name, reason, decoded(data[:_SHOWN]))
        return
    page = decoded(data)
    try:
        fields, is_article = _read(page)
    except Exception as error:  # noqa: BLE001  (parsers of others, met by whatever is out there)
        yield Reject(document.name, f"not a page that can be read: {type(error).__name__}", page)
        return
    if "headline" not in fields and "body" not in fields:
        yield Reject(document.name, "no headline and no text found on the page", page)
        return
    words = extent.words(fields.get("body") or fields.get("excerpt") or "")
    if not is_article and not fields.keys() & _TOLD_OF_ARTICLES and words < _FEWEST_WORDS:
        reason = f"no article found on the page: no date, no author and only {words:,} words"
        yield Reject(document.name, reason, page)
        return
    yield Record(f"{document.name}:1", fields, page)


def _read(page: str) -> tuple[dict[str, str], bool]:
    """Return what the page says of its article, and whether it calls itself one."""
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415  (slow to import)

    # As bytes: a page that names another encoding in a declaration is refused as text.
    tree = document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    described = json_ld.article_in(tree.xpath("//script[@type='application/ld+json']/text()"))
    linked, found, meta = described.fields, _extracted(page), _Meta(tree)
    headline = meta.content("og:title") or linked.get("headline") or meta.title() or found.get("title") or ""
    texts = (linked.get("body"), found.get("text")) if described.is_live else (found.get("text"), linked.get("body"))
    body = _without_headline(next(filter(None, texts), ""), headline)
    fields = {
        "headline": headline,
        "body": body,
        "excerpt": "" if body else meta.content("og:description", "description") or linked.get("excerpt") or "",
        "url": meta.canonical() or linked.get("url") or found.get("url") or "",
        "source": meta.content("og:site_name") or linked.get("source") or found.get("hostname") or "",
        "author": linked.get("author") or found.get("author") or meta.content("author") or "",
        "section": linked.get("section") or meta.content("article:section") or "",
        "language": linked.get("language") or tree.get("lang") or meta.content("og:locale", "content-language"),
        "note": linked.get("note") or "",
        "variants": linked.get("variants") or "",
        "published_at": linked.get("published_at") or meta.content("article:published_time") or _date(tree),
    }
    is_article = described.is_article or "article" in meta.content("og:type").lower()
    return {field: value for field, value in fields.items() if value}, is_article


def _extracted(page: str) -> dict[str, Any]:
    """Return what trafilatura finds on the page; {} where it finds no article."""
    with warnings.catch_warnings():
        # On import it warns that a kind of proxy cannot be used; nothing is fetched here.
        warnings.simplefilter("ignore")
        from trafilatura import bare_extraction  # noqa: PLC0415  (slow to import)
        from trafilatura.settings import Document as Extracted  # noqa: PLC0415  (only when asked: it takes long to import)
    _quieten()
    extracted = bare_extraction(page, include_comments=False, with_metadata=True)
    return extracted.as_dict() if isinstance(extracted, Extracted) else {}


@cache
def _quieten() -> None:
    """Keep what these libraries report of a page from standard error, where they have no handler of their own."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())


class _Meta:
    """What the head of a page says about it."""

    def __init__(self, tree: "HtmlElement") -> None:
        self._tree = tree

    def content(self, *names: str) -> str:
        """Return the content of a meta tag of the first of these names or properties; "" where there is none."""
        return next((text for name in names for text in self._contents(name)), "")

    def _contents(self, name: str) -> Iterator[str]:
        for element in self._tree.iterfind(".//meta"):
            names = (element.get("property"), element.get("name"), (element.get("http-equiv") or "").lower())
            if name in names and (text := (element.get("content") or "").strip()):
                yield text

    def title(self) -> str:
        """Return the title that a browser shows."""
        return (self._tree.findtext(".//title") or "").strip()

    def canonical(self) -> str:
        """Return the address that the page gives as its own."""
        links = self._tree.iterfind(".//link")
        canonical = [link.get("href") or "" for link in links if "canonical" in (link.get("rel") or "").lower().split()]
        # One without a host says nothing outside its site.
        return next(filter(_WEB.match, (*canonical, self.content("og:url"))), "").strip()


def _without_headline(body: str, headline: str) -> str:
    first, _, rest = body.partition("\n")
    return rest if first.strip() == headline.strip() else body


def _date(tree: "HtmlElement") -> str:
    """Return when the page was first published, as it says somewhere; the hour of a change is not taken for that."""
    from htmldate import find_date  # noqa: PLC0415  (slow to import)

    bare = deepcopy(tree)
    for element in bare.xpath("//meta | //time | //script[@type='application/ld+json']"):
        if element.tag == "script" or _CHANGED.match(" ".join(element.values())):
            element.drop_tree()
    return find_date(bare, outputformat=_ISO, original_date=True, extensive_search=False) or ""

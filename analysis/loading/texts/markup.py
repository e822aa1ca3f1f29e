"""Text out of markup: tags and entities resolved, what a reader would not see dropped."""

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement, HTMLParser

_BREAKING_NAMES: Final = """
    address article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_UNSEEN_NAMES: Final = "script style noscript template iframe object embed svg math head select textarea"
_INLINE_NAMES: Final = """
    a abbr acronym audio b big body button center cite code del dfn em font html i img input ins kbd label link mark
    meta picture q s samp small source span strike strong sub sup time title tt u var video wbr
"""
_BREAKING: Final = frozenset(_BREAKING_NAMES.split())
_UNSEEN: Final = frozenset(_UNSEEN_NAMES.split())
_KNOWN: Final = "|".join(sorted({*_BREAKING, *_UNSEEN, *_INLINE_NAMES.split()}))
# A name we know and a shut bracket: "<3", "a < b" and "<sigh>" are no tags. Cut excerpts end within one.
_TAG: Final = re.compile(
    rf"<!--|<!\[CDATA\[|<!doctype\b|</?(?:{_KNOWN})(?:\s[^<>]*)?/?(?:>|$)|<\w+\s+\w+=[\"'][^<>]*$", re.IGNORECASE
)
_NO_TAG: Final = re.compile(r"<(?![A-Za-z/!?])")
_BREAKING_TAG: Final = re.compile(rf"<(?:{'|'.join(sorted(_BREAKING))})\b", re.IGNORECASE)
# Only what is surely an entity: a browser would also read "Tom &notes" as "Tom ¬es".
_BREAKS: Final = re.compile(r"\s*\n\s*")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z]\w{1,30};|(?:nbsp|amp|quot|lt|gt)\b)")
# Feeds escape what is already escaped; a third round would resolve what somebody wrote about.
_ROUNDS: Final = 2


def text_of(source: str) -> str:
    """Return what a reader of this markup sees, block elements on lines of their own."""
    for _ in range(_ROUNDS):
        if "<" in source and _TAG.search(source):
            source = _seen(source)
        elif "&" in source:
            source = _ENTITY.sub(_character, source)
        else:
            return source
    return _seen(source) if "<" in source and _TAG.search(source) else source


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _seen(source: str) -> str:
    from lxml.html import document_fromstring  # noqa: PLC0415  (slow to import)

    source = source.replace("<![CDATA[", "").replace("]]>", "")
    breaking = _BREAKING_TAG.search(source) is not None
    if breaking:
        # Line breaks of the source are blanks where tags make the lines.
        source = source.replace("\n", " ")
    prepared = _NO_TAG.sub("&lt;", source)
    tree = document_fromstring(f"<div>{prepared}</div>".encode("utf-8", "replace"), parser=_parser())
    parts: list[str] = []
    _collect(tree, parts)
    text = "".join(parts)
    return _BREAKS.sub("\n", text) if breaking else text


@cache
def _parser() -> "HTMLParser":
    from lxml.html import HTMLParser  # noqa: PLC0415  (only when asked: it takes long to import)

    return HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _collect(tree: "HtmlElement", parts: list[str]) -> None:
    from lxml.etree import iterwalk  # noqa: PLC0415  (only when asked: it takes long to import)

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                if element.tag in _BREAKING:
                    parts.append("\n")
                if element.text:
                    parts.append(element.text)
        else:
            if element.tag in _BREAKING:
                parts.append("\n")
            if element.tail:
                parts.append(element.tail)

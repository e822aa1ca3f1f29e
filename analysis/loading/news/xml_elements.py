"""Elements of an XML file of any length, one after another: nothing declared, fetched or unfolded, little in memory."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analysis.loading.documents import Document
from analysis.loading.records import Reject
from analysis.loading.texts.encoding import encoding_of

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

DECLARES: Final = "it declares entities of its own, which may unfold without end or read other files; remove them"
_STEP: Final = 64 * 2**10
_BLANKS: Final = b" \t\r\n"
_ENCODING: Final = re.compile(rb"<\?xml[^>]*\sencoding\s*=\s*[\"'](?!utf-?8)", re.IGNORECASE)
# Words of libxml2 about its own limits, which are those on unfolding, depth and length.
_LIMITS: Final = {
    "amplification": DECLARES,
    "excessive depth": "nested too deep",
    "xml_parse_huge": "a text, a name or an attribute in it is too long",
    "too big": "a text, a name or an attribute in it is too long",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An element with all that is in it, its names without namespaces: `place` says which one of the file it is."""

    place: str
    element: "_Element"  # to be read before the next one is asked for


def root_of(sample: bytes) -> tuple[str, bool]:
    """Return the name of the first element, and whether entities are declared before it; "" where there is none."""
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415  (slow to import)

    parser = _parser(sample, ())
    # What comes before a mistake counts.
    with suppress(XMLSyntaxError):
        parser.feed(sample.lstrip(_BLANKS))
    for _, element in parser.read_events():
        return local(element), _declares(element)
    return "", b"<!ENTITY" in sample.replace(b"\0", b"")


def elements(document: Document, names: Collection[str]) -> Iterator[Found | Reject]:
    """Return each element of these names that stands in no other of them; where reading has to stop, a reject."""
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415  (only when asked: it takes long to import)

    if root_of(document.sample)[1]:
        yield Reject(document.name, DECLARES)
        return
    parser = _parser(document.sample, names)
    number, depth, unread = 0, 0, 0
    data = document.stream.read(_STEP).lstrip(_BLANKS)
    reason: str | None = None
    while reason is None:
        try:
            parser.feed(data) if data else parser.close()
        except XMLSyntaxError as error:
            reason = _reason(error)
        unread += len(data)
        for event, element in parser.read_events():
            if number == 0 and _declares(element):
                yield Reject(document.name, DECLARES)
                return
            depth += 1 if event == "start" else -1
            if depth == 0:
                number, unread = number + 1, 0
                yield Found(f"{document.name}: item {number}", _without_namespaces(element))
                _forget(element)
        if not data:
            break
        if unread > document.limits.record_bytes:
            reason = f"longer than {document.limits.record_bytes:,} bytes; reading stopped there"
        data = document.stream.read(_STEP)
    if reason is not None:
        yield Reject(f"{document.name}: item {number + 1}", reason)


def _declares(element: "_Element") -> bool:
    declared = element.getroottree().docinfo.internalDTD
    return declared is not None and any(True for _ in declared.iterentities())


def local(element: "_Element") -> str:
    """Return the name of an element without its namespace; "" for what stands for an entity."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _parser(sample: bytes, names: Collection[str]) -> "XMLPullParser":
    from lxml.etree import XMLPullParser  # noqa: PLC0415  (only when asked: it takes long to import)

    return XMLPullParser(
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names] or None,
        encoding=_other_encoding(sample),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _other_encoding(sample: bytes) -> str | None:
    """Return the encoding that a file is in where it is not the one that it says, or that goes without saying."""
    encoding = encoding_of(sample)
    return encoding if encoding == "cp1252" and _ENCODING.search(sample[:200]) is None else None


def _reason(error: Exception) -> str:
    message = str(error.args[0] if error.args else error).partition(", line ")[0].strip()
    limits = (reason for words, reason in _LIMITS.items() if words in message.lower())
    return next(limits, f"not well-formed XML: {message}")


def _without_namespaces(element: "_Element") -> "_Element":
    for part in element.iter("*"):
        if part.tag.startswith("{"):
            part.tag = local(part)
    return element


def _forget(element: "_Element") -> None:
    """Free what was read: the element and all that stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]

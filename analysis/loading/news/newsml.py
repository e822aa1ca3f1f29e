"""NewsML-G2, the news agencies' XML, and NITF by itself: one article a news item."""

from typing import TYPE_CHECKING, Final

from analysis.loading.documents import Document
from analysis.loading.news import newsml_fields, nitf
from analysis.loading.news.newscodes import is_held, no_article
from analysis.loading.news.xml_elements import Found, elements, root_of
from analysis.loading.records import RECORD_CHARACTERS, Items, Record, Reject

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHERS: Final = ("packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_ITEMS: Final = ("newsItem", "nitf", *_OTHERS)


def items(document: Document) -> Items:
    """Return a record for each text, and for each picture, package or event a reject that says what it is."""
    if root_of(document.sample)[0] == "NewsML":
        yield Reject(document.name, "NewsML 1, which is not read; ask the agency for NewsML-G2, NITF or ninjs")
        return
    is_empty = True
    for found in elements(document, _ITEMS):
        is_empty = False
        if isinstance(found, Reject):
            yield found
        elif found.element.tag == "nitf":
            yield from _document(found)
        else:
            yield _item(found)
    if is_empty:
        yield Reject(document.name, "no news item in it: neither NewsML-G2 nor NITF")


def _item(found: Found) -> Record | Reject:
    item, shown = found.element, _shown(found.element)
    fields = newsml_fields.fields_of(item)
    raw = "" if is_held(fields) else shown
    kind = item.tag.removesuffix("Item") if item.tag in _OTHERS else newsml_fields.kind_of(item)
    if (reason := no_article(kind)) is not None:
        return Reject(found.place, reason, raw)
    return Record(found.place, fields, raw)


def _document(found: Found) -> Items:
    """Give the document, and as a record of its own the notice that another one is taken back."""
    shown, revoked = _shown(found.element), nitf.revoked_in(found.element)
    fields = nitf.fields_of(found.element)
    yield Record(found.place, fields, "" if is_held(fields) else shown)
    if revoked:
        told = {name: text for name, text in fields.items() if name in {"source", "note"}}
        yield Record(f"{found.place}, what it takes back", {**told, **revoked}, "")


def _shown(element: "_Element") -> str:
    from lxml.etree import tostring  # noqa: PLC0415  (slow to import)

    # One character more tells that there was more.
    text: str = tostring(element, encoding="unicode", with_tail=False)[: RECORD_CHARACTERS + 1]
    return text

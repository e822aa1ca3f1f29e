"""NITF, the news agencies' older XML for one text: a document of its own, or the content of a NewsML-G2 item."""

from typing import TYPE_CHECKING, Final

from analysis.loading.news.newscodes import headlines, status

if TYPE_CHECKING:
    from lxml.etree import _Element

# What stands in the body and is not its text.
_BESIDE: Final = ("media", "body.end", "head", "script", "style")
# What has another name in HTML, so that each makes a line of its own.
_HTML: Final = {
    **dict.fromkeys(("block", "body.content", "abstract", "inlineXML", "html", "body"), "div"),
    "hl1": "h1",
    "hl2": "h2",
}
_ROLES: Final = (("hl1", "main"), ("hl2", "subheadline"))
_PAGES: Final = frozenset({"canonical", "url", "og:url"})


def fields_of(nitf: "_Element") -> dict[str, str]:
    """Return our fields of an <nitf> element, whose names have no namespace."""
    head, body = nitf.find("head"), nitf.find("body")
    fields: dict[str, str] = {}
    if head is not None:
        fields |= _managed(head) | _published(head)
        fields["headline"] = text_of(head.find("title"))
    if body is not None:
        told = headlines(
            [(role, text_of(line)) for tag, role in _ROLES for line in body.iterfind(f"body.head/hedline/{tag}")]
        )
        fields |= {name: text for name, text in told.items() if text}
        fields["author"] = _author(body.find("body.head/byline"))
        fields["excerpt"] = markup_of(body.find("body.head/abstract")) or fields.get("excerpt", "")
        fields.setdefault("source", text_of(body.find("body.head/distributor")))
        fields["body"] = "\n".join(filter(None, map(markup_of, _texts(body))))
    fields["language"] = language_of(nitf) or language_of(body)
    return {name: text for name, text in fields.items() if text}


def text_of(element: "_Element | None") -> str:
    """Return the text in an element on one line; "" where there is none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def markup_of(element: "_Element | None") -> str:
    """Return an element as HTML, without what is not its text; "" where it holds none."""
    from lxml.etree import strip_elements, tostring  # noqa: PLC0415  (slow to import)

    if element is None:
        return ""
    strip_elements(element, *_BESIDE, with_tail=False)
    for part in element.iter(*_HTML):
        part.tag = _HTML[part.tag]
    text: str = tostring(element, encoding="unicode", method="html", with_tail=False)
    return text if text_of(element) else ""


def language_of(element: "_Element | None") -> str:
    """Return the language that an element says it is in; "" where it does not say."""
    return "" if element is None else element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def revoked_in(nitf: "_Element") -> dict[str, str]:
    """Return our fields of another document that this one takes back; {} where it takes none back."""
    docdata = nitf.find("head/docdata")
    if docdata is None:
        return {}
    other, word = docdata.get("management-doc-idref", ""), status(docdata.get("management-idref-status", ""))
    return {"input_id": other, "status": word} if other and word in {"canceled", "withheld"} else {}


def _managed(head: "_Element") -> dict[str, str]:
    """Return what is said of the document as one that is handed on: its id, its state, notes on it."""
    word = status(_given(head, "docdata", "management-status"))
    release = _given(head, "docdata/date.release", "norm")
    if word == "embargoed":
        word = "" if release else "withheld"
    notes = (_given(head, "docdata/correction", "info"), _given(head, "docdata/ed-msg", "info"))
    fields = {
        "input_id": _given(head, "docdata/doc-id", "id-string"),
        "not_before": release,
        "status": word,
        "note": "\n".join(filter(None, notes)),
        "version": _given(head, "docdata/du-key", "version"),
    }
    return {name: text for name, text in fields.items() if text}


def _published(head: "_Element") -> dict[str, str]:
    """Return what is said of the document as one that was published: where, when and by whom."""
    dates = (("docdata/date.release", "norm"), ("pubdata", "date.publication"), ("docdata/date.issue", "norm"))
    pages = (meta.get("content", "").strip() for meta in head.iterfind("meta") if meta.get("name") in _PAGES)
    fields = {
        "published_at": next(filter(None, (_given(head, *date) for date in dates)), ""),
        "url": next(filter(None, pages), "") or _given(head, "pubdata", "ex-ref"),
        "source": _given(head, "pubdata", "name") or _given(head, "docdata/doc.copyright", "holder"),
        "section": _given(head, "pubdata", "position.section"),
    }
    return {name: text for name, text in fields.items() if text}


def _given(element: "_Element", path: str, name: str) -> str:
    return next((text for part in element.iterfind(path) if (text := (part.get(name) or "").strip())), "")


def _author(byline: "_Element | None") -> str:
    """Return the people that a byline names, else all of it but their titles."""
    if byline is None:
        return ""
    if people := list(filter(None, map(text_of, byline.iterfind("person")))):
        return ", ".join(people)
    titles = [text_of(title) for title in byline.iterfind("byttl")]
    text = text_of(byline)
    for title in titles:
        text = text.replace(title, "")
    return text.strip(" ,;\n")


def _texts(body: "_Element") -> "list[_Element]":
    """Return the parts that hold the text; some archives repeat its first paragraph in a block of its own."""
    blocks = [block for block in body.iterfind("body.content/block") if block.get("class") == "full_text"]
    return blocks or list(body.iterfind("body.content"))

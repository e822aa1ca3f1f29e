"""Our fields of a NewsML-G2 item, whose names have no namespace any more."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from analysis.loading.news import nitf
from analysis.loading.news.newscodes import code, headlines, status
from analysis.loading.news.nitf import language_of, markup_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_PAGES: Final = re.compile(r"canonical|permalink|web|url|alternate|page|publishedas", re.IGNORECASE)
_SECTIONS: Final = re.compile(r"section|categor|desk|department|channel", re.IGNORECASE)
# What a subject may be that is no field of the news.
_THINGS: Final = frozenset({"person", "organisation", "organization", "geoarea", "poi", "object", "event", "place"})
_DIGITS: Final = re.compile(r"\d{1,9}\Z")
# When it was first published is what counts, so the hour of the version at hand comes last.
_DATES: Final = ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")
_SCHEMES: Final = "cv.iptc.org"


def kind_of(item: "_Element") -> str:
    """Return what kind of content an item has, in IPTC's words: text, picture, video, composite ..."""
    return code(_coded(item.find("itemMeta/itemClass")))


def fields_of(item: "_Element") -> dict[str, str]:
    """Return our fields of an item: what its content says of itself counts where the item does not say."""
    told = headlines([(line.get("role", ""), text_of(line)) for line in item.iterfind("contentMeta/headline")])
    content = _content(item)
    fields = {
        **content,
        **_filled(told),
        **_managed(item),
        **_filled(
            {
                "excerpt": _first(item, "contentMeta/description") or told["excerpt"],
                "url": _url(item),
                "input_id": (item.get("guid") or "").strip(),
                "source": _source(item),
                "author": _author(item),
                "section": _section(item),
                "published_at": next(filter(None, (_first(item, path) for path in _DATES)), ""),
                "language": _language(item),
            }
        ),
    }
    return {"headline": title, **fields} if (title := _first(item, "itemMeta/title")) else fields


def _filled(fields: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _managed(item: "_Element") -> dict[str, str]:
    """Return the state of an item: its version, whether and from when it may be used, and the notes on it."""
    version, embargo = (item.get("version") or "").strip(), item.find("itemMeta/embargoed")
    word, hour = status(_coded(item.find("itemMeta/pubStatus"))), text_of(embargo)
    if embargo is not None and not hour and word in {"", "usable"}:
        # An embargo without an hour has no end that anybody knows.
        word = "withheld"
    notes = [text_of(note) for note in item.iterfind("itemMeta/edNote")]
    signals = {code(_coded(signal)) for signal in item.iterfind("itemMeta/signal")}
    return _filled(
        {
            "version": version if _DIGITS.match(version) else "",
            "status": word,
            "not_before": hour,
            "note": "\n".join(filter(None, notes)) or ("Correction" if "correction" in signals else ""),
        }
    )


def _content(item: "_Element") -> dict[str, str]:
    """Return what the text itself says: the first content in XML that has a text, else the first that is plain."""
    for inline in item.iterfind("contentSet/inlineXML"):
        document = inline.find(".//nitf")
        fields = nitf.fields_of(document) if document is not None else {"body": markup_of(inline)}
        if fields.get("body"):
            # Which item and which version it is, is said by the item alone.
            return {name: text for name, text in fields.items() if name not in {"input_id", "version"}}
    for data in item.iterfind("contentSet/inlineData"):
        kind = data.get("contenttype", "text/plain")
        if kind.startswith("text/") and not data.get("encoding") and (text := "".join(data.itertext()).strip()):
            return {"body": text}
    return {}


def _first(item: "_Element", path: str) -> str:
    return next(filter(None, map(text_of, item.iterfind(path))), "")


def _coded(element: "_Element | None") -> str:
    if element is None:
        return ""
    return next(filter(None, (element.get(name) for name in ("qcode", "uri", "literal"))), "")


def _name(element: "_Element") -> str:
    """Return the name of a party or a subject, as it is written for readers."""
    names = (*map(text_of, element.iterfind("name")), element.get("literal", "").strip())
    return next(filter(None, names), "")


def _names(item: "_Element", *paths: str) -> Iterator[str]:
    for path in paths:
        yield from filter(None, map(_name, item.iterfind(path)))


def _source(item: "_Element") -> str:
    """Return who distributes an item: by name, else who owns the rights, else by what stands for a name."""
    provider = item.find("itemMeta/provider")
    uri = "" if provider is None else provider.get("uri", "").strip()
    qcode = "" if provider is None else provider.get("qcode", "").strip()
    # In IPTC's own list the last part of the address is the name; other addresses are the provider's own.
    coded = uri.rpartition("/")[2] if _SCHEMES in uri else uri
    names = _names(item, "itemMeta/provider", "rightsInfo/copyrightHolder")
    others = (coded, qcode.rpartition(":")[2], *_names(item, "contentMeta/infoSource"))
    return next(names, "") or next(filter(None, others), "") or _first(item, "contentMeta/creditline")


def _author(item: "_Element") -> str:
    by = ", ".join(filter(None, map(text_of, item.iterfind("contentMeta/by"))))
    return by or ", ".join(_names(item, "contentMeta/creator"))


def _section(item: "_Element") -> str:
    subjects = [part for part in item.iterfind("contentMeta/subject") if code(part.get("type", "")) not in _THINGS]
    liked = [part for part in subjects if any(_SECTIONS.search(part.get(key, "")) for key in ("qcode", "role", "uri"))]
    names = (*_names(item, "itemMeta/service"), *map(_name, (*liked, *subjects)), *_names(item, "contentMeta/genre"))
    return next(filter(None, names), "") or _first(item, "contentMeta/slugline")


def _language(item: "_Element") -> str:
    tags = (language.get("tag", "").strip() for language in item.iterfind("contentMeta/language"))
    return next(filter(None, tags), "") or language_of(item)


def _url(item: "_Element") -> str:
    """Return the address of the page for readers; the guid, which only names the item, where no other is given."""
    links = (
        link.get("href", "") for link in item.iterfind("itemMeta/link") if _PAGES.search(code(link.get("rel", "")))
    )
    ids = (text_of(part) for part in item.iterfind("contentMeta/altId") if _PAGES.search(part.get("type", "")))
    remote = item.iterfind("contentSet/remoteContent")
    pages = (part.get("href", "") for part in remote if "html" in part.get("contenttype", ""))
    told = (text.strip() for text in (*links, *ids, *pages, item.get("guid", "")))
    return next(filter(_WEB.match, told), "")

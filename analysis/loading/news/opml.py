"""OPML: a list of feeds, which names where articles are and holds none."""

from typing import Final

from analysis.loading.documents import Document
from analysis.loading.news.xml_elements import elements
from analysis.loading.records import Items, Reject

_NAMED: Final = 3


def items(document: Document) -> Items:
    """Return one reject, which says how many feeds the list names and what to do with it."""
    count, names = 0, list[str]()
    for found in elements(document, ("outline",)):
        if isinstance(found, Reject):
            yield Reject(document.name, f"a list of feeds that cannot be read: {found.reason}")
            return
        for outline in found.element.iter("outline"):
            if address := (outline.get("xmlUrl") or "").strip():
                count += 1
                title = next(filter(None, (outline.get(name) for name in ("title", "text"))), address)
                names = [*names, " ".join(title.split())[:80]][:_NAMED]
    if not count:
        yield Reject(document.name, "an OPML outline, which names no feed and holds no article")
        return
    shown = ", ".join(names) + (" ..." if count > len(names) else "")
    feeds = "1 feed" if count == 1 else f"{count:,} feeds"
    reason = f"a list of {feeds} ({shown}), which holds no article; save the feeds themselves as files and read those"
    yield Reject(document.name, reason)

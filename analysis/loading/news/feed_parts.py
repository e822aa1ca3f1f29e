"""A feed of any length in parts that are feeds themselves: its beginning, some of its entries, and an end."""

import re
from collections.abc import Iterator
from typing import Final

from analysis.loading.documents import Document
from analysis.loading.records import Reject

# What a parser that holds a whole feed makes of it takes about 17 times as much memory.
_STEP: Final = 4 * 2**20
_ENTRY: Final = re.compile(rb"<((?:\w+:)?(?:item|entry))[\s>]")
_ROOT: Final = re.compile(rb"<([A-Za-z][\w:.-]*)")


def parts(document: Document) -> Iterator[bytes | Reject]:
    """Return the feed as it is where it is short, else in parts; a reject where an entry is too long."""
    limits = document.limits
    step = min(_STEP, limits.record_bytes)
    data = document.stream.read(step)
    entry = _ENTRY.search(data)
    more = document.stream.read(step if entry else max(limits.file_bytes + 1 - len(data), 0))
    if entry is None and len(data) + len(more) > limits.file_bytes:
        yield Reject(document.name, f"longer than {limits.file_bytes:,} bytes, the most that a feed may have")
        return
    if entry is None or not more:
        yield data + more
        return
    head, rest, close = data[: entry.start()], data[entry.start() :], b"</" + entry[1] + b">"
    while more:
        rest += more
        if (last := rest.rfind(close)) >= 0:
            yield head + rest[: last + len(close)] + _end_after(head)
            rest = rest[last + len(close) :]
        elif len(rest) > limits.record_bytes:
            reason = (
                f"longer than {limits.record_bytes:,} bytes, the most that an entry may have; reading stopped there"
            )
            yield Reject(document.name, reason)
            return
        more = document.stream.read(step)
    if _ENTRY.search(rest):
        yield head + rest


def _end_after(head: bytes) -> bytes:
    """Return what closes the elements that this beginning leaves open."""
    is_open = b"<channel" in head and b"</channel>" not in head
    root = _ROOT.search(head)
    return (b"</channel>" if is_open else b"") + (b"</" + root[1] + b">" if root else b"")

"""Plain text: one article a file."""

from analysis.loading.documents import Document
from analysis.loading.pages import page
from analysis.loading.records import Items, Record, Reject
from analysis.loading.texts import clean
from analysis.loading.texts.encoding import decoded
from analysis.loading.texts.paragraphs import unwrapped


def items(document: Document) -> Items:
    """Return the one record that the file is."""
    limit = document.limits.record_bytes
    data = document.stream.read(limit + 1)
    if len(data) > limit:
        reason = f"longer than {limit:,} bytes, the most that one article may have"
        yield Reject(document.name, reason, decoded(data[:20_000]))
        return
    text = decoded(data)
    yield Record(f"{document.name}:1", page.fields_of(unwrapped(clean.text(text))), text)

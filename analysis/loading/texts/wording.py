"""What an article says: its headlines, its text and how much of it is there, and what its publisher notes."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from analysis.loading.texts import clean, corrections, extent, related
from analysis.loading.texts.bounds import kept
from analysis.loading.texts.paragraphs import unwrapped

_UNREADABLE: Final = "\ufffd"


class Texts(NamedTuple):
    """The texts of an article, cleaned."""

    headline: str
    body: str
    related: str  # headlines of other articles, one a line
    extent: str
    note: str | None
    variants: str | None  # other headlines of the same text, one a line
    losses: tuple[str, ...]


class _Body(NamedTuple):
    own: str
    related: str
    extent: str


def texts(given: Mapping[str, str], longest: int) -> Texts:
    """Return the texts that a record gives; no headline, note or variant is longer than `longest`."""
    headline, cut = kept("headline", clean.line(given.get("headline", "")), longest)
    body = _body(given)
    if cut and not body.own:
        cut = (f"the headline is longer than {longest:,} characters; it is read as the body",)
        headline, body = "", _body({"body": given["headline"]})
    note, note_cut = kept("note", clean.text(given.get("note", "")), longest)
    others, lost = _variants(given.get("variants", ""), headline, longest)
    unreadable = _UNREADABLE in headline or _UNREADABLE in body.own
    return Texts(
        headline,
        body.own,
        body.related,
        body.extent,
        _note(note, body.own),
        others,
        (*cut, *note_cut, *lost, *(["some characters could not be read and stand as \ufffd"] * unreadable)),
    )


def _body(given: Mapping[str, str]) -> _Body:
    """Return the text: the body, else the excerpt."""
    excerpt = given.get("excerpt", "")
    text, tail = clean.body(given.get("body", ""))
    in_excerpt = not text or (len(text) <= len(excerpt) and len(text) <= len(clean.text(excerpt)))
    if not text:
        text, tail = clean.body(excerpt)
    own, others = related.split(unwrapped(text))
    return _Body(own, others, extent.of(text, tail, in_excerpt=in_excerpt))


def _note(given: str, body: str) -> str | None:
    """Return what the publisher notes, beside the text and in it, without repeating itself."""
    within = [line for line in corrections.in_text(body).split("\n") if line and line not in given]
    told = [line for line in given.split("\n") if line and not any(line in other for other in within)]
    return "\n".join([*told, *within]) or None


def _variants(given: str, headline: str, longest: int) -> tuple[str | None, tuple[str, ...]]:
    """Return the other headlines, each once, and what was lost of them."""
    if not given:
        return None, ()
    lines = dict.fromkeys(filter(None, map(clean.line, given.splitlines())))
    lines.pop(headline, None)
    fitting = [line for line in lines if len(line) <= longest]
    left_out = len(lines) - len(fitting)
    losses = (f"{left_out} other headlines are longer than {longest:,} characters; left out",) if left_out else ()
    return "\n".join(fitting) or None, losses

"""The passage of an article that somebody is asked about, with the person marked and, on request, without names."""

from collections.abc import Collection, Mapping
from html import escape
from typing import Final

import pandas as pd

from analysis.dashboard.parts.text import STYLE
from analysis.metrics.quoted import Piece, Quoted, part, pieces, stretch

_HEADLINE: Final = ' class="headline"'
_LINES: Final = 2
_AROUND: Final = 300  # code points on either side of a name
_MARKS: Final = {
    "words": ("", ""),
    "person": ('<mark class="person">', "</mark>"),
    "hidden": ('<span class="hidden">', "</span>"),
}
LOOK: Final = """<style>
.marquee .hidden { border-bottom: 1px dotted currentColor; opacity: .75; }
.marquee p.headline { font-weight: 600; }
</style>"""
"""How passages look, beside STYLE."""


def passages(article: pd.Series, mentions: pd.DataFrame, entity_id: str) -> list[Quoted]:
    """Return the headline, and the first lines of the body that name a person.

    `article`: with headline and body; `mentions`: schema.MENTIONS of it. Not the most decisive ones: whoever
    checks the model must not be shown what it chose.
    """
    lines = [line for line in whole(article, mentions) if line.is_headline or _names(line, entity_id)]
    headline = [line for line in lines if line.is_headline]
    body = [_cut(line, entity_id) for line in lines if not line.is_headline]
    return [*headline, *body[:_LINES]]


def whole(article: pd.Series, mentions: pd.DataFrame) -> list[Quoted]:
    """Return all lines of an article."""
    found: list[Quoted] = []
    for field in ("headline", "body"):
        at = 0
        for line in str(article[field] or "").split("\n"):
            if line.strip():
                found.append(stretch(article, mentions, field, at, at + len(line)))
            at += len(line) + 1
    return found


def html(lines: Collection[Quoted], entity_id: str, hidden: Mapping[str, str]) -> str:
    """Return passages as HTML, as `paragraphs` does, and how they look."""
    return f'{STYLE}{LOOK}<article class="marquee">{paragraphs(lines, entity_id, hidden)}</article>'


def paragraphs(lines: Collection[Quoted], entity_id: str, hidden: Mapping[str, str]) -> str:
    """Return passages as HTML with the person marked; `hidden`: what stands for the names of whom."""
    return "".join(
        f"<p{_HEADLINE if line.is_headline else ''}>{''.join(map(_drawn, pieces(line, entity_id, hidden)))}</p>"
        for line in lines
    )


def _drawn(piece: Piece) -> str:
    text = escape(piece.text)
    return f"{_MARKS[piece.role][0]}{text}{_MARKS[piece.role][1]}"


def _names(line: Quoted, entity_id: str) -> bool:
    return bool(line.mentions["entity_id"].eq(entity_id).any())


def _cut(line: Quoted, entity_id: str) -> Quoted:
    """Return what stands around the first place of a long line that names the person, cut between words."""
    first = line.mentions[line.mentions["entity_id"].eq(entity_id)].iloc[0]
    start, end = int(first["start"]) - _AROUND, int(first["end"]) + _AROUND
    begin = line.text.find(" ", start) + 1 if start > 0 else 0
    stop = line.text.rfind(" ", 0, end) if end < len(line.text) else len(line.text)
    return part(line, min(begin, int(first["start"])), max(stop, int(first["end"])))

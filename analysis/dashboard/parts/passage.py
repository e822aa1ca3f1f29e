"""The passage of an article that somebody is asked about, with the person marked and, on request, without names."""

from collections.abc import Collection, Iterator
from html import escape
from typing import Final, NamedTuple

import pandas as pd

from analysis.dashboard.parts.text import STYLE
from analysis.entities.gazetteer import WORKS
from analysis.store.snapshot import Snapshot

_HEADLINE: Final = ' class="headline"'
_LINES: Final = 2
_AROUND: Final = 300  # code points on either side of a name
_LOOK: Final = """<style>
.marquee .hidden { border-bottom: 1px dotted currentColor; opacity: .75; }
.marquee p.headline { font-weight: 600; }
</style>"""


class Passage(NamedTuple):
    """A stretch of an article, and whom it names where."""

    text: str
    mentions: pd.DataFrame
    """entity_id, start, end: of this stretch, in order."""
    is_headline: bool


def passages(article: pd.Series, mentions: pd.DataFrame, entity_id: str) -> list[Passage]:
    """Return the headline, and the first lines of the body that name a person.

    `article`: with headline and body; `mentions`: schema.MENTIONS of it. Not the most decisive ones: whoever
    checks the model must not be shown what it chose.
    """
    lines = [line for line in whole(article, mentions) if line.is_headline or _names(line, entity_id)]
    headline = [line for line in lines if line.is_headline]
    body = [_cut(line, entity_id) for line in lines if not line.is_headline]
    return [*headline, *body[:_LINES]]


def whole(article: pd.Series, mentions: pd.DataFrame) -> list[Passage]:
    """Return all lines of an article."""
    found: list[Passage] = []
    for field in ("headline", "body"):
        at = 0
        for line in str(article[field] or "").split("\n"):
            if line.strip():
                found.append(stretch(article, mentions, field, at, at + len(line)))
            at += len(line) + 1
    return found


def stretch(article: pd.Series, mentions: pd.DataFrame, field: str, start: int, end: int) -> Passage:
    """Return a stretch of the headline or the body, by its place there."""
    named = mentions[mentions["field"].eq(field)]
    return _part(Passage(str(article[field] or ""), named, field == "headline"), start, end)


def html(lines: Collection[Passage], entity_id: str, hidden: Collection[str], kinds: pd.Series) -> str:
    """Return passages as HTML with the person marked, and the names of those to be `hidden` left out.

    `kinds`: the kind of an entity, by id.
    """
    told = "".join(
        f"<p{_HEADLINE if line.is_headline else ''}>{''.join(_pieces(line, entity_id, hidden, kinds))}</p>"
        for line in lines
    )
    return f'{STYLE}{_LOOK}<article class="marquee">{told}</article>'


def private(held: Snapshot, mentions: pd.DataFrame) -> set[str]:
    """Return whom of these mentions, maybe an earlier commit's, the editors keep private; merged ids lead on."""
    return {entity for entity in mentions["entity_id"] if held.survivor(entity) in held.private.index}


def _names(line: Passage, entity_id: str) -> bool:
    return bool(line.mentions["entity_id"].eq(entity_id).any())


def _cut(line: Passage, entity_id: str) -> Passage:
    """Return what stands around the first place of a long line that names the person, cut between words."""
    first = line.mentions[line.mentions["entity_id"].eq(entity_id)].iloc[0]
    start, end = int(first["start"]) - _AROUND, int(first["end"]) + _AROUND
    begin = line.text.find(" ", start) + 1 if start > 0 else 0
    stop = line.text.rfind(" ", 0, end) if end < len(line.text) else len(line.text)
    return _part(line, min(begin, int(first["start"])), max(stop, int(first["end"])))


def _part(line: Passage, begin: int, stop: int) -> Passage:
    # Half a name that is hidden must be hidden too.
    inside = line.mentions[(line.mentions["end"] > begin) & (line.mentions["start"] < stop)]
    moved = inside.assign(start=inside["start"].clip(lower=begin) - begin, end=inside["end"].clip(upper=stop) - begin)
    return Passage(line.text[begin:stop], moved[["entity_id", "start", "end"]], line.is_headline)


def _pieces(line: Passage, entity_id: str, hidden: Collection[str], kinds: pd.Series) -> Iterator[str]:
    at = 0
    for entity, start, end in line.mentions.sort_values("start").itertuples(index=False, name=None):
        name = escape(line.text[start:end])
        yield escape(line.text[at:start])
        if entity == entity_id:
            yield f'<mark class="person">{"the person" if entity in hidden else name}</mark>'
        elif entity in hidden:
            yield f'<span class="hidden">{"a title" if kinds.get(entity) in WORKS else "somebody else"}</span>'
        else:
            yield name
        at = end
    yield escape(line.text[at:])

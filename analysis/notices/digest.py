"""The digest of a period: what rises and why, what most outlets tell, what we lack, and whose delivery broke."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis.figures.coverage import told_apart
from analysis.figures.delivery import came_in_words
from analysis.figures.wording import NO_SOURCE, days_in_words, length_in_words
from analysis.metrics import trends
from analysis.metrics.delivery import delivered, of_sources
from analysis.metrics.lateness import late
from analysis.metrics.outages import outages
from analysis.metrics.outlets import not_ours
from analysis.metrics.stories import by_story, first_sources, members, reports
from analysis.metrics.trends.states import LIKELY, ONE_OUTLET, RISING, SOURCES
from analysis.newsroom import day_of
from analysis.notices.desk import Desk
from analysis.notices.rising import Rising, rising
from analysis.notices.titled import plain, titled
from analysis.plural import counted
from analysis.store.snapshot import Snapshot

_RISING: Final = 8
_LIKELY: Final = 3
_STORIES: Final = 5
_SOURCES: Final = 5
_CARRIERS: Final = 4
_WITHIN: Final = 5
_IN_SUBJECT: Final = 3
_HOW: Final = (
    "Rising is more than each outlet's usual explains, told by several of them; popular is not rising. Articles are"
    " counted without copies, outlets with them."
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is told."""

    head: str
    said: str
    link: str | None = None
    """Where `head` leads, or `title` where there is one; always an address of the web."""
    title: str = ""
    """The headline of the story behind it."""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one sort."""

    heading: str
    items: tuple[Item, ...]
    words: str = ""
    """What stands before them; where there are none, that there are none."""
    rest: str = ""
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A period told."""

    subject: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    nothing: str
    """Of what there is nothing to tell."""
    notes: tuple[str, ...]
    """How it is counted, and where the numbers come from."""


def digest(desk: Desk) -> Digest:
    """Return the digest of a desk's period."""
    now = desk.now()
    found = rising(desk, desk.ever())
    table = by_story(now)
    shown = found.heads.head(_RISING)
    shared = table[table["sources"].ge(SOURCES) & ~table["story_id"].isin(shown["story_id"])]
    parts = [_rising(desk, found), _stories(desk, shared, is_further=bool(shown["story_id"].notna().any()))]
    if desk.ours:
        parts.append(_not_ours(desk, not_ours(now, desk.ours, desk.rivals)))
    parts.append(_sources(desk))
    moment = f"{desk.as_of.tz_convert(desk.zone):%-d %B %Y, %H:%M}"
    outlets = now.articles["source"].nunique()
    lead = (
        f"{length_in_words(desk.length)} to {moment} {desk.zone}: {counted(len(now.articles), 'article')} from "
        f"{counted(outlets, 'outlet')}, {_sure(found)} among {counted(len(found.every), 'name')} scanned."
    )
    return Digest(
        subject=f"{_subject(found)} \N{MIDDLE DOT} {moment}",
        title=f"What is rising, {moment}",
        lead=f"A quiet period. {lead}" if found.heads.empty else lead,
        parts=tuple(part for part in parts if part.items),
        nothing=" ".join(part.words for part in parts if part.words and not part.items),
        notes=(_HOW, desk.source(now)),
    )


def _sure(found: Rising) -> str:
    number = len(found.heads) + len(found.within)
    return f"{number:,} surely rising" if number else "nothing surely rising"


def _subject(found: Rising) -> str:
    names = [plain(str(name)) for name in found.heads["name"]]
    if not names:
        return "Quiet: nothing is surely rising"
    more = f" and {len(names) - _IN_SUBJECT} more" if len(names) > _IN_SUBJECT else ""
    return f"Rising: {', '.join(names[:_IN_SUBJECT])}{more}"


def _rising(desk: Desk, found: Rising) -> Part:
    heads, left = found.heads.head(_RISING), len(found.heads) - _RISING
    if len(heads):
        rest = f"{counted(left, 'further name rises', 'further names rise')}." if left > 0 else ""
        return Part("Rising", _named(desk, heads, found.within), rest=rest)
    # A quiet day still shows the most likely rows, marked so.
    likely = found.every[found.every["state"].isin([LIKELY, ONE_OUTLET])].head(_LIKELY)
    return Part("Rising", _named(desk, likely, found.within), "Most likely, and not sure:" if len(likely) else "")


def _named(desk: Desk, rows: pd.DataFrame, within: pd.DataFrame) -> tuple[Item, ...]:
    told = titled(desk.snapshot, list(rows["story_id"].dropna()), desk.period[1])
    return tuple(_card(row, told, within) for _, row in told_apart(rows).iterrows())


def _card(row: pd.Series, told: pd.DataFrame, within: pd.DataFrame) -> Item:
    kind = "" if row["kind"] == "person" else f" ({row['kind']})"
    state = "" if row["state"] == RISING else f"{row['state']}: "
    names = [plain(str(name)) for name in within["name"][within["within"].eq(row["entity_id"])]]
    more = f" and {len(names) - _WITHIN} more" if len(names) > _WITHIN else ""
    item = Item(
        head=f"{plain(str(row['name']))}{kind}",
        said=f"{state}{trends.said(row)}",
        more=f"Rising with it: {', '.join(names[:_WITHIN])}{more}." if names else "",
    )
    if row["story_id"] not in told.index:
        return item
    story = told.loc[row["story_id"]]
    return Item(item.head, f"{item.said}. {carried(row)}", _address(story), str(story["title"]), item.more)


def carried(row: pd.Series) -> str:
    """Return who tells the story behind a row of `why`: how many articles, who has it, who was first."""
    carriers = [plain(source) or NO_SOURCE for source in row["carriers"]]
    more = f" and {len(carriers) - _CARRIERS} more" if len(carriers) > _CARRIERS else ""
    first = f"; {plain(row['first_source']) or NO_SOURCE} first" if isinstance(row["first_source"], str) else ""
    # A source in its first week is in no trend, and has the story all the same.
    part = f"{int(row['told']):,} of these are of one story" if row["told"] <= row["articles"] else "one story"
    return f"Why: {part}, in {', '.join(carriers[:_CARRIERS])}{more}{first}."


def _address(story: pd.Series) -> str | None:
    return story["url"] if isinstance(story["url"], str) else None


def _stories(desk: Desk, shared: pd.DataFrame, *, is_further: bool) -> Part:
    if shared.empty:
        return Part("", (), f"No {'other ' if is_further else ''}story is told by two outlets.")
    return _shared(desk, "Other stories of most outlets" if is_further else "Stories of most outlets", shared)


def _not_ours(desk: Desk, missing: pd.DataFrame) -> Part:
    shared = missing[missing["sources"].ge(SOURCES)]
    if shared.empty:
        return Part("", (), "We have every story that two other outlets tell.")
    return _shared(desk, "Not ours yet", shared)


def _shared(desk: Desk, heading: str, table: pd.DataFrame) -> Part:
    left = len(table) - _STORIES
    rest = f"{counted(left, 'further story', 'further stories')} of two outlets or more." if left > 0 else ""
    shown = table.head(_STORIES)
    told = titled(desk.snapshot, list(shown["story_id"]), desk.period[1])
    items = (
        Item(str(story["title"]), in_words(desk, row), _address(story))
        for row in begun(desk.snapshot, shown, desk.period[1]).to_dict("records")
        for story in [told.loc[row["story_id"]]]
    )
    return Part(heading, tuple(items), rest=rest)


def begun(snapshot: Snapshot, table: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Return some stories with first_source and first_at of all their articles before `until`, of the period or not."""
    articles = members(snapshot, list(table["story_id"]))
    rows = reports(articles[~articles["published_at"].ge(until)])
    at = rows.groupby("story_id", observed=True)["published_at"].min()
    found = (first_sources(rows, snapshot), at.set_axis(at.index.astype("str")))
    source, when = (told.reindex(table["story_id"]).set_axis(table.index) for told in found)
    return table.assign(first_source=source, first_at=when)


def in_words(desk: Desk, row: Mapping[Hashable, Any]) -> str:
    """Return a row of `by_story` or `not_ours` in words: outlets, articles, rivals, who was first and when."""
    rivals = f"; {counted(int(row['rivals']), 'rival')}" if row.get("rivals") else ""
    copies = f" and {counted(int(row['copies']), 'copy', 'copies')}" if row["copies"] else ""
    articles = f"{counted(int(row['articles']), 'article')}{copies}"
    first = plain(str(row["first_source"])) or NO_SOURCE
    at = "" if pd.isna(row["first_at"]) else f", {row['first_at'].tz_convert(desk.zone):%-d %b %H:%M}"
    return f"{counted(int(row['sources']), 'outlet')}{rivals}; {articles}; {first} first{at}"


def _sources(desk: Desk) -> Part:
    """Return who is silent for longer than usual, and whose delivery broke on a day of the period."""
    articles, chosen = desk.snapshot.articles, desk.selection.sources
    silent = late(articles, desk.as_of)
    silent = silent if chosen is None else silent[silent["source"].isin(chosen)]
    items = [
        Item(
            plain(row["source"]) or NO_SOURCE,
            f"nothing for {length_in_words(row['silent'])}; its longest silence in a usual week: "
            f"{length_in_words(row['usual'])}",
        )
        for row in silent.to_dict("records")
    ]
    broken = outages(of_sources(delivered(articles, desk.zone, desk.as_of), chosen))
    first = day_of(pd.Series([desk.period[0]]), desk.zone).iloc[0]
    broken = broken[broken["last"].ge(first) & ~broken["source"].isin(silent["source"])]
    items += [
        Item(plain(row["source"]) or NO_SOURCE, f"{days_in_words(row['first'], row['last'])}: {came_in_words(row)}")
        for row in broken.to_dict("records")
    ]
    if not items:
        return Part("", (), "Every source delivered as it usually does.")
    left = len(items) - _SOURCES
    rest = f"{counted(left, 'further source')}." if left > 0 else ""
    return Part("Late or broken sources", tuple(items[:_SOURCES]), rest=rest)

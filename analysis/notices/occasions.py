"""What an alert may be about: what holds now, and what that was told of earlier is not over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pandas as pd

from analysis.figures.portrayal import share_in_words
from analysis.figures.wording import lag_in_words
from analysis.metrics import portrayal, trends
from analysis.metrics.outlets import not_ours
from analysis.metrics.stories import reports
from analysis.metrics.trends.states import ARTICLES, FALLING, RISING, SOURCES, STEADY
from analysis.notices.desk import Desk
from analysis.notices.digest import begun, carried, in_words
from analysis.notices.rising import rising
from analysis.notices.titled import plain, titled
from analysis.plural import counted
from analysis.selection import window
from analysis.store.notified import Occurrence
from analysis.store.slices import Slice
from analysis.tone.measured import Measured
from analysis.tone.verdicts import PORTRAYALS

IS_RISING: Final = "rising"
NOT_OURS: Final = "not ours"
PORTRAYED: Final = "portrayal"
PATIENCE: Final = pd.Timedelta(hours=2)
"""How long others must have had a story before it is said that we have not."""
JUDGED: Final = 20
"""Articles, of two outlets, below which nothing is said of a change of portrayal."""
_RECENT: Final = pd.Timedelta(days=7)
_BEFORE: Final = pd.Timedelta(days=28)
_TOLD: Final = tuple(word for word in PORTRAYALS if word != "neutral")


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """Something to be told."""

    occurrence: Occurrence
    name: str
    said: str
    facts: Mapping[str, object]
    """What a program is told besides."""
    url: str | None = None
    others: tuple[Occurrence, ...] = ()
    """What is told with it, and is not to be told again."""


@dataclass(frozen=True, slots=True, eq=False)
class Now:
    """What holds at a moment."""

    occasions: tuple[Occasion, ...]
    lasting: frozenset[Occurrence] = field(default_factory=frozenset)
    """What is not over, whether it would be told now or not."""


def at(desk: Desk, measured: Measured) -> Now:
    """Return what holds at the desk's moment: who rises, what is not ours, whose portrayal changed."""
    parts = [_rising(desk), _portrayed(desk, measured), _not_ours(desk)]
    return Now(
        tuple(one for part in parts for one in part.occasions), frozenset().union(*(part.lasting for part in parts))
    )


def _rising(desk: Desk) -> Now:
    """Return names that rise, and stories that rise and behind no such name stand.

    A rise lasts until the name is steady, falls, or is named no more: what wavers is not told again.
    """
    corpus = desk.ever()
    found = rising(desk, corpus)
    stories = trends.stories(corpus, desk.as_of, desk.length, desk.zone)
    # Who asks for some names is not told of stories in general.
    is_everybody = not desk.selection.entities
    alone = stories[stories["state"].eq(RISING) & ~stories["entity_id"].isin(found.every["story_id"])]
    alone = alone if is_everybody else alone.head(0)
    told = titled(desk.snapshot, [*found.heads["story_id"].dropna(), *alone["entity_id"]], desk.period[1])
    names = [_name(row, found.within, told) for _, row in found.heads.iterrows()]
    titles = [_story(row, told) for _, row in alone.iterrows()]
    every = pd.concat([found.every, stories])
    lasting = every["entity_id"][~every["state"].isin([STEADY, FALLING]) & every["articles"].gt(0)]
    return Now((*names, *titles), frozenset(Occurrence(IS_RISING, one) for one in lasting))


def _name(row: pd.Series, within: pd.DataFrame, told: pd.DataFrame) -> Occasion:
    others = within[within["within"].eq(row["entity_id"])]
    has_story = row["story_id"] in told.index
    story = told.loc[row["story_id"]] if has_story else pd.Series({"title": None, "url": None}, dtype="object")
    name = plain(str(row["name"]))
    facts = {
        "kind": row["kind"],
        "entity_id": row["entity_id"],
        **_numbers(row),
        "story_id": row["story_id"] if has_story else None,
        "story": story["title"],
        "with": [plain(str(one)) for one in others["name"]],
    }
    why = f" {carried(row)}" if has_story else ""
    return Occasion(
        occurrence=Occurrence(IS_RISING, str(row["entity_id"])),
        name=name,
        said=f"Rising: {name}. {trends.said(row)}.{why}",
        facts=facts,
        url=_url(story),
        others=tuple(Occurrence(IS_RISING, str(one)) for one in others["entity_id"]),
    )


def _story(row: pd.Series, told: pd.DataFrame) -> Occasion:
    story = told.loc[row["entity_id"]]
    return Occasion(
        occurrence=Occurrence(IS_RISING, str(row["entity_id"])),
        name=str(story["title"]),
        said=f'Rising story: "{story["title"]}". {trends.said(row)}.',
        facts={"kind": "story", "story_id": row["entity_id"], **_numbers(row)},
        url=_url(story),
    )


def _numbers(row: pd.Series) -> dict[str, object]:
    counts: dict[str, object] = {name: int(row[name]) for name in ("articles", "copies", "sources")}
    return counts | {name: round(float(row[name]), 6) for name in ("expected", "q_value")}


def _url(story: pd.Series) -> str | None:
    return story["url"] if isinstance(story["url"], str) else None


def _not_ours(desk: Desk) -> Now:
    """Return the stories that others have had for two hours and none of ours; they are never over."""
    if not desk.ours:
        return Now(())
    now = desk.now()
    missing = not_ours(now, desk.ours, desk.rivals)
    since = _supported(now)
    # What is not told by enough has no moment to wait from.
    waiting = set(since.index[since.le(desk.as_of - PATIENCE)])
    table = begun(desk.snapshot, missing[missing["story_id"].isin(waiting)], desk.period[1])
    told = titled(desk.snapshot, list(table["story_id"]), desk.period[1])
    return Now(
        tuple(
            Occasion(
                occurrence=Occurrence(NOT_OURS, row["story_id"]),
                name=str(story["title"]),
                said=f'Not ours for {_waited(desk.as_of - since[row["story_id"]])}: "{story["title"]}" '
                f"({in_words(desk, row)}).",
                facts={
                    "story_id": row["story_id"],
                    **{name: int(row[name]) for name in ("articles", "copies", "sources", "rivals")},
                    "first_source": plain(str(row["first_source"])),
                    "first_at": _utc(row["first_at"]),
                    "since": _utc(since[row["story_id"]]),
                },
                url=_url(story),
            )
            for row in table.to_dict("records")
            for story in [told.loc[row["story_id"]]]
        )
    )


def _waited(length: pd.Timedelta) -> str:
    return lag_in_words(length / pd.Timedelta(hours=1))


def _supported(now: Slice) -> pd.Series:
    """Return, by story_id, since when it has what supports a rise too: three articles, copies among them, of two."""
    rows = reports(now.articles)
    rows = rows[rows["published_at"].notna()].assign(story_id=lambda table: table["story_id"].astype("str"))
    number = rows.groupby("story_id").cumcount() + 1
    is_new = ~rows.duplicated(["story_id", "source"])
    outlets = is_new.groupby(rows["story_id"]).cumsum()
    enough = rows[number.ge(ARTICLES) & outlets.ge(SOURCES)]
    return enough.groupby("story_id")["published_at"].min()


def _utc(when: pd.Timestamp) -> str | None:
    return None if pd.isna(when) else f"{when.tz_convert('UTC'):%Y-%m-%dT%H:%M:%SZ}"


class _Shares(NamedTuple):
    """What is said of people now and before: tables of `portrayal.estimates` by entity_id, of the same people."""

    now: pd.DataFrame
    before: pd.DataFrame


def _portrayed(desk: Desk, measured: Measured) -> Now:
    """Return the people of whom one share now and before have intervals that do not meet.

    That lasts until the estimate of now lies within the interval of before.
    """
    compared = _compared(desk, measured)
    if compared is None:
        return Now(())
    occasions: list[Occasion] = []
    lasting: set[Occurrence] = set()
    for entity_id in compared.now.index:
        now, before = compared.now.loc[entity_id], compared.before.loc[entity_id]
        for word in _TOLD:
            for way in ("more", "less"):
                occurrence = Occurrence(PORTRAYED, str(entity_id), f"{way} {word}")
                if _is_beyond(now[word], before, word, way):
                    lasting.add(occurrence)
                if _is_beyond(now[f"{word}_{'low' if way == 'more' else 'high'}"], before, word, way):
                    occasions.append(_person(desk, occurrence, now, before, word))
    return Now(tuple(occasions), frozenset(lasting))


def _is_beyond(share: float, before: pd.Series, word: str, way: str) -> bool:
    return bool(share > before[f"{word}_high"] if way == "more" else share < before[f"{word}_low"])


def _compared(desk: Desk, measured: Measured) -> _Shares | None:
    """Return the shares of the last week and of the four before it, of who has enough articles in both.

    None where nobody has.
    """
    since, until = window(desk.as_of, _RECENT, desk.zone)
    said = [
        portrayal.judged(desk.within(first, last, copies=False))
        for first, last in ((since, until), (since - _BEFORE, since))
    ]
    if not (enough := set.intersection(*map(_enough, said))):
        return None
    now, before = (
        portrayal.estimates(rows[rows["entity_id"].isin(enough)], "entity_id", measured)
        .join(_outlets(rows), on="entity_id")
        .set_index("entity_id")
        for rows in said
    )
    # Too few stories have no share.
    is_told = now[PORTRAYALS[0]].notna() & before[PORTRAYALS[0]].reindex(now.index).notna()
    return _Shares(now[is_told], before)


def _enough(said: pd.DataFrame) -> set[str]:
    told = said[said["portrayal"].isin(PORTRAYALS)]
    counts = told.groupby("entity_id").agg(articles=("article", "nunique"), sources=("source", "nunique"))
    return set(counts.index[counts["articles"].ge(JUDGED) & counts["sources"].ge(SOURCES)])


def _outlets(said: pd.DataFrame) -> pd.Series:
    told = said[said["portrayal"].isin(PORTRAYALS)]
    return told.groupby("entity_id")["source"].nunique().rename("sources")


def _person(desk: Desk, occurrence: Occurrence, now: pd.Series, before: pd.Series, word: str) -> Occasion:
    name = plain(str(desk.snapshot.entities["name"][occurrence.subject]))
    then = f"{_share(before, word)} of {counted(int(before['judged']), 'article')} in the {_BEFORE.days} days before"
    told = (
        f"{word} portrayal in {_share(now, word)} of {counted(int(now['judged']), 'article')} from "
        f"{counted(int(now['sources']), 'outlet')} in the last {_RECENT.days} days, {then}"
    )
    columns = {"share": word, "low": f"{word}_low", "high": f"{word}_high"}
    shares = {
        f"{key}{when}": round(float(row[column]), 4)
        for when, row in (("", now), ("_before", before))
        for key, column in columns.items()
    }
    return Occasion(
        occurrence=occurrence,
        name=name,
        said=f"{name}, {word} portrayal, machine estimate, {occurrence.way.split()[0]} than before: {told}. "
        f"{now['caution']}",
        facts={
            "entity_id": occurrence.subject,
            "portrayal": word,
            "way": occurrence.way.split()[0],
            **shares,
            "judged": int(now["judged"]),
            "stories": int(now["stories"]),
            "sources": int(now["sources"]),
            "judged_before": int(before["judged"]),
            "caution": now["caution"],
        },
    )


def _share(row: pd.Series, word: str) -> str:
    return share_in_words(*(float(row[f"{word}{end}"]) for end in ("", "_low", "_high")))

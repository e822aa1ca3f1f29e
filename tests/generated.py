"""Four hundred small articles, made up so that what each names is known, and selections drawn over them.

Counting over the records needs nothing of ours: it is what every other way to count is compared with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.selection import Selection, days
from tests.corpora import ENTITIES, Told

ZONE: Final = ZoneInfo("America/New_York")
"""Its clocks go back on 3 November 2024, in the middle of what is generated."""
FIRST: Final = date(2024, 10, 15)
DAYS: Final = 36
SILENT: Final = frozenset({8, 9, 21})
"""Days, from the first, on which nobody delivered."""
SOURCES: Final = ("The Daily", "Variety", "bbc.example", "Le Monde", "")
SECTIONS: Final = ("TV", "Music", None)
WORDS: Final = ("premiere", "award", "tour", "interview")
PEOPLE: Final = ("p1", "p2", "p3", "p4", "g1")
SHOWS: Final = ("w1", "w2")


@dataclass(frozen=True)
class Record:
    """An article, and what it was made of."""

    told: Told
    names: Mapping[str, int]
    """How often it names whom."""
    in_headline: frozenset[str]
    words: frozenset[str]
    is_copy: bool = False
    story: str = ""

    @property
    def when(self) -> pd.Timestamp | None:
        """When it was published."""
        return None if self.told.published_at is None else pd.Timestamp(self.told.published_at, tz="UTC")

    @property
    def day(self) -> date | None:
        """The day of the newsroom on which it was published."""
        return None if self.when is None else self.when.to_pydatetime().astimezone(ZONE).date()


@dataclass(frozen=True)
class Asked:
    """A selection, and whether a record holds the words that its query asks for."""

    selection: Selection
    holds: Callable[[frozenset[str]], bool]

    def fits(self, record: Record) -> bool:
        """Return whether the selection asks for the record."""
        asked, when = self.selection, record.when
        return (
            (asked.copies or not record.is_copy)
            and (when is not None or (asked.since is None and asked.until is None))
            and (asked.since is None or when is None or when >= asked.since)
            and (asked.until is None or when is None or when < asked.until)
            and (asked.sources is None or record.told.source in asked.sources)
            and (asked.sections is None or (record.told.section or "") in asked.sections)
            and (asked.people is None or bool(asked.people & set(record.names)))
            and (asked.shows is None or bool(asked.shows & set(record.names)))
            and self.holds(record.words)
        )


def records(count: int, seed: int = 1) -> list[Record]:
    """Return this many articles."""
    random = Random(seed)  # noqa: S311  (nothing is secret here)
    return [_record(f"{number:04x}", random) for number in range(count)]


def asked(seed: int) -> Asked:
    """Return a selection drawn at random; half of them ask for a few things only."""
    random = Random(seed)  # noqa: S311  (nothing is secret here)
    since, until = _period(random)
    query, holds = random.choice(_QUERIES) if random.random() < 0.3 else _QUERIES[0]
    selection = Selection(
        since=since,
        until=until,
        sources=_some(SOURCES, random),
        sections=_some(("TV", "Music", ""), random),
        people=_some(PEOPLE, random),
        shows=_some(SHOWS, random),
        query=query,
        copies=random.random() < 0.3,
    )
    return Asked(selection, holds)


_QUERIES: Final[list[tuple[str, Callable[[frozenset[str]], bool]]]] = [
    ("", lambda _: True),
    ("premiere", lambda words: "premiere" in words),
    ("NOT tour", lambda words: "tour" not in words),
    ("award interview", lambda words: {"award", "interview"} <= words),
    ("award OR tour", lambda words: bool({"award", "tour"} & words)),
    ("premiere -award", lambda words: "premiere" in words and "award" not in words),
    ("interv* AND NOT (tour OR award)", lambda words: "interview" in words and not {"award", "tour"} & words),
    ("nobodysaidthis", lambda _: False),
]


def _record(article_id: str, random: Random) -> Record:
    headline = random.choice([*PEOPLE, *SHOWS, None, None])
    body = random.choices([*PEOPLE, *SHOWS], weights=[8, 4, 2, 1, 1, 3, 2], k=random.choice([0, 1, 1, 2, 4]))
    words = frozenset(random.sample(WORDS, random.randint(0, 2)))
    named = [entity for entity in (headline, *body) if entity is not None]
    told = Told(
        article_id,
        f"News about {ENTITIES[headline][1]}" if headline else "News about nothing",
        " ".join(
            [*(f"Then came {ENTITIES[entity][1]}." for entity in body), *(f"There was a {word}." for word in words)]
        ),
        random.choices(SOURCES, weights=[8, 4, 2, 1, 1])[0],
        _moment(random),
        random.choice(SECTIONS),
    )
    in_headline = frozenset({headline} - {None})
    return Record(told, {entity: named.count(entity) for entity in named}, frozenset(map(str, in_headline)), words)


def _moment(random: Random) -> str | None:
    if random.random() < 0.1:
        return None
    day = FIRST + timedelta(days=random.choice([day for day in range(DAYS) if day not in SILENT]))
    # Every fourth stands at the very edge of its day.
    hour = random.choice([0, 23]) if random.random() < 0.25 else random.randrange(24)
    local = pd.Timestamp(year=day.year, month=day.month, day=day.day, hour=hour, minute=random.choice([0, 59]))
    return str(local.tz_localize(ZONE, ambiguous=True).tz_convert("UTC").tz_localize(None))


def _period(random: Random) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    first, last = sorted(FIRST + timedelta(days=random.randint(-2, DAYS + 1)) for _ in range(2))
    since, until = days(first, last, ZONE)
    match random.randrange(5):
        case 0:
            return None, None
        case 1:
            return since, None
        case 2:
            return None, until
        case 3 if since is not None and until is not None:
            hours = pd.Timedelta(hours=random.randrange(1, 20))
            return since + hours, until + hours
        case _:
            return since, until


def _some(members: tuple[str, ...], random: Random) -> frozenset[str] | None:
    if random.random() < 0.6:
        return None
    return frozenset(random.sample(members, random.choice([0, *[1] * 5, *[2] * 3])))

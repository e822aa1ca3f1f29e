"""Thirty invented outlets, and when they publish: days, nights and weekends of 180 days, each in its own zone."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

FIRST: Final = datetime(2025, 1, 6, tzinfo=UTC)  # a Monday
DAYS: Final = 180
# By hour of the outlet's own day: little at night, most in the morning and in the evening.
_HOURS: Final = (1, 1, 1, 1, 1, 2, 5, 9, 12, 11, 8, 7, 6, 6, 6, 7, 8, 10, 11, 9, 7, 5, 3, 2)
_WEEKDAYS: Final = (1.0, 1.05, 1.05, 1.05, 1.0, 0.55, 0.5)
_SECTIONS: Final = ("TV", "Film", "Music", "People", "Stage", "Style", "Reviews", "News")
_ZONES: Final = ("America/New_York", "Europe/London", "America/Los_Angeles", "America/Chicago", "Australia/Sydney")
_NAMES: Final = (
    *("Curtain Post", "Marquee Mile", "Reel Gazette", "The Foyer", "Backstage Ledger", "Popcorn Daily", "Second Act"),
    *("Stage Whisper", "The Evening Encore", "Limelight Wire", "Screen Sentinel", "Box Seat", "Tuning Fork", "The Set"),
    *("Green Room Report", "Matinee Monitor", "The Playbill Press", "Serial Times", "Opening Night", "Cue Sheet"),
    *("Aisle Four", "Backlot Bulletin", "The Chorus", "Credits Roll", "Dress Circle", "Footlight News", "House Lights"),
    *("Interval", "Jukebox Journal", "The Last Reel"),
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, how much of all there is, and in which style."""

    name: str
    host: str
    zone: ZoneInfo
    share: float
    sections: tuple[str, ...]
    curly: bool
    """Whether it sets typographers' quotation marks."""
    title_case: bool
    """Whether its headlines Capitalise Most Words."""


def outlets() -> list[Outlet]:
    """Return the outlets, the largest first: the third largest publishes a third of what the largest does."""
    return [
        Outlet(
            name=name,
            host=f"{name.removeprefix('The ').replace(' ', '').lower()}.example",
            zone=ZoneInfo(_ZONES[rank * 3 % 5 if rank % 2 else 0]),
            share=1 / (rank + 1),
            sections=_SECTIONS[: 3 + rank % 6],
            curly=rank % 5 < 2,  # noqa: PLR2004  (two in five)
            title_case=rank % 2 == 0,
        )
        for rank, name in enumerate(_NAMES)
    ]


def hours() -> list[datetime]:
    """Return the first instant of every hour of the period."""
    return [FIRST + timedelta(hours=hour) for hour in range(24 * DAYS)]


def rhythm(papers: list[Outlet]) -> npt.NDArray[np.float64]:
    """Return, an hour and outlet, which part of all articles is published then; the sum is 1."""
    weights: npt.NDArray[np.float64] = np.array(
        [[_weight(hour, paper) for paper in papers] for hour in hours()], dtype=np.float64
    )
    weights /= weights.sum()
    return weights


def _weight(hour: datetime, paper: Outlet) -> float:
    local = hour.astimezone(paper.zone)
    return paper.share * _HOURS[local.hour] * _WEEKDAYS[local.weekday()]

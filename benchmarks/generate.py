"""Articles without end for benchmarks: entertainment news in form, nonsense in content.

Real names stand in sentences put together by chance. Nothing in these texts is true, and none of it says more of anyone
than that they go, talk or practise; they are made when needed, never committed, never published and never shown.
"""

import argparse
import json
import random
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from analysis.packaged import data_folder
from benchmarks.casts import Fame, Named, fame
from benchmarks.outlets import DAYS, Outlet, hours, outlets, rhythm
from benchmarks.telling import Teller, capitalised, typeset

Article: TypeAlias = dict[str, str]

UNDATED: Final = 0.01
REPEATED: Final = 0.005
BURSTS: Final = 5
BURST_DAYS: Final = 2
BURST_FACTOR: Final = 20  # times as often as on other days
_BURST_RANKS: Final = (40, 200)  # of fame: known, but not named every hour
_REMEMBERED: Final = 200  # articles that may come again
_AUTHORS: Final = 20  # an outlet
_NOT_IN_ADDRESSES: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Burst:
    """Somebody who is named far more often for two days."""

    person: Named
    first_day: int
    chance: float
    """That an article of these days is given to the person, over and above the usual."""

    def covers(self, hour: int) -> bool:
        """Return whether an hour of the period lies in the burst."""
        return self.first_day <= hour // 24 < self.first_day + BURST_DAYS


def articles(count: int, seed: int) -> Iterator[Article]:
    """Return `count` articles in order of time, always the same for the same count and seed; few are held at a time.

    Articles of two seeds have no id or address in common.
    """
    chance = random.Random(seed)  # noqa: S311  (nothing here is a secret)
    known = fame(data_folder() / "gazetteer")
    teller = Teller(chance, known)
    planned = bursts(known, seed)
    papers, clock = outlets(), hours()
    plan = np.random.default_rng(seed).multinomial(count, rhythm(papers).ravel()).reshape(len(clock), len(papers))
    recent: deque[Article] = deque(maxlen=_REMEMBERED)
    number = seed * 10**8
    for hour, row in enumerate(plan):
        running = [burst for burst in planned if burst.covers(hour)]
        for moment, paper in _moments(clock[hour], papers, row.tolist(), chance):
            if recent and chance.random() < REPEATED:
                yield chance.choice(recent)
                continue
            number += 1
            in_the_news = next((burst.person for burst in running if chance.random() < burst.chance), None)
            recent.append(_article(teller.tell(in_the_news), paper, moment, number, chance))
            yield recent[-1]


def bursts(known: Fame, seed: int) -> list[Burst]:
    """Return the bursts that the articles of a seed have."""
    chance = random.Random(~seed)  # noqa: S311  (nothing here is a secret)
    ranks = chance.sample(range(*_BURST_RANKS), BURSTS)
    return [Burst(known.people[rank], chance.randrange(30, DAYS - BURST_DAYS), _extra(known, rank)) for rank in ranks]


def _extra(known: Fame, rank: int) -> float:
    usual = float(np.log((rank + 2) / (rank + 1)) / np.log(len(known.people) + 1))
    return (BURST_FACTOR - 1) * usual / (1 - usual)


def _moments(
    hour: datetime, papers: Sequence[Outlet], counts: Sequence[int], chance: random.Random
) -> list[tuple[datetime, Outlet]]:
    """Return who publishes when in an hour, in order."""
    found = [
        (hour + timedelta(seconds=chance.randrange(3600)), rank)
        for rank, count in enumerate(counts)
        for _ in range(count)
    ]
    return [(moment, papers[rank]) for moment, rank in sorted(found)]


def _article(told: tuple[str, str], paper: Outlet, moment: datetime, number: int, chance: random.Random) -> Article:
    headline, body = told
    local = moment.astimezone(paper.zone)
    section = chance.choice(paper.sections)
    slug = _NOT_IN_ADDRESSES.sub("-", headline.lower()).strip("-")[:60]
    shown = capitalised(headline) if paper.title_case else headline
    dated = {} if chance.random() < UNDATED else {"published_at": local.isoformat()}
    return {
        "id": f"{paper.host.split('.')[0]}-{number}",
        "url": f"https://www.{paper.host}/{section.lower()}/{local:%Y/%m}/{slug}-{number}",
        "source": paper.name,
        "author": f"{paper.name} Writer {chance.randrange(_AUTHORS) + 1}",
        "section": section,
        **dated,
        "headline": typeset(shown) if paper.curly else shown,
        "body": typeset(body) if paper.curly else body,
    }


def write(path: Path, count: int, seed: int) -> None:
    """Write articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(article, ensure_ascii=False)}\n" for article in articles(count, seed))


def main() -> None:
    """Write articles to standard output or to a file."""
    parser = argparse.ArgumentParser(description="Write made-up entertainment articles as JSON Lines.")
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path("/dev/stdout"))
    given = parser.parse_args()
    write(given.output, given.count, given.seed)


if __name__ == "__main__":
    main()

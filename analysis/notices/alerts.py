"""What is told now: what holds and was not told this way before, and what was told and is over."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.errors import NoticeError
from analysis.notices.desk import Desk
from analysis.notices.message import Letter
from analysis.notices.occasions import NOT_OURS, Now, Occasion
from analysis.notices.titled import plain
from analysis.store.notified import Entry, Event, Occurrence, add, alone, entries, newest, standing
from analysis.store.snapshot import Snapshot

_IN_SUBJECT: Final = 2
_CHANNEL: Final = 16  # signs of a digest

Alert = dict[str, object]


@dataclass(frozen=True, slots=True)
class Way:
    """Where alerts go."""

    form: str
    """webhook, mail, or lines."""
    target: str
    deliver: Callable[[Sequence[Alert]], None]
    """Raises NoticeError where they did not get there."""

    def channel(self, desk: Desk) -> str:
        """Return what the ledger calls this way of this desk: it may hold no address, and no secret of one."""
        asked = desk.selection
        chosen = [
            None if some is None else sorted(some)
            for some in (asked.people, asked.shows, asked.sources, asked.sections)
        ]
        told = json.dumps([self.form, self.target, *chosen, asked.query, str(desk.length)])
        return hashlib.sha256(told.encode()).hexdigest()[:_CHANNEL]


def news(now: Now, told: Iterable[Occurrence], snapshot: Snapshot) -> tuple[Occasion, ...]:
    """Return what holds and is not among what was told and is not over."""
    known = set(_current(told, snapshot).values())
    return tuple(one for one in now.occasions if one.occurrence not in known)


def tell(desk: Desk, now: Now, ways: Sequence[Way], at: pd.Timestamp) -> int:
    """Deliver over each way what is new there, note what got there, and return how many alerts that were.

    What did not get there is not noted, so it is told the next time; NoticeError then, once all ways were tried.
    """
    corpus = desk.snapshot.corpus
    failed: list[str] = []
    count = 0
    with alone(corpus):
        for way in ways:
            channel = way.channel(desk)
            ledger = entries(corpus)
            told = standing(ledger, channel)
            new = news(now, told, desk.snapshot)
            latest = newest(ledger, channel)
            # What is asked of the past ends nothing that was told since.
            over = [] if latest is not None and desk.as_of < latest else _over(now, told, desk.snapshot)
            try:
                if new:
                    way.deliver(alerts(desk, new))
            except NoticeError as error:
                failed.append(str(error))
                new = ()
            noted = _noted(now, new, set(_current(told, desk.snapshot).values()))
            add(corpus, [*_entries(desk, channel, "over", over, at), *_entries(desk, channel, "told", noted, at)])
            count += len(new)
    if failed:
        raise NoticeError("; ".join(failed))
    return count


def alerts(desk: Desk, occasions: Iterable[Occasion]) -> list[Alert]:
    """Return occasions as a program reads them."""
    source = desk.source(desk.now())
    as_of = f"{desk.as_of.tz_convert('UTC'):%Y-%m-%dT%H:%M:%SZ}"
    return [
        {
            "alert": one.occurrence.what,
            "name": one.name,
            "said": one.said,
            "url": one.url,
            **one.facts,
            "as_of": as_of,
            "commit": desk.snapshot.commit.number,
            "source": source,
        }
        for one in occasions
    ]


def text(told: Sequence[Alert]) -> str:
    """Return alerts in words, a paragraph each, and where their numbers come from."""
    paragraphs = ["\n".join([str(one["said"]), *([str(one["url"])] if one["url"] else [])]) for one in told]
    return "\n\n".join([*paragraphs, *dict.fromkeys(str(one["source"]) for one in told), ""])


def letter(told: Sequence[Alert]) -> Letter:
    """Return alerts as an e-mail."""
    names = [f"{one['name']} ({one['alert']})" for one in told]
    more = f" and {len(names) - _IN_SUBJECT} more" if len(names) > _IN_SUBJECT else ""
    return Letter(plain(f"Alert: {', '.join(names[:_IN_SUBJECT])}{more}"), text(told))


def _current(told: Iterable[Occurrence], snapshot: Snapshot) -> dict[Occurrence, Occurrence]:
    """Return what each occurrence is called now: names are merged, and stories joined."""
    told = list(told)
    ids = snapshot.articles["article_id"]
    rows = snapshot.articles[ids.isin([one.subject for one in told])]
    stories = dict(zip(rows["article_id"], rows["story"].astype("str"), strict=True))
    return {
        one: Occurrence(one.what, stories.get(one.subject) or snapshot.survivor(one.subject), one.way) for one in told
    }


def _over(now: Now, told: Iterable[Occurrence], snapshot: Snapshot) -> list[Occurrence]:
    """Return what was told and no longer lasts; what is not ours is told once for good."""
    return sorted(
        was for was, current in _current(told, snapshot).items() if was.what != NOT_OURS and current not in now.lasting
    )


def _noted(now: Now, new: Sequence[Occasion], known: set[Occurrence]) -> list[Occurrence]:
    """Return what was delivered, and what has come under that or under what was `known` before."""
    delivered = [one.occurrence for one in new]
    told = known.union(delivered)
    under = [other for one in now.occasions if one.occurrence in told for other in one.others]
    return [*delivered, *(one for one in dict.fromkeys(under) if one not in told)]


def _entries(
    desk: Desk, channel: str, event: Event, occurrences: Iterable[Occurrence], at: pd.Timestamp
) -> list[Entry]:
    as_of, when = (one.tz_convert("UTC").isoformat() for one in (desk.as_of, at))
    number = desk.snapshot.commit.number
    return [Entry(channel, event, one, as_of, when, number) for one in occurrences]

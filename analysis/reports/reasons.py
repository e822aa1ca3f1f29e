"""Why a number of a commit is another one later: the decisions about a name, and what came in between."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from analysis.entities.decisions import UNDO, Decision
from analysis.store import namebook
from analysis.store.commits import opened
from analysis.store.snapshot import Snapshot

_MOST: Final = 2


def reasons(then: Snapshot, now: Snapshot, ids: tuple[str, ...]) -> str:
    """Return why a number of these ids may have changed since a commit: decisions about them first, then arrivals."""
    decided = namebook.decisions(now.corpus, now.commit.decisions)[then.commit.decisions :]
    about = [one for one in decided if _concerned(one) & {*ids, *map(now.survivor, ids)}]
    told = _told(about, then, now)
    between = [opened(now.corpus, number) for number in range(then.commit.number + 1, now.commit.number + 1)]
    last = then.commit.decisions
    others = []
    for commit in between:
        # What the name book did to somebody else is no reason here.
        if commit.decisions == last:
            others.append(f"{commit.what} on {_day(commit.at)}")
        last = commit.decisions
    told += list(dict.fromkeys(others))
    # A story or an outlet has other numbers by what was decided on somebody in it.
    told = told or _told(decided, then, now)
    shown = "; ".join(told[:_MOST]) or "a decision on somebody who is private"
    more = f"; and {len(told) - _MOST:,} more" if len(told) > _MOST else ""
    return f"{shown}{more}"


def _told(decided: Sequence[Decision], then: Snapshot, now: Snapshot) -> list[str]:
    """Return decisions in words; none on who is private, whom nothing may name."""
    # Who was merged has a name in the earlier commit only.
    concerned = sorted({part for one in decided for part in _concerned(one)})
    tables = (now.entities["name"], then.entities["name"])
    names = {one: str(table[one]) for table in tables for one in concerned if one in table.index}
    hidden = set(now.private.index)
    return [_decision(one, names) for one in decided if one.kind != UNDO and not _concerned(one) & hidden]


def _concerned(one: Decision) -> set[str]:
    return {part for part in (one.entity, one.into, one.new) if part}


def _decision(one: Decision, names: Mapping[str, str]) -> str:
    whom = names.get(one.entity, one.name or one.entity)
    into = f" into {names.get(one.into, one.into)}" if one.into else ""
    return f"{one.kind} of {whom}{into} on {_day(one.at)}"


def _day(at: str) -> str:
    return f"{pd.Timestamp(at):%-d %B %Y}"

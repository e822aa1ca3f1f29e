"""What the news agencies' formats share: coded words, headlines by role, and items that are not to be shown."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from analysis.loading.facts import dates

_PARTS: Final = re.compile(r"[:/#]")
_FIRST_ROLES: Final = ("main", "primary", "headline", "")
_BELOW: Final = ("sub", "deck", "kicker", "standfirst", "overline")
_KINDS: Final = "animation audio catalog concept event graphic image package photo picture video"
_NO_ARTICLES: Final = {
    **{kind: kind for kind in _KINDS.split()},
    **{kind: f"{kind} item" for kind in ("knowledge", "planning")},
}
_CANCELED: Final = frozenset({"canceled", "cancelled", "killed", "kill", "withdrawn"})
_HELD: Final = re.compile(r"embargo|withheld|cancell?ed", re.IGNORECASE)
_UTC: Final = ZoneInfo("UTC")
_LATEST: Final = datetime.max.replace(tzinfo=UTC)


def code(value: str) -> str:
    """Return what a coded word says: "stat:usable", "Usable" and ".../pubstatusg2/usable" are "usable"."""
    return _PARTS.split(value.strip().rstrip(":/#"))[-1].lower()


def status(value: str) -> str:
    """Return the word for what may be done with an item: usable, withheld, canceled, or another of the input's."""
    word = code(value)
    return "canceled" if word in _CANCELED else word


def headlines(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the headline of these (role, text) pairs, its variants, and what stands below it as an excerpt."""
    given = [(code(role), " ".join(text.split())) for role, text in told if text.strip()]
    above = [pair for pair in given if not pair[0].startswith(_BELOW)]
    ranked = sorted(above, key=lambda pair: _FIRST_ROLES.index(pair[0]) if pair[0] in _FIRST_ROLES else 9)
    texts = list(dict.fromkeys(text for _, text in ranked))
    return {
        "headline": next(iter(texts), ""),
        "variants": "\n".join(texts[1:]),
        "excerpt": next((text for role, text in given if role.startswith(("sub", "deck", "standfirst"))), ""),
    }


def no_article(kind: str) -> str | None:
    """Return why an item of this kind is no article, None where it may be one."""
    if kind not in _NO_ARTICLES:
        return None
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {_NO_ARTICLES[kind]}, not an article"


def is_held(fields: Mapping[str, str]) -> bool:
    """Tell whether an item may not be shown to anybody, or not before an hour: then no message may quote it."""
    return fields.get("status", "usable") != "usable" or "not_before" in fields


def may_be_held(text: str) -> bool:
    """Tell whether a text that could not be read speaks of an embargo, of withholding or of cancelling."""
    return _HELD.search(text) is not None


def held_as_its_whole(fields: Mapping[str, str], whole: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a part with what holds the whole back: its status, and the later of two hours."""
    inherited = {name: whole[name] for name in ("status", "not_before") if name in whole}
    if inherited.get("status") == "usable":
        del inherited["status"]
    if "not_before" in inherited and "not_before" in fields:
        inherited["not_before"] = max(inherited["not_before"], fields["not_before"], key=_instant)
    return {**fields, **inherited}


def _instant(value: str) -> datetime:
    return dates.instant(value, _UTC, day_first=False) or _LATEST

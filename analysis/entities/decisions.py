"""Decisions of editors about names, and their text form: a line of JSON each, its keys in one order."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

from analysis.errors import NameBookError

MERGE: Final = "merge"
SPLIT: Final = "split"
BLOCK: Final = "block"
ALIAS: Final = "alias"
RENAME: Final = "rename"
CONFIRM: Final = "confirm"
PRIVATE: Final = "private"
UNDO: Final = "undo"
KINDS: Final = (MERGE, SPLIT, BLOCK, ALIAS, RENAME, CONFIRM, PRIVATE, UNDO)
MATCHING: Final = frozenset({MERGE, SPLIT, BLOCK, ALIAS, CONFIRM})
"""Kinds that change what is found in a text; the others change what is shown of it."""
SPELLING_KINDS: Final = ("name", "stage", "nickname", "birth", "married", "former", "misspelling")

_LONGEST: Final = 200
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}\Z", re.ASCII)
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    MERGE: ("entity", "into"),
    SPLIT: ("entity", "spellings", "new", "name"),
    BLOCK: ("spellings",),
    ALIAS: ("entity", "spellings"),
    RENAME: ("entity", "name"),
    CONFIRM: ("entity", "name"),
    PRIVATE: ("entity",),
    UNDO: ("undoes",),
}
_ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    SPLIT: ("note", "works", "shared"),
    BLOCK: ("entity",),
    ALIAS: ("how", "common"),
    PRIVATE: ("covers",),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; what does not belong to its kind is empty. The order of the fields is that of the text form."""

    number: int
    """Its place in the book, from 1; 0 while it is not taken yet."""
    kind: str
    entity: str = ""
    """Whom it is about, by id; of a block "": nobody is called so."""
    into: str = ""
    """Merge: who it is."""
    spellings: tuple[str, ...] = ()
    new: str = ""
    """Split: the id of who comes of it."""
    name: str = ""
    """Rename, split and confirm: what is shown."""
    note: str = ""
    """Split: what tells the new one from a namesake."""
    works: tuple[str, ...] = ()
    """Split: the works whose credits go along."""
    shared: bool = False
    """Split: whether both go on having the spellings, as namesakes do."""
    how: str = ""
    """Alias: one of SPELLING_KINDS; "" is name."""
    common: bool = False
    """Alias: whether it is also an ordinary word, which counts only with evidence."""
    covers: tuple[str, ...] = ()
    """Private: the ids that led to the entity then. A merge that is undone makes none of them public."""
    undoes: tuple[int, ...] = ()
    by: str = ""
    at: str = ""
    """When, ISO 8601 in UTC."""
    reason: str = ""


_FIELDS: Final = tuple(field.name for field in fields(Decision))
_TEXTS: Final = frozenset({"kind", "entity", "into", "new", "name", "note", "how", "by", "at", "reason"})
_LISTS: Final = frozenset({"spellings", "works", "covers"})
_FLAGS: Final = frozenset({"shared", "common"})
_IDS: Final = ("entity", "into", "new")


def line(decision: Decision) -> str:
    """Return the decision as a line of JSON: keys in one order, what is empty left out, no line break."""
    values = {name: getattr(decision, name) for name in _FIELDS}
    said = {"decision" if name == "kind" else name: value for name, value in values.items() if value}
    return json.dumps(said, ensure_ascii=False)


def text(decisions: Iterable[Decision]) -> str:
    """Return decisions as text, one a line."""
    return "".join(f"{line(decision)}\n" for decision in decisions)


def read(written: str, place: str) -> list[Decision]:
    """Return the decisions of a text, in their order; a line without a number gets its place.

    Raises NameBookError, naming `place` and the line, where one is not a decision.
    """
    found: list[Decision] = []
    # Not splitlines: a name may hold a sign that Python takes for the end of a line.
    for number, said in enumerate(written.removeprefix("\ufeff").split("\n"), 1):
        if said.strip():
            decision = _read(said, f"{place}:{number}")
            last = found[-1].number if found else 0
            found.append(replace(decision, number=last + 1) if not decision.number else decision)
            if found[-1].number <= last:
                msg = f"{place}:{number}: its number is {decision.number} and the one before is {last}; they must rise"
                raise NameBookError(msg)
    return found


def checked(decision: Decision, place: str) -> Decision:
    """Return the decision, its names without needless blanks.

    Raises NameBookError, naming `place`, where it lacks what its kind needs or has what its kind has no use for.
    """
    if decision.kind not in KINDS:
        msg = f"{place}: {decision.kind[:40]!r} is no decision; there are {', '.join(KINDS)}"
        raise NameBookError(msg)
    needed, allowed = _NEEDED[decision.kind], _ALLOWED.get(decision.kind, ())
    plain = replace(
        decision,
        spellings=tuple(dict.fromkeys(_plain(spelling) for spelling in decision.spellings)),
        name=_plain(decision.name),
        note=_plain(decision.note),
        by=_plain(decision.by),
        reason=_plain(decision.reason),
    )
    if missing := [name for name in needed if not getattr(plain, name)]:
        msg = f"{place}: a {plain.kind} needs {' and '.join(needed)}; {missing[0]} is missing"
        raise NameBookError(msg)
    own = {"number", "kind", "by", "at", "reason", *needed, *allowed}
    if foreign := [name for name in _FIELDS if name not in own and getattr(plain, name)]:
        msg = f"{place}: a {plain.kind} has no {foreign[0]}; take it out"
        raise NameBookError(msg)
    _check_values(plain, place)
    return plain


def _check_values(decision: Decision, place: str) -> None:
    named = [name for field in _IDS if (name := getattr(decision, field))]
    for entity in (*named, *decision.works, *decision.covers):
        if not _ID.match(entity):
            msg = f"{place}: {entity[:40]!r} is not an id; ids are letters, digits, dots and dashes"
            raise NameBookError(msg)
    for name in (*decision.spellings, decision.name, decision.note, decision.reason):
        if len(name) > _LONGEST:
            msg = f"{place}: {name[:20]!r}... has {len(name)} characters; {_LONGEST} is the most"
            raise NameBookError(msg)
    for spelling in decision.spellings:
        if not any(sign.isalnum() for sign in spelling):
            msg = f"{place}: {spelling!r} is no spelling; it needs a letter or a digit"
            raise NameBookError(msg)
    if decision.kind in {ALIAS, BLOCK} and len(decision.spellings) > 1:
        msg = f"{place}: a {decision.kind} is about one spelling; make a decision of each"
        raise NameBookError(msg)
    if decision.how not in {"", *SPELLING_KINDS}:
        msg = f"{place}: {decision.how[:40]!r} is no kind of spelling; there are {', '.join(SPELLING_KINDS)}"
        raise NameBookError(msg)
    if any(number >= decision.number > 0 for number in decision.undoes):
        msg = f"{place}: decision {decision.number} takes back {max(decision.undoes)}; only earlier ones can be"
        raise NameBookError(msg)


def _read(said: str, place: str) -> Decision:
    try:
        values = json.loads(said)
    except (ValueError, RecursionError) as error:
        msg = f"{place}: not a line of JSON ({str(error).partition(': line')[0]}); write one decision a line"
        raise NameBookError(msg) from error
    if not isinstance(values, dict):
        msg = f'{place}: not a decision; write it as {{"decision": "rename", "entity": "...", "name": "..."}}'
        raise NameBookError(msg)
    given = {"kind" if name == "decision" else name: value for name, value in values.items()}
    if strange := [name for name in given if name not in _FIELDS]:
        msg = f"{place}: {strange[0][:40]!r} is not known; take it out"
        raise NameBookError(msg)
    if wrong := [name for name, value in given.items() if not _fits(name, value)]:
        shown = "decision" if wrong[0] == "kind" else wrong[0]
        msg = f"{place}: {shown} is {json.dumps(given[wrong[0]])[:40]}, which it cannot be"
        raise NameBookError(msg)
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    return checked(Decision(**{"number": 0, "kind": "", **values}), place)


def _fits(name: str, value: object) -> bool:
    if name in _TEXTS:
        return _is_text(value)
    if name in _FLAGS:
        return isinstance(value, bool)
    if name == "number":
        return _is_count(value)
    if not isinstance(value, list):
        return False
    return all(map(_is_text if name in _LISTS else _is_count, value))


def _is_text(value: object) -> bool:
    # Half a character, and what steers a terminal, is no part of a name.
    return isinstance(value, str) and all(sign.isprintable() or sign.isspace() for sign in value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**9


def _plain(name: str) -> str:
    """Return a text without needless blanks and signs that nobody sees, which cannot be read again."""
    return " ".join("".join(sign for sign in name if sign.isprintable() or sign.isspace()).split())

"""Decisions on their way into the name book: checked against what is known, numbered, signed, kept."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from analysis.entities import decisions as book
from analysis.entities.applying import stepped, world
from analysis.entities.decisions import Decision, checked
from analysis.entities.folding import fold as folded
from analysis.entities.gazetteer import NEVER_SHOWN, Gazetteer
from analysis.entities.namebook import Effects, fold, undone
from analysis.errors import NameBookError
from analysis.names import imports
from analysis.store import namebook
from analysis.store.writing import Signature, lease

_PATIENCE: Final = 600.0
_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Decisions that may be taken, and what the name book comes to without and with them."""

    taken: tuple[Decision, ...]
    before: Effects
    after: Effects


def planned(own: Gazetteer, earlier: Sequence[Decision], drafts: Sequence[Decision], *, along: bool = False) -> Plan:
    """Return the plan to take the decisions behind the earlier ones; their numbers say nothing yet.

    `own`: the gazetteer without any decision. `along`: an undo takes back what rests on it too.
    Raises NameBookError where a decision does not fit, or others rest on what an undo takes back.
    """
    taken: list[Decision] = []
    for draft in drafts:
        before = [*earlier, *taken]
        taken.append(_checked(own, before, replace(draft, number=_last(before) + 1), along=along))
    return Plan(tuple(taken), fold(earlier), fold([*earlier, *taken]))


def decide(  # noqa: PLR0913  (what, about what, whose and by whom; the rest has defaults)
    drafts: Sequence[Decision],
    corpus: Path,
    gazetteer: Path,
    signature: Signature,
    *,
    along: bool = False,
    say: Callable[[str], None] = lambda _: None,
    patience: float = _PATIENCE,
) -> Plan:
    """Take decisions into the name book of a corpus, all or none, and return them as they stand there.

    Raises as `planned` does, and BusyError where somebody else goes on writing to the corpus.
    """
    own = imports.gazetteer(gazetteer, corpus)
    with lease(corpus, say, patience):
        plan = planned(own, namebook.decisions(corpus), signed(drafts, signature), along=along)
        if plan.taken:
            namebook.add(corpus, plan.taken)
    return plan


def signed(drafts: Sequence[Decision], signature: Signature) -> list[Decision]:
    """Return the decisions with author and date, where they have none of their own."""
    at = signature.at.tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%SZ")
    return [replace(draft, by=draft.by or signature.who, at=draft.at or at) for draft in drafts]


def because(drafts: Sequence[Decision], reason: str) -> list[Decision]:
    """Return the decisions with the reason for them."""
    return [replace(draft, reason=reason) for draft in drafts]


def lacking(earlier: Sequence[Decision], given: Sequence[Decision]) -> list[Decision]:
    """Return those of the decisions of a text that the name book does not have, undos by the numbers they get."""
    numbers: dict[int, int] = {}
    there = {_said(one, one.undoes): one.number for one in earlier}
    last, found = _last(earlier), list[Decision]()
    for one in given:
        if unknown := [number for number in one.undoes if number not in numbers]:
            msg = f"decision {one.number} takes back {unknown[0]}, which is not in the text; give the whole text"
            raise NameBookError(msg)
        undoes = tuple(numbers[number] for number in one.undoes)
        said = _said(one, undoes)
        if said not in there:
            last += 1
            there[said] = last
            found.append(replace(one, number=last, undoes=undoes))
        numbers[one.number] = there[said]
    return found


def new_id(own: Gazetteer, earlier: Sequence[Decision], name: str, kind: str) -> str:
    """Return an id for a name that nobody has or had."""
    stem = "-".join(re.findall(r"[a-z0-9]+", folded(name).lower())) or "name"
    stem = stem[:80] if kind == "person" else f"{stem[:80]}-{kind}"
    used = {id_ for one in earlier for id_ in (one.entity, one.into, one.new)} | set(own.entities["entity_id"])
    number, found = 1, stem
    while found in used or _is_imported(own, found):
        number += 1
        found = f"{stem}-{number}"
    return found


def _is_imported(own: Gazetteer, entity: str) -> bool:
    if own.imported is None:
        return False
    return bool(pc.is_in(pa.scalar(entity), value_set=own.imported.entities["entity_id"].combine_chunks()).as_py())


def _checked(own: Gazetteer, earlier: Sequence[Decision], draft: Decision, *, along: bool) -> Decision:
    """Return a decision as it goes into the book: about those whom its ids lead to."""
    before = fold(earlier)
    if draft.kind == book.UNDO:
        _check_undo(earlier, draft)
    one = checked(_leading(draft, before), draft.kind)
    _check_news(own, earlier, one)
    ground = world(
        own, [*(step for step in earlier if step.kind != book.UNDO), *([one] if one.kind != book.UNDO else [])]
    )
    refused = stepped(ground, before.steps)[1]
    now = stepped(ground, fold([*earlier, one]).steps)[1]
    if one.number in now:
        raise NameBookError(now[one.number])
    broken = {number: reason for number, reason in now.items() if number not in refused}
    if not broken:
        return one
    back = sorted(set(broken) & undone(earlier))
    if back:
        msg = f"undo: decision {back[0]} would hold again and does not fit any more ({broken[back[0]]})"
        raise NameBookError(msg)
    if not along:
        raise NameBookError(_resting(one, [step for step in earlier if step.number in broken]))
    return replace(one, undoes=tuple(sorted({*one.undoes, *broken})))


def _leading(draft: Decision, before: Effects) -> Decision:
    entity, into = (before.survivor(id_) for id_ in (draft.entity, draft.into))
    covers = tuple(sorted(one for one, other in before.forward.items() if other == entity))
    covers = covers if draft.kind == book.PRIVATE else draft.covers
    return replace(draft, entity=entity, into=into, covers=covers)


def _check_news(own: Gazetteer, earlier: Sequence[Decision], one: Decision) -> None:
    """Raise NameBookError where a decision changes nothing."""
    before = fold(earlier)
    if one.kind == book.PRIVATE and one.entity in before.private:
        msg = f"private: {one.entity} is private already"
        raise NameBookError(msg)
    if one.kind == book.RENAME:
        there, _ = stepped(world(own, [*before.steps, one]), before.steps)
        if one.entity in there.entities and there.entities[one.entity].name == one.name:
            msg = f"rename: {one.entity} is called {one.name} already"
            raise NameBookError(msg)


def _check_undo(earlier: Sequence[Decision], one: Decision) -> None:
    """Raise NameBookError where there is nothing to take back."""
    known = {step.number for step in earlier}
    if unknown := [number for number in one.undoes if number not in known]:
        msg = f"undo: there is no decision {unknown[0]}; `marquee names log` lists them"
        raise NameBookError(msg)
    if gone := sorted(set(one.undoes) & undone(earlier)):
        msg = f"undo: decision {gone[0]} is undone already; `marquee names log` tells by which"
        raise NameBookError(msg)


def _resting(one: Decision, resting: Sequence[Decision]) -> str:
    told = ", ".join(f"{step.number} ({told_short(step)})" for step in resting)
    numbers = ", ".join(map(str, one.undoes))
    return f"undo: on decision {numbers} rests {told}; undo that first, or both together (--along)"


def told_short(one: Decision) -> str:
    """Return a decision in few words."""
    # Birth and former names are never shown.
    shown = "" if one.how in NEVER_SHOWN else f' "{"".join(one.spellings)}"'
    said: Mapping[str, str] = {
        book.MERGE: f"merge {one.entity} into {one.into}",
        book.SPLIT: f"split {one.new} from {one.entity}",
        book.BLOCK: f'block "{"".join(one.spellings)}"' + (f" for {one.entity}" if one.entity else ""),
        book.ALIAS: f"alias{shown} of {one.entity}",
        book.RENAME: f'rename {one.entity} "{one.name}"',
        book.CONFIRM: f'confirm {one.entity} "{one.name}"',
        book.PRIVATE: f"private {one.entity}",
        book.UNDO: f"undo {', '.join(map(str, one.undoes))}",
    }
    return said[one.kind]


def announced(drafts: Sequence[Decision]) -> str:
    """Return what the commit of some decisions is called; it does not tell who is private."""
    told = ["private" if one.kind == book.PRIVATE else told_short(one) for one in drafts[:_TOLD]]
    more = f" and {len(drafts) - _TOLD:,} more" if len(drafts) > _TOLD else ""
    return f"names: {', '.join(told)}{more}"


def _last(decisions: Sequence[Decision]) -> int:
    return decisions[-1].number if decisions else 0


def _said(one: Decision, undoes: tuple[int, ...]) -> Decision:
    return replace(one, number=0, undoes=undoes)

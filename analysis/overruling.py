"""The editors' word, in the model's place, on how one article portrays one person: each ruling is a commit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pandas as pd

from analysis import schema
from analysis.errors import RulingError, SelectionError
from analysis.newsroom import TICK
from analysis.store import lookup, portrayed, searchable, tables
from analysis.store.commits import Commit, existing, opened
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.writing import Signature, commit, lease
from analysis.tone.rulings import in_force
from analysis.tone.verdicts import VERDICTS

_PATIENCE: Final = 600.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an editor says of how an article portrays a person."""

    article_id: str
    entity_id: str
    word: str | None
    """One of VERDICTS; None takes the ruling back that counts."""
    reason: str = ""
    """Why; only who takes a ruling back may leave it out."""
    seen: int | None = None
    """The commit whose text was read; None: the newest."""

    def __post_init__(self) -> None:
        """Refuse a word that says no portrayal, and a ruling without a reason."""
        if self.word is not None and self.word not in VERDICTS:
            msg = f'"{self.word}" says no portrayal; say one of {", ".join(VERDICTS)}'
            raise RulingError(msg)
        if self.word is not None and not self.reason.strip():
            msg = "a ruling needs a reason: it is kept with it, and shown"
            raise RulingError(msg)

    @property
    def announced(self) -> str:
        """What its commit is called: not on whom, who may be private one day."""
        return "take back a ruling on a portrayal" if self.word is None else "rule on a portrayal"


def overrule(
    corpus: Path,
    ruling: Ruling,
    signature: Signature,
    say: Callable[[str], None] = lambda _: None,
    patience: float = _PATIENCE,
) -> Commit:
    """Rule how an article portrays a person, and return the commit from which on that counts in every number.

    What the model said is kept, and so are former rulings. Raises RulingError where the article does not name the
    person, says something else than whoever rules has seen, or the ruling changes nothing (the same word counts anew
    where the text changed since); SelectionError where the person is private, or a found name that does not count;
    CorpusError where there is no corpus, or somebody else goes on writing to it for longer than `patience` seconds.
    """
    with lease(corpus, say, patience) as found:
        last = existing(corpus, found)
        held = snapshot(corpus, last.number)
        earlier = portrayed.rulings(held, [ruling.article_id])
        earlier = earlier[earlier["entity_id"].eq(ruling.entity_id)]
        standing = in_force(earlier)
        # A ruling is taken back even where the article no longer names its person.
        if ruling.word is not None or standing.empty:
            _check_named(held, ruling)
            _check_seen(held, ruling)
        _check_news(ruling, str(held.entities["name"][ruling.entity_id]), standing)
        at = signature.at.tz_convert("UTC").as_unit("us")
        # Of two rulings the later one counts, whatever the clocks of two desks say.
        at = at if earlier.empty else max(at, earlier["at"].max() + TICK)
        reason = " ".join(ruling.reason.split())
        row = (ruling.article_id, ruling.entity_id, ruling.word, signature.who, at, reason)
        table = pd.DataFrame([row], columns=schema.RULINGS.names)
        tables.append(corpus, "rulings", schema.arrow(table, schema.RULINGS, "rulings"))
        searchable.extend(corpus, last, signature.at.tz_convert("UTC"))
        return commit(corpus, last, signature, last.basis, last.due)


def _check_news(ruling: Ruling, name: str, standing: pd.DataFrame) -> None:
    """Raise RulingError where a ruling changes nothing; `standing`: the one that counts, if there is one."""
    if ruling.word is None and standing.empty:
        msg = f"article {ruling.article_id}: there is no ruling on {name} to take back"
        raise RulingError(msg)
    # The same word on another text is news.
    is_same = standing["portrayal"].eq(ruling.word or "") & standing["text_changed"].isna()
    for one in standing[is_same].itertuples():
        told = f"ruled to be {ruling.word} already, by {one.who} on {one.at:%-d %B %Y}"
        msg = f"article {ruling.article_id}: the portrayal of {name} is {told}"
        raise RulingError(msg)


def _check_seen(held: Snapshot, ruling: Ruling) -> None:
    """Raise RulingError where an article says something else than it did when whoever rules has read it."""
    if ruling.seen is None or ruling.seen == held.commit.number:
        return
    then, now = (
        portrayed.changed(replace(held, commit=commit), [ruling.article_id])["changed_at"].tolist()
        for commit in (opened(held.corpus, ruling.seen), held.commit)
    )
    if then != now:
        msg = f"article {ruling.article_id}: its text changed while you ruled; look at it again, then rule"
        raise RulingError(msg)


def _check_named(held: Snapshot, ruling: Ruling) -> None:
    """Raise where the article does not name the person, or they are not to be judged."""
    entity = ruling.entity_id
    if entity in held.private.index:
        raise SelectionError(lookup.private(entity))
    if entity in held.waiting.index:
        raise SelectionError(lookup.waiting(held, entity))
    if entity not in held.entities.index:
        msg = f"{entity}: nobody of this id is known; `marquee names find` looks for names"
        raise RulingError(msg)
    name, kind = map(str, held.entities.loc[entity, ["name", "kind"]])
    if kind != "person":
        msg = f'"{name}" is a {kind}, not a person: portrayal is of people'
        raise RulingError(msg)
    keys = held.articles.index[held.articles["article_id"].eq(ruling.article_id)]
    if keys.empty:
        msg = f"{held.corpus}: no article {ruling.article_id}; `marquee articles` lists the ids"
        raise RulingError(msg)
    appearances = held.appearances
    if not (appearances["article"].eq(keys[0]) & appearances["entity_id"].eq(entity)).any():
        ways = f'`marquee articles --person "{name}"` lists those that do'
        msg = f"article {ruling.article_id} does not name {name}; {ways}"
        raise RulingError(msg)

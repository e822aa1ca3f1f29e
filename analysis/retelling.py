"""The editors' word, in the grouping's place, on which articles tell one story: each decision is a commit."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from analysis import schema
from analysis.errors import StoryError
from analysis.grouping.stories import JOIN, SPLIT, UNDO, standing
from analysis.store import searchable, stories, tables
from analysis.store.commits import Commit, existing
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.writing import Signature, commit, lease

_PATIENCE: Final = 600.0
_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Retelling:
    """What an editor says of which articles tell one story."""

    what: str
    """join: the stories of all these articles are one; split: these articles, with their copies, are another story;

    undo: an earlier decision does not hold.
    """
    article_ids: tuple[str, ...] = ()
    reason: str = ""
    undoes: str = ""
    """The decision that an undo takes back."""

    def __post_init__(self) -> None:
        """Refuse a decision without a reason."""
        if not self.reason.strip():
            msg = f"{self.what}: a decision on stories needs a reason: it is kept with it, and shown"
            raise StoryError(msg)

    @property
    def announced(self) -> str:
        """What its commit is called."""
        return f"undo decision {self.undoes} on stories" if self.what == UNDO else f"{self.what} stories"


def retell(
    corpus: Path,
    said: Retelling,
    signature: Signature,
    say: Callable[[str], None] = lambda _: None,
    patience: float = _PATIENCE,
) -> Commit:
    """Decide which articles tell one story, and return the commit from which on that holds in every number.

    It holds for articles that are read later too, as far as they are grouped with these. Raises StoryError where the
    decision does not fit or changes nothing; CorpusError where there is no corpus, or somebody else goes on writing to
    it for longer than `patience` seconds.
    """
    with lease(corpus, say, patience) as found:
        last = existing(corpus, found)
        held = snapshot(corpus, last.number)
        effect(held, said)
        row = _row(held, said, signature)
        tables.append(corpus, "story_decisions", schema.arrow(row, schema.STORY_DECISIONS, "story_decisions"))
        at = signature.at.tz_convert("UTC")
        searchable.extend(corpus, last, at)
        return commit(corpus, last, signature, last.basis, last.due)


def effect(held: Snapshot, said: Retelling) -> pd.DataFrame:
    """Return the articles that tell another story by a decision, newest first: article_id, before and after.

    `before` and `after` are stories. Where the first article of a story is taken out, those that stay are among them:
    theirs has another id then. Raises StoryError where the decision does not fit or changes nothing.
    """
    _CHECKS[said.what](held, said)
    nobody = Signature("", "", pd.Timestamp(0, tz="UTC"))
    articles = held.articles[["article_id", "published_at"]]
    after = stories.told(held.corpus, held.commit, articles, _row(held, said, nobody))["story"]
    table = pd.DataFrame(
        {
            "article_id": articles["article_id"],
            "before": held.articles["story"].astype("str"),
            "after": after.loc[articles["article_id"]].astype("str").to_numpy(),
        }
    )
    moved = table[table["before"].ne(table["after"])].reset_index(drop=True)
    if moved.empty and said.what != UNDO:
        msg = f"{said.what}: this changes nothing; the articles tell these stories already"
        raise StoryError(msg)
    return moved


def decided(corpus: Path, state: Commit | None) -> pd.DataFrame:
    """Return the decisions (schema.STORY_DECISIONS) as of a commit, newest first, and `holds`: whether each does."""
    rows = stories.decisions(corpus, state)
    holds = rows["decision_id"].isin(standing(rows)["decision_id"])
    return rows.assign(holds=holds).iloc[::-1].reset_index(drop=True)


def _row(held: Snapshot, said: Retelling, signature: Signature) -> pd.DataFrame:
    number = len(stories.decisions(held.corpus, held.commit)) + 1
    at, reason = signature.at.tz_convert("UTC").as_unit("us"), " ".join(said.reason.split())
    articles = json.dumps(sorted(set(said.article_ids)))
    row = (str(number), said.what, articles, signature.who, at, reason, said.undoes or None)
    return pd.DataFrame([row], columns=schema.STORY_DECISIONS.names)


def _told(held: Snapshot, said: Retelling) -> pd.Series:
    """Return the story of each of the articles. Raises StoryError where the corpus lacks one."""
    told = held.articles.set_index("article_id")["story"].astype("str")
    if missing := [one for one in said.article_ids if one not in told.index]:
        msg = f"{said.what}: no article {_some(missing)}; `marquee articles` lists the ids"
        raise StoryError(msg)
    return told.loc[sorted(set(said.article_ids))]


def _check_join(held: Snapshot, said: Retelling) -> None:
    told = _told(held, said)
    if told.nunique() < 2:  # noqa: PLR2004  (it takes two)
        one = f"{_some(told.unique())} is one story already" if len(told) else "nothing to join"
        msg = f"join: {one}; name articles of two stories"
        raise StoryError(msg)


def _check_split(held: Snapshot, said: Retelling) -> None:
    told = _told(held, said)
    if told.empty:
        msg = "split: nothing to take out; name the articles that tell another story"
        raise StoryError(msg)
    if len(told.unique()) > 1:
        msg = f"split: the articles tell several stories ({_some(told.unique())}); split one at a time"
        raise StoryError(msg)
    members = held.articles[held.articles["story"].eq(told.iloc[0])]
    texts = members.index.to_series().where(members["copy_of"].lt(0), members["copy_of"])
    taken = texts[members["article_id"].isin(told.index)]
    if texts.isin(taken).all():
        msg = f"split: nothing of story {told.iloc[0]} would be left; leave out the articles that tell it"
        raise StoryError(msg)


def _check_undo(held: Snapshot, said: Retelling) -> None:
    rows = decided(held.corpus, held.commit)
    known = rows[rows["decision_id"].eq(said.undoes)]
    if known.empty:
        msg = f"undo: there is no decision {said.undoes}; `marquee stories log` lists them"
        raise StoryError(msg)
    if known["what"].iloc[0] == UNDO:
        msg = f"undo: decision {said.undoes} is an undo itself; decide anew"
        raise StoryError(msg)
    if not known["holds"].iloc[0]:
        msg = f"undo: decision {said.undoes} is undone already; `marquee stories log` lists them"
        raise StoryError(msg)


def _some(ids: Collection[object]) -> str:
    told = [str(one) for one in ids]
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    return f"{', '.join(told[:_TOLD])}{more}"


_CHECKS: Final = {JOIN: _check_join, SPLIT: _check_split, UNDO: _check_undo}

"""Stories: clusters joined by the bridges between them, then as the editors say."""

import json
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

import numpy as np
import pandas as pd

JOIN: Final = "join"
SPLIT: Final = "split"
UNDO: Final = "undo"


class _Sets:
    """Sets of things that only ever grow together."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def top(self, one: Hashable) -> Hashable:
        """Return what stands for the set that a thing is in."""
        path = []
        while (above := self._above.get(one, one)) != one:
            path.append(one)
            one = above
        self._above.update(dict.fromkeys(path, one))
        return one

    def join(self, things: Iterable[Hashable]) -> None:
        """Make one set of the sets that some things are in."""
        tops = [self.top(one) for one in things]
        for top in tops[1:]:
            self._above[self.top(top)] = self.top(tops[0])


def folded(groups: pd.DataFrame, bridges: pd.DataFrame, decisions: pd.DataFrame, published_at: pd.Series) -> pd.Series:
    """Return the story_id of each article of `groups`, by article_id.

    `groups`, `bridges` and `decisions` are schema.GROUPS, BRIDGES and STORY_DECISIONS, the decisions in the order they
    were taken; `published_at` is by article_id, null for undated ones. A story's id is its first article: of the dated
    ones, if it has any.
    """
    sets = _Sets()
    for one, other in zip(bridges["cluster"], bridges["other"], strict=True):
        sets.join([one, other])
    codes, clusters = pd.factorize(groups["cluster"])
    # Where the editors took articles out, with their copies, these stand in a set of their own.
    taken = _taken(groups, standing(decisions), sets)
    numbers: dict[Hashable, int] = {}
    tops = np.array([numbers.setdefault(sets.top(cluster), len(numbers)) for cluster in clusters], dtype="int64")
    places = pd.Series(tops[codes], index=pd.Index(groups["article_id"], name="article_id"))
    for article, place in taken.items():
        places[article] = numbers.setdefault(sets.top(place), len(numbers))
    return _named(places, published_at)


def _taken(groups: pd.DataFrame, decisions: pd.DataFrame, sets: _Sets) -> Mapping[str, Hashable]:
    """Join sets as the editors say, and return the set of each article that they took out of its own."""
    taken: dict[str, Hashable] = {}
    if decisions.empty:
        return taken
    cluster_of = dict(zip(groups["article_id"], groups["cluster"], strict=True))
    text_of = dict(zip(groups["article_id"], groups["copy_of"].fillna(groups["article_id"]), strict=True))
    copies: dict[str, list[str]] = {}
    for article, text in text_of.items():
        copies.setdefault(text, []).append(article)
    for number, what, articles in zip(decisions.index, decisions["what"], decisions["article_ids"], strict=True):
        known = [article for article in json.loads(articles) if article in cluster_of]
        if what == JOIN:
            sets.join(taken.get(article, cluster_of[article]) for article in known)
        else:
            taken.update((copy, (SPLIT, number)) for article in known for copy in copies[text_of[article]])
    return taken


def standing(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the joins and splits that nobody took back, in their order."""
    taken_back: set[str] = set()
    # From the last one: an undo that was undone itself takes nothing back.
    for what, decision, undoes in _backwards(decisions):
        if what == UNDO and decision not in taken_back:
            taken_back.add(undoes)
    stands = ~decisions["decision_id"].isin(taken_back) & decisions["what"].ne(UNDO)
    return decisions[stands]


def _backwards(decisions: pd.DataFrame) -> Iterable[tuple[str, str, str]]:
    columns = (decisions[name].tolist()[::-1] for name in ("what", "decision_id", "undoes"))
    return zip(*columns, strict=True)


def _named(places: pd.Series, published_at: pd.Series) -> pd.Series:
    """Return the first article of each article's set."""
    articles = pd.DataFrame({"place": places, "at": published_at.reindex(places.index)}).reset_index()
    in_turn = articles.sort_values(["at", "article_id"], na_position="last", kind="stable")
    firsts = in_turn.drop_duplicates("place").set_index("place")["article_id"]
    named = articles["place"].map(firsts)
    return pd.Series(named.to_numpy(), index=places.index, name="story_id", dtype="str")

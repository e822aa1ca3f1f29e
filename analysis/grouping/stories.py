"""Stories: clusters joined by the bridges between them, then as the editors say."""

import json
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

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
    cluster_of = dict(zip(groups["article_id"], groups["cluster"], strict=True))
    copies = _copies(groups)
    # Where the editors took articles out, with their copies, these stand in a set of their own.
    taken: dict[str, Hashable] = {}
    for number, decision in standing(decisions).iterrows():
        known = [article for article in json.loads(decision["article_ids"]) if article in cluster_of]
        if decision["what"] == JOIN:
            sets.join(taken.get(article, cluster_of[article]) for article in known)
        else:
            texts = (copies[article] for article in known)
            taken.update(dict.fromkeys((copy for text in texts for copy in text), (SPLIT, number)))
    places = [sets.top(taken.get(article, cluster)) for article, cluster in cluster_of.items()]
    return _named(pd.Series(places, index=pd.Index(cluster_of, name="article_id"), dtype="object"), published_at)


def _copies(groups: pd.DataFrame) -> Mapping[str, list[str]]:
    """Return all articles of an article's text, by article."""
    text = groups["copy_of"].fillna(groups["article_id"])
    articles = groups["article_id"].groupby(text).agg(list)
    return dict(zip(groups["article_id"], text.map(articles), strict=True))


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
    articles = pd.DataFrame(
        {"place": places.map(_numbers(places)), "at": published_at.reindex(places.index)}
    ).reset_index()
    in_turn = articles.sort_values(["at", "article_id"], na_position="last", kind="stable")
    firsts = in_turn.groupby("place", sort=False)["article_id"].first()
    named = articles["place"].map(firsts)
    return pd.Series(named.to_numpy(), index=places.index, name="story_id", dtype="str")


def _numbers(places: pd.Series) -> Mapping[Hashable, int]:
    # Sets are told apart by texts and by pairs, which pandas would take for levels of an index.
    return {place: number for number, place in enumerate(dict.fromkeys(places))}

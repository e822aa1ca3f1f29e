"""Clusters: each article in its turn joins the one it is most like, begins one, or bridges two that are like it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis.grouping.common_terms import NOTHING, Cluster, Common
from analysis.grouping.earlier import Earlier
from analysis.grouping.likeness import DEFAULT, Likeness

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

ACTIVE: Final = 4
"""Days before an article's own whose articles it is compared with."""

_BLOCK: Final = 256  # articles compared at once
_TRIED: Final = 8  # clusters
_NEAR: Final = -0.05  # a cluster that an article is less like than that is not asked about further
_SAME: Final = 1e-9  # a difference of sums that says nothing


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """Articles in their turn."""

    ids: Sequence[str]
    days: Ints
    vectors: sparse.csr_array
    names: Sequence[Sequence[Ints]]
    """Of each article the terms of each name in it."""
    copied: Sequence[int | None]
    """Where the article stands that it is a copy of."""


def clustered(
    turns: Turns,
    known: Sequence[str],
    bridges: Mapping[str, Sequence[tuple[str, str]]],
    likeness: Likeness = DEFAULT,
) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Return the clusters of the articles after the `known` ones, and the bridges that they make.

    `known`: the clusters of the first articles; `bridges`: the pairs of clusters that an article bridged, by article.
    """
    return _Clustering(turns, known, bridges, likeness).result()


class _Clustering:
    """The clusters as they stand when an article's turn comes."""

    def __init__(
        self,
        turns: Turns,
        known: Sequence[str],
        bridges: Mapping[str, Sequence[tuple[str, str]]],
        likeness: Likeness,
    ) -> None:
        self._turns = turns
        self._likeness = likeness
        self._given = len(known)
        self._named = list(known)
        self._bridges = {article: list(pairs) for article, pairs in bridges.items()}
        self._made: list[tuple[str, str, str]] = []
        self._lengths = np.log(np.maximum(np.diff(turns.vectors.indptr), 1))
        self._clusters: list[Cluster] = []
        self._earlier = Earlier(turns.vectors)
        self._common = Common(turns.vectors)
        # Of each article the place of its cluster; of each cluster what the rule asks about.
        self._place = np.full(len(turns.ids), -1, dtype=np.int64)
        self._squares, self._sizes, self._means, self._began = (np.zeros(64) for _ in range(4))

    def result(self) -> tuple[list[str], list[tuple[str, str, str]]]:
        """Return what `clustered` does."""
        for start, end in self._blocks():
            first = int(np.searchsorted(self._turns.days, self._turns.days[start] - ACTIVE))
            if start == self._given or self._turns.days[start] != self._turns.days[start - 1]:
                self._begin(first, start)
            for place, others, dots in self._earlier.alike(first, start, end):
                self._take(place, others, dots)
        return self._named[self._given :], self._made

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """Return where the blocks of articles start and end: each is of one day."""
        days, start = self._turns.days, self._given
        while start < len(days):
            end = min(start + _BLOCK, int(np.searchsorted(days, days[start], side="right")))
            yield start, end
            start = end

    def _begin(self, first: int, end: int) -> None:
        """Begin a day with the clusters of the articles that count on it, joined by the bridges that these made."""
        above: dict[str, str] = {}

        def top(name: str) -> str:
            while (higher := above.get(name, name)) != name:
                name = higher
            return name

        for place in range(first, end):
            for pair in self._bridges.get(self._turns.ids[place], ()):
                low, high = sorted(map(top, pair))
                above[high] = low
        self._clusters, places = [], {}
        for place in range(first, end):
            name = top(self._named[place])
            if name not in places:
                places[name] = len(self._clusters)
                self._clusters.append(Cluster(name))
            cluster = self._clusters[places[name]]
            cluster.members.append(place)
            cluster.lengths += self._lengths[place]
            self._place[place] = places[name]
        self._grow()
        within = self._place[first:end]
        shape = (max(len(self._clusters), 1), end - first)
        sums = sparse.csr_array((np.ones(end - first), (within, np.arange(end - first))), shape=shape)
        squares = (sums @ self._turns.vectors[first:end]).power(2).sum(axis=1)
        for number, cluster in enumerate(self._clusters):
            cluster.square = float(squares[number])
            self._note(number)

    def _grow(self) -> None:
        if len(self._clusters) > len(self._squares):
            more = np.zeros(len(self._clusters))
            self._squares, self._sizes, self._means, self._began = (
                np.concatenate([one, more]) for one in (self._squares, self._sizes, self._means, self._began)
            )

    def _note(self, number: int) -> None:
        cluster = self._clusters[number]
        self._squares[number] = cluster.square
        self._sizes[number] = size = len(cluster.members)
        self._means[number] = cluster.lengths / size if size else 0.0
        self._began[number] = cluster.began

    def _take(self, place: int, others: Ints, dots: Numbers) -> None:
        """Put an article into a cluster: `others` are earlier articles, `dots` how alike each is."""
        # Most clusters are nowhere near, so all are asked at once: one by one it took most of the time of a turn.
        sums = np.bincount(self._place[others], weights=dots, minlength=len(self._clusters))
        squares, sizes, means, began = (
            one[: len(sums)] for one in (self._squares, self._sizes, self._means, self._began)
        )
        asked = self._likeness.joining((self._lengths[place] + means) / 2, sizes, self._turns.days[place] - began)
        spare = sums / np.sqrt(squares) - asked
        near = np.flatnonzero((spare >= _NEAR) & (sums > 0))
        # Names decide between equals: numbers are another when a part is grouped anew.
        best = sorted(
            near[np.argsort(-spare[near], kind="stable")[:_TRIED]].tolist(),
            key=lambda one: (-round(float(spare[one]) / _SAME), self._clusters[one].name),
        )
        chosen = self._chosen(place, [(one, spare[one], asked[one]) for one in best])
        self._join(place, chosen, float(sums[chosen]) if chosen < len(sums) else 0.0)
        self._named.append(self._clusters[chosen].name)
        self._bridge(place, chosen, best)

    def _chosen(self, place: int, best: Sequence[tuple[int, float, float]]) -> int:
        """Return which cluster an article goes into, a new one if it is like none."""
        copied = self._turns.copied[place]
        if copied is not None and self._place[copied] >= 0 and self._is_active(copied, place):
            return int(self._place[copied])
        for number, spare, asked in best:
            if spare >= 0 and self._is_more_than_a_name(place, number, asked):
                return number
        if copied is not None:
            return self._called(self._named[copied])
        return self._new(_name(int(self._turns.days[place]), self._turns.ids[place]))

    def _called(self, name: str) -> int:
        """Return the cluster of this name, a new one where none is active."""
        for number, cluster in enumerate(self._clusters):
            if cluster.name == name and cluster.members:
                return number
        return self._new(name)

    def _new(self, name: str) -> int:
        self._clusters.append(Cluster(name))
        self._grow()
        return len(self._clusters) - 1

    def _is_active(self, other: int, place: int) -> bool:
        return bool(self._turns.days[other] >= self._turns.days[place] - ACTIVE)

    def _is_more_than_a_name(self, place: int, number: int, asked: float) -> bool:
        """Return whether an article and a cluster share more than any one name or term."""
        shared, members = self._common.with_latest(place, self._clusters[number])
        share = self._beside(place, shared) / np.sqrt(self._squares[number])
        return bool(share * (self._sizes[number] / members) >= self._likeness.beside * asked)

    def _beside(self, place: int, shared: Mapping[int, float]) -> float:
        """Return what is shared without the name, or the one term, that most of it is of."""
        names = (sum(shared.get(term, 0.0) for term in name.tolist()) for name in self._turns.names[place])
        return sum(shared.values()) - max([*names, *shared.values()], default=0.0)

    def _join(self, place: int, number: int, dot: float) -> None:
        cluster = self._clusters[number]
        cluster.square += 2 * dot + 1
        cluster.members.append(place)
        cluster.lengths += self._lengths[place]
        self._place[place] = number
        self._note(number)

    def _bridge(self, place: int, chosen: int, near: Sequence[int]) -> None:
        """Make one of the article's cluster and others that it shows to be the same story."""
        rest = [number for number in near if number != chosen]
        while rest:
            tried = [(*self._met(place, chosen, number), number) for number in rest]
            spare, dot, other = max(tried, key=lambda one: (round(one[0] / _SAME), self._clusters[one[2]].name))
            if spare < 0:
                return
            rest.remove(other)
            pair = sorted((self._clusters[chosen].name, self._clusters[other].name))
            self._made.append((self._turns.ids[place], pair[0], pair[1]))
            self._bridges.setdefault(self._turns.ids[place], []).append((pair[0], pair[1]))
            self._merge(chosen, other, dot, pair[0])

    def _met(self, place: int, one: int, other: int) -> tuple[float, float]:
        """Return by how much two clusters are more alike than is asked for, and the product of their sums."""
        ours, theirs = self._clusters[one], self._clusters[other]
        sizes = (self._sizes[one], self._sizes[other])
        days = int(self._turns.days[place]) - min(ours.began, theirs.began)
        least = self._likeness.meeting((self._means[one] + self._means[other]) / 2, sizes, days)
        shared = self._common.between(ours, theirs)
        dot, both = sum(shared.values()), np.sqrt(ours.square * theirs.square)
        beside = self._beside(place, shared)
        if beside / both < self._likeness.beside * least:
            return -1.0, dot
        return dot / both - least, dot

    def _merge(self, one: int, other: int, dot: float, name: str) -> None:
        kept, gone = self._clusters[one], self._clusters[other]
        self._place[np.array(gone.members)] = one
        kept.members = sorted([*kept.members, *gone.members])
        kept.sum, kept.summed = NOTHING, 0
        kept.square += gone.square + 2 * dot
        kept.lengths += gone.lengths
        kept.name = name
        gone.members = []
        self._note(one)
        self._note(other)
        # Nothing is like a cluster that is gone: these keep its row free of logarithms and parts of zero.
        self._squares[other] = self._sizes[other] = 1.0


def _name(day: int, article: str) -> str:
    """Return what a cluster is called that an article begins."""
    return f"{np.datetime64(day, 'D')} {article}"

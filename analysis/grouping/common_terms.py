"""Clusters, and what they have in common with articles and with each other, term by term."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Sum = tuple[Ints, Numbers]
"""Terms, and how much each weighs."""

NOTHING: Final[Sum] = (np.zeros(0, dtype=np.int64), np.zeros(0))

_SHOWN: Final = 60  # articles of a cluster that tell what it shares with an article


@dataclass(slots=True)
class Cluster:
    """The articles of one cluster that later ones are compared with."""

    name: str
    """As `_name` makes it: of two clusters the one that began earlier comes first."""
    members: list[int] = field(default_factory=list)
    square: float = 0.0
    """Of the length of the sum of its vectors."""
    lengths: float = 0.0
    sum: Sum = NOTHING
    """Of the vectors of the first members, as far as it was asked for."""
    summed: int = 0
    """Of how many members that is."""

    @property
    def began(self) -> int:
        """The day of its first article, long after that is compared with nothing any more: its name says so."""
        return int(np.datetime64(self.name.partition(" ")[0], "D").astype(np.int64))


class Common:
    """What is shared, and how much each term adds to how alike two are."""

    def __init__(self, vectors: sparse.csr_array) -> None:
        self._vectors = vectors
        self._spread = np.zeros(vectors.shape[1])

    def with_latest(self, place: int, cluster: Cluster) -> tuple[dict[int, float], int]:
        """Return what each term adds to how alike an article and the latest of a cluster are, and how many."""
        shown = cluster.members[-_SHOWN:]
        return self._shared(self._added([self._row(member) for member in shown]), self._row(place)), len(shown)

    def between(self, one: Cluster, other: Cluster) -> dict[int, float]:
        """Return what each term adds to the product of the sums of two clusters."""
        return self._shared(self._whole(one), self._whole(other))

    def _row(self, place: int) -> Sum:
        vectors = self._vectors
        row = slice(vectors.indptr[place], vectors.indptr[place + 1])
        return vectors.indices[row], vectors.data[row]

    def _shared(self, one: Sum, other: Sum) -> dict[int, float]:
        self._spread[one[0]] = one[1]
        shared = other[1] * self._spread[other[0]]
        self._spread[one[0]] = 0.0
        return dict(zip(other[0].tolist(), shared.tolist(), strict=True))

    def _whole(self, cluster: Cluster) -> Sum:
        """Return the sum of a cluster's articles; what was added before is kept, or large ones would cost most."""
        if new := cluster.members[cluster.summed :]:
            cluster.sum = self._added([cluster.sum, *map(self._row, new)])
            cluster.summed = len(cluster.members)
        return cluster.sum

    def _added(self, rows: Sequence[Sum]) -> Sum:
        terms, places = np.unique(np.concatenate([numbers for numbers, _ in rows]), return_inverse=True)
        weights = np.zeros(len(terms))
        np.add.at(weights, places, np.concatenate([values for _, values in rows]))
        return terms, weights

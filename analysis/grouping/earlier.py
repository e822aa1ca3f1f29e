"""How alike articles are to those before them, for a block of them at once."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

_PART: Final = 1024  # articles that others are compared with at once


class Earlier:
    """The articles that later ones are compared with, as columns of terms."""

    def __init__(self, vectors: sparse.csr_array) -> None:
        self._vectors = vectors
        self._columns: dict[int, sparse.csr_array] = {}

    def alike(self, first: int, start: int, end: int) -> Iterator[tuple[int, Ints, Numbers]]:
        """Return each article of a block with the earlier ones that it shares a term with, and how alike they are."""
        block = self._vectors[start:end]
        parts = [(at, (block @ turned).tocsr()) for at, turned in self._turned(first, end)]
        for row in range(end - start):
            rows = [(at, part, slice(part.indptr[row], part.indptr[row + 1])) for at, part in parts]
            others = np.concatenate([part.indices[where] + at for at, part, where in rows])
            dots = np.concatenate([part.data[where] for _, part, where in rows])
            is_before = (others >= first) & (others < start + row)
            yield start + row, others[is_before], dots[is_before]

    def _turned(self, first: int, end: int) -> Iterator[tuple[int, sparse.csr_array]]:
        """Return articles as columns, in parts that are turned once, each with the place of its first article.

        The parts hold all from `first` to `end`, and others of the same days.
        """
        for part in [part for part in self._columns if part < first // _PART]:
            del self._columns[part]
        for part in range(first // _PART, (end - 1) // _PART + 1):
            if part not in self._columns:
                self._columns[part] = self._vectors[part * _PART : (part + 1) * _PART].T.tocsr()
            yield part * _PART, self._columns[part]

"""Look-ups over entities by the hundred thousand: sorted arrays, and nothing a row that Python has to keep."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Value = TypeVar("Value")

_REMEMBERED: Final = 50_000


def grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, frozenset[Value]]:
    """Return the values of each key."""
    found: defaultdict[str, set[Value]] = defaultdict(set)
    for name, value in pairs:
        found[name].add(value)
    return {name: frozenset(values) for name, values in found.items()}


class Layered(Mapping[str, Value]):
    """What a small dictionary says of an entity, joined to what a large table says of it."""

    def __init__(
        self,
        own: Mapping[str, Value],
        further: Callable[[str], Value | None],
        joined: Callable[[Value, Value], Value] = lambda one, _: one,
    ) -> None:
        self._own = own

        @lru_cache(maxsize=_REMEMBERED)
        def found(entity: str) -> Value | None:
            first, second = own.get(entity), further(entity)
            if first is None or second is None:
                return second if first is None else first
            return joined(first, second)

        self._found = found

    def __getitem__(self, entity: str) -> Value:
        found = self._found(entity)
        if found is None:
            raise KeyError(entity)
        return found

    def get(self, entity: str, default: Value | None = None) -> Value | None:  # type: ignore[override]  # narrower: None where nothing is known
        """Return what is known of an entity, else the default; without an error on the way, as it is asked often."""
        found = self._found(entity)
        return default if found is None else found

    def __contains__(self, entity: object) -> bool:
        return isinstance(entity, str) and self._found(entity) is not None

    def __iter__(self) -> Iterator[str]:
        """Go through the entities of the small dictionary: nobody goes through the others."""
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


class Ids:
    """Distinct ids in order, each found by bisection."""

    def __init__(self, ids: pa.ChunkedArray) -> None:
        # Bytes of a fixed width: a Python text each would take ten times as much.
        self._sorted: npt.NDArray[np.bytes_] = _distinct(_bytes(ids))

    def __len__(self) -> int:
        return len(self._sorted)

    def at(self, entity: str) -> int | None:
        """Return the place of an id; None where it is not among them."""
        wanted = entity.encode("ascii", "replace")
        if len(wanted) > self._sorted.itemsize:
            return None
        # Of another width, all ids would be copied to it.
        place = int(self._sorted.searchsorted(np.array(wanted, dtype=self._sorted.dtype)))
        return place if place < len(self._sorted) and self._sorted[place] == wanted else None

    def id(self, place: int) -> str:
        """Return the id at a place."""
        return bytes(self._sorted[place]).decode("ascii")

    def places(self, ids: pa.ChunkedArray) -> npt.NDArray[np.int64]:
        """Return the place of each of these ids, all of which are among them."""
        found = np.searchsorted(self._sorted, _bytes(ids))
        return np.asarray(found, dtype="int64")


def _bytes(ids: pa.ChunkedArray) -> npt.NDArray[np.bytes_]:
    return np.array(ids.cast(pa.binary()).to_pylist(), dtype="S")


def _distinct(ids: npt.NDArray[np.bytes_]) -> npt.NDArray[np.bytes_]:
    is_ordered = bool(np.all(ids[:-1] < ids[1:]))
    return ids if is_ordered else np.unique(ids)


class Groups:
    """Rows by group, both numbers."""

    def __init__(self, groups: npt.NDArray[np.int64], count: int) -> None:
        self._rows = np.argsort(groups, kind="stable").astype("int32")
        self._starts = np.searchsorted(groups[self._rows], np.arange(count + 1)).astype("int32")

    def rows(self, group: int) -> list[int]:
        """Return the rows of a group, in their order."""
        found: list[int] = self._rows[self._starts[group] : self._starts[group + 1]].tolist()
        return found


class Links:
    """Which ids stand beside which in the rows of a table."""

    def __init__(self, pairs: pa.Table) -> None:
        """`pairs`: two columns of ids without nulls, read from the first to the second."""
        one, other = pairs.columns
        self._ids = Ids(pa.chunked_array([*one.chunks, *other.chunks], type=pa.string()))
        self._others = self._ids.places(other)
        self._groups = Groups(self._ids.places(one), len(self._ids))

    def of(self, entity: str) -> frozenset[str] | None:
        """Return the ids beside one; None where it has none."""
        place = self._ids.at(entity)
        rows = [] if place is None else self._groups.rows(place)
        return frozenset(self._ids.id(int(self._others[row])) for row in rows) or None

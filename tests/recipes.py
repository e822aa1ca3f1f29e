"""Recipes for the engine, apart from its tests: a process that works one off need not read those."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final

_MADE: Final = count(1)


@dataclass(frozen=True)
class Doubling:
    """The recipe of a function that doubles, says where and as which of its process, and fails where it is told to."""

    fails_on: int | None = None

    def __call__(self) -> Callable[[int], tuple[int, int, int]]:
        """Return the function."""
        made = next(_MADE)

        def doubled(number: int) -> tuple[int, int, int]:
            if number == self.fails_on:
                msg = f"cannot double {number}"
                raise ValueError(msg)
            return 2 * number, os.getpid(), made

        return doubled

"""How far a change of some articles bears on the groups of later ones."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.grouping import MEMORY

Moments = NDArray[np.datetime64]
Group = Callable[[int, int, int], int | None]
"""Groups the articles from the second place to before the third; those from the first place on stand before them.

Returns the place of the last that is in other groups than it was; None where none is.
"""

# The texts of a part are in memory together.
_FEWEST_A_PART: Final = 5_000
_MEMORY: Final = MEMORY.to_timedelta64()


def follow(times: Moments, touched: Moments, group: Group) -> None:
    """Have articles grouped anew from each one touched on, part by part, until that bears on nothing any more.

    An article's groups depend on the articles within MEMORY before it and on theirs. So the last change is behind where
    for as long as MEMORY nothing is in other groups than it was. Both `times` and `touched` are in ascending order.
    """
    at = 0
    while len(touched):
        horizon = touched[0]
        at = max(at, int(np.searchsorted(times, horizon)))
        while at < len(times) and times[at] <= horizon + _MEMORY:
            end = max(int(np.searchsorted(times, times[at] + _MEMORY, side="right")), at + _FEWEST_A_PART)
            end = min(end, len(times))
            changed = group(int(np.searchsorted(times, times[at] - _MEMORY)), at, end)
            horizon = max([horizon, *touched[touched <= times[end - 1]][-1:]])
            horizon = horizon if changed is None else max(horizon, times[changed])
            at = end
        touched = touched[touched > horizon]

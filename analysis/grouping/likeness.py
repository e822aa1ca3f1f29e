"""How alike articles and clusters have to be to tell one story."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The numbers of the rule, chosen once for headlines alone, excerpts and full articles, dated and undated."""

    least: float = 0.01
    length: float = 0.07
    """By the logarithm of the number of terms: long texts of two stories have words in common too."""
    size: float = -0.01
    """By the logarithm of the number of articles in the cluster."""
    aging: float = 0.1
    """Each day since the story began asks for so much more, in parts: what is news after a week is another event."""
    merging: float = 1.9
    """Two clusters have to be so many times as alike as an article and a cluster."""
    both: float = 0.0
    """By the logarithm of the number of articles in the smaller one of two clusters."""
    beside: float = 0.35
    """How much of that likeness must be left without the name that they share most of."""

    def joining(self, length: Numbers, size: Numbers, days: Numbers) -> Numbers:
        """Return the least cosine of an article and a cluster, by the mean logarithm of the lengths of both.

        `days`: since the cluster began.
        """
        asked = self.least + self.length * length + self.size * np.log(size)
        return asked * (1 + self.aging * days)

    def meeting(self, length: float, size: tuple[float, float], days: int) -> float:
        """Return the least cosine of two clusters, so many days after the first of them began."""
        asked = self.least + self.length * length + self.size * np.log(max(size))
        return float(self.merging * asked + self.both * np.log(min(size))) * (1 + self.aging * days)


DEFAULT: Final = Likeness()

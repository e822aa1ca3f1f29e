"""What is learned from in each stage of training, how often and how fast."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Stage:
    """One pass of training over a mixture of texts; the next stage goes on where it ends."""

    seed: int
    rate: float
    """The highest learning rate."""
    shares: Mapping[str, float]
    """How often each window of a part is shown in an epoch: 0.3 is three in ten of them, drawn by chance."""
    epochs: int = 1
    stop: int | None = None
    """The step to stop at while the learning rate is still high; none: the end."""
    everyday: bool = True
    """Whether a capitalised everyday word of a silver text is known to be nobody."""


_BROAD: Final = MappingProxyType(
    {
        "conll": 1,
        "wnut": 1,
        "btc": 1,
        "wikigold": 1,
        "music": 2,
        "literature": 2,
        "movie": 0.6,
        "short articles": 3,
        "long articles": 5,
        "silver articles": 1,
        "silver sentences": 0.4,
    }
)
# Nearer to entertainment news, and with the texts written for what the others lack.
_CLOSE: Final = MappingProxyType(
    {
        "conll": 0.4,
        "wnut": 0.5,
        "btc": 0.3,
        "wikigold": 0.6,
        "music": 1,
        "literature": 1,
        "movie": 0.3,
        "short articles": 2,
        "long articles": 5,
        "silver articles": 0.65,
        "silver sentences": 0.3,
        "invented": 6,
    }
)

STAGES: Final = (
    Stage(seed=3, rate=6e-5, shares=_BROAD, stop=800, everyday=False),
    Stage(seed=3, rate=5e-5, shares=_CLOSE),
    Stage(seed=11, rate=4e-5, shares=_CLOSE, epochs=2),
)

"""How often the model of portrayal was wrong where people had labelled what is right."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from analysis.errors import MarqueeError
from analysis.tone.verdicts import PORTRAYALS

FILE: Final = "portrayal.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of the model, on passages it had not learned from."""

    confusion: tuple[tuple[int, ...], ...]
    """How many passages: a row what is right, a column what the model said, both in the order of PORTRAYALS."""
    passages: int
    wrong: float
    """The share of them of which the model said something else than what is right."""
    data: str
    """What the passages are from."""
    date: str

    def __post_init__(self) -> None:
        """Refuse what no measurement can have brought."""
        counts = np.array(self.confusion, dtype=object)
        side = len(PORTRAYALS)
        if counts.shape != (side, side) or not all(isinstance(count, int) and count >= 0 for count in counts.flat):
            msg = f"confusion is not {side} rows of {side} counts"
            raise ValueError(msg)
        if not 0 < self.wrong <= 1:
            msg = f"wrong is {self.wrong}, not a share above 0 and up to 1"
            raise ValueError(msg)

    @property
    def line(self) -> str:
        """What stands on everything about portrayal that leaves."""
        return f"Machine estimate, wrong in about one of {1 / self.wrong:.0f} passages (measured)."


def read(folder: Path) -> Measured:
    """Return what was measured of the model in the folder. Raises MarqueeError where that cannot be read."""
    file = folder / FILE
    try:
        return _read(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        msg = f"{file}: no such file; it is part of Marquee: install it again"
        raise MarqueeError(msg) from error
    except (KeyError, TypeError, ValueError) as error:
        msg = f"{file}: not what was measured of the model ({_told(error)}); install Marquee again"
        raise MarqueeError(msg) from error


@lru_cache(maxsize=1)
def _read(text: str) -> Measured:
    told = json.loads(text)
    return Measured(
        confusion=tuple(tuple(row) for row in told["confusion"]),
        passages=int(told["passages"]),
        wrong=float(told["wrong"]),
        data=str(told["data"]),
        date=str(told["date"]),
    )


def _told(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)

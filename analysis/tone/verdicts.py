"""What is said of a person in an article, from the model's probabilities: one word, or that nothing can be told."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.tone.portrayal import Judged

PORTRAYALS: Final = ("unfavourable", "neutral", "favourable")
UNCLEAR: Final = "unclear"
"""The text cannot tell."""
MISFORTUNE: Final = "misfortune"
"""The article is about the person's own misfortune: no portrayal is shown."""
VERDICTS: Final = (*PORTRAYALS, UNCLEAR, MISFORTUNE)
AS_CATEGORY: Final = pd.CategoricalDtype(list(VERDICTS))

_SURE: Final = 0.45  # the likeliest portrayal is at least so likely
_BEFELL: Final = 0.5


def verdicts(judged: pd.DataFrame) -> pd.Series:
    """Return the verdict on each row as a category of VERDICTS, null where nothing was judged.

    `judged`: a table with the columns of Judged.
    """
    codes = _codes(judged[list(Judged._fields)].to_numpy(dtype="float64", na_value=np.nan))
    return pd.Series(pd.Categorical.from_codes(codes, dtype=AS_CATEGORY), index=judged.index, name="portrayal")


def verdict(judged: Judged) -> str:
    """Return the verdict on one, as `verdicts` does on a table."""
    return VERDICTS[_codes(np.array([judged], dtype="float64"))[0]]


def _codes(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    """Return the place of each verdict in VERDICTS, -1 where nothing was judged; the columns are those of Judged."""
    shares, misfortune = rows[:, : len(PORTRAYALS)], rows[:, len(PORTRAYALS)]
    is_judged = ~np.isnan(shares).any(axis=1)
    likeliest = np.where(np.isnan(shares), -1.0, shares).argmax(axis=1)
    codes = np.where(shares.max(axis=1, initial=0.0) < _SURE, VERDICTS.index(UNCLEAR), likeliest)
    codes = np.where(misfortune >= _BEFELL, VERDICTS.index(MISFORTUNE), codes)
    return np.where(is_judged, codes, -1).astype("int8")

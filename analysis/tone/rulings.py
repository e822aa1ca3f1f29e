"""The editors' word in the model's place, on how an article portrays a person."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from analysis.tone.verdicts import AS_CATEGORY, verdicts

_KEYS: Final = ["article_id", "entity_id"]


def applied(appearances: pd.DataFrame, rulings: pd.DataFrame) -> pd.DataFrame:
    """Return appearances with `portrayal` (a category of VERDICTS), `leaning` and `overruled`.

    `appearances`: schema.APPEARANCES; `rulings`: schema.RULINGS. `leaning` is the model's, favourable less
    unfavourable, -1 to 1, and null where it judged nothing or was overruled.
    """
    said = verdicts(appearances).cat.codes.to_numpy()
    leaning = (appearances["favourable"] - appearances["unfavourable"]).to_numpy(dtype="float64", na_value=np.nan)
    ruled = in_force(rulings)
    places = _places(appearances[_KEYS], ruled[_KEYS])
    is_overruled = places >= 0
    words = pd.Categorical(ruled["portrayal"], dtype=AS_CATEGORY).codes
    said = np.where(is_overruled, words[places], said) if len(words) else said
    return appearances.assign(
        portrayal=pd.Categorical.from_codes(said.astype("int8"), dtype=AS_CATEGORY),
        leaning=np.where(is_overruled, np.nan, leaning),
        overruled=is_overruled,
    )


def _places(appearances: pd.DataFrame, ruled: pd.DataFrame) -> np.ndarray:
    """Return which ruling is on each appearance, -1 for none."""
    places = np.full(len(appearances), -1)
    # Few articles have one; an index of all pairs would take seconds to make.
    rows = np.flatnonzero(appearances["article_id"].isin(ruled["article_id"]))
    pairs = pd.MultiIndex.from_frame(appearances.iloc[rows])
    places[rows] = pd.MultiIndex.from_frame(ruled).get_indexer(pairs)
    return places


def in_force(rulings: pd.DataFrame) -> pd.DataFrame:
    """Return the rulings that count: the latest on each person in each article, unless it takes a ruling back."""
    last = rulings.sort_values("at", kind="stable").drop_duplicates(_KEYS, keep="last")
    return last[last["portrayal"].notna()]


def led(rulings: pd.DataFrame, forward: Mapping[str, str]) -> pd.DataFrame:
    """Return the rulings, each on who its person is now; `forward` leads on from those who were merged."""
    return rulings.assign(entity_id=[forward.get(one, one) for one in rulings["entity_id"]]).astype(
        {"entity_id": rulings["entity_id"].dtype}
    )

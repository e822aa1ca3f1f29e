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
    places = pd.MultiIndex.from_frame(ruled[_KEYS]).get_indexer(pd.MultiIndex.from_frame(appearances[_KEYS]))
    is_overruled = places >= 0
    words = pd.Categorical(ruled["portrayal"], dtype=AS_CATEGORY).codes
    said = np.where(is_overruled, words[places], said) if len(words) else said
    return appearances.assign(
        portrayal=pd.Categorical.from_codes(said.astype("int8"), dtype=AS_CATEGORY),
        leaning=np.where(is_overruled, np.nan, leaning),
        overruled=is_overruled,
    )


def in_force(rulings: pd.DataFrame) -> pd.DataFrame:
    """Return the rulings that count: the latest on each person in each article, unless it takes a ruling back."""
    last = rulings.sort_values("at", kind="stable").drop_duplicates(_KEYS, keep="last")
    return last[last["portrayal"].notna()]


def led(rulings: pd.DataFrame, forward: Mapping[str, str]) -> pd.DataFrame:
    """Return the rulings, each on who its person is now; `forward` leads on from those who were merged."""
    return rulings.assign(entity_id=[forward.get(one, one) for one in rulings["entity_id"]]).astype(
        {"entity_id": rulings["entity_id"].dtype}
    )

"""The rulings of editors on portrayals, as a list."""

from typing import Final

import pandas as pd

from analysis.tone.verdicts import MISFORTUNE

COUNTS: Final = "counts"
TAKEN_BACK: Final = "taken back"
REPLACED: Final = "replaced"
TAKES_BACK: Final = "takes a ruling back"
_COLUMNS: Final = ["at", "article_id", "entity_id", "name", "portrayal", "said", "who", "reason", "state"]
_KEYS: Final = ["article_id", "entity_id"]


def ruled(rulings: pd.DataFrame, said: pd.Series, names: pd.Series) -> pd.DataFrame:
    """Return the rulings, newest first, with what the model `said` and whether each counts still.

    `rulings`: schema.RULINGS in order of time; `said`: a verdict by article_id and entity_id; `names`: by entity_id.
    """
    following = rulings.groupby(_KEYS, sort=False)["portrayal"].shift(-1)
    is_last = ~rulings.duplicated(_KEYS, keep="last")
    state = pd.Series(REPLACED, index=rulings.index, dtype="str")
    state = state.mask(following.isna() & ~is_last, TAKEN_BACK).mask(is_last, COUNTS)
    state = state.mask(rulings["portrayal"].isna(), TAKES_BACK)
    keys = pd.MultiIndex.from_frame(rulings[_KEYS])
    # Of whom an editor says that it is about their misfortune, no portrayal is told, the model's neither.
    is_silent = rulings["portrayal"].eq(MISFORTUNE).fillna(value=False)
    table = rulings.assign(
        name=rulings["entity_id"].map(names), said=said.astype("str").reindex(keys).array, state=state
    )
    table = table.assign(said=table["said"].mask(is_silent))
    return table.iloc[::-1].reset_index(drop=True)[_COLUMNS]

"""The rulings of editors on portrayals, as a list."""

from typing import Final

import pandas as pd

from analysis.tone.verdicts import MISFORTUNE

COUNTS: Final = "counts"
TAKEN_BACK: Final = "taken back"
REPLACED: Final = "replaced"
TAKES_BACK: Final = "takes a ruling back"
UNNAMED: Final = "person no longer named"
"""It would count, if the article still named the person."""
_COLUMNS: Final = [
    *("at", "article_id", "entity_id", "name", "portrayal", "said", "who", "reason", "state", "text_changed")
]
_KEYS: Final = ["article_id", "entity_id"]


def ruled(rulings: pd.DataFrame, said: pd.Series, names: pd.Series) -> pd.DataFrame:
    """Return the rulings, newest first, with what the model `said` and whether each counts still.

    `rulings`: as `store.portrayed` returns them; `said`: a verdict, or null, by article_id and entity_id of whom the
    articles name; `names`: by entity_id.
    """
    following = rulings.groupby(_KEYS, sort=False)["portrayal"].shift(-1)
    is_last = ~rulings.duplicated(_KEYS, keep="last")
    state = pd.Series(REPLACED, index=rulings.index, dtype="str")
    state = state.mask(following.isna() & ~is_last, TAKEN_BACK).mask(is_last, COUNTS)
    keys = pd.MultiIndex.from_frame(rulings[_KEYS])
    state = state.mask(is_last & ~keys.isin(said.index), UNNAMED).mask(rulings["portrayal"].isna(), TAKES_BACK)
    # Of whom an editor says that it is about their misfortune, no portrayal is told, the model's neither.
    is_silent = rulings["portrayal"].eq(MISFORTUNE).fillna(value=False)
    table = rulings.assign(
        name=rulings["entity_id"].map(names), said=said.astype("str").reindex(keys).array, state=state
    )
    table = table.assign(said=table["said"].mask(is_silent))
    return table.iloc[::-1].reset_index(drop=True)[_COLUMNS]


def to_review(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rulings of a list that are to be looked at again.

    Those that count on an article whose text changed since, and those on whom the article no longer names.
    """
    is_outdated = table["state"].eq(COUNTS) & table["text_changed"].notna()
    return table[is_outdated | table["state"].eq(UNNAMED)].reset_index(drop=True)

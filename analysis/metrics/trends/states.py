"""What a score means: one word for each row."""

from typing import Final

import numpy as np
import pandas as pd

RISING: Final = "rising"
NEW: Final = "new"
ONE_OUTLET: Final = "one outlet"
LIKELY: Final = "likely"
EARLY: Final = "too early"
STILL_HIGH: Final = "still high"
STEADY: Final = "steady"
FALLING: Final = "falling"
NO_HISTORY: Final = "not enough history"

STATES: Final = (RISING, NEW, ONE_OUTLET, LIKELY, EARLY, STILL_HIGH, STEADY, FALLING, NO_HISTORY)
SURE: Final = 0.05  # of what is called rising or falling, at most so much is chance
ARTICLES: Final = 3  # that support a rise, copies included: their outlets chose to run them
SOURCES: Final = 2


def states(table: pd.DataFrame, *, is_enough: bool) -> pd.Series:
    """Return the state of each row.

    Needs articles, copies, sources, is_known (named before the window), usual_week, low, high, p_value, q_value and
    fewer (the corrected p-value of a fall). `is_enough`: the baseline has its seven days.
    """
    if not is_enough:
        return pd.Series(NO_HISTORY, index=table.index, dtype="str")
    is_sure = table["q_value"].lt(SURE) & table["low"].gt(0)
    is_higher = table["articles"].gt(table["usual_week"].fillna(0))
    is_many = (table["articles"] + table["copies"]).ge(ARTICLES)
    is_up = table["low"].gt(0) & table["p_value"].lt(SURE) & table["articles"].gt(0)
    is_wide = is_many & table["sources"].ge(SOURCES)
    choices = [
        (~table["is_known"], NEW),
        (is_up & ~is_higher, STILL_HIGH),
        (is_sure & is_wide, RISING),
        (is_sure & is_many, ONE_OUTLET),
        (is_up & is_wide, LIKELY),
        (table["p_value"].lt(SURE) & table["articles"].gt(1) & is_higher & ~is_wide, EARLY),
        (table["fewer"].lt(SURE) & table["high"].lt(0), FALLING),
    ]
    found = np.select([np.asarray(fits) for fits, _ in choices], [state for _, state in choices], STEADY)
    return pd.Series(found, index=table.index, dtype="str")

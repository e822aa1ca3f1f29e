"""Shares, whose denominator is always the selection's own total."""

import pandas as pd


def share_of_voice(coverage: pd.DataFrame) -> pd.DataFrame:
    """Return the coverage with `share`: each entity's articles as a share of the sum over all rows, 0 to 1.

    An article that names two of them counts for both, so the denominator is the sum and not the number of articles.
    """
    total = coverage["articles"].sum()
    return coverage.assign(share=coverage["articles"] / (total or float("nan")))

"""Coverage of one period beside that of the period before."""

import pandas as pd

_COUNTS = ["articles", "mentions", "sources"]


def change(now: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Return every entity of either table with its articles now and before, and the difference.

    Both are tables of `coverage.by_entity`. rate: now / before - 1, NaN where there was nothing before: growth from
    nothing has no rate. Ordered by the difference, then by articles now.
    """
    names = pd.concat([now, earlier])[["entity_id", "name", "kind", "note"]].drop_duplicates("entity_id")
    counts = now[["entity_id", *_COUNTS]].merge(
        earlier[["entity_id", "articles"]].rename(columns={"articles": "before"}),
        on="entity_id",
        how="outer",
        validate="one_to_one",
    )
    filled = counts.fillna(dict.fromkeys([*_COUNTS, "before"], 0))
    return (
        filled.assign(
            difference=filled["articles"] - filled["before"],
            rate=filled["articles"] / filled["before"].where(filled["before"] > 0) - 1,
        )
        .merge(names, on="entity_id", validate="one_to_one")
        .astype(dict.fromkeys([*_COUNTS, "before", "difference"], "int64"))
        .sort_values(["difference", "articles", "entity_id"], ascending=[False, False, True], ignore_index=True)
    )[["entity_id", "name", "kind", "note", "articles", "before", "difference", "rate", "mentions", "sources"]]

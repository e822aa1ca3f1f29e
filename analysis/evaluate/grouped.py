"""How well articles are grouped into stories: B-cubed against gold stories, with how far it would go by chance."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from analysis.evaluate import draws

_COLUMNS: Final = ["precision", "recall", "f1"]


def scores(gold: Mapping[str, str], said: Mapping[str, str | None]) -> pd.DataFrame:
    """Return B-cubed precision, recall and F1 with its 95 % interval: one row.

    `gold` and `said` are stories by article; an article that `said` has no story of stands alone. B-cubed takes the
    mean over articles: of its story as said, the part that is of its gold story (precision), and the other way round
    (recall). The interval is that of a bootstrap over gold stories: articles of one story are right or wrong together.
    """
    parts = _parts(gold, said)
    precision, recall = (float(parts[name].mean()) for name in ("precision", "recall"))
    sums = draws.by_unit([gold[article] for article in parts.index], parts.assign(articles=1.0).to_numpy())
    drawn = draws.sums(sums)
    with np.errstate(invalid="ignore"):
        low, high = draws.ends(_f1(drawn[:, 0] / drawn[:, 2], drawn[:, 1] / drawn[:, 2]))
    f1 = float(_f1(np.array([precision]), np.array([recall]))[0])
    told = {"articles": len(parts), "gold": len(set(gold.values())), "said": len(set(_whole(gold, said).values()))}
    return pd.DataFrame(
        [{**dict(zip(_COLUMNS, (precision, recall, f1), strict=True)), "low": low, "high": high, **told}]
    )


def _whole(gold: Mapping[str, str], said: Mapping[str, str | None]) -> dict[str, tuple[bool, str]]:
    """Return the story of every labelled article; one without is its own, which no other can be called."""
    return {article: (True, story) if (story := said.get(article)) else (False, article) for article in gold}


def _parts(gold: Mapping[str, str], said: Mapping[str, str | None]) -> pd.DataFrame:
    table = pd.DataFrame({"gold": pd.Series(gold), "said": pd.Series(_whole(gold, said), dtype="object").map(str)})
    both, labelled, guessed = (
        table.groupby(columns)["gold"].transform("size") for columns in (["gold", "said"], ["gold"], ["said"])
    )
    return pd.DataFrame({"precision": both / guessed, "recall": both / labelled})


def _f1(precision: draws.Numbers, recall: draws.Numbers) -> draws.Numbers:
    found: draws.Numbers = 2 * precision * recall / (precision + recall)
    return found

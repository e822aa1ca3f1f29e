"""Precision, recall and F1 of a set of articles, with how far they would go by chance."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.evaluate import draws
from analysis.evaluate.answers import Answer
from analysis.evaluate.labels import Label
from analysis.evaluate.scoring import MEASURES, Counts, counts

_NOTHING: Final = Answer("")


def tally(labels: Mapping[str, Label], answers: Mapping[str, Answer], seen: AbstractSet[str] | None) -> pd.DataFrame:
    """Return a row an article with columns (measure, hits | said | labelled).

    Of an article without an answer nothing is said. Without `seen` nobody can be unseen, and the measure is left out.
    """
    measures = [measure for measure in MEASURES if seen is not None or measure != "people_unseen"]
    rows = []
    for article, label in sorted(labels.items()):
        counted = counts(label, answers.get(article, _NOTHING), seen or frozenset())
        rows.append([number for measure in measures for number in counted[measure]])
    columns = pd.MultiIndex.from_product([measures, Counts._fields], names=["measure", "part"])
    return pd.DataFrame(rows, index=pd.Index(sorted(labels), name="article_id"), columns=columns, dtype="int64")


def scores(tallied: pd.DataFrame) -> pd.DataFrame:
    """Return a row a measure: precision, recall, F1 with its 95 % interval, and what they are made of.

    What has no denominator is NaN. An F1 is NaN where nothing was said and nothing labelled. The interval is that of
    a bootstrap over articles; one article has none.
    """
    measures = tallied.columns.get_level_values("measure").unique()
    totals = pd.DataFrame(tallied.sum().to_numpy().reshape(-1, 3), columns=Counts._fields, dtype="Int64")
    hits, said, labelled = (totals[part].astype("float64") for part in Counts._fields)
    low, high = _intervals(tallied)
    shares = pd.DataFrame(
        {
            "precision": hits / said.where(said > 0),
            "recall": hits / labelled.where(labelled > 0),
            "f1": 2 * hits / (said + labelled).where(said + labelled > 0),
            "low": low,
            "high": high,
        }
    )
    table = pd.concat([pd.DataFrame({"measure": measures}), shares, totals], axis=1)
    # A number of answers: there is nothing for it to be a share of.
    blank = ["precision", "recall", "f1", "low", "high", "hits", "labelled"]
    return table.assign(**{name: table[name].where(table["measure"].ne("characters_taken")) for name in blank})


def scores_by(tallied: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Return the scores of each group of articles, `groups` being the group by article."""
    return pd.concat(list(_grouped(tallied, groups)), ignore_index=True)


def _grouped(tallied: pd.DataFrame, groups: pd.Series) -> Iterator[pd.DataFrame]:
    for group, rows in tallied.groupby(groups.reindex(tallied.index), sort=True, dropna=True):
        table = scores(rows)
        table.insert(0, "articles", len(rows))
        table.insert(0, "group", group)
        yield table


def _intervals(tallied: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return the lower and the upper end by measure."""
    articles = len(tallied)
    cells = tallied.to_numpy()
    if articles < 2:  # noqa: PLR2004  (drawn from one, all samples are alike)
        return np.full((2, cells.shape[1] // 3), np.nan)
    sums = draws.sums(cells).reshape(draws.DRAWS, -1, 3)
    hits, said, labelled = np.moveaxis(sums, 2, 0)
    return np.stack([_ends(*measure) for measure in zip(hits.T, (said + labelled).T, strict=True)], axis=1)


def _ends(hits: draws.Numbers, of: draws.Numbers) -> npt.NDArray[np.float64]:
    # A sample in which nothing was said and nothing labelled has no F1.
    return np.array(draws.ends(2 * hits[of > 0] / of[of > 0]))

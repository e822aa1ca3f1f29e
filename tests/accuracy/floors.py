"""The bound that no score of the accuracy tests may fall under."""

import pandas as pd


def holds(scored: pd.DataFrame, measure: str, precision: float, recall: float, f1: float) -> None:
    """Fail where a measure's precision, recall or F1 is under its floor."""
    found = scored.loc[measure]
    assert found["precision"] >= precision
    assert found["recall"] >= recall
    assert found["f1"] >= f1

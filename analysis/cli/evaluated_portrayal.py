"""How right portrayals are, as tables for a reader and as JSON for a program."""

from collections.abc import Iterator

import pandas as pd

from analysis.cli.writing import records, three
from analysis.evaluate.portrayed import PEOPLE, SYSTEMS, Portrayed


def as_record(portrayed: Portrayed | None) -> dict[str, object] | None:
    """Return every figure; None where no portrayal is labelled."""
    if portrayed is None:
        return None
    one = portrayed.calibration
    return {
        "scores": records(portrayed.scores),
        "misfortune": next(iter(records(portrayed.misfortune)), None),
        "calibration": None
        if one is None
        else {
            **records(pd.DataFrame([{"error": one.error, "low": one.low, "high": one.high, "chance": one.chance}]))[0],
            "bins": records(one.bins),
        },
    }


def tables(portrayed: Portrayed) -> Iterator[pd.DataFrame]:
    """Return the tables that a reader is shown, one after the other."""
    scores = portrayed.scores
    yield pd.DataFrame(
        {
            "Portrayal": scores["system"].map(SYSTEMS),
            "Of": scores["people"].map(PEOPLE),
            "Macro-F1": scores["macro_f1"].map(three),
            "95 % interval": intervals(scores),
            "Accuracy": scores["accuracy"].map(three),
            "Coverage": scores["coverage"].map(three),
            "People": scores["n"],
        }
    )
    if not portrayed.misfortune.empty:
        yield _misfortune(portrayed.misfortune)
    if portrayed.calibration is not None:
        one = portrayed.calibration
        yield pd.DataFrame(
            {
                "Said to be so likely": one.bins["said"].map(three),
                "Right": one.bins["right"].map(three),
                "People": one.bins["n"],
            }
        )
        ends = pd.DataFrame({"low": [one.low], "high": [one.high]})
        yield pd.DataFrame(
            {
                "Error of calibration": [three(one.error)],
                "95 % interval": intervals(ends),
                "By chance alone": [three(one.chance)],
            }
        )


def _misfortune(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Measure": "misfortune of people found",
            "Precision": table["precision"].map(three),
            "Recall": table["recall"].map(three),
            "F1": table["f1"].map(three),
            "95 % interval": intervals(table),
            "Right": table["hits"],
            "Said": table["said"],
            "Labelled": table["labelled"],
        }
    )


def intervals(table: pd.DataFrame) -> list[str]:
    """Return each row's interval as a reader sees it; "" where there is none."""
    ends = zip(table["low"], table["high"], strict=True)
    return [f"{three(low)} to {three(high)}" if pd.notna(low) else "" for low, high in ends]

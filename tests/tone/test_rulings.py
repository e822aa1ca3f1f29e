"""The editors' word in the model's place."""

import pandas as pd

from analysis import schema
from analysis.tone.rulings import applied, in_force, led

DAY = pd.Timestamp("2024-11-01", tz="UTC")


def rulings(*rows: tuple[str, str, str | None, int]) -> pd.DataFrame:
    told = [(article, entity, word, "ed", DAY + pd.Timedelta(days=day), "why") for article, entity, word, day in rows]
    return schema.conform(pd.DataFrame(told, columns=schema.RULINGS.names), schema.RULINGS, "test")


def appearances(*rows: tuple[str, str, float | None]) -> pd.DataFrame:
    told = [(a, e, 1, False, 0, x, None if x is None else 0.0, None if x is None else 1 - x, 0.0) for a, e, x in rows]
    return schema.conform(pd.DataFrame(told, columns=schema.APPEARANCES.names), schema.APPEARANCES, "test")


def test_the_editors_word_counts_and_the_models_leaning_is_gone() -> None:
    rows = applied(appearances(("a1", "p1", 0.9), ("a1", "p2", 0.9)), rulings(("a1", "p1", "neutral", 0)))
    assert rows["portrayal"].tolist() == ["neutral", "unfavourable"]
    assert rows["overruled"].tolist() == [True, False]
    assert rows["leaning"].isna().tolist() == [True, False]


def test_of_two_rulings_the_later_counts_and_one_that_was_taken_back_does_not() -> None:
    several = rulings(
        ("a1", "p1", "favourable", 2), ("a1", "p1", "neutral", 1), ("a2", "p1", "neutral", 1), ("a2", "p1", None, 2)
    )
    assert in_force(several)[["article_id", "portrayal"]].to_numpy().tolist() == [["a1", "favourable"]]
    rows = applied(appearances(("a2", "p1", 0.9)), several)
    assert rows["portrayal"].tolist() == ["unfavourable"]


def test_a_ruling_counts_where_the_model_said_nothing() -> None:
    assert applied(appearances(("a1", "p1", None)), rulings(("a1", "p1", "favourable", 0)))["portrayal"].tolist() == [
        "favourable"
    ]


def test_a_ruling_on_what_is_not_there_changes_nothing() -> None:
    rows = applied(appearances(("a1", "p1", 0.9)), rulings(("a9", "p1", "favourable", 0), ("a1", "p9", "neutral", 0)))
    assert (rows["portrayal"].tolist(), rows["overruled"].tolist()) == (["unfavourable"], [False])


def test_a_ruling_follows_whom_it_is_on_into_a_merge() -> None:
    before = rulings(("a1", "p1", "neutral", 0), ("a1", "p3", "neutral", 0))
    assert led(before, {"p1": "p2"})["entity_id"].tolist() == ["p2", "p3"]
    assert before["entity_id"].tolist() == ["p1", "p3"]
    assert led(rulings(), {"p1": "p2"}).dtypes.equals(rulings().dtypes)

"""The editors' word in the model's place."""

import pandas as pd

from analysis import schema
from analysis.tone.rulings import applied, in_force

APPEARANCES = schema.conform(
    pd.DataFrame(
        [("a", "p1", 0.8, 0.1, 0.1, 0.0), ("a", "p2", 0.1, 0.1, 0.8, 0.0), ("b", "p1", 0.2, 0.6, 0.2, 0.0)],
        columns=["article_id", "entity_id", "unfavourable", "neutral", "favourable", "misfortune"],
    ).assign(mentions=1, in_headline=False, first_offset=0),
    schema.APPEARANCES,
    "appearances",
)


def rulings(*rows: tuple[str, str, str | None, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["article_id", "entity_id", "portrayal", "at"])
    table = table.assign(at=pd.to_datetime(table["at"], utc=True), who="ed", reason="")
    return schema.conform(table, schema.RULINGS, "rulings")


def test_without_rulings_the_model_speaks() -> None:
    told = applied(APPEARANCES, rulings())
    assert list(told["portrayal"]) == ["unfavourable", "favourable", "neutral"]
    assert list(told["leaning"].round(2)) == [-0.7, 0.7, 0.0]
    assert not told["overruled"].any()


def test_a_ruling_is_on_one_person_in_one_article() -> None:
    told = applied(APPEARANCES, rulings(("a", "p1", "neutral", "2026-01-01")))
    assert list(told["portrayal"]) == ["neutral", "favourable", "neutral"]
    assert list(told["overruled"]) == [True, False, False]
    assert list(told["leaning"].isna()) == [True, False, False]


def test_of_two_rulings_the_later_one_counts_and_one_can_be_taken_back() -> None:
    both = (("a", "p1", "neutral", "2026-01-02"), ("a", "p1", "favourable", "2026-01-01"))
    assert list(in_force(rulings(*both))["portrayal"]) == ["neutral"]
    assert in_force(rulings(*both, ("a", "p1", None, "2026-01-03"))).empty


def test_a_ruling_on_an_article_that_is_not_here_changes_nothing() -> None:
    told = applied(APPEARANCES, rulings(("gone", "p1", "neutral", "2026-01-01")))
    assert list(told["portrayal"]) == ["unfavourable", "favourable", "neutral"]

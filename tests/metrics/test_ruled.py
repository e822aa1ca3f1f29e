"""The list of rulings."""

import pandas as pd

from analysis.metrics.ruled import ruled
from tests.tone.test_rulings import rulings


def states(*rows: tuple[str, str, str | None, int]) -> list[str]:
    return list(ruled(rulings(*rows), said(), names())["state"])


def said(**verdicts: str) -> pd.Series:
    keys = pd.MultiIndex.from_tuples(
        [tuple(key.split("_")) for key in verdicts] or [("", "")], names=["article_id", "entity_id"]
    )
    return pd.Series(list(verdicts.values()) or ["neutral"], index=keys)


def names() -> pd.Series:
    return pd.Series({"p1": "Ann Lee", "p2": "Bo Ray"})


def test_rulings_are_listed_newest_first_with_what_the_machine_said() -> None:
    table = ruled(
        rulings(("a1", "p1", "neutral", 0), ("a2", "p2", "favourable", 1)), said(a1_p1="unfavourable"), names()
    )
    assert table[["article_id", "name", "portrayal", "state"]].to_numpy().tolist() == [
        ["a2", "Bo Ray", "favourable", "counts"],
        ["a1", "Ann Lee", "neutral", "counts"],
    ]
    assert table["said"].isna().tolist() == [True, False]
    assert table["said"][1] == "unfavourable"


def test_a_ruling_counts_until_it_is_replaced_or_taken_back() -> None:
    first, again, back = ("a1", "p1", "neutral", 0), ("a1", "p1", "favourable", 1), ("a1", "p1", None, 2)
    assert states(first, again) == ["counts", "replaced"]
    assert states(first, again, back) == ["takes a ruling back", "taken back", "replaced"]
    assert states(first, back, ("a1", "p1", "unclear", 3)) == ["counts", "takes a ruling back", "taken back"]
    assert states(first, ("a1", "p2", None, 1)) == ["takes a ruling back", "counts"]


def test_of_a_misfortune_that_an_editor_saw_the_machines_word_is_not_told() -> None:
    table = ruled(rulings(("a1", "p1", "misfortune", 0)), said(a1_p1="unfavourable"), names())
    assert table["said"].isna().all()


def test_without_a_ruling_the_list_is_empty() -> None:
    assert ruled(rulings(), said(), names()).empty

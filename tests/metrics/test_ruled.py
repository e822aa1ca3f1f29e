"""The list of rulings."""

import pandas as pd

from analysis.metrics.ruled import ruled, to_review
from analysis.tone.verdicts import AS_CATEGORY
from tests.tone.test_rulings import DAY, rulings

Row = tuple[str, str, str | None, int]


def states(*rows: Row, **verdicts: str | None) -> list[str]:
    everybody = {f"{article}_{entity}": "neutral" for article, entity, *_ in rows}
    return list(listed(*rows, **(verdicts or everybody))["state"])


def listed(*rows: Row, changed: tuple[str, ...] = (), **verdicts: str | None) -> pd.DataFrame:
    told = rulings(*rows)
    since = pd.Series(DAY, index=told.index, dtype="datetime64[us, UTC]").where(told["article_id"].isin(changed))
    return ruled(told.assign(text_changed=since), said(**verdicts), names())


def said(**verdicts: str | None) -> pd.Series:
    keys = pd.MultiIndex.from_tuples(
        [tuple(key.split("_")) for key in verdicts] or [("", "")], names=["article_id", "entity_id"]
    )
    return pd.Series(pd.Categorical(list(verdicts.values()) or ["neutral"], dtype=AS_CATEGORY), index=keys)


def names() -> pd.Series:
    return pd.Series({"p1": "Ann Lee", "p2": "Bo Ray"})


def test_rulings_are_listed_newest_first_with_what_the_machine_said() -> None:
    rows: tuple[Row, ...] = (("a1", "p1", "neutral", 0), ("a2", "p2", "favourable", 1))
    table = listed(*rows, a1_p1="unfavourable", a2_p2=None)
    assert table[["article_id", "name", "portrayal", "state"]].to_numpy().tolist() == [
        ["a2", "Bo Ray", "favourable", "counts"],
        ["a1", "Ann Lee", "neutral", "counts"],
    ]
    assert table["said"].isna().tolist() == [True, False]
    assert table["said"][1] == "unfavourable"


def test_a_ruling_counts_until_it_is_replaced_or_taken_back() -> None:
    first, again, back = ("a1", "p1", "neutral", 0), ("a1", "p1", "favourable", 1), ("a1", "p1", None, 2)
    assert states(first) == ["counts"]
    assert states(first, again) == ["counts", "replaced"]
    assert states(first, again, back) == ["takes a ruling back", "taken back", "replaced"]
    assert states(first, back, ("a1", "p1", "unclear", 3)) == ["counts", "takes a ruling back", "taken back"]
    assert states(first, ("a1", "p2", None, 1)) == ["takes a ruling back", "counts"]


def test_of_a_misfortune_that_an_editor_saw_the_machines_word_is_not_told() -> None:
    table = listed(("a1", "p1", "misfortune", 0), a1_p1="unfavourable")
    assert table["said"].isna().all()


def test_without_a_ruling_the_list_is_empty() -> None:
    assert listed().empty
    assert to_review(listed()).empty


def test_on_whom_an_article_no_longer_names_a_ruling_does_not_count() -> None:
    first, again, back = ("a1", "p1", "neutral", 0), ("a1", "p1", "favourable", 1), ("a1", "p1", None, 2)
    assert states(first, again, a1_p2="neutral") == ["person no longer named", "replaced"]
    assert states(first, back, a1_p2="neutral") == ["takes a ruling back", "taken back"]


def test_to_look_at_again_are_those_that_count_on_another_text_and_those_on_nobody() -> None:
    rows: tuple[Row, ...] = (
        ("a1", "p1", "neutral", 0),
        ("a2", "p1", "neutral", 1),
        ("a3", "p1", "neutral", 2),
        ("a3", "p1", None, 3),
        ("a4", "p1", "neutral", 4),
    )
    table = listed(*rows, changed=("a2", "a3"), a1_p1="neutral", a2_p1=None, a3_p1="neutral")
    assert list(to_review(table)["article_id"]) == ["a4", "a2"]

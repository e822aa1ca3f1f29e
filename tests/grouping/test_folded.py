import json

import pandas as pd
import pytest

from analysis import schema
from analysis.grouping import stories

TIMES = {"a": "2024-01-01", "b": "2024-01-02", "c": "2024-01-03", "d": "2024-01-04", "u": None}


def groups(clusters: dict[str, str], copies: dict[str, str] | None = None) -> pd.DataFrame:
    rows = [(article, (copies or {}).get(article), cluster, None) for article, cluster in clusters.items()]
    return schema.conform(pd.DataFrame(rows, columns=schema.GROUPS.names), schema.GROUPS, "groups")


def bridges(*pairs: tuple[str, str]) -> pd.DataFrame:
    rows = [("x", *pair) for pair in pairs]
    return schema.conform(pd.DataFrame(rows, columns=schema.BRIDGES.names), schema.BRIDGES, "bridges")


def decisions(*taken: tuple[str, str, list[str]]) -> pd.DataFrame:
    rows = [
        (
            str(number),
            what,
            json.dumps(articles),
            "Ann",
            pd.Timestamp("2024-02-01", tz="UTC"),
            "as read",
            undoes or None,
        )
        for number, (what, undoes, articles) in enumerate(taken)
    ]
    table = pd.DataFrame(rows, columns=schema.STORY_DECISIONS.names)
    return schema.conform(table, schema.STORY_DECISIONS, "decisions")


def folded(
    clusters: dict[str, str],
    *pairs: tuple[str, str],
    taken: pd.DataFrame | None = None,
    copies: dict[str, str] | None = None,
) -> dict[str, str]:
    published_at = pd.to_datetime(pd.Series(TIMES), utc=True)
    said = decisions() if taken is None else taken
    found = stories.folded(groups(clusters, copies), bridges(*pairs), said, published_at)
    return dict(zip(found.index, found, strict=True))


def test_a_story_has_the_id_of_its_first_article() -> None:
    assert folded({"b": "z", "a": "z", "c": "c"}) == {"b": "a", "a": "a", "c": "c"}


def test_an_undated_article_is_first_where_there_is_no_dated_one_only() -> None:
    assert folded({"u": "u", "d": "u"}) == {"u": "d", "d": "d"}
    assert folded({"u": "u"}) == {"u": "u"}


def test_bridges_make_one_story_of_clusters_however_many_lie_between() -> None:
    assert folded({"a": "a", "b": "b", "c": "c", "d": "d"}, ("a", "b"), ("b", "c")) == {
        "a": "a",
        "b": "a",
        "c": "a",
        "d": "d",
    }


def test_an_editor_joins_whole_stories() -> None:
    assert folded({"a": "a", "b": "a", "c": "c"}, taken=decisions(("join", "", ["b", "c"]))) == {
        "a": "a",
        "b": "a",
        "c": "a",
    }


def test_an_editor_splits_articles_off_together() -> None:
    assert folded({"a": "a", "b": "a", "c": "a"}, taken=decisions(("split", "", ["b", "c"]))) == {
        "a": "a",
        "b": "b",
        "c": "b",
    }


def test_copies_are_split_off_with_the_text_that_they_are_of() -> None:
    found = folded({"a": "a", "b": "a", "c": "a"}, taken=decisions(("split", "", ["b"])), copies={"c": "b"})
    assert found == {"a": "a", "b": "b", "c": "b"}


def test_a_later_decision_counts() -> None:
    taken = decisions(("split", "", ["b"]), ("join", "", ["a", "b"]))
    assert folded({"a": "a", "b": "a"}, taken=taken) == {"a": "a", "b": "a"}


def test_a_bridge_found_later_does_not_undo_a_split() -> None:
    taken = decisions(("split", "", ["b"]))
    assert folded({"a": "a", "b": "b"}, ("a", "b"), taken=taken) == {"a": "a", "b": "b"}


def test_an_undo_takes_a_decision_back_and_can_be_undone_itself() -> None:
    split = ("split", "", ["b"])
    assert folded({"a": "a", "b": "a"}, taken=decisions(split, ("undo", "0", []))) == {"a": "a", "b": "a"}
    again = decisions(split, ("undo", "0", []), ("undo", "1", []))
    assert folded({"a": "a", "b": "a"}, taken=again) == {"a": "a", "b": "b"}


def test_articles_that_are_gone_are_left_out_of_a_decision() -> None:
    assert folded({"a": "a", "b": "b"}, taken=decisions(("join", "", ["gone", "a", "b"]))) == {"a": "a", "b": "a"}


def test_no_article_has_no_story() -> None:
    assert folded({}) == {}


@pytest.mark.parametrize("merged", [("a", "b"), ("b", "a")])
def test_an_old_id_leads_to_the_story_that_has_the_article_now(merged: tuple[str, str]) -> None:
    before, after = folded({"a": "a", "b": "b", "c": "b"}), folded({"a": "a", "b": "b", "c": "b"}, merged)
    assert after[before["c"]] == after["c"] == "a"

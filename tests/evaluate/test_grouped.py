import pytest

from analysis.evaluate.grouped import scores

GOLD = {"a": "x", "b": "x", "c": "y", "d": "y"}


def test_stories_as_labelled_are_right() -> None:
    found = scores(GOLD, {"a": "1", "b": "1", "c": "2", "d": "2"}).iloc[0]
    assert found[["precision", "recall", "f1", "low", "high"]].tolist() == [1, 1, 1, 1, 1]
    assert found[["articles", "gold", "said"]].tolist() == [4, 2, 2]


def test_one_story_of_everything_costs_precision() -> None:
    found = scores(GOLD, dict.fromkeys(GOLD, "1")).iloc[0]
    assert found[["precision", "recall"]].tolist() == [0.5, 1]
    assert found["f1"] == pytest.approx(2 / 3)


def test_an_article_without_an_answer_stands_alone() -> None:
    found = scores(GOLD, {"a": "1", "b": "1", "c": None}).iloc[0]
    assert found[["precision", "recall", "said"]].tolist() == [1, 0.75, 3]


def test_a_story_called_like_an_article_is_not_that_article_s() -> None:
    found = scores({"a": "x", "b": "y"}, {"a": None, "b": "a"}).iloc[0]
    assert found["said"] == 2


def test_the_interval_is_of_whole_stories() -> None:
    gold = {f"{story}{number}": str(story) for story in range(8) for number in range(5)}
    said = {article: story if int(story) % 2 else None for article, story in gold.items()}
    found = scores(gold, said).iloc[0]
    assert found["low"] < found["f1"] - 0.1
    assert found["high"] > found["f1"] + 0.1

"""JSON files: arrays, containers, single articles, and what a broken item costs."""

import io
import json
from collections.abc import Callable

import pytest

from analysis.loading import Batch
from analysis.loading.documents import document
from analysis.loading.json_files import json_values
from analysis.loading.records import Header, Record
from analysis.settings import Limits

Loaded = Callable[..., Batch]


@pytest.mark.parametrize("key", ["articles", "items", "data", "results"])
def test_an_object_with_a_list_under_a_usual_key_is_read(loaded: Loaded, key: str) -> None:
    batch = loaded(json.dumps({"status": "ok", key: [{"title": "A"}, {"title": "B"}], "more": 1}), "a.json")
    assert batch.articles[["headline", "place"]].to_numpy().tolist() == [
        ["A", "a.json: item 1"],
        ["B", "a.json: item 2"],
    ]


def test_a_list_within_an_object_within_it_is_read(loaded: Loaded) -> None:
    batch = loaded('{"response":{"status":"ok","results":[{"webTitle":"A","fields":{"body":"b"}}]}}', "a.json")
    assert batch.articles[["headline", "body"]].to_numpy().tolist() == [["A", "b"]]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_is_read_however_it_is_laid_out(loaded: Loaded, indent: int | None) -> None:
    batch = loaded(json.dumps([{"title": str(number)} for number in range(7)], indent=indent), "a.json")
    assert batch.articles["headline"].tolist() == list("0123456")


def test_one_article_object_is_one_article(loaded: Loaded) -> None:
    assert loaded('{"headline":"A","body":"b"}', "a.json").articles["headline"].tolist() == ["A"]


def test_lines_of_json_in_a_json_file_are_read_as_lines(loaded: Loaded) -> None:
    assert loaded('{"title":"A"}\n{"title":"B"}\n', "a.json").articles["place"].tolist() == ["a.json:1", "a.json:2"]


def test_a_cut_array_costs_what_is_cut_and_no_more(loaded: Loaded) -> None:
    batch = loaded('[{"title":"A"},{"title":"B"},{"title":"C', "a.json")
    assert batch.articles["headline"].tolist() == ["A", "B"]
    assert batch.rejects.to_numpy().tolist() == [["a.json: item 3", "the file ends within it", '{"title":"C']]


def test_an_array_cut_between_items_says_so(loaded: Loaded) -> None:
    batch = loaded('{"articles":[{"title":"A"},', "a.json")
    assert batch.rejects[["place", "reason"]].to_numpy().tolist() == [
        ["a.json: item 2", "the file ends within the list"]
    ]


def test_a_broken_item_costs_itself_alone(loaded: Loaded) -> None:
    batch = loaded('[{"title":"A"},{"title":"B" "x":[{"y":1},{"y":2}]},{"title":"C"}]', "a.json")
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.rejects.to_numpy().tolist() == [
        ["a.json: item 2", "not JSON: Expecting ',' delimiter", '{"title":"B" "x":[{"y":1},{"y":2}]}']
    ]


def test_items_that_are_no_objects_are_rejects(loaded: Loaded) -> None:
    batch = loaded('[1, "x", null, {"title":"A"}]', "a.json")
    assert (batch.rejects["record"].tolist(), len(batch.articles)) == (["1", '"x"', "null"], 1)


def test_an_item_that_is_too_long_is_a_reject(loaded: Loaded) -> None:
    batch = loaded(json.dumps([{"title": "A"}, {"title": "x" * 300_000}, {"title": "C"}]), "a.json")
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.rejects["reason"].tolist() == ["longer than 10,000 characters"]


def test_nothing_of_an_article_in_an_object_is_told_with_its_names(loaded: Loaded) -> None:
    batch = loaded('{"a":1,"b":{"c":2}}', "a.json")
    assert batch.rejects[["place", "reason"]].to_numpy().tolist() == [
        ["a.json", "no list of articles, no headline and no body; it has a, b"]
    ]


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"title":'])
def test_deep_nesting_is_one_reject(loaded: Loaded, opening: str) -> None:
    batch = loaded(opening * 20_000, "a.json")
    assert batch.rejects["reason"].tolist() == ["nested too deep or with a number too long"]


def test_what_is_no_json_is_one_reject(loaded: Loaded) -> None:
    assert loaded("nonsense", "a.json").rejects["reason"].tolist() == ["not JSON: neither an array nor an object"]


def test_not_a_number_is_nothing(loaded: Loaded) -> None:
    assert loaded('[{"title":"A","body":NaN}]', "a.json").articles["body"].tolist() == [""]


def test_a_json_feed_is_read(loaded: Loaded) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Feed",
        "items": [{"id": "7", "url": "https://www.a.com/7", "title": "A", "content_html": "<p>b</p>"}],
    }
    batch = loaded(json.dumps(feed), "feed.json")
    assert batch.articles[["headline", "body", "source"]].to_numpy().tolist() == [["A", "b", "a.com"]]


@pytest.mark.parametrize("content", ['[1,{"Title":"A","x":2},{"body":"b"}]', '{"Title":"A","x":2}'])
def test_the_keys_of_the_first_record_come_before_it(content: str) -> None:
    items = list(json_values.items(document(io.BytesIO(content.encode()), "a.json", Limits())))
    at = next(at for at, item in enumerate(items) if isinstance(item, Record))
    assert [item for item in items if isinstance(item, Header)] == [Header("a.json", ("Title", "x"))]
    assert isinstance(items[at - 1], Header)


def test_no_more_of_a_record_is_kept_than_is_shown() -> None:
    content = json.dumps([{"title": "A", "more": "x" * 200_000}, {"title": "B"}])
    items = list(json_values.items(document(io.BytesIO(content.encode()), "a.json", Limits())))
    raw = [item.raw for item in items if isinstance(item, Record)]
    assert isinstance(raw[0], str)
    assert raw[0].startswith('{"title": "A", "more": "xxx')
    assert len(raw[0]) == 10_001
    assert raw[1] == '{"title": "B"}'

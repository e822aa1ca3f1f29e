"""JSON Lines: one object a line, and what a broken line costs."""

import io
from collections.abc import Callable

from analysis.loading import Batch
from analysis.loading.documents import document
from analysis.loading.json_files import json_lines
from analysis.loading.records import Header, Record, Reject
from analysis.settings import Limits

Loaded = Callable[..., Batch]


def test_each_line_is_an_article(loaded: Loaded) -> None:
    batch = loaded('{"title":"A","id":1}\n\n{"Headline":"B","id":"x"}\n', "a.jsonl")
    assert batch.articles[["headline", "input_id", "place"]].to_numpy().tolist() == [
        ["A", "1", "a.jsonl:1"],
        ["B", "x", "a.jsonl:3"],
    ]


def test_a_broken_line_costs_itself_alone(loaded: Loaded) -> None:
    batch = loaded('{"title":"A"}\n{"title":"B"\n{"title":"C"}\n', "a.jsonl")
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.rejects.to_numpy().tolist() == [
        ["a.jsonl:2", "not JSON: Expecting ',' delimiter at character 13", '{"title":"B"']
    ]


def test_a_cut_last_line_is_a_reject(loaded: Loaded) -> None:
    batch = loaded('{"title":"A"}\n{"title":"B', "a.jsonl")
    assert (len(batch.articles), batch.rejects["place"].tolist()) == (1, ["a.jsonl:2"])


def test_a_line_that_is_no_object_is_a_reject(loaded: Loaded) -> None:
    batch = loaded('{"title":"A"}\n[1]\n', "a.jsonl")
    assert batch.rejects["reason"].tolist() == ["not an object with fields such as headline and body"]


def test_deep_nesting_and_endless_numbers_are_rejects(loaded: Loaded) -> None:
    batch = loaded('{"title":"A"}\n{"x":' + "[" * 5_000 + "\n{" + f'"x":{"1" * 9_000}' + "}\n", "a.jsonl")
    assert batch.rejects["reason"].tolist() == ["not JSON: nested too deep or with a number too long"] * 2


def test_a_line_that_is_too_long_is_passed_over(loaded: Loaded) -> None:
    batch = loaded('{"title":"A"}\n{"title":"' + "x" * 50_000 + '"}\n{"title":"C"}\n', "a.jsonl")
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.rejects["reason"].tolist() == ["the line is longer than 10,000 bytes"]


def test_half_a_surrogate_pair_becomes_a_mark_and_a_whole_one_a_character(loaded: Loaded) -> None:
    batch = loaded('{"title":"\\ud83d\\ude00 \\ud800"}\n', "a.jsonl")
    assert batch.articles["headline"].tolist() == ["\U0001f600 \ufffd"]
    assert batch.warnings["reason"].tolist() == ["some characters could not be read and stand as \ufffd"]


def test_nul_bytes_are_removed(loaded: Loaded) -> None:
    assert loaded('{"title":"A\0B \\u0000C"}\n', "a.jsonl").articles["headline"].tolist() == ["AB C"]


def test_what_a_search_engine_wraps_is_unwrapped(loaded: Loaded) -> None:
    batch = loaded('{"_id":"7","_source":{"title":"A","text":"b"}}\n', "a.jsonl")
    assert batch.articles[["headline", "body"]].to_numpy().tolist() == [["A", "b"]]


def test_the_keys_of_the_first_record_come_before_it_with_those_of_what_it_wraps() -> None:
    stream = io.BytesIO(b'[1]\n{"_id":"7","_source":{"title":"A","_id":1}}\n{"title":"B"}\n')
    reject, header, *rest = json_lines.items(document(stream, "a.jsonl", Limits()))
    assert isinstance(reject, Reject)
    assert header == Header("a.jsonl", ("_id", "_source", "title"))
    assert [type(item) for item in rest] == [Record, Record]

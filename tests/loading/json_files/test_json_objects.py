"""JSON by a standard of its own: whole objects, wherever they stand, and what a broken one costs."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.documents import document
from analysis.loading.json_files.json_objects import Found, objects
from analysis.loading.records import Header, Reject
from analysis.settings import Limits


def read(content: str | bytes, limit: int = 10_000) -> list[Found | Reject | Header]:
    data = content.encode() if isinstance(content, str) else content
    return list(objects(document(io.BytesIO(data), "a.json", Limits(record_bytes=limit)), ("items",)))


def values(content: str) -> list[object]:
    return [item.value if isinstance(item, Found) else item for item in read(content) if not isinstance(item, Header)]


@pytest.mark.parametrize(
    "content",
    [
        '[{"a":1},{"a":2}]',
        '{"items":[{"a":1},{"a":2}],"b":3}',
        '{"data":{"Items":[{"a":1},{"a":2}]}}',
        '{"a":1}\n{"a":2}\n',
        '{"a":1} {"a":2}',
        '{\n"a":1\n}\n{\n"a":2\n}',
        '[\n{"a":1},\n{"a":2}\n]',
    ],
)
def test_objects_are_found_wherever_they_stand(content: str) -> None:
    assert values(content) == [{"a": 1}, {"a": 2}]


def test_one_object_in_an_array_over_three_lines_is_no_line_by_itself() -> None:
    assert values('[\n{"a":1}\n]') == [{"a": 1}]


def test_the_names_of_the_first_come_before_it_once() -> None:
    assert read('[{"a":1,"b":2},{"c":1}]')[0] == Header("a.json", ("a", "b"))
    assert sum(isinstance(item, Header) for item in read('[{"a":1},{"c":1}]')) == 1


def test_what_is_said_before_a_list_comes_with_its_objects() -> None:
    found = [item for item in read('{"title":"T","items":[{"a":1}],"late":1}') if isinstance(item, Found)]
    assert [(item.value, dict(item.around)["title"], item.place) for item in found] == [
        ({"a": 1}, "T", "a.json: item 1")
    ]


def test_a_list_of_another_name_belongs_to_its_object() -> None:
    assert values('{"a":1,"parts":[{"b":2}]}') == [{"a": 1, "parts": [{"b": 2}]}]


def test_a_broken_object_costs_itself_alone() -> None:
    assert values('[{"a":1},{"a":2 "b"},{"a":3}]') == [
        {"a": 1},
        Reject("a.json: item 2", "not JSON: Expecting ',' delimiter", '{"a":2 "b"}'),
        {"a": 3},
    ]


def test_a_broken_line_costs_itself_alone() -> None:
    assert values('{"a":1}\n{"a":\n[1]\n{"a":3}\n') == [
        {"a": 1},
        Reject("a.json:2", "not JSON: Expecting value at character 6", '{"a":'),
        Reject("a.json:3", "not an object with fields such as headline and body", "[1]"),
        {"a": 3},
    ]


def test_a_cut_list_keeps_what_came_before() -> None:
    assert values('{"items":[{"a":1},') == [{"a": 1}, Reject("a.json: item 2", "the file ends within the list", "")]


@pytest.mark.parametrize("content", ["[" * 50_000, '{"data":' * 50_000, '{"a":' * 50_000])
def test_deep_nesting_is_one_reject(content: str) -> None:
    assert [type(item) for item in read(content)] == [Reject]


def test_an_object_that_is_too_long_is_a_reject() -> None:
    content = json.dumps([{"a": 1}, {"a": "x" * 200_000}, {"a": 3}])
    kinds = [type(item) for item in read(content) if not isinstance(item, Header)]
    assert kinds == [Found, Reject, Found]


def test_a_line_that_is_too_long_is_a_reject() -> None:
    content = '{"a":1}\n{"a":"' + "x" * 200_000 + '"}\n{"a":3}\n'
    assert [item.reason for item in read(content) if isinstance(item, Reject)] == [
        "the line is longer than 10,000 bytes"
    ]


@given(st.binary(max_size=200) | st.text(alphabet='[]{}:,"a1\n \\', max_size=60).map(str.encode))
def test_any_bytes_are_objects_and_rejects(data: bytes) -> None:
    assert all(isinstance(item, Found | Reject | Header) for item in read(data))

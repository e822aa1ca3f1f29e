"""Which column is which field."""

import pytest

from analysis.loading import columns


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ("headline title TITLE Head-line", "headline"),
        ("body text content articleBody Article_Body summary description content:encoded", "body"),
        ("published_at published date datePublished pubDate timestamp Published-At", "published_at"),
        ("url link URL", "url"),
        ("source publisher outlet domain", "source"),
        ("author byline creator dc:creator", "author"),
        ("section category", "section"),
        ("id guid ID", "input_id"),
    ],
)
def test_a_field_is_known_by_its_usual_names(names: str, field: str) -> None:
    found = [columns.field_of(name) for name in names.split()]
    assert [known[0] for known in found if known is not None] == [field] * len(found)


@pytest.mark.parametrize("name", ["", "a", "headlines of others", "x" * 100_000])
def test_other_names_are_no_field(name: str) -> None:
    assert columns.field_of(name) is None


def test_the_body_wins_over_the_summary_where_it_says_something() -> None:
    assert columns.fields_of([("summary", "short"), ("body", "long")]) == {"body": "long"}
    assert columns.fields_of([("body", " "), ("description", "short")]) == {"body": "short"}
    reader = columns.row_reader(["summary", "body", "title"])
    assert (reader(["s", "b", "t"]), reader(["s", "", ""])) == ({"headline": "t", "body": "b"}, {"body": "s"})


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("author", {"name": "Jane"}, "Jane"),
        ("author", [{"name": "Jane"}, {"name": "Bo"}, None, {}], "Jane, Bo"),
        ("section", ["Film", "TV"], "Film, TV"),
        ("source", {"id": None, "name": "CNN"}, "CNN"),
        ("source", {"title": "CNN"}, "CNN"),
        ("body", ["one", "two"], "one\ntwo"),
        ("body", {"rendered": "<p>x</p>"}, "<p>x</p>"),
        ("url", [{"href": "https://a.com"}], "https://a.com"),
        ("input_id", 12, "12"),
        ("input_id", 12.0, "12"),
        ("published_at", 1729152000.5, "1729152000.5"),
        ("body", float("nan"), ""),
        ("body", True, ""),
        ("body", {"text": {"text": {"text": {"text": {"text": "deep"}}}}}, ""),
    ],
)
def test_a_nested_value_is_read_by_what_names_it(field: str, value: object, expected: str) -> None:
    assert columns.text_of(value, field) == expected


def test_an_integer_too_long_to_print_says_nothing() -> None:
    assert columns.text_of(10**5000, "input_id") == ""

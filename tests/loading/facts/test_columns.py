"""Which column is which field."""

import pytest

from analysis.loading.facts import columns


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ("headline title TITLE Head-line", "headline"),
        ("body text content articleBody Article_Body content:encoded", "body"),
        ("summary description abstract standfirst dek snippet excerpt", "excerpt"),
        ("language lang locale inLanguage", "language"),
        ("status pubStatus publishing_status post_status publicationStatus", "status"),
        ("embargoed embargo embargo_until embargoDate notBefore hold_until", "not_before"),
        ("version revision version_number", "version"),
        ("edNote editors_note editor’s-note correction corrections correctionNote", "note"),
        ("alternativeHeadline headline_variants altHeadline alternate_title abTests", "variants"),
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
    assert columns.fields_of([("content", "short"), ("body", "long")]) == {"body": "long"}
    assert columns.fields_of([("body", " "), ("content", "short")]) == {"body": "short"}
    reader = columns.row_reader(["content", "body", "title"])
    assert (reader(["s", "b", "t"]), reader(["s", "", ""])) == ({"headline": "t", "body": "b"}, {"body": "s"})


def test_an_excerpt_is_a_field_beside_the_body() -> None:
    assert columns.fields_of([("summary", "short"), ("body", "long")]) == {"excerpt": "short", "body": "long"}


def test_the_hour_of_an_embargo_is_told_before_that_there_is_one() -> None:
    assert columns.fields_of([("embargoed", "yes"), ("embargo_until", "2024-10-17")]) == {"not_before": "2024-10-17"}
    assert columns.fields_of([("embargoed", True), ("embargo_until", None)]) == {"not_before": "true"}
    assert columns.fields_of([("embargoed", False)]) == {}


@pytest.mark.parametrize("name", ["title", "summary", "text"])
def test_a_table_has_text_where_a_column_may_hold_some(name: str) -> None:
    assert columns.has_text(["id", name])
    assert not columns.has_text(["id", "status", "note"])


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
        ("note", [{"text": "one"}, "two"], "one\ntwo"),
        ("status", {"name": "Withheld until told", "qcode": "stat:withheld"}, "stat:withheld"),
        ("language", {"name": "Englisch", "code": "en"}, "en"),
        ("language", ["en", "fr"], "en"),
        ("not_before", {"until": "2024-10-17"}, "2024-10-17"),
        ("not_before", {"date": "2024-10-17 08:00", "timezone": "America/New_York"}, "true"),
        ("not_before", {}, ""),
        ("variants", [{"name": "A", "headline": "One"}, {"name": "B", "title": "Two"}, "Three"], "One\nTwo\nThree"),
        ("variants", {"a": "One", "b": {"headline": "Two"}}, "One\nTwo"),
        ("body", {"text": {"text": {"text": {"text": {"text": "deep"}}}}}, ""),
    ],
)
def test_a_nested_value_is_read_by_what_names_it(field: str, value: object, expected: str) -> None:
    assert columns.text_of(value, field) == expected


def test_an_integer_too_long_to_print_says_nothing() -> None:
    assert columns.text_of(10**5000, "input_id") == ""

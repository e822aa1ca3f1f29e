"""Tables that databases write with backslashes instead of quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.tables import dumps


@pytest.mark.parametrize(
    ("sample", "answer"),
    [
        ("a\tb\nx\t\\N\n", True),
        ("a\tb\n\\N\ty\n", True),
        ("a\tb\nx\tIt ended.\\nThen it began.\n", True),
        ("a\tb\nx\tIt ended.\\n\\nthen it began.\n", True),
        ("a\tb\nx\tC:\\news\n", False),
        ("a\tb\nx\tnot \\N within\n", False),
        ('a\tb\n"x"\t\\N\n', False),
        ("a\tb\nx\ty\n", False),
    ],
)
def test_a_dump_is_known_by_its_nulls_and_line_breaks(sample: str, answer: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    assert dumps.is_dump(sample) is answer


@pytest.mark.parametrize(
    ("line", "answer"), [("a\\", True), ("a\\\\", False), ("a\\\\\\", True), ("a", False), ("", False)]
)
def test_a_line_goes_on_after_a_backslash_that_no_other_escapes(line: str, answer: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    assert dumps.goes_on(line) is answer


@given(st.lists(st.text(st.sampled_from("ab\\\t\nN"), max_size=8), min_size=1), st.booleans())
def test_what_a_database_escapes_is_read_as_it_was(row: list[str], literal: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    tab, line = ("\\\t", "\\\n") if literal else ("\\t", "\\n")
    written = (value.replace("\\", "\\\\").replace("\t", tab).replace("\n", line) for value in row)
    assert dumps.values("\t".join(written)) == row

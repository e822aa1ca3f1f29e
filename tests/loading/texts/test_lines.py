"""Physical lines, numbered and bounded."""

import io

from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.texts.lines import Line, lines_of


def test_a_line_over_the_limit_is_passed_over_and_the_next_keeps_its_number() -> None:
    text = io.StringIO("ab\n" + "x" * 200_000 + "\nc\n\nabcde\nabcdef")
    assert list(lines_of(text, 5)) == [
        *(Line(1, "ab"), Line(2, "xxxxxx", too_long=True), Line(3, "c"), Line(4, ""), Line(5, "abcde")),
        Line(6, "abcdef", too_long=True),
    ]


@given(st.lists(st.text(alphabet="ab", max_size=5)))
def test_short_lines_come_as_they_are(lines: list[str]) -> None:
    text = io.StringIO("".join(f"{line}\n" for line in lines))
    assert [line.text for line in lines_of(text, 5)] == lines

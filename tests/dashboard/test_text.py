"""Text that is not ours, on a page: letter by letter, whatever it holds. A browser test looks at the same tricks."""

import re
from html import unescape

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dashboard.parts.text import highlighted, plain
from tests.dashboard.tricks import TRICKS

ENTITIES = {
    "p": ('Dwayne "The Rock" <b>', "person"),
    "g": ("Blackpink", "group"),
    "c": ("Don Draper", "character"),
    "s": ("Mad Men", "series"),
    "f": ("Jaws", "film"),
}
SPECIAL = re.compile(r"(?<!\\)(?:\\\\)*[`*_{}\[\]()<>#+\-.!|~$:&]")

piece = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=12)
spoken = piece.filter(lambda text: bool(text.strip()))
between = st.text(st.sampled_from(list("ab <>&'\"\n\\é")), max_size=8)
tricky = st.sampled_from(TRICKS) | st.text(st.sampled_from(list("ab1 \\`*_{}[]()<>#+-.!|~$:&/@=\n")), max_size=30)


def shown(markdown: str) -> str:
    """Return what markdown shows of an escaped text."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("\N{WORD JOINER}", "")


@given(tricky)
def test_markdown_shows_a_text_letter_by_letter(text: str) -> None:
    assert shown(plain(text)) == " ".join(text.split())


@given(tricky)
def test_nothing_of_a_text_is_left_for_markdown_to_read(text: str) -> None:
    assert not SPECIAL.search(plain(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (":material/home:", ":material/"),
        (":streamlit:", ":streamlit:"),
        ("a -> b", "->"),
        ("a -- b", "--"),
        ("a >= b", ">="),
        ("https://example.org", "https://"),
        ("www.example.org", "www."),
        ("me@example.org", "me@example"),
    ],
)
def test_what_markdown_reads_behind_escapes_is_cut_in_two(text: str, left: str) -> None:
    assert left not in re.sub(r"\\", "", plain(text))


def test_words_without_tricks_stay_as_they_are() -> None:
    assert plain("Cher’s  “Believe”,\nat 25 % or 3/4 = more; “yes”?") == (
        "Cher’s “Believe”, at 25 % or 3/4 = more; “yes”?"
    )


def mentions(*found: tuple[int, int, str]) -> pd.DataFrame:
    return pd.DataFrame(list(found), columns=["start", "end", "entity_id"])


def test_marks_stand_where_the_names_are_and_say_whom_they_name() -> None:
    text = "Don Draper of “Mad Men” and Blackpink"
    assert highlighted(text, mentions((0, 10, "c"), (15, 22, "s"), (28, 37, "g")), ENTITIES) == (
        '<p><mark class="character" title="Don Draper (character)">Don Draper</mark> of “'
        '<mark class="show" title="Mad Men (series)">Mad Men</mark>” and '
        '<mark class="person" title="Blackpink (group)">Blackpink</mark></p>'
    )


def test_offsets_count_letters_and_not_bytes() -> None:
    found = highlighted("😀 é Jaws", mentions((4, 8, "f")), ENTITIES)
    assert found == '<p>😀 é <mark class="show" title="Jaws (film)">Jaws</mark></p>'


def test_a_text_cannot_bring_its_own_html() -> None:
    text = '<script>alert("1")</script> & <b onclick=x>Rock</b>'
    found = highlighted(text, mentions((43, 47, "p")), ENTITIES)
    assert found == (
        "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b onclick=x&gt;"
        '<mark class="person" title="Dwayne &quot;The Rock&quot; &lt;b&gt; (person)">Rock</mark>&lt;/b&gt;</p>'
    )


def test_each_line_is_a_paragraph_and_an_empty_one_is_none() -> None:
    assert highlighted("one\n\n \ntwo", mentions(), ENTITIES) == "<p>one</p><p>two</p>"
    assert highlighted("", mentions(), ENTITIES) == ""


@given(st.lists(st.tuples(between, spoken, st.sampled_from(sorted(ENTITIES))), max_size=5), between)
def test_without_its_tags_a_highlighted_text_is_the_text(parts: list[tuple[str, str, str]], rest: str) -> None:
    text, found = "", []
    for before, name, entity in parts:
        text += before
        found.append((len(text), len(text) + len(name), entity))
        text += name
    html = highlighted(text + rest, mentions(*found), ENTITIES)
    marked = re.findall(r'<mark class="\w+" title="[^"<>]*">([^<]*)</mark>', html)
    assert [unescape(name) for name in marked] == [name for _, name, _ in parts]
    lines = [line for line in (text + rest).split("\n") if line.strip()]
    assert [unescape(re.sub(r"<[^>]*>", "", line)) for line in html.split("</p>")[:-1]] == lines

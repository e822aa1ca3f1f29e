"""Text without markup and what feeds add to it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.texts import clean


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain", "plain"),
        ("Q&amp;A", "Q&A"),
        ("Q&amp;amp;A", "Q&A"),
        ("Payne&#8217;s &#x27;song&#039;", "Payne’s 'song'"),
        ("AT&T and R&B, Tom &notes", "AT&T and R&B, Tom &notes"),
        ("I <3 you, a < b & c > d", "I <3 you, a < b & c > d"),
        ("<sigh> again", "<sigh> again"),
        ("I &lt;3 <b>you</b>", "I <3 you"),
        ("<script>alert(1)</script>Big <i>news</i>", "Big news"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;News", "News"),
        ("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;News", "News"),
        ("<style>p{}</style><!-- x --><p>One<p>Two<br>three", "One\nTwo\nthree"),
        ("<p>One\n  line</p>", "One line"),
        ("one <b>bold</b>\ntwo", "one bold\ntwo"),
        ('Cut <img src="http://x', "Cut"),
        ("<![CDATA[<p>x</p>]]>", "x"),
        ("a\u00a0\u2009 b\tc", "a b c"),
        ("en\u00adter\u200btain\u0000\u0007ment\ufeff", "entertainment"),
        ("Beyonce\u0301", "Beyoncé"),
        ("\x1b[31mred\x1b[0m \x1b[1;4;38;5;12mink\x1b[m\x1b[2K", "red ink"),
        ("a\x1b]0;title\x07b\x1b]8;;http://x\x1b\\c", "abc"),
        ("a\x1b[ \x1bb [31m]", "a[ b [31m]"),
        ("one\r\ntwo\u2028three\n \n\n four", "one\ntwo\nthree\n\nfour"),
        ("\ud83d\ude00 \ud800", "\U0001f600 \ufffd"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_what_a_reader_would_see_is_left(source: str, expected: str) -> None:
    assert clean.text(source) == expected


def test_a_line_is_one_line() -> None:
    assert clean.line(" a <br> b\n c ") == "a b c"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Text. The post A & B: “C” appeared first on Perez Hilton.", "Text."),
        ("<p>Text.</p><p>The post <a href='x'>A</a> first appeared on <a>B</a>.</p>", "Text."),
        ("Kanye… [...]\nRead More...\nThe post A appeared first on B.", "Kanye…"),
        ("He sang. Read more", "He sang."),
        ("He sang. Continue reading “A Song” →", "He sang."),
        ("He sang.\nRead the full story", "He sang."),
        ("He sang for his […]", "He sang for his"),
        ("He sang for… [+1234 chars]", "He sang for"),
        ("to the public…", "to the public…"),
        ("I want to read more", "I want to read more"),
        ("The post office appeared closed.", "The post office appeared closed."),
        ("She wants the full story", "She wants the full story"),
    ],
)
def test_what_feeds_add_at_the_end_is_dropped(source: str, expected: str) -> None:
    assert clean.body(source)[0] == expected


def test_what_was_dropped_is_told() -> None:
    assert clean.body("<p>He sang for… [+1234 chars]") == ("He sang for", "… [+1234 chars]")
    assert clean.body("He sang.") == ("He sang.", "")


def test_a_message_quotes_the_beginning_of_a_text_on_one_line() -> None:
    assert clean.quoted(" a\n<b>b</b> ") == '"a b"'
    assert clean.quoted("x" * 100) == f'"{"x" * 80}..."'


@given(st.text(alphabet=st.characters() | st.sampled_from("<>&;/ab \n\t")))
def test_clean_text_is_composed_and_free_of_controls(source: str) -> None:
    text = clean.text(source)
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text.replace("\n", ""))
    assert "  " not in text
    assert text == text.strip()

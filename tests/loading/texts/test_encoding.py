"""Which encoding an input is in, and what becomes of bytes that do not fit it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.texts.encoding import decoded, encoding_of

ENGLISH = "“Beyoncé” wins – and Zoë’s café…"
RUSSIAN = "Актриса рассказала о новой роли в сериале, который выйдет на экраны осенью этого года. " * 5  # noqa: RUF001  (Russian letters on purpose)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decoded(ENGLISH.encode(encoding)) == ENGLISH


def test_russian_is_not_taken_for_western() -> None:
    assert decoded(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_stray_windows_quotes_within_utf_8_are_quotes() -> None:
    assert decoded("Zoë, Beyoncé and ".encode() + b"\x93Moss\x94") == "Zoë, Beyoncé and “Moss”"


def test_a_file_cut_within_a_character_is_still_utf_8() -> None:
    assert decoded("Zoë Beyoncé".encode()[:-1]).startswith("Zoë Beyonc")


def test_a_windows_byte_far_into_the_file_is_read() -> None:
    assert decoded(b"x" * 100_000 + b"\x92").endswith("x’")


def test_line_ends_become_one_and_nul_bytes_go() -> None:
    assert decoded(b"a\r\nb\rc\0") == "a\nb\nc"


def test_nothing_is_utf_8() -> None:
    assert encoding_of(b"") == "utf-8"


@given(st.binary())
def test_no_bytes_make_decoding_fail(data: bytes) -> None:
    decoded(data).encode()


@given(st.text())
def test_what_was_written_as_utf_8_with_a_mark_comes_back(text: str) -> None:
    assert decoded(text.encode("utf-8-sig")) == text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")

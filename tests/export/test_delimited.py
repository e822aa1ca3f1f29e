"""CSV that spreadsheets read as text and numbers."""

import csv as reader
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export.delimited import csv

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n\r")
)


def _cells(table: pd.DataFrame) -> list[list[str]]:
    return list(reader.reader(io.StringIO(csv(table).decode("utf-8-sig"), newline="")))


def test_times_are_utc_days_have_no_time_and_undefined_is_empty() -> None:
    table = pd.DataFrame(
        {
            "at": pd.Series([pd.Timestamp("2024-10-17 10:00", tz="Europe/Paris"), pd.NaT]).dt.tz_convert("UTC"),
            "day": pd.Series([pd.Timestamp("2024-10-17"), pd.NaT]),
            "articles": pd.Series([3, None], dtype="Int64"),
            "share": [0.5, float("nan")],
            "note": pd.Series(["é", None], dtype="str"),
        }
    )
    assert csv(table).startswith(b"\xef\xbb\xbfat,day,articles,share,note\r\n")
    assert _cells(table)[1:] == [["2024-10-17T08:00:00Z", "2024-10-17", "3", "0.5", "é"], ["", "", "", "", ""]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert _cells(pd.DataFrame({"headline": [text]}))[1] == [f"'{text}"]


def test_a_number_below_zero_stays_a_number() -> None:
    assert _cells(pd.DataFrame({"difference": [-3]}))[1] == ["-3"]


def test_the_table_stays_as_it_was() -> None:
    table = pd.DataFrame({"headline": ["=1"]})
    csv(table)
    assert table["headline"].tolist() == ["=1"]


@given(st.lists(TEXTS.filter(bool), min_size=1))
def test_every_text_comes_back_as_it_was_or_behind_an_apostrophe(texts: list[str]) -> None:
    read = [row[0] for row in _cells(pd.DataFrame({"text": pd.Series(texts, dtype="str"), "end": 1}))[1:]]
    assert [text.removeprefix("'") for text in read] == [text.removeprefix("'") for text in texts]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in read)

"""One registry of formats: each makes what its ending says, of the same numbers, the same bytes each time."""

import io
import json

import pandas as pd
import pytest

from analysis.errors import ExportError
from analysis.export import formats
from analysis.export.formats import FORMATS, write
from analysis.export.parts import alone
from tests import reporting
from tests.reporting import report

BEGIN = {"csv": b"\xef\xbb\xbf", "json": b"[", "parquet": b"PAR1", "html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("ending", [each.ending for each in FORMATS.values() if not each.is_drawn])
def test_each_ending_makes_its_file_and_the_same_bytes_again(ending: str) -> None:
    made = report(*reporting.every())
    assert write(made, ending).startswith(BEGIN.get(ending, b"PK"))
    assert write(made, f".{ending.upper()}") == write(made, ending)


def test_a_table_of_one_figure_is_the_figures() -> None:
    figure = reporting.line()
    read = json.loads(write(alone(figure), "json"))
    assert [row["articles"] for row in read] == [3, 4, None, 0, 5, 2]
    assert read[0]["day"] == "2024-10-17"
    kept = pd.read_parquet(io.BytesIO(write(alone(figure), "parquet")))
    pd.testing.assert_frame_equal(kept, figure.table, check_dtype=False)


def test_tables_of_several_figures_are_one_that_says_whose_each_row_is() -> None:
    both = formats.table(report(reporting.bar(), reporting.nothing(), reporting.line()))
    assert both.columns[0] == "figure"
    assert both["figure"].value_counts().to_dict() == {"Most covered people": 5, "Articles a day": 6}
    assert formats.table(report(reporting.nothing(), reporting.nothing())).columns.to_list() == ["figure"]


def test_an_ending_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(ExportError, match=r"^\.odt: no such format; there are \.csv, \.json, "):
        write(report(), "odt")


def test_a_library_that_is_missing_is_named_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    with pytest.raises(
        ExportError, match=r"^\.pptx needs pptx, which is not installed: pip install 'marquee\[reports\]'$"
    ):
        write(report(), "pptx")
    assert [each.ending for each in FORMATS.values() if each.is_there] == ["csv", "json", "parquet", "html"]


def test_a_picture_is_of_one_figure() -> None:
    with pytest.raises(
        ExportError, match=r"^\.png: a picture is of one figure, and this report has 2; write \.pdf, or each"
    ):
        write(report(reporting.bar(), reporting.line()), "png")

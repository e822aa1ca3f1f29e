"""Text documents read back: table, caption, picture and source line of each figure."""

import io
from dataclasses import replace
from typing import Any

import docx as reader
import pandas as pd

from analysis.export.office.docx import NO_PICTURE, ROWS, docx
from analysis.export.parts import NOTHING, Part, Report
from tests import reporting
from tests.reporting import SHOWN, SOURCE, report


def opened(made: Report) -> Any:
    return reader.Document(io.BytesIO(docx(made)))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_a_figure_is_its_heading_caption_and_table_and_the_source_ends_it() -> None:
    document = opened(report(reporting.bar()))
    caption = reporting.bar().caption
    assert texts(document) == [
        "Weekly <report>",
        "Most covered people",
        caption,
        NO_PICTURE,
        f"Source: {SOURCE.made}",
    ]
    [table] = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "Articles"],
        *[[name, number] for name, number in zip(SHOWN, ("41", "30", "22", "9", "1"), strict=True)],
    ]


def test_a_picture_has_its_alt_text() -> None:
    document = opened(report(reporting.bar(), picture=reporting.png()))
    [shown] = document.inline_shapes
    assert shown._inline.docPr.get("descr") == reporting.bar().alt  # noqa: SLF001  (as it is set)
    assert NO_PICTURE not in texts(document)


def test_a_gap_is_an_empty_cell() -> None:
    [table] = opened(report(reporting.line())).tables
    assert [row.cells[1].text for row in table.rows] == ["Articles", "3", "4", "", "0", "5", "2"]


def test_a_long_table_says_what_is_left_out() -> None:
    long = pd.DataFrame({"name": ["A"] * (ROWS + 1), "articles": 1})
    document = opened(Report("Long", (Part(reporting.bar(), long),), SOURCE))
    assert len(document.tables[0].rows) == ROWS + 1
    assert "The first 60 of 61 rows; saved as Excel or CSV the table is whole." in texts(document)


def test_nothing_is_said_to_be_nothing() -> None:
    document = opened(report(reporting.nothing()))
    assert NOTHING in texts(document)
    assert document.tables == []


def test_the_same_report_gives_the_same_bytes_dated_by_the_commit() -> None:
    made = report(*reporting.every(), picture=reporting.png())
    assert docx(made) == docx(made)
    assert f"{opened(made).core_properties.modified:%Y-%m-%d %H:%M}" == "2024-11-01 12:00"


def test_a_report_of_no_known_time_is_dated_as_early_as_can_be() -> None:
    made = replace(report(reporting.bar()), provenance=replace(SOURCE, when=None))
    assert f"{opened(made).core_properties.created:%Y}" == "1980"

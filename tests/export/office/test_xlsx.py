"""Workbooks read back: real numbers and dates, charts of the cells beside them, and nothing that runs."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pandas as pd
import pytest

from analysis.export.office.sheets import sheet_name
from analysis.export.office.xlsx import NO_CHART, PICTURE, README, TOP, xlsx
from analysis.export.parts import NOTHING, Part, Report
from analysis.figures.figure import Figure
from tests import reporting
from tests.reporting import ARTICLES, CAUTION, SHOWN, SOURCE, report


def opened(made: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx(made)))


def sheet(figure: Figure, picture: bytes | None = None) -> Any:
    return opened(report(figure, picture=picture)).worksheets[1]


def rows(sheet: Any, columns: int) -> list[tuple[object, ...]]:
    return [tuple(row[:columns]) for row in sheet.iter_rows(min_row=TOP + 1, values_only=True)]


def referred(sheet: Any) -> list[tuple[str, list[object]]]:
    """Return the name and the numbers of each series as the chart's references lead to them."""
    [chart] = sheet._charts  # noqa: SLF001  (openpyxl has no other way to what it read)
    found = []
    for part in [chart, *chart._charts[1:]]:  # noqa: SLF001  (openpyxl has no other way to what it read)
        for series in part.series:
            values = (series.val or series.yVal).numRef.f
            cells = sheet[values.split("!")[1].replace("$", "")]
            name = sheet[series.tx.strRef.f.split("!")[1].replace("$", "")].value
            found.append((name, [cell.value for (cell,) in cells]))
    return found


def test_a_table_stands_as_it_is_and_a_formula_is_text() -> None:
    shown = sheet(reporting.bar())
    assert rows(shown, 4)[0] == ("entity_id", "Name", "Known for", "Articles")
    assert [(row[1], row[3]) for row in rows(shown, 4)[1:6]] == list(zip(SHOWN, (41, 30, 22, 9, 1), strict=True))
    assert all(cell.data_type != "f" for row in shown for cell in row)


def test_a_chart_is_drawn_of_the_table_itself() -> None:
    assert referred(sheet(reporting.bar())) == [("Articles", [41, 30, 22, 9, 1])]
    before = [("Articles", [41, 30, 22, 9, 1]), ("Period before", [20, 33, 0, 9, 5])]
    assert referred(sheet(reporting.bars())) == before
    assert referred(sheet(reporting.line())) == [("Articles", list(ARTICLES))]


def test_where_a_table_is_long_the_chart_has_its_numbers_beside_it() -> None:
    shown = sheet(reporting.lines())
    assert referred(shown) == [("Elisabeth Moss", list(ARTICLES)), ("=Jon", [1, 2, 3, 4, 5, 6])]
    assert referred(sheet(reporting.stack())) == [
        ("Neutral portrayal", [5, 6, None]),
        ("Favourable portrayal", [2, None, 1]),
    ]
    assert referred(sheet(reporting.scatter())) == [("Share", [0.1, 0.5, 0.3, 0.9])]


def test_a_band_is_two_areas_and_a_line() -> None:
    (_, low), (_, high), (name, line) = referred(sheet(reporting.band()))
    assert low == [0.5, 1, 1, 1, 2, 2]
    assert high == [3.5, 4, 4, 5, 4.5, 5]
    assert (name, line) == ("Articles", [3, 4, 5, 0, 5, 2])


def test_days_and_times_are_dates_and_gaps_are_blank() -> None:
    figure = reporting.line()
    table = figure.table.assign(at=pd.Timestamp("2024-10-17 10:00", tz="Europe/Paris"), sure=True, part=0.25)
    shown = opened(Report("One", (Part(figure, table),), SOURCE)).worksheets[1]
    assert rows(shown, 5)[0] == ("Day", "Articles", "at (UTC)", "sure", "part")
    assert shown["A6"].number_format == "yyyy-mm-dd"
    first, third = rows(shown, 5)[1], rows(shown, 5)[3]
    assert first == (pd.Timestamp("2024-10-17"), 3, pd.Timestamp("2024-10-17 08:00"), True, 0.25)
    assert third[:2] == (pd.Timestamp("2024-10-19"), None)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("http://[", None),
        ("https://example.com/ a", None),
    ],
)
def test_only_addresses_of_pages_are_links(address: str, link: str | None) -> None:
    figure = reporting.bar()
    table = pd.DataFrame({"url": [address]})
    cell = opened(Report("One", (Part(figure, table),), SOURCE)).worksheets[1].cell(TOP + 2, 1)
    assert cell.value == address
    assert (
        cell.hyperlink.target + ("#" + cell.hyperlink.location if cell.hyperlink.location else "")
        if cell.hyperlink
        else None
    ) == link


def test_the_readme_says_selection_commit_and_what_columns_mean() -> None:
    book = opened(report(reporting.bar(), reporting.interval()))
    lines = [row[:2] for row in book[README].iter_rows(values_only=True) if row[0]]
    told = dict(reversed(lines))
    assert told["Selection"] == "17 October 2024 to 22 October 2024"
    assert (told["Articles"], told["Undated, left out"], told["Commit"]) == (1234, 5, 7)
    assert (told["Copies, left out"], told["Model for names"]) == (0, "none")
    assert told["Committed (UTC)"] == pd.Timestamp("2024-11-01 12:00")
    assert told["Newest article (UTC)"] == pd.Timestamp("2024-10-31 08:00")
    assert told["Source line"] == SOURCE.made
    assert CAUTION in told["Portrayal of people, machine es"]
    assert told["Name"].startswith("Who or what is named")
    assert book.properties.created == pd.Timestamp("2024-11-01 12:00")


def test_a_sheet_has_title_caption_and_source() -> None:
    shown = sheet(reporting.bar())
    assert [shown[cell].value for cell in ("A1", "A2", "A3")] == [
        "Most covered people",
        reporting.bar().caption,
        f"Source: {SOURCE.made}",
    ]


def test_what_is_no_chart_is_its_numbers_with_a_picture_where_there_is_one() -> None:
    assert sheet(reporting.interval())["A4"].value == NO_CHART
    shown = sheet(reporting.interval(), reporting.png())
    assert (shown["A4"].value, len(shown._images)) == (PICTURE, 1)  # noqa: SLF001  (openpyxl has no other way to what it read)
    assert rows(shown, 6)[1] == ("p1", "Elisabeth Moss", "neutral", 0.64, 0.38, 0.91)
    assert shown["D6"].number_format == "0.0%"
    assert sheet(reporting.nothing())["A4"].value == NOTHING


def test_a_text_longer_than_a_cell_is_cut() -> None:
    figure = reporting.bar()
    table = pd.DataFrame({"headline": ["x" * 40_000]})
    assert len(opened(Report("One", (Part(figure, table),), SOURCE)).worksheets[1].cell(TOP + 2, 1).value) == 32_767


def test_sheets_of_one_title_have_two_names() -> None:
    twice = report(reporting.line(), reporting.lines())
    assert opened(twice).sheetnames == [README, "Articles a day", "Articles a day 2"]
    assert sheet_name("a/b[c]:'d'?*", set()) == "a b c d"
    assert sheet_name("x" * 40, {"x" * 31}) == "x" * 29 + " 2"
    assert sheet_name("\x07", set()) == "Figure"
    hostile = replace(reporting.bar(), title="'=[1]/README")
    assert opened(report(hostile)).sheetnames == [README, "= 1 README"]


def test_the_same_report_gives_the_same_bytes() -> None:
    made = report(*reporting.every(), picture=reporting.png())
    assert xlsx(made) == xlsx(made)

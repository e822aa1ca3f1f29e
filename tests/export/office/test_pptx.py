"""Slides read back: their charts hold the figures' numbers and can be edited, and nothing in them runs."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pptx as reader
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from analysis.errors import ExportError
from analysis.export.office.pptx import NO_PICTURE, PICTURE, pptx
from analysis.export.parts import GAPS, NOTHING, Report
from tests import reporting
from tests.reporting import ARTICLES, CAUTION, SHOWN, SOURCE, report


def opened(made: Report) -> Any:
    return reader.Presentation(io.BytesIO(pptx(made)))


def charts(made: Report) -> list[Any]:
    return [shape.chart for slide in opened(made).slides for shape in slide.shapes if shape.has_chart]


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def numbers(chart: Any) -> list[tuple[str, tuple[Any, ...]]]:
    return [(series.name, tuple(series.values)) for plot in chart.plots for series in plot.series]


def cells(chart: Any) -> list[tuple[object, ...]]:
    """Return what opens on "Edit data"."""
    return [tuple(row) for row in sheet(chart).iter_rows(values_only=True)]


def sheet(chart: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active


def test_a_bar_is_its_number_and_the_first_is_on_top() -> None:
    [chart] = charts(report(reporting.bar()))
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert tuple(chart.plots[0].categories) == SHOWN
    assert numbers(chart) == [("Articles", (41, 30, 22, 9, 1))]
    assert chart.category_axis.reverse_order
    assert chart.value_axis.minimum_scale == 0


def test_a_name_that_looks_like_a_formula_is_text_in_the_workbook_within() -> None:
    [chart] = charts(report(reporting.bars()))
    assert all(cell.data_type != "f" for row in sheet(chart) for cell in row)
    assert cells(chart) == [
        (None, "Now", "Period before"),
        *zip(SHOWN, (41, 30, 22, 9, 1), (20, 33, 0, 9, 5), strict=True),
    ]


def test_a_gap_is_empty_and_a_nought_is_nought() -> None:
    [chart] = charts(report(reporting.line()))
    assert numbers(chart) == [("Articles", ARTICLES)]
    assert [row[1] for row in cells(chart)[1:]] == list(ARTICLES)
    assert chart._chartSpace.xpath(".//c:dispBlanksAs/@val") == ["gap"]  # noqa: SLF001  (what is not written is nought)


def test_lines_share_their_days() -> None:
    [chart] = charts(report(reporting.lines()))
    assert chart.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert numbers(chart) == [("Elisabeth Moss", ARTICLES), ("=Jon", (1, 2, 3, 4, 5, 6))]
    assert [f"{row[0]:%Y-%m-%d}" for row in cells(chart)[1:]] == [f"2024-10-{day}" for day in range(17, 23)]
    assert chart.has_legend
    assert not any(series.smooth for series in chart.plots[0].series)


def test_parts_of_a_bar_that_are_not_known_are_empty() -> None:
    [chart] = charts(report(reporting.stack()))
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert tuple(chart.plots[0].categories) == ("A", "B", "C")
    assert numbers(chart) == [("Neutral portrayal", (5, 6, None)), ("Favourable portrayal", (2, None, 1))]


def test_a_mark_stands_where_its_numbers_meet_and_has_its_name() -> None:
    [chart] = charts(report(reporting.scatter()))
    assert chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    [series] = chart.plots[0].series
    assert tuple(series.values) == (0.1, 0.5, 0.3, 0.9)
    assert series.points[1].data_label.text_frame.text == "=Bob"
    assert cells(chart)[1:] == [(3, 0.1), (5, 0.5), (8, 0.3), (1, 0.9)]


def test_a_band_is_two_areas_under_a_line() -> None:
    [chart] = charts(report(reporting.band()))
    assert [type(plot).__name__ for plot in chart.plots] == ["AreaPlot", "LinePlot"]
    low, high, line = (values for _, values in numbers(chart))
    assert low == (0.5, 1, 1, 1, 2, 2)
    assert [under + over for under, over in zip(low, high, strict=True)] == [4, 5, 5, 6, 6.5, 7]
    assert line == (3, 4, 5, 0, 5, 2)


def test_a_band_with_a_gap_would_fall_to_nought_and_is_no_chart() -> None:
    band = reporting.band()
    low = pd.Series([0.5, 1, 1, 1, 2, None])
    assert charts(report(replace(band, table=band.table.assign(low=low)))) == []


def test_a_slide_has_title_caption_source_alt_text_and_its_method_in_the_notes() -> None:
    figure = reporting.bar()
    [slide] = opened(report(figure)).slides
    assert slide.shapes.title.text == "Most covered people"
    assert figure.caption in texts(slide)
    assert "Source: Made with Marquee from corpus ours, as it was on 1 November 2024 12:00 UTC, newest" in texts(slide)
    [frame] = [shape for shape in slide.shapes if shape.has_chart]
    # What a newsroom calls people is not ours to change, but control characters are.
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == figure.alt  # noqa: SLF001  (as it is set)
    notes = slide.notes_slide.notes_text_frame.text
    assert "Articles: Distinct articles, however often each names somebody." in notes
    assert SOURCE.made in notes


def test_what_is_no_chart_is_a_picture_then_its_table_and_says_so() -> None:
    picture, table = opened(report(reporting.interval(), picture=reporting.png())).slides
    assert PICTURE in texts(picture)
    assert CAUTION in texts(picture)
    [shown] = [shape for shape in picture.shapes if shape.shape_type == 13]
    assert shown._element.nvPicPr.cNvPr.get("descr") == reporting.interval().alt  # noqa: SLF001  (as it is set)
    [numbers] = [shape.table for shape in table.shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in numbers.rows][:2] == [
        ["Name", "Portrayal (machine estimate)", "Share", "From", "To", "In words", "Based on"],
        ["Elisabeth Moss", "neutral", "64%", "38%", "91%", "", "8 articles, 8 stories"],
    ]


def test_without_a_picture_there_is_the_table_and_a_word_of_it() -> None:
    [slide] = opened(report(reporting.interval())).slides
    assert NO_PICTURE in texts(slide)
    assert [shape.has_table for shape in slide.shapes].count(True) == 1


def test_a_figure_of_nothing_says_so() -> None:
    [slide] = opened(report(reporting.nothing())).slides
    assert NOTHING in texts(slide)


def test_a_slide_is_16_to_9_and_nothing_lies_beside_it() -> None:
    made = opened(report(*reporting.every(), picture=reporting.png()))
    assert (made.slide_width, made.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_the_same_report_gives_the_same_bytes_dated_by_the_commit() -> None:
    made = report(*reporting.every(), picture=reporting.png())
    assert pptx(made) == pptx(made)
    assert f"{opened(made).core_properties.created:%Y-%m-%d %H:%M}" == "2024-11-01 12:00"
    with ZipFile(io.BytesIO(pptx(made))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2024, 11, 1, 12, 0, 0)}


def _template(path: Path, *, is_template: bool = False) -> Path:
    made = reader.Presentation()
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "An old slide"
    made.slide_master.name = "The newsroom's"
    made.save(path)
    if is_template:
        old = path.read_bytes()
        with ZipFile(io.BytesIO(old)) as package, ZipFile(path, "w") as new:
            for entry in package.infolist():
                types = package.read(entry)
                word = types.replace(b"presentation.main+xml", b"template.main+xml")
                new.writestr(entry, word if entry.filename == "[Content_Types].xml" else types)
    return path


@pytest.mark.parametrize("is_template", [False, True])
def test_the_newsrooms_template_gives_its_look_and_not_its_slides(tmp_path: Path, *, is_template: bool) -> None:
    template = _template(tmp_path / "ours.potx", is_template=is_template)
    made = opened(replace(report(reporting.bar()), template=template))
    [slide] = made.slides
    assert made.slide_width == Inches(10)
    assert slide.slide_layout.name == "Title Only"
    assert slide.shapes.title.text == "Most covered people"
    assert "An old slide" not in texts(slide)
    assert all(shape.top + shape.height <= made.slide_height for shape in slide.shapes if not shape.is_placeholder)


def test_a_template_that_is_none_is_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "ours.pptx").write_bytes(b"no zip")
    with pytest.raises(ExportError, match=r"ours\.pptx: not a PowerPoint template; set MARQUEE_TEMPLATE to a"):
        pptx(replace(report(reporting.bar()), template=tmp_path / "ours.pptx"))
    with pytest.raises(ExportError, match=r"gone\.pptx: no such template; set MARQUEE_TEMPLATE to a"):
        pptx(replace(report(reporting.bar()), template=tmp_path / "gone.pptx"))


def test_a_long_title_stays_in_its_place_and_a_short_one_keeps_its_size() -> None:
    long = replace(
        reporting.bar(), title="Stories that most outlets tell of somebody whose name and show are long " * 2
    )
    sizes = [
        slide.shapes.title.text_frame.paragraphs[0].font.size for slide in opened(report(reporting.bar(), long)).slides
    ]
    assert sizes[0] is None
    assert 16 <= sizes[1].pt < 28


def test_the_days_of_a_long_period_are_told_by_month() -> None:
    days = pd.date_range("2024-08-01", periods=90)
    table = pd.DataFrame({"day": days, "articles": pd.array(range(90), dtype="Int64")})
    [long] = charts(report(replace(reporting.line(), table=table)))
    assert long._chartSpace.xpath(".//c:majorTimeUnit/@val") == ["months"]  # noqa: SLF001  (python-pptx knows no ticks)
    [short] = charts(report(reporting.line()))
    assert short._chartSpace.xpath(".//c:majorTimeUnit/@val") == ["days"]  # noqa: SLF001  (as above)


def test_no_label_of_many_bars_is_skipped_and_a_long_one_is_a_line() -> None:
    figure = reporting.bar()
    rows = pd.DataFrame({"entity_id": map(str, range(15)), "name": "word " * 30, "articles": range(15, 0, -1)})
    [chart] = charts(report(replace(figure, table=rows)))
    assert chart._chartSpace.xpath(".//c:tickLblSkip/@val") == ["1"]  # noqa: SLF001  (python-pptx has no other way)
    assert {len(str(label)) for label in chart.plots[0].categories} == {60}


def test_whole_numbers_stay_whole_beside_others() -> None:
    figure = reporting.bars()
    table = figure.table.assign(expected=[0.5, 30.2, 0.0, 9.5, 4.4])
    [chart] = charts(report(replace(figure, table=table, color="expected")))
    assert [series.data_labels.number_format for series in chart.plots[0].series] == ["#,##0", "[>=10]#,##0;0.0"]


def test_a_chart_of_gaps_alone_is_told_in_words() -> None:
    figure = reporting.line()
    gaps = figure.table.assign(articles=pd.array([None] * len(figure.table), dtype="Int64"))
    [slide] = opened(report(replace(figure, table=gaps))).slides
    assert GAPS in texts(slide)

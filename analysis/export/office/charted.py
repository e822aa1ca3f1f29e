"""A chart on a slide: native, so that its colours, labels and numbers can be edited."""

from copy import deepcopy
from dataclasses import replace
from typing import Any, Final

from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import _BaseCategorySeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from analysis.charts.marks import shortened
from analysis.export.office.native import STAR, Chart, Series
from analysis.export.office.template import Box
from analysis.export.office.workbook import workbook

_TYPES: Final = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "stack": XL_CHART_TYPE.BAR_STACKED,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
    "band": XL_CHART_TYPE.AREA_STACKED,
}
_DASHES: Final = (
    MSO_LINE.SOLID,
    MSO_LINE.DASH,
    MSO_LINE.ROUND_DOT,
    MSO_LINE.DASH_DOT,
    MSO_LINE.LONG_DASH,
    MSO_LINE.LONG_DASH_DOT,
)
_TEXT, _SMALL, _TINY = Pt(12), Pt(10), Pt(9)
_FULL, _CROWDED = 8, 12  # bars
_LINE: Final = 60  # letters of a label
_GAP, _WIDEST_GAP = 40, 200  # per cent of a bar
_GRID: Final = RGBColor(0xD9, 0xD9, 0xDE)
_MOST_WORDS: Final = 30  # marks with a name beside each
_MOST_NUMBERS: Final = 25  # bars with a number each


def put(slide: Slide, chart: Chart, box: Box, alt: str) -> GraphicFrame:
    """Return the chart as it was put on the slide; of many bars labels are cut to a line, as programs skip others."""
    if chart.form in {"bar", "stack"} and len(chart.categories) > _FULL:
        chart = replace(chart, categories=tuple(shortened(str(label), _LINE) for label in chart.categories))
    frame: GraphicFrame = slide.shapes.add_chart(
        _TYPES[chart.form], box.left, box.top, box.width, box.height, _data(chart)
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001  (python-pptx has no other way to alt text)
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(workbook(chart))
    drawn.font.size = _TEXT
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(drawn, chart)
    for made, series in zip(drawn.plots[0].series, chart.series, strict=True):
        _look(made, series, chart)
    if chart.form in {"bar", "stack"}:
        _numbers(drawn, chart)
    if chart.form == "band":
        _line_over_areas(drawn)
    return frame


def _data(chart: Chart) -> CategoryChartData | XyChartData:
    if chart.form == "scatter":
        marks = XyChartData(number_format=chart.pattern)
        for series in chart.series:
            group = marks.add_series(series.name)
            for x, y in zip(series.x, series.numbers, strict=True):
                group.add_data_point(x, y)
        return marks
    columns = CategoryChartData(number_format=chart.pattern)
    columns.categories = chart.categories
    for series in chart.series:
        columns.add_series(series.name, series.numbers)
    return columns


def _axes(drawn: Drawn, chart: Chart) -> None:
    across, along = drawn.category_axis, drawn.value_axis
    along.has_title, along.major_gridlines.format.line.color.rgb = True, _GRID
    along.axis_title.text_frame.text = chart.measured
    along.tick_labels.number_format, along.tick_labels.number_format_is_linked = chart.pattern, False
    if chart.form != "scatter":
        along.minimum_scale = 0
    if chart.unit is not None and chart.form != "stack":
        along.major_unit = chart.unit
    along.format.line.fill.background()
    if chart.form in {"bar", "stack"}:
        # First on top; the numbers then stand at the foot all the same.
        across.reverse_order = True
        across.tick_labels.font.size = _label_size(len(chart.categories))
        _every_label(across)
        along.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    elif chart.form == "scatter":
        across.has_title, across.has_major_gridlines = True, False
        across.axis_title.text_frame.text = chart.heading
    elif chart.categories:
        across.tick_labels.number_format = "d mmm" if chart.days else "mmm yyyy"
        across.tick_labels.number_format_is_linked = False
        _ticks(across, chart.days or 1, "days" if chart.days else "months")


def _look(made: _BaseCategorySeries, series: Series, chart: Chart) -> None:
    if not series.color:
        made.format.fill.background()
        return
    color = RGBColor.from_string(series.color.removeprefix("#"))
    if chart.form == "line":
        made.smooth = False
        made.format.line.color.rgb, made.format.line.width = color, Pt(2.25)
        made.format.line.dash_style = _DASHES[series.place % len(_DASHES)]
    elif chart.form == "scatter":
        made.format.line.fill.background()
    else:
        made.format.fill.solid()
        made.format.fill.fore_color.rgb = color
        return
    made.marker.style, made.marker.size = XL_MARKER_STYLE.CIRCLE, 6 if chart.form == "line" else 9
    made.marker.format.fill.solid()
    made.marker.format.fill.fore_color.rgb = color
    made.marker.format.line.color.rgb = color
    for place in series.stars:
        label = made.points[place].data_label
        label.has_text_frame, label.position = True, XL_LABEL_POSITION.ABOVE
        label.text_frame.text = STAR
    if chart.form == "scatter" and len(series.words) <= _MOST_WORDS:
        for place, words in enumerate(series.words):
            label = made.points[place].data_label
            label.has_text_frame = True
            label.text_frame.text = words


def _numbers(drawn: Drawn, chart: Chart) -> None:
    plot = drawn.plots[0]
    # Few bars would be slabs.
    plot.gap_width = max(_GAP, min(_WIDEST_GAP, _GAP * _FULL // max(len(chart.categories), 1)))
    if chart.form == "stack":
        plot.overlap = 100
    elif len(chart.categories) * len(chart.series) <= _MOST_NUMBERS:
        for made, series in zip(plot.series, chart.series, strict=True):
            labels = made.data_labels
            labels.show_value, labels.font.size = True, _SMALL
            labels.number_format, labels.number_format_is_linked = chart.pattern_of(series), False


def _ticks(axis: Any, count: int, unit: str) -> None:  # noqa: ANN401  (python-pptx has no types)
    """Set how many days or months lie between two ticks."""
    element = axis._element  # noqa: SLF001  (python-pptx knows no ticks of dates)
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for old in element.findall(qn(tag)):
            element.remove(old)
        value = {"c:baseTimeUnit": "days", "c:majorUnit": str(count), "c:majorTimeUnit": unit}[tag]
        element.append(_element(element, tag, value))


def _label_size(rows: int) -> Pt:
    """Return the size at which so many labels, some of them of two lines, stand below each other."""
    return _TEXT if rows <= _FULL else _SMALL if rows <= _CROWDED else _TINY


def _every_label(axis: Any) -> None:  # noqa: ANN401  (python-pptx has no types)
    """Let no label be skipped where they are many or long, which programs do."""
    element = axis._element  # noqa: SLF001  (python-pptx has no other way)
    skip = _element(element, "c:tickLblSkip", "1")
    last = element.find(qn("c:noMultiLvlLbl"))
    if last is None:
        element.append(skip)
    else:
        last.addprevious(skip)


def _line_over_areas(drawn: Drawn) -> None:
    """Draw the last series as a line on the same axes: python-pptx makes charts of one kind only."""
    area = drawn._chartSpace.xpath(".//c:areaChart")[0]  # noqa: SLF001  (the element itself is needed)
    line = area.makeelement(qn("c:lineChart"), {})
    series = area.findall(qn("c:ser"))[-1]
    area.remove(series)
    for tag, value in (("c:grouping", "standard"), ("c:varyColors", "0")):
        line.append(_element(line, tag, value))
    line.append(series)
    _as_line(series)
    line.append(_element(line, "c:marker", "1"))
    for axis in area.findall(qn("c:axId")):
        line.append(deepcopy(axis))
    area.addnext(line)
    _hide_in_legend(drawn, 0)


def _hide_in_legend(drawn: Drawn, place: int) -> None:
    legend = drawn.legend._element  # noqa: SLF001  (python-pptx knows no entries of a legend)
    entry = legend.makeelement(qn("c:legendEntry"), {})
    entry.extend([_element(legend, "c:idx", str(place)), _element(legend, "c:delete", "1")])
    legend.find(qn("c:legendPos")).addnext(entry)


def _as_line(series: Any) -> None:  # noqa: ANN401  (an lxml element)
    """Give a series of an area the look of a line: its fill becomes its stroke."""
    shape = series.find(qn("c:spPr"))
    fill = shape.find(qn("a:solidFill"))
    stroke = shape.makeelement(qn("a:ln"), {"w": str(int(Pt(2.25)))})
    shape.remove(fill)
    stroke.append(fill)
    shape.append(stroke)
    marker = series.makeelement(qn("c:marker"), {})
    marker.append(_element(series, "c:symbol", "none"))
    shape.addnext(marker)
    series.append(_element(series, "c:smooth", "0"))


def _element(near: Any, tag: str, value: str) -> Any:  # noqa: ANN401  (lxml elements)
    return near.makeelement(qn(tag), {"val": value})

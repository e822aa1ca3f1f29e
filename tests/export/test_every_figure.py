"""Every figure of the program leaves in every format, and in each with its own numbers."""

import importlib
import inspect
import io
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, get_type_hints
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pptx as slides
import pytest

from analysis import figures as package
from analysis.export.formats import FORMATS, write
from analysis.export.illustrated import illustrated
from analysis.export.office.native import FORMS, STAR
from analysis.export.office.xlsx import TOP
from analysis.export.parts import alone
from analysis.export.pictures import renderer as pictures
from analysis.figures import coverage, delivery, outlets, portrayal, stories, trends
from analysis.figures.figure import Figure
from analysis.metrics import outlets as outlet_metrics
from analysis.metrics import portrayal as portrayal_metrics
from analysis.metrics import stories as story_metrics
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from tests import picturing
from tests.picturing import NAMES, SOURCE
from tests.portraying import MEASURED, days, portrayed
from tests.telling import Telling, everything

_TELLINGS: Final = [
    Telling(str(story), f"2024-10-17 {8 + 2 * late:02}:00", source, names="p1")
    for story in range(outlets.FEWEST)
    for late, source in enumerate(("Variety", "The Daily"))
]


def _entities(**columns: Sequence[float]) -> pd.DataFrame:
    table = pd.DataFrame({"entity_id": [f"p{place}" for place in range(len(NAMES))], "name": NAMES, **columns})
    return table.assign(note=pd.Series([None] * len(NAMES), dtype="str"))


def _counts() -> list[int]:
    return [40 - 3 * place for place in range(len(NAMES))]


def _marked() -> Figure:
    figure = picturing.lines(2)
    starred = figure.table.loc[figure.table["day"].isin(pd.to_datetime(["2024-10-24", "2024-10-29"]))]
    daily = figure.table.assign(note=pd.Series(dtype="str"))
    return coverage.days(daily, SOURCE, starred[["entity_id", "day"]])


def _estimates(by: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    return by(slice_of(portrayed(*days("-00000++-0+0"), *days("+++", "p2")), Selection()), MEASURED)


def _told() -> Slice:
    return everything(*_TELLINGS)


EVERY: Final[Mapping[Callable[..., Figure], Callable[[], Figure]]] = {
    coverage.ranking: picturing.bars,
    coverage.change_bars: picturing.before_and_now,
    coverage.days: _marked,
    coverage.days_in_all: lambda: coverage.days_in_all(
        pd.DataFrame(
            {"day": pd.date_range("2024-10-17", periods=4), "articles": pd.array([3, None, 0, 5], dtype="Int64")}
        ),
        SOURCE,
    ),
    coverage.company: lambda: coverage.company(_entities(articles=_counts()), "Jon Hamm", "people", SOURCE),
    coverage.sources: lambda: coverage.sources(
        pd.DataFrame({"source": ["The Daily", "=Post"], "articles": [9, 4]}), SOURCE
    ),
    trends.now_and_usual: lambda: trends.now_and_usual(
        _entities(articles=_counts(), expected=[0.25] * len(NAMES)), "24 hours", SOURCE
    ),
    stories.most_told: lambda: stories.most_told(
        story_metrics.by_story(_told()).assign(title=[f"Story {place}" for place in range(outlets.FEWEST)]), SOURCE
    ),
    stories.spread: lambda: stories.spread(
        story_metrics.since_first(story_metrics.reports(everything(*_TELLINGS[:2]).articles)), SOURCE
    ),
    outlets.stories: lambda: outlets.stories(outlet_metrics.by_outlet(_told()), SOURCE),
    outlets.lag: lambda: outlets.lag(outlet_metrics.by_outlet(_told()), SOURCE),
    outlets.beside: lambda: outlets.beside(
        _entities(articles=_counts(), other_articles=_counts()[::-1]), "Variety", "The Daily", "people", SOURCE
    ),
    portrayal.people: picturing.intervals,
    portrayal.compared: lambda: portrayal.compared(
        _estimates(portrayal_metrics.by_person).assign(row=["one", "other"]), "Elisabeth Moss", "", SOURCE
    ),
    portrayal.by_source: lambda: portrayal.by_source(
        _estimates(portrayal_metrics.by_person).assign(source=["A", "B"], name=["A", "B"]), "Elisabeth Moss", SOURCE
    ),
    delivery.by_source_and_day: picturing.grid,
}
"""For each function that makes a figure, one that it made."""
_NAMES: Final = [made.__name__ for made in EVERY]


@pytest.fixture(scope="module", params=EVERY.values(), ids=_NAMES)
def figure(request: pytest.FixtureRequest) -> Figure:
    made: Figure = request.param()
    return made


@pytest.fixture
def browser(chromium: Path, monkeypatch: pytest.MonkeyPatch, renderer: pictures.Renderer) -> None:
    """Let the warm browser of the tests draw for all formats."""
    monkeypatch.setenv("BROWSER_PATH", str(chromium))
    monkeypatch.setattr("analysis.export.pictures.picture.warm", lambda: renderer)


def test_every_function_that_makes_a_figure_is_here() -> None:
    names = [each.name for each in pkgutil.iter_modules(package.__path__)]
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    makers = {
        each
        for module in modules
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__ == module.__name__ and name[0] != "_" and get_type_hints(each)["return"] is Figure
    }
    assert makers == set(EVERY)


@pytest.mark.usefixtures("browser")
def test_a_figure_leaves_in_every_format(figure: Figure) -> None:
    for ending in FORMATS:
        assert len(write(illustrated(alone(figure), ending), ending)) > 20


def test_every_number_stands_in_the_table_files(figure: Figure) -> None:
    kept = pd.read_parquet(io.BytesIO(write(alone(figure), "parquet")))
    assert len(kept) == len(figure.table)
    rows = [
        row
        for row in openpyxl.load_workbook(io.BytesIO(write(alone(figure), "xlsx")))
        .worksheets[1]
        .iter_rows(min_row=TOP + 2, max_col=len(figure.table.columns), values_only=True)
        if any(value is not None for value in row)
    ]
    assert len(rows) == len(figure.table)
    for number in {figure.x, figure.color or figure.x, *filter(None, figure.ends)}:
        if pd.api.types.is_numeric_dtype(figure.table[number]):
            place = list(figure.table.columns).index(number)
            assert [row[place] for row in rows] == pytest.approx(
                [None if pd.isna(value) else value for value in figure.table[number].astype(object)]
            )


def test_a_chart_on_a_slide_has_the_figures_numbers(figure: Figure) -> None:
    made = slides.Presentation(io.BytesIO(write(alone(figure), "pptx")))
    charts = [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == (figure.form in FORMS)
    measured = figure.y if figure.form == "line" else figure.x
    drawn = {value for chart in charts for series in chart.plots[0].series for value in tuple(series.values)}
    told = {None if pd.isna(value) else value for value in figure.table[measured].astype(object)}
    assert not charts or told - {None} <= drawn


def test_stars_stand_over_their_points() -> None:
    figure = _marked()
    assert figure.table["rising"].sum() == 4
    made = slides.Presentation(io.BytesIO(write(alone(figure), "pptx")))
    [chart] = [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]
    for series in chart.plots[0].series:
        found = {label.get("val") for label in series._element.xpath("./c:dLbls/c:dLbl/c:idx")}  # noqa: SLF001  (python-pptx makes a label by asking for it)
        assert found == {"2", "7"}
        assert series.points[2].data_label.text_frame.text == STAR
    with ZipFile(io.BytesIO(write(alone(figure), "xlsx"))) as book:
        chart = book.read("xl/charts/chart1.xml").decode()
    labels = re.findall(r'<c:dLbl><c:idx val="(\d+)"/>(.*?)</c:dLbl>', chart)
    assert [place for place, label in labels if STAR in label] == ["2", "7", "2", "7"]
    assert all("<c:delete" in label for _, label in labels if STAR not in label)

"""Report: figures of a text, edited, saved and frozen."""

from pathlib import Path

import pytest

from analysis.dashboard.parts.text import plain
from analysis.metrics.coverage import by_entity
from analysis.reports import frozen, shelf
from analysis.selection import Selection
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import figures, words

TEXT = 'title = "Ours"\n[[figures]]\nkind = "people"\n'


@pytest.fixture
def told(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    ingested(
        corpus,
        batch(
            Told("aa1", "Pears", "Jon Hamm picked pears in the valley.", "Variety", "2024-10-17 08:00"),
            Told("bb1", "Carols", "Saoirse Ronan sang carols in a hall.", "The Daily", "2024-10-18 09:00"),
        ),
    )
    shelf.save(corpus, "ours", TEXT)
    return corpus


def test_a_reports_figures_have_the_numbers_of_the_metrics(shown: Shown, told: Path) -> None:
    page = shown("report", told, report="ours")
    assert not page.exception
    table = by_entity(slice_of(snapshot(told), Selection()), ("person",))
    assert figures(page)[0].numbers("x", 0) == {(row.entity_id,): row.articles for row in table.itertuples()}


def test_filters_take_the_place_of_the_reports_selection(shown: Shown, told: Path) -> None:
    page = shown("report", told, report="ours", person="p2")
    assert figures(page)[0].numbers("x", 0) == {("p2",): 1}


def test_a_text_that_is_wrong_is_told_and_nothing_is_saved(shown: Shown, told: Path) -> None:
    page = shown("report", told, report="ours")
    page.text_area(key="report-text-ours").set_value('title = "Ours"').run()
    assert plain('ours: there is no figure; write [[figures]] and below it kind = "trending"') in [
        error.value for error in page.error
    ]
    assert shelf.opened(told, "ours").text == TEXT


def test_a_report_is_saved_under_a_name(shown: Shown, told: Path) -> None:
    page = shown("report", told, report="ours")
    page.text_area(key="report-text-ours").set_value(TEXT.replace("people", "shows")).run()
    page.text_input(key="report-name-ours").set_value("mine").run()
    page.button(key="report-save").click().run()
    assert not page.exception
    assert shelf.saved(told) == ["mine", "ours"]
    assert page.query_params["report"] == "mine"


def test_a_frozen_report_tells_what_changed_since(shown: Shown, told: Path) -> None:
    page = shown("report", told, report="ours")
    page.text_input(key="report-freeze-ours").set_value("kept").run()
    page.button(key="report-freeze").click().run()
    assert frozen.frozen(told) == ["kept"]
    assert "All numbers are still the same." in words(shown("report", told, report="kept"))
    ingested(told, batch(Told("cc1", "Plums", "Jon Hamm picked plums by the sea.", "Variety", "2024-10-18 08:00")))
    page = shown("report", told, report="kept")
    assert "1 number has changed since." in words(page)
    assert plain("Jon Hamm: restated: 2, was 1: test on 1 November 2024") in words(page)
    assert figures(page)[0].numbers("x", 0) == {("p2",): 1, ("p4",): 1}


def test_a_report_that_lacks_whom_it_is_of_says_so(shown: Shown, told: Path) -> None:
    page = shown("report", told, report="person")
    assert plain("person, figure 2 (with-people): it is of one person or show, and none are asked for; name one") in [
        warning.value for warning in page.warning
    ]
    assert "The filters on the left say whom and what a report is of: people, shows, sources." in words(page)


def test_a_report_is_called_with_its_day(shown: Shown, told: Path) -> None:
    page = shown("report", told, report="ours")
    page.button(key="report-freeze").click().run()
    assert frozen.frozen(told)[-1] == "ours-2024-10-18"
    assert "Ours 2024-10-18 (frozen)" in page.selectbox(key="choice-report").options

"""Outlets: the numbers of the metrics in every view, and what the address asks for."""

from pathlib import Path

import pytest

from analysis.dashboard.parts.text import plain
from analysis.metrics import outlets as metrics
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import snapshot
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import figures, words
from tests.fires import TITLE, fire


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("outlets") / "corpus"
    ingested(
        corpus,
        batch(
            fire("aa1", "Variety", 8),
            fire("aa2", "The Daily", 10),
            Told("bb1", "Pears", "Jon Hamm picked pears in the valley.", "Le Monde", "2024-10-18 08:00"),
            Told("cc1", "Carols", "Saoirse Ronan sang carols in a hall.", "The Daily", "2024-10-18 09:00"),
        ),
    )
    return corpus


@pytest.fixture
def everything(told: Path) -> Slice:
    return slice_of(snapshot(told), Selection(copies=True))


def test_all_outlets_are_drawn_and_listed(shown: Shown, told: Path, everything: Slice) -> None:
    page = shown("outlets", told)
    assert not page.exception
    table = metrics.by_outlet(everything)
    drawn = figures(page)[0]
    assert drawn.numbers("x", 0) == {(row.source,): row.stories for row in table.itertuples()}
    assert drawn.numbers("x", 1) == {(row.source,): row.alone for row in table.itertuples()}
    assert list(page.dataframe[0].value["ahead"]) == list(table["ahead"])


def test_who_has_named_no_outlet_of_ours_is_asked_to(shown: Shown, told: Path) -> None:
    assert "Choose which outlets are yours" in words(shown("outlets", told, tab="not-ours"))


def test_what_is_not_ours_yet(shown: Shown, told: Path) -> None:
    page = shown("outlets", told, tab="not-ours", ours="Le Monde")
    assert list(page.dataframe[0].value["title"]) == [TITLE]
    assert "besides, 1 story that only one outlet tells in it" in words(page)
    with_rivals = shown("outlets", told, tab="not-ours", ours="Variety", rivals="Le Monde")
    assert list(with_rivals.dataframe[0].value["rivals"]) == [1]
    none = shown("outlets", told, tab="not-ours", ours=["Variety", "Le Monde"])
    assert "Every story that several outlets have is ours too." in words(none)


def test_what_is_only_ours(shown: Shown, told: Path) -> None:
    page = shown("outlets", told, tab="only-ours", ours="The Daily")
    assert list(page.dataframe[0].value["title"]) == ["Carols"]
    assert "Every story that we have, another outlet has too." in words(
        shown("outlets", told, tab="only-ours", ours="Variety")
    )


def test_who_was_first(shown: Shown, told: Path) -> None:
    page = shown("outlets", told, tab="behind", ours="The Daily")
    said = "Of 1 shared story we had none first. In the others we are 2 hours behind, in the median."
    assert said in words(page)
    assert list(page.dataframe[0].value["lag"]) == [2.0]
    assert "We share no story" in words(shown("outlets", told, tab="behind", ours="Le Monde"))
    assert "we had 1 first." in words(shown("outlets", told, tab="behind", ours="Variety"))


def test_our_outlets_of_the_settings_are_chosen_already(
    shown: Shown, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARQUEE_OURS", '["The Daily", "An outlet of another corpus"]')
    page = shown("outlets", told, tab="only-ours")
    assert list(page.dataframe[0].value["title"]) == ["Carols"]


def test_two_outlets_head_to_head(shown: Shown, told: Path) -> None:
    page = shown("outlets", told, tab="duel", one="Variety", other="The Daily")
    said = words(page)
    assert plain("Both have 1 story. Only Variety has 0, only The Daily 1.") in said
    assert plain("In the median Variety is 2 hours ahead.") in said
    assert figures(page)[0].numbers("x", 0) == {("p1",): 1.0, ("p4",): 0.0}
    assert list(page.dataframe[0].value["lead"]) == [2.0]
    assert "Choose two different outlets." in words(shown("outlets", told, tab="duel", one="Variety", other="Variety"))


def test_a_selection_of_one_outlet_has_nobody_to_compare_with(shown: Shown, told: Path) -> None:
    assert "Two outlets are needed" in words(shown("outlets", told, tab="duel", source="Variety"))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"tab": "x"}, "This link asks for view 'x'; there are all, not-ours, only-ours, behind, duel"),
        ({"tab": "only-ours", "ours": "Nobody"}, "This link asks for Nobody, which this corpus does not have"),
        ({"tab": "duel", "one": "Nobody"}, "This link asks for Nobody, which this selection does not have"),
    ],
)
def test_what_the_address_cannot_be_given_stops_the_page(
    shown: Shown, told: Path, asked: dict[str, str], text: str
) -> None:
    page = shown("outlets", told, **asked)
    assert plain(text) in [error.value for error in page.error]


def test_nothing_in_the_selection_is_said(shown: Shown, told: Path) -> None:
    assert "No article in this selection." in words(shown("outlets", told, since="2024-01-01", until="2024-01-02"))

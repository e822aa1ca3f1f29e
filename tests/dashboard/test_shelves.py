"""The Shows page, where other works than shows are chosen, and their profiles."""

from pathlib import Path

import pytest

from analysis.dashboard.parts.shelves import SHELVES, of_kind
from analysis.entities.gazetteer import WORKS
from analysis.ingest import ingest
from analysis.metrics.coverage import by_entity
from analysis.packaged import resources
from analysis.selection import Selection
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, Told, batch
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import words


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("songs") / "corpus"
    articles = batch(
        Told("a1", "One", "Taylor Swift sang her song “Cruel Summer” twice."),
        Told("a2", "Two", "The song “Cruel Summer” played at the Met Gala."),
        Told("a3", "Three", "Mad Men is back."),
    )
    ingest([articles], corpus, resources(), SIGNATURE)
    return corpus


def test_every_kind_of_work_stands_on_one_shelf() -> None:
    assert sorted(kind for shelf in SHELVES for kind in shelf.kinds) == sorted(WORKS)
    assert of_kind("album").key == "music"


def test_the_page_shows_shows_and_a_choice_of_what_else_the_corpus_names(shown: Shown, songs: Path) -> None:
    page = shown("shows", songs, window="all")
    assert [title.value for title in page.title] == ["Shows"]
    (choice,) = page.segmented_control
    assert choice.options == ["Shows", "Songs and albums", "Events"]
    assert choice.value == "shows"


def test_a_corpus_of_shows_only_has_no_choice(shown: Shown, tmp_path: Path) -> None:
    ingest([batch(Told("a1", "Mad Men is back"))], tmp_path / "c", resources(), SIGNATURE)
    assert not shown("shows", tmp_path / "c", window="all").segmented_control


def test_the_kind_stands_in_the_address_and_its_works_are_listed(shown: Shown, songs: Path) -> None:
    page = shown("shows", songs, window="all", kind="music")
    assert [title.value for title in page.title] == ["Songs and albums"]
    table = by_entity(slice_of(snapshot(songs), Selection()), ("song", "album"))
    assert page.dataframe[0].value["name"].tolist() == table["name"].tolist() == ["Cruel Summer"]


def test_a_choice_is_written_into_the_address(shown: Shown, songs: Path) -> None:
    page = shown("shows", songs, window="all")
    page.segmented_control[0].set_value("events").run()
    assert page.query_params["kind"] == "events"
    assert [title.value for title in page.title] == ["Events"]


def test_a_kind_that_is_none_stops_the_page(shown: Shown, songs: Path) -> None:
    page = shown("shows", songs, window="all", kind="poems")
    assert [error.value.replace("\\", "") for error in page.error] == [
        "This link asks for works of the kind 'poems'; there are shows, music, books, stage, games, podcasts, events"
    ]


def test_a_kind_that_the_corpus_does_not_name_says_so(shown: Shown, songs: Path) -> None:
    page = shown("shows", songs, window="all", kind="books")
    assert "No article in this selection names books that Marquee knows." in words(page)


@pytest.mark.parametrize(
    ("entity", "name", "what"),
    [
        ("cruel-summer-song", "Cruel Summer", "song"),
        ("met-gala-event", "Met Gala", "event"),
        ("mad-men-series", "Mad Men", "series"),
    ],
)
def test_every_work_has_a_profile(shown: Shown, songs: Path, entity: str, name: str, what: str) -> None:
    page = shown("shows", songs, window="all", entity=entity)
    assert not page.exception
    assert [title.value for title in page.title] == [name]
    assert what in words(page)


def test_a_filter_finds_other_works_by_name_and_kind(shown: Shown, songs: Path) -> None:
    page = shown("articles", songs, window="all", show="cruel-summer-song")
    assert [metric for metric in page.subheader if metric.value == "2 articles"]
    assert "Cruel Summer (song)" in page.multiselect(key="show").options

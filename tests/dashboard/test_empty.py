"""A corpus without an article, since all that came is held back: every page and every answer says so."""

from pathlib import Path

import pytest

from analysis.metrics.listing import listing
from analysis.metrics.sources import delivered
from analysis.selection import Selection
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from analysis.store.texts import headlines
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import Shown


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("held") / "corpus"
    ingested(corpus, batch(Told("a1", "Jon Hamm", not_before="2099-01-01")))
    return corpus


@pytest.mark.parametrize(
    "path", ["", "stories", "people", "shows", "outlets", "portrayal", "articles", "corpus", "methods"]
)
def test_no_page_fails_and_none_tells_what_is_held_back(shown: Shown, held: Path, path: str) -> None:
    page = shown(path, held)
    assert not page.exception
    assert "Jon Hamm" not in str(page.main)


def test_lists_are_empty_tables(held: Path) -> None:
    corpus = slice_of(snapshot(held), Selection())
    assert listing(corpus, headlines(snapshot(held))).empty
    assert delivered(corpus).empty

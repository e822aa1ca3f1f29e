"""One warm browser for all tests of exports in a process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.export.pictures.renderer import Renderer
from tests.browser.chromium import MISSING, found


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the path of a Chromium."""
    path = found()
    assert path, MISSING
    return Path(path)


@pytest.fixture(scope="session")
def renderer(chromium: Path) -> Iterator[Renderer]:
    """Return a renderer with that Chromium."""
    made = Renderer(60, chromium, start_limit=180)
    yield made
    made.close()

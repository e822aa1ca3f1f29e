"""Fixtures for tests of pages without a browser: `shown` runs a page over a corpus, `sample` is the sample's folder."""

import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import TypeAlias

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

ROOT = Path(__file__).parents[2]
SECONDS = 60

Shown: TypeAlias = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sample(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample corpus; the folder above it is a corpus not begun yet."""
    return copytree(made_sample, tmp_path_factory.mktemp("newsroom") / "corpus") / "sample"


@pytest.fixture(autouse=True)
def _main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bring back what the process runs: AppTest puts its page there, and processes of later tests would run that."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, sample: Path) -> Shown:
    """Return a function that runs a page: its path, the corpus's folder (the sample's by default), its parameters."""

    def page(path: str = "", corpus: Path | None = None, **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("MARQUEE_CORPUS", str(corpus or sample.parent))
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
        # AppTest leads to pages that are files, and these are none.
        test._page_hash = calc_hash(path)  # noqa: SLF001  (AppTest has no other way to a page)
        for name, value in parameters.items():
            test.query_params[name] = value
        return test.run()

    return page
